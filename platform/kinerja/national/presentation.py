"""The summary in words: what its heading says, and its bars."""

from flask_babel import gettext as _
from flask_babel import ngettext

from kinerja.national.queries import TOTAL, Summary
from kinerja.rubrics.predicate import PREDICATE_LABELS, Predicate
from kinerja.web import filters
from kinerja.web.chart_kinds import PredicateBar
from kinerja.web.language import chosen_language


def words_of(predicate: str) -> str:
    """The predicate's name in the reader's language."""
    return PREDICATE_LABELS[Predicate(predicate)].in_language(chosen_language())


def heading(summary: Summary) -> str:
    """The answer in one sentence: which share of how many has which predicate."""
    regions = sum(region.counts for region in summary.regions)
    shares = summary.share_of
    if not shares:
        return _("Belum ada sebaran predikat %(year)d yang dapat ditampilkan.", year=summary.year)
    largest = max(shares, key=lambda predicate: shares[predicate])
    return ngettext(
        "%(share)s pegawai di satu daerah dinilai %(predicate)s pada %(year)d.",
        "%(share)s pegawai di %(num)d daerah dinilai %(predicate)s pada %(year)d.",
        regions,
        share=filters.percent(shares[largest]),
        predicate=words_of(largest),
        year=summary.year,
    )


def bars(summary: Summary) -> list[PredicateBar]:
    """One bar a predicate over all regions; a hidden one says so at its place."""
    shares = summary.share_of
    return [
        PredicateBar(
            predicate.value,
            words_of(predicate),
            shares.get(predicate),
            _bar_words(summary, predicate),
        )
        for predicate in Predicate
    ]


def _bar_words(summary: Summary, predicate: Predicate) -> str:
    n = summary.totals.get(predicate)
    if n is None or not summary.totals.get(TOTAL):
        return _("disamarkan")
    people = ngettext("%(n)s orang", "%(n)s orang", n, n=filters.whole(n))
    return f"{filters.percent(summary.share_of[predicate])} · {people}"


def state_words() -> dict[str, str | None]:
    """Why a region is not counted, in words; nothing for one that is."""
    return {
        "counted": None,
        "no_results": _("belum ada penilaian final"),
        "not_comparable": _("skema lain, tidak dibandingkan"),
    }
