"""The form of a self-assessment as the rubric words it, and what each level given counts for."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from flask_babel import gettext as _

from kinerja.rubrics.service import PublishedRubric
from kinerja.web.filters import percent, whole
from modules.evaluations.self_rules import asked_of_self, self_share
from modules.evaluations.sheet import IndicatorRow, Sheet, sheet_for


@dataclass(frozen=True, slots=True)
class SelfSheet:
    """The form; `shares` are, by indicator, the own voice in percent of all voices."""

    sheet: Sheet
    shares: Mapping[str, Fraction]

    @property
    def rows(self) -> tuple[IndicatorRow, ...]:
        """Every indicator in the order of the form."""
        return self.sheet.indicators

    def counts(self, code: str) -> bool:
        """Whether the own level of this indicator is part of the score."""
        return self.shares[code] > 0


def self_sheet_of(published: PublishedRubric, family: str, language: str) -> SelfSheet:
    """What somebody of this position family rates of themselves."""
    asked = asked_of_self(published.rubric, family)
    shares = {each.code: self_share(part, each) for part, each in asked}
    sheet = sheet_for(published, family, language, asked)
    components = tuple(
        replace(
            part,
            indicators=tuple(
                replace(row, weight=_weight(row.weight, shares[row.code]))
                for row in part.indicators
            ),
        )
        for part in sheet.components
    )
    return SelfSheet(replace(sheet, components=components), shares)


def purpose_words(shares: Mapping[str, Fraction]) -> str:
    """Whether a self-assessment counts in the score, in one sentence above the form."""
    counted = sorted(share for share in shares.values() if share > 0)
    if not counted:
        return _(
            "Di daerah ini penilaian diri tidak dihitung dalam nilai. Ia persiapan: "
            "pejabat penilai membacanya di samping penilaiannya, sesudah Anda mengirimnya."
        )
    voice = _share_span(counted[0], counted[-1])
    if len(counted) == len(shares):
        return _(
            "Penilaian diri ikut dihitung: suara Anda %(voice)s di setiap indikator.", voice=voice
        )
    return _(
        "Pada %(count)s dari %(total)s indikator suara Anda ikut dihitung, sebesar %(voice)s. "
        "Pada yang lain ia persiapan yang dibaca pejabat penilai.",
        count=whole(len(counted)),
        total=whole(len(shares)),
        voice=voice,
    )


def share_words(share: Fraction) -> str:
    """A share in percent with as many decimals as it needs, at most one."""
    return percent(share, 0 if share.denominator == 1 else 1)


def _share_span(low: Fraction, high: Fraction) -> str:
    if low == high:
        return share_words(low)
    return _("%(low)s sampai %(high)s", low=share_words(low), high=share_words(high))


def _weight(weight: str, share: Fraction) -> str:
    if share > 0:
        return _("%(weight)s · suara Anda %(voice)s", weight=weight, voice=share_words(share))
    return _("%(weight)s · persiapan, tidak dihitung", weight=weight)
