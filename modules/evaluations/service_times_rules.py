"""Counting the cases of a service against its standard: what is asked, read and missing. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from kinerja.packs.rubric_document import RubricDocument, Standard
from kinerja.rubrics.example import services_of
from kinerja.rubrics.measures import Measure, share_within
from kinerja.rubrics.rubric import Rubric, Source
from kinerja.text import Text

MOST_CASES: Final = 10_000_000


@dataclass(frozen=True, slots=True)
class Count:
    """Of `cases` (above 0) of a service, `within` (0 to cases) were done within its time."""

    cases: int
    within: int

    @property
    def share(self) -> Fraction:
        """Percent within the time, 0-100."""
        return share_within(self.within, self.cases)


class CountFault(StrEnum):
    """Why two numbers are no count."""

    NO_CASES = "no_cases"
    CASES_MISSING = "cases_missing"
    WITHIN_MISSING = "within_missing"
    TOO_MANY = "too_many"
    EMPTIED = "emptied"


Pair = tuple[int | None, int | None]


def counts_in(
    typed: Mapping[str, Pair], recorded: Collection[str] = ()
) -> tuple[dict[str, Count], dict[str, CountFault]]:
    """By standard, the counts that (cases, within) make, and why others make none.

    Two empty boxes are neither: the service was not asked for, or the unit does not give it. What
    was `recorded` is put right, never emptied: somebody may have been scored by it.
    """
    counts: dict[str, Count] = {}
    faults: dict[str, CountFault] = {}
    for code, (cases, within) in typed.items():
        if cases is None:
            if within is not None:
                faults[code] = CountFault.CASES_MISSING
            elif code in recorded:
                faults[code] = CountFault.EMPTIED
        elif cases == 0:
            faults[code] = CountFault.NO_CASES
        elif within is None:
            faults[code] = CountFault.WITHIN_MISSING
        elif within > cases:
            faults[code] = CountFault.TOO_MANY
        else:
            counts[code] = Count(cases, within)
    return counts, faults


def as_text(count: Count | None) -> str:
    """A count as one word, empty without one: for telling two versions apart."""
    return f"{count.within}/{count.cases}" if count else ""


def from_text(text: str) -> Count:
    """The count that `as_text` wrote."""
    within, cases = text.split("/")
    return Count(int(cases), int(within))


def measured_of(rubric: Rubric, family: str) -> list[str]:
    """The indicators that count measured figures for this position family."""
    return [
        indicator.code
        for component in rubric.components
        if component.weight.of(family) > 0
        for indicator in component.indicators
        if indicator.source is Source.MEASURED and indicator.weight.of(family) > 0
    ]


def needed(
    said: RubricDocument, families: Iterable[str], recorded: Collection[str]
) -> list[Standard]:
    """The standards a unit is expected to have figures for, in the order of the rubric.

    Those it has `recorded` in any period; before the first time, those whose names are closest to
    what the position families of its people are said to do.
    """
    known = {family.code for family in said.families}
    codes = set(recorded) or {
        standard.code
        for family in families
        if family in known
        for standard in services_of(said, family)
    }
    return [standard for standard in said.standards if standard.code in codes]


def measures_of(standards: Sequence[Standard], counts: Mapping[str, Count]) -> tuple[Measure, ...]:
    """The counts as the engine reads them, each saying how many cases it rests on."""
    return tuple(
        Measure(
            standard.code,
            counted_words(standard.label, counts[standard.code]),
            standard.target_share,
            counts[standard.code].share,
        )
        for standard in standards
        if standard.code in counts
    )


def counted_words(label: Text, count: Count) -> Text:
    """A service with its cases, as the explanation of a score and the frozen result say it."""
    within, cases = f"{count.within:,}", f"{count.cases:,}"
    dotted, of = within.replace(",", "."), cases.replace(",", ".")
    return Text(
        f"{label.id} ({dotted} dari {of} dalam batas waktu)",
        f"{label.en} ({within} of {cases} within the limit)",
    )
