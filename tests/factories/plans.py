"""A rubric with templates, and plans in every stage, through the services people use."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from kinerja.ids import PersonId
from kinerja.local_dates import today
from kinerja.rubrics.service import publish_rubric
from modules.targets import deciding, service
from modules.targets.deciding import Verdict
from modules.targets.models import Plan
from modules.targets.queries import targets_of
from modules.targets.rules import MeasureDraft, TargetDraft
from modules.targets.seats import Seat, seat_of
from tests.factories.evaluations import rubric_document, words

MEASURE = MeasureDraft(indicator="Laporan selesai", unit="laporan", target=Decimal(12))


def template(code: str, *, main: bool = True, family: str = "umum") -> dict[str, Any]:
    """A template with two measures, of 60 and 40 percent."""
    measures = [
        {
            "code": f"{code}_{number}",
            "aspect": aspect,
            "indicator": words(f"Ukuran {number} {code}"),
            "unit": words("persen"),
            "target": target,
            "better": better,
            "source": "log",
            "weight": weight,
        }
        for number, (aspect, target, better, weight) in enumerate(
            [("quality", 97, "higher", 60), ("time", 3, "lower", 40)], start=1
        )
    ]
    return {
        "code": code,
        "families": [family],
        "main": main,
        "result": words(f"Hasil {code}"),
        "measures": measures,
    }


def publish_templates(*templates: dict[str, Any]) -> None:
    """A rubric in force with these templates; two main and one additional unless told."""
    usual = (template("layanan"), template("laporan"), template("tim", main=False))
    publish_rubric({**rubric_document(), "templates": list(templates or usual)})


def seat(person: PersonId) -> Seat:
    """What somebody holds today."""
    found = seat_of(person, today())
    assert found is not None
    return found


def make_plan(person: PersonId, *weights: int, year: int | None = None) -> Plan:
    """A draft with one result of one measure for each weight; one of 100 unless told."""
    plan = service.open_plan(seat(person), year or today().year)
    for number, weight in enumerate(weights or (100,), start=1):
        add_result(plan, weight, f"Hasil {number}")
    return plan


def add_result(
    plan: Plan, weight: int = 100, result: str = "Hasil", superior: UUID | None = None
) -> UUID:
    """One more main result with one measure."""
    added = service.add_target(plan, is_main=True)
    saved = next(each for each in targets_of(plan.id) if each.id == added)
    draft = TargetDraft(
        added, saved.number, result, weight=weight, superior=superior, measures={1: MEASURE}
    )
    service.save_target(plan, saved, draft)
    return added


def propose(person: PersonId, *weights: int, year: int | None = None) -> Plan:
    """A plan that waits for the superior."""
    plan = make_plan(person, *weights, year=year)
    deciding.propose(plan, seat(person))
    return plan


def agree(person: PersonId, superior: PersonId, *weights: int, year: int | None = None) -> Plan:
    """A plan that is agreed."""
    plan = propose(person, *weights, year=year)
    return deciding.agree(plan.id, superior, Verdict(plan.edition))
