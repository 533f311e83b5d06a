"""Service units, questionnaires, surveys, links and sheets."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from kinerja import paths
from kinerja.database import db, now
from kinerja.packs import Instrument, read_pack
from kinerja.tenancy import TenantId, unit_of_work
from kinerja.tenancy.models import Region
from modules.surveys import service
from modules.surveys.models import Channel
from modules.surveys.rollup import recount_at
from modules.surveys.sealing import new_token
from tests.factories.units import make_unit

TODAY = date(2026, 6, 15)


@dataclass(frozen=True)
class OpenSurvey:
    """An open survey of one region with its link."""

    tenant: TenantId
    slug: str
    survey_id: UUID
    link_id: UUID
    code: str

    @property
    def path(self) -> str:
        """Where citizens answer."""
        return f"/s/{self.slug}.{self.code}"


def make_instrument() -> Instrument:
    """The nine elements as a region's files have them."""
    (instrument,) = read_pack(paths.TENANTS / "lhokseumawe").instruments
    return instrument


def make_survey(  # noqa: PLR0913  # what a test may want to differ
    tenant: TenantId,
    *,
    name: str = "KTP-el dan akta",
    opens_on: date | None = None,
    closes_on: date | None = None,
    channel: Channel = Channel.LINK,
    population: int | None = None,
) -> OpenSurvey:
    """A survey of a new service, open for a month around today unless said otherwise."""
    today = date.today()  # noqa: DTZ011  # the middle of a month's span: no zone moves it out
    with unit_of_work(tenant):
        (version,) = service.load_instruments([make_instrument()])
        unit = make_unit(code=f"dinas-{name}", name="Disdukcapil")
        db.session.add(unit)
        db.session.flush()
        place = service.register_service_unit(f"loket-{name}"[:40], name, unit.id)
        survey = service.open_survey(
            place,
            version,
            opens_on or today - timedelta(days=15),
            closes_on or today + timedelta(days=15),
            population,
        )
        link = service.issue_link(survey.id, channel)
        slug = db.session.query(Region.slug).scalar()
        return OpenSurvey(tenant, slug, survey.id, link.id, link.code)


def make_sheet(levels: tuple[int | None, ...] = (3,) * 9, **more: object) -> service.Sheet:
    """A sheet of a visit of its own."""
    said: dict[str, object] = {
        "token": new_token(),
        "levels": levels,
        "on": TODAY,
        "language": "id",
        "consent_version": 1,
    }
    return service.Sheet(**{**said, **more})  # type: ignore[arg-type]


def submit(survey: OpenSurvey, *sheets: tuple[int | None, ...]) -> None:
    """Take in these sheets, each committed by itself."""
    for levels in sheets:
        with unit_of_work(survey.tenant):
            service.submit_answer(survey.survey_id, make_sheet(levels))


def submit_on(survey: OpenSurvey, *days: date) -> None:
    """Take in one sheet on each of these days."""
    for day in days:
        with unit_of_work(survey.tenant):
            service.submit_answer(survey.survey_id, make_sheet(on=day))


def count_at_close(*surveys: OpenSurvey) -> None:
    """Count these surveys as it is done after their end: everything that may be told."""
    for survey in surveys:
        with unit_of_work(survey.tenant):
            recount_at(str(survey.survey_id), now() + timedelta(days=40))
