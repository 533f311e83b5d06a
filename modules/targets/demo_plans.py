"""The plans of a generated region: most agreed, some waiting, returned, half done or missing."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Final

from sqlalchemy import select

from kinerja.audit.service import SYSTEM, Actor, act_as
from kinerja.database import db
from kinerja.demo.scene import DemoScene
from kinerja.ids import PersonId
from kinerja.rubrics.service import current_rubric
from modules.targets import deciding
from modules.targets.assigning import assign
from modules.targets.deciding import Verdict
from modules.targets.from_templates import targets_from, templates_for
from modules.targets.models import Plan
from modules.targets.rules import TargetDraft, deadline, plan_day
from modules.targets.seats import Seat, all_seats

_MOST: Final = 6  # results taken over by one person
_ENDS: Final = (("agreed", 86), ("proposed", 4), ("returned", 4), ("draft", 3), ("missing", 3))
# a year that is over has hardly anybody left without a plan
_PAST: Final = (("agreed", 97), ("returned", 1), ("draft", 1), ("missing", 1))
_LINKED: Final = 0.8
_LINKS: Final = 2  # results of one person that are linked
_EXPECTED: Final = 0.35
_EXPECTATIONS: Final = (
    "Warga lanjut usia dilayani tanpa harus antre ulang.",
    "Melatih satu rekan baru sampai mandiri.",
    "Menyampaikan kendala sebelum tenggat, bukan sesudahnya.",
)
_REASONS: Final = (
    "Target hasil pertama di bawah capaian tahun lalu, mohon dinaikkan.",
    "Indikator mutu belum ada. Tambahkan satu untuk hasil utama.",
    "Dua hasil ini satu pekerjaan. Gabungkan, lalu ajukan lagi.",
)


@dataclass(frozen=True, slots=True)
class _Played:
    """What one person is to do: the end their plan of the year comes to."""

    seat: Seat
    year: int
    end: str
    chance: Random


def play_plans(scene: DemoScene, year: int) -> int:
    """A plan of the year for almost everybody who holds a position; how many there are.

    Superiors come first, so that people find results to link to.
    """
    seats = all_seats(plan_day(year, scene.as_of))
    templates = current_rubric().said.templates
    ends = _PAST if year < scene.as_of.year else _ENDS
    drafts: dict[Seat, list[TargetDraft]] = {}
    results: dict[PersonId | None, list[TargetDraft]] = {}
    played: list[_Played] = []
    for number, seat in enumerate(_superiors_first(seats.values())):
        chance = scene.chance(f"plan/{year}/{number}")
        end = chance.choices([end for end, _share in ends], [share for _end, share in ends])[0]
        offered = templates_for(templates, seat.family, ())[:_MOST]
        if end == "missing" or not offered:
            continue
        one = _Played(seat, year, end, chance)
        drafts[seat] = _drafted(targets_from(offered, [], "id"), results.get(seat.assessor), one)
        results[seat.person] = drafts[seat]
        played.append(one)
    begun = assign(drafts, year)
    plans = {plan.id: plan for plan in db.session.scalars(select(Plan).where(Plan.year == year))}
    for one in played:
        _play(one, plans[begun[one.seat]])
    act_as(SYSTEM)
    return len(begun)


def _drafted(
    targets: Sequence[TargetDraft], above: Sequence[TargetDraft] | None, played: _Played
) -> list[TargetDraft]:
    """The first results linked to the superior's; who is still drafting is a bit short of 100."""
    chance, made = played.chance, []
    for at, target in enumerate(targets):
        is_linked = above and at < _LINKS and chance.random() < _LINKED
        superior = chance.choice(above).id if above and is_linked else None
        short = 5 if played.end == "draft" and at == 0 else 0
        made.append(replace(target, superior=superior, weight=max(1, target.weight - short)))
    return made


def _superiors_first(seats: Collection[Seat]) -> list[Seat]:
    """By how many stand above somebody, then by position: the same in every run."""
    by_person = {seat.person: seat for seat in seats}

    def height(seat: Seat) -> int:
        met = {seat.person}
        above = seat.assessor
        while above in by_person and above not in met:
            met.add(above)
            above = by_person[above].assessor
        return len(met)

    return sorted(seats, key=lambda seat: (height(seat), seat.position))


def _play(played: _Played, plan: Plan) -> None:
    """One person's plan to the end it comes to."""
    seat = played.seat
    if played.end == "draft":
        return
    act_as(Actor("person", seat.person))
    deciding.propose(plan, seat)
    plan.proposed_at = _moment(played, 5, 24)
    if seat.assessor and played.end in {"agreed", "returned"}:
        act_as(Actor("person", seat.assessor))
        _decide(plan, seat.assessor, played)


def _decide(plan: Plan, superior: PersonId, played: _Played) -> None:
    chance = played.chance
    if played.end == "returned":
        verdict = Verdict(plan.edition, reason=chance.choice(_REASONS))
        deciding.give_back(plan.id, superior, verdict)
        return
    expected = chance.choice(_EXPECTATIONS) if chance.random() < _EXPECTED else ""
    deciding.agree(plan.id, superior, Verdict(plan.edition, expected))
    plan.agreed_at = _moment(played, 25, deadline(played.year).day)
    db.session.flush()


def _moment(played: _Played, first: int, last: int) -> datetime:
    """Some office hour in January of the year planned."""
    day, minute = played.chance.randint(first, last), played.chance.randint(0, 7 * 60)
    return datetime(played.year, 1, day, 1, tzinfo=UTC) + timedelta(minutes=minute)
