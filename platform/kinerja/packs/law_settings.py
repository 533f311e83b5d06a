"""The figures the law is applied with in one region: its own, else those of `kinerja.law`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from kinerja.law import competency, distribution, ip_asn, nine_box
from kinerja.law.competency import CompetencySettings
from kinerja.law.distribution import DistributionShares
from kinerja.law.ip_asn import Education, IpAsnSettings, Punishment
from kinerja.law.nine_box import TalentCuts
from kinerja.law.offices import Office
from kinerja.law.working_days import Calendar
from kinerja.packs.law_document import Distribution, JobMatch, Professionalism, Talent
from kinerja.packs.tenant_document import SpecialDay, TenantDocument, WorkingCalendar
from kinerja.packs.tenant_schema import WEEKDAYS
from kinerja.rubrics.predicate import Predicate

NEVER_PUNISHED: Final = "never"
Code = TypeVar("Code", bound=StrEnum)
Figure = TypeVar("Figure")


@dataclass(frozen=True, slots=True)
class LawSettings:
    """Everything about the law that a region may set."""

    calendar: Calendar
    distribution: DistributionShares
    competency: CompetencySettings
    professionalism: IpAsnSettings
    talent: TalentCuts


def law_settings(document: TenantDocument) -> LawSettings:
    """What the region's `tenant.toml` sets, and the usual figures for the rest."""
    return LawSettings(
        calendar_of(document.calendar),
        _distribution(document.distribution),
        _competency(document.competency),
        _professionalism(document.professionalism),
        _talent(document.talent),
    )


def calendar_of(said: WorkingCalendar) -> Calendar:
    """The working calendar that this table describes."""
    return Calendar(
        weekdays=frozenset(WEEKDAYS.index(name) for name in said.working_days),
        national_holidays=said.national_holidays,
        government_days=said.government_days,
        days_off=_dates(said.days_off),
        days_on=_dates(said.days_on),
    )


def _dates(days: Iterable[SpecialDay]) -> frozenset[date]:
    return frozenset(day.date for day in days)


def _distribution(said: Distribution | None) -> DistributionShares:
    if said is None:
        return distribution.DEFAULT_SHARES
    return DistributionShares(
        said.main_most, said.sangat_baik_most, said.main_least, said.low_least
    )


def _competency(said: JobMatch | None) -> CompetencySettings:
    if said is None:
        return competency.DEFAULT_SETTINGS
    levels = _with_own(competency.DEFAULT_LEVELS, Office, said.levels)
    return CompetencySettings(levels, said.jpm_optimal, said.jpm_fair)


def _talent(said: Talent | None) -> TalentCuts:
    if said is None:
        return nine_box.DEFAULT_CUTS
    return TalentCuts(
        said.performance_low, said.performance_high, said.potential_low, said.potential_high
    )


def _professionalism(said: Professionalism | None) -> IpAsnSettings:
    usual = ip_asn.DEFAULT_SETTINGS
    if said is None:
        return usual
    training = ("seminar", "pelaksana_technical", "pelaksana_seminar")
    own = {name: points for name in training if (points := getattr(said, name)) is not None}
    punished = {code: each for code, each in said.discipline.items() if code != NEVER_PUNISHED}
    return replace(
        usual,
        version=said.version,
        education=_with_own(usual.education, Education, said.education),
        performance=_with_own(usual.performance, Predicate, said.performance),
        never_punished=said.discipline.get(NEVER_PUNISHED, usual.never_punished),
        discipline=_with_own(usual.discipline, Punishment, punished),
        **own,
    )


def _with_own(
    usual: Mapping[Code, Figure], code: type[Code], own: Mapping[str, Figure]
) -> dict[Code, Figure]:
    """The usual figures by code, its own in their place."""
    return {**usual, **{code(key): figure for key, figure in own.items()}}
