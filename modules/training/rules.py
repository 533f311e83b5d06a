"""Who is referred to which programme, and what may become of a referral. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from kinerja.packs.training_document import Programme, ReferralRule, TrainingDocument
from kinerja.text import Text
from modules.training.models import ReferralState

S = ReferralState
# who moves a referral on, and where to
ENDORSING: Final = frozenset({S.ENDORSED, S.NOT_ENDORSED})
MOVES: Final[Mapping[ReferralState, frozenset[ReferralState]]] = MappingProxyType(
    {
        S.PROPOSED: ENDORSING,
        S.ENDORSED: frozenset({S.APPROVED, S.REVISE, S.REFUSED}),
        S.REVISE: ENDORSING,
        S.NOT_ENDORSED: frozenset(),
        S.APPROVED: frozenset({S.SCHEDULED, S.REFUSED}),
        S.SCHEDULED: frozenset({S.ATTENDED, S.APPROVED}),
        S.REFUSED: frozenset(),
        S.ATTENDED: frozenset(),
    }
)
NEEDS_NOTE: Final = frozenset({S.NOT_ENDORSED, S.REVISE, S.REFUSED})
AS_EXPECTED: Final = Fraction(80)  # points of level 3: all behaviours of the level required


@dataclass(frozen=True, slots=True)
class Item:
    """One indicator of a result: points (0-100) now and, where known, the period before."""

    code: str
    label: Text
    points: Fraction
    competency: str | None = None
    before: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """A final result as the referral rules see it; `score` and `score_before` on 0-100."""

    family: str
    predicate: str
    score: Fraction
    items: Sequence[Item] = field(default_factory=tuple)
    score_before: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A programme for a person, by which rule, for which item (empty: the whole result)."""

    rule: str
    item: str
    programme: str
    purpose: str
    reason: Text


@dataclass(frozen=True, slots=True)
class _Hit:
    item: str
    label: Text
    value: Fraction
    limit: Fraction


_WHOLE: Final = Text("Nilai akhir", "Final score")


def proposals(training: TrainingDocument, result: Result) -> list[Proposal]:
    """Everything the rules refer this person to, in the order of the rules.

    A programme is proposed once, by the first rule that leads to it; of a rule's programmes the
    first one that is open to the person's position family counts.
    """
    programmes = {each.code: each for each in training.programmes}
    found: dict[str, Proposal] = {}
    for rule in training.rules:
        if rule.families and result.family not in rule.families:
            continue
        for hit in _hits(rule, result):
            programme = _first_open(rule, programmes, result.family)
            if programme is not None and programme not in found:
                found[programme] = Proposal(
                    rule.code, hit.item, programme, rule.purpose, _reason(rule.reason, hit)
                )
    return list(found.values())


def _first_open(rule: ReferralRule, programmes: Mapping[str, Programme], family: str) -> str | None:
    for code in rule.programmes:
        families = programmes[code].families
        if not families or family in families:
            return code
    return None


def _hits(rule: ReferralRule, result: Result) -> Iterator[_Hit]:
    """What makes the rule apply; at most once for each item."""
    if rule.predicate:
        if result.predicate in rule.predicate:
            yield _Hit("", _WHOLE, result.score, result.score)
        return
    for item in _seen(rule, result):
        if rule.below is not None and item.points < rule.below:
            yield _Hit(item.code, item.label, item.points, rule.below)
        elif rule.gap is not None and missing_levels(item) >= rule.gap:
            yield _Hit(item.code, item.label, Fraction(missing_levels(item)), Fraction(rule.gap))
        elif rule.improved_by is not None and _gain(item) >= rule.improved_by:
            yield _Hit(item.code, item.label, item.points, rule.improved_by)


def missing_levels(item: Item) -> int:
    """At least how many competency levels are missing, going by the rating (form B.1.9).

    A rating is relative to the level the position requires: below 3 not all behaviours of that
    level were seen, so one level at least is missing.
    """
    return int(item.competency is not None and item.points < AS_EXPECTED)


def _seen(rule: ReferralRule, result: Result) -> list[Item]:
    if not rule.items:
        return [Item("", _WHOLE, result.score, None, result.score_before)]
    return [item for item in result.items if {item.code, item.competency} & set(rule.items)]


def _gain(item: Item) -> Fraction:
    return Fraction(-1) if item.before is None else item.points - item.before


def _reason(reason: Text, hit: _Hit) -> Text:
    return Text(
        _filled(reason.id, hit.label.id, hit, ","), _filled(reason.en, hit.label.en, hit, ".")
    )


def _filled(template: str, label: str, hit: _Hit, point: str) -> str:
    """The known placeholders filled in; nothing else in the sentence is touched."""
    known = {"item": label, "value": _figure(hit.value, point), "limit": _figure(hit.limit, point)}
    for name, text in known.items():
        template = template.replace(f"{{{name}}}", text)
    return template


def _figure(value: Fraction, point: str) -> str:
    return f"{float(value):.2f}".rstrip("0").rstrip(".").replace(".", point)
