"""What `tenant.toml` says where the law leaves a figure to the region, or its source is unsure.

Whatever a table does not say keeps the figure of `kinerja.law`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Talent:
    """Where the middle and the upper third of each axis of the talent boxes begin (0-100)."""

    performance_low: Fraction
    performance_high: Fraction
    potential_low: Fraction
    potential_high: Fraction


@dataclass(frozen=True, slots=True)
class JobMatch:
    """Where the categories of the job-person match begin (0-100), and levels asked by grade."""

    jpm_optimal: Fraction
    jpm_fair: Fraction
    levels: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Distribution:
    """The percentages of the distribution pattern; see `law.distribution.DistributionShares`."""

    main_most: Fraction
    sangat_baik_most: Fraction
    main_least: Fraction
    low_least: Fraction


@dataclass(frozen=True, slots=True)
class Professionalism:
    """Points of the professionalism index (IP ASN) that were not confirmed, by code.

    Args:
        version: The rule these points belong to.
        education: By degree.
        performance: By predicate.
        discipline: By class of punishment, `never` for none.
        seminar: Seminars of everybody but pelaksana.
        pelaksana_technical: Technical training of pelaksana.
        pelaksana_seminar: Seminars of pelaksana.
    """

    version: str
    education: Mapping[str, Fraction] = field(default_factory=dict)
    performance: Mapping[str, Fraction] = field(default_factory=dict)
    discipline: Mapping[str, Fraction] = field(default_factory=dict)
    seminar: Fraction | None = None
    pelaksana_technical: Fraction | None = None
    pelaksana_seminar: Fraction | None = None
