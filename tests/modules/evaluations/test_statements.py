"""How many statements the pages opened most take, in each of the shipped regions.

Counted is everything a signed-in request sends, from the region and the session to the messages
not read; not the directory of regions, which is read again every few seconds.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select, update

from kinerja.access import Role
from kinerja.accounts.models import Account, AccountState
from kinerja.database import db, now
from kinerja.demo.regions import REGIONS
from kinerja.ids import PersonId, TenantId
from kinerja.people.models import Person
from kinerja.periods.models import Period
from kinerja.tenancy import unit_of_work
from modules.evaluations.models import Evaluation, EvaluationStage
from modules.evaluations.queries import TAKES_RATINGS
from tests.counting import counted
from tests.factories.accounts import Somebody, sign_in
from tests.factories.people import grant_role
from tests.factories.played import play_region

LIST: Final = 8
RESULT: Final = 8
FORM: Final = 10
HOME: Final = 14
_RATERS: Final = 2
_EACH: Final = 4


@dataclass(frozen=True)
class Rated:
    """One evaluation with the two it is about."""

    id: UUID
    assessor: PersonId
    person: PersonId
    unit: UUID
    is_final: bool


@dataclass(frozen=True)
class Played:
    """A region whose cycle was played, with everything in it that is or can be rated.

    `raters` are those who rate most people.
    """

    app: Flask
    tenant: TenantId
    slug: str
    raters: tuple[PersonId, ...]
    rated: tuple[Rated, ...]

    def of(self, assessor: PersonId, *, is_final: bool) -> list[Rated]:
        """A few of those this assessor rates."""
        found = [each for each in self.rated if each.assessor == assessor]
        return [each for each in found if each.is_final is is_final][:_EACH]

    @property
    def somebody(self) -> Rated:
        """Somebody who rates nobody."""
        rate = {each.assessor for each in self.rated}
        return next(each for each in self.rated if each.person not in rate and not each.is_final)

    def page(self, path: str) -> str:
        """The address of a page of the region."""
        return f"/{self.slug}/{path}"

    def browser(
        self, person: PersonId, role: Role | None = None, unit: UUID | None = None
    ) -> FlaskClient:
        """A browser in which this person is signed in, with a role if named."""
        client = self.app.test_client()
        with self.app.app_context():
            with unit_of_work(self.tenant):
                who = db.session.scalars(select(Person).where(Person.id == person)).one()
                if role is not None:
                    grant_role(who, role, unit)
                whose = Somebody(self.tenant, self.slug, person, account_of(person), who.nip)
            sign_in(client, whose)
        return client


def account_of(person: PersonId) -> UUID:
    """The account that was made for a generated person, in use from now on."""
    used = update(Account).where(Account.person_id == person).values(state=AccountState.ACTIVE)
    return db.session.execute(used.returning(Account.id)).scalar_one()


@pytest.fixture(scope="module", params=REGIONS)
def played(
    request: pytest.FixtureRequest, app: Flask, tmp_path_factory: pytest.TempPathFactory
) -> Played:
    slug = f"hitung{request.param}"
    with app.app_context():
        tenant = play_region(request.param, slug, tmp_path_factory.mktemp(slug), staff=14)
        with unit_of_work(tenant):
            send_self_assessments()
            return Played(app, tenant, slug, tuple(raters()), tuple(rated()))


def send_self_assessments() -> None:
    """Every second one of those not rated yet, as if sent: a superior reads it in the form."""
    waiting = select(Evaluation).where(Evaluation.stage == EvaluationStage.RATING)
    for evaluation in list(db.session.scalars(waiting.order_by(Evaluation.id)))[::2]:
        evaluation.self_submitted_at = evaluation.self_submitted_at or now()


def raters() -> list[PersonId]:
    most = (
        select(Evaluation.assessor_id)
        .where(Evaluation.assessor_id.is_not(None))
        .group_by(Evaluation.assessor_id)
        .order_by(func.count().desc(), Evaluation.assessor_id)
    )
    return [PersonId(each) for each in db.session.scalars(most.limit(_RATERS)) if each]


def rated() -> Iterator[Rated]:
    """What takes ratings, that of the latest period first, and all that is final."""
    own = select(Evaluation).join(Period, Period.id == Evaluation.period_id)
    is_open = Evaluation.stage == EvaluationStage.RATING
    asked = own.where(
        Evaluation.assessor_id.is_not(None), ~is_open | Period.stage.in_(TAKES_RATINGS)
    )
    for each in db.session.scalars(asked.order_by(Period.ends_on.desc(), Evaluation.id)):
        assert each.assessor_id
        is_final = each.stage is not EvaluationStage.RATING
        yield Rated(each.id, each.assessor_id, each.person_id, each.unit_id, is_final)


def assert_few(client: FlaskClient, url: str, most: int) -> None:
    """The second request takes at most so many: the first learns what never changes."""
    assert client.get(url).status_code == 200, url
    with counted() as statements:
        client.get(url)
    own = [sql for sql in statements if "FROM platform.tenant" not in sql]
    assert len(own) <= most, "\n\n".join([f"{url}: {len(own)} statements", *own])


def test_a_superior_s_list(played: Played) -> None:
    for rater in played.raters:
        assert_few(played.browser(rater), played.page("evaluations"), LIST)


def test_a_rating_form(played: Played) -> None:
    for rater in played.raters:
        client = played.browser(rater)
        for each in played.of(rater, is_final=False):
            assert_few(client, played.page(f"evaluations/{each.id}/rate"), FORM)


def test_a_self_assessment(played: Played) -> None:
    own = played.somebody
    assert_few(played.browser(own.person), played.page(f"results/{own.id}/self"), FORM)


def test_a_result(played: Played) -> None:
    for each in played.of(played.raters[0], is_final=True):
        for reader in (each.person, each.assessor):
            assert_few(played.browser(reader), played.page(f"results/{each.id}"), RESULT)


def test_the_first_page_of_staff(played: Played) -> None:
    for person in (played.somebody.person, *played.raters):
        assert_few(played.browser(person), played.page(""), HOME)


def test_the_first_page_and_overview_of_a_unit_s_administrator(played: Played) -> None:
    rater = played.raters[0]
    client = played.browser(rater, Role.ADMIN_OPD, played.of(rater, is_final=True)[0].unit)
    assert_few(client, played.page(""), HOME)
    assert_few(client, played.page("overview"), LIST)


def test_the_first_page_and_overview_of_a_region_s_administrator(played: Played) -> None:
    client = played.browser(played.raters[1], Role.ADMIN_DAERAH)
    assert_few(client, played.page(""), HOME)
    assert_few(client, played.page("overview"), LIST)
