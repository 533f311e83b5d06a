"""The rubric's rules as sentences: who is heard, what happens without them, what follows."""

from collections.abc import Iterator, Sequence

from flask_babel import gettext as _

from kinerja.rubrics.rubric import (
    Component,
    Indicator,
    RaterKind,
    Rubric,
    Source,
    WhenMissing,
    WithoutFigures,
)
from kinerja.rubrics.voices import RATER_LABELS
from kinerja.web.filters import whole
from modules.evaluations.criteria_rules import Voices, voices_of, without
from modules.evaluations.self_sheet import share_words


def who_words(component: Component, indicator: Indicator, language: str) -> str:
    """Where the value of an indicator comes from, in one sentence."""
    if indicator.source is Source.TARGETS:
        return _("Dihitung dari capaian target SKP Anda.")
    if indicator.source is Source.MEASURED:
        return _("Diukur: bagian layanan unit Anda yang selesai dalam waktu standarnya.")
    if indicator.source is Source.CITIZEN:
        return _("Indeks kepuasan warga dari survei layanan di unit Anda, apa adanya.")
    return _("Dinilai: %(voices)s.", voices=_listed(voices_of(component, indicator), language))


def missing_words(
    rubric: Rubric, component: Component, indicator: Indicator, language: str
) -> Iterator[str]:
    """What happens while a figure or a voice of this indicator is missing."""
    voices = voices_of(component, indicator)
    if indicator.source in {Source.TARGETS, Source.MEASURED}:
        yield _without_figures(indicator, voices, language)
        if indicator.without is not WithoutFigures.RATE:
            return
    for voice in voices:
        yield _without_voice(rubric, voice.kind, without(voices, voice.kind), language)


def _without_figures(indicator: Indicator, voices: Voices, language: str) -> str:
    if indicator.without is WithoutFigures.RATE:
        return _(
            "Selama angkanya belum dicatat, dinilai dengan perilaku acuan: %(voices)s.",
            voices=_listed(voices, language),
        )
    if indicator.without is WithoutFigures.HOLD:
        return _("Selama angkanya belum dicatat, hasil Anda menunggu.")
    return _("Tanpa angka, indikator ini tidak dihitung dan bobotnya terbagi ke yang lain.")


def _without_voice(rubric: Rubric, kind: RaterKind, others: Voices, language: str) -> str:
    rule = rubric.rule(kind)
    if rule.missing is WhenMissing.HOLD:
        name = uncapitalised(RATER_LABELS[kind].in_language(language))
        return _("Tanpa penilaian %(who)s, hasil Anda menunggu.", who=name)
    when = _when_missing(kind, rule.smallest)
    if not others:
        return _("%(when)s indikator ini tidak dihitung; bobotnya terbagi ke yang lain.", when=when)
    return _(
        "%(when)s suara itu tidak dihitung dan bobotnya beralih: %(voices)s.",
        when=when,
        voices=_listed(others, language),
    )


def _when_missing(kind: RaterKind, smallest: int) -> str:
    count = whole(smallest)
    if kind is RaterKind.SELF:
        return _("Bila Anda tidak menilai diri,")
    if kind is RaterKind.CITIZEN:
        return _("Bila jawaban warga kurang dari %(count)s,", count=count)
    if kind is RaterKind.PEER:
        return _("Bila yang menilai kurang dari %(count)s rekan kerja,", count=count)
    if kind is RaterKind.SUBORDINATE:
        return _("Bila yang menilai kurang dari %(count)s bawahan,", count=count)
    return _("Bila atasan langsung tidak menilai,")


def _listed(voices: Voices, language: str) -> str:
    """Inside a sentence: atasan langsung 70 %, rekan kerja 30 %."""
    ordered = sorted(voices, key=lambda voice: -voice.share)
    names = [uncapitalised(RATER_LABELS[voice.kind].in_language(language)) for voice in ordered]
    shares = [share_words(voice.share) for voice in ordered]
    return ", ".join(f"{name} {share}" for name, share in zip(names, shares, strict=True))


def uncapitalised(name: str) -> str:
    """A name as it stands inside a sentence; capitals further on stay."""
    return name[:1].lower() + name[1:]


def listed_names(names: Sequence[str]) -> str:
    """Several names as one says them: a, b, dan c."""
    if len(names) < 2:  # noqa: PLR2004  # one name stands for itself
        return "".join(names)
    return _("%(first)s dan %(last)s", first=", ".join(names[:-1]), last=names[-1])
