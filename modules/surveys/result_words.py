"""What the results of a survey come to, in sentences: the headings are the answers."""

from collections.abc import Sequence

from flask import g
from flask_babel import gettext as _
from flask_babel import ngettext

from kinerja.web.filters import decimal, short_date, span, whole
from kinerja.web.language import chosen_language
from modules.surveys.citizen_pages import service_words
from modules.surveys.limits import limits_of
from modules.surveys.queries import ServiceRow, SurveyHead, Totals
from modules.surveys.rules import MUTU_LABELS, Mutu
from modules.surveys.rules_results import ElementView, Limits, Results, Standing
from modules.surveys.rules_sample import sample_size
from modules.surveys.rules_steps import Rest


def region_limits() -> Limits:
    """From how many answers on a result is shown, and counts, in the region of this request."""
    return limits_of(g.region)


def mutu_words(mutu: Mutu) -> str:
    """The name of a class in the reader's language."""
    return MUTU_LABELS[mutu].in_language(chosen_language())


def headline(head: SurveyHead, results: Results) -> str:
    """The answer of a results page."""
    service = service_words(head.service)
    if results.standing is Standing.EMPTY:
        return _("Belum ada jawaban untuk layanan %(service)s.", service=service)
    if results.standing is Standing.HIDDEN:
        return _("Hasil layanan %(service)s masih disamarkan.", service=service)
    index = results.index
    if index is None or index.index is None or index.mutu is None:
        return _("Indeks layanan %(service)s belum dapat dibaca.", service=service)
    return _(
        "Warga menilai layanan %(service)s %(label)s: %(index)s.",
        service=service,
        label=mutu_words(index.mutu),
        index=decimal(index.index),
    )


def lead(results: Results, limits: Limits) -> str:
    """What the answer rests on, and what it leaves open."""
    if results.standing is Standing.EMPTY:
        return _("Begitu warga menjawab, indeks dan unsurnya tampil di sini.")
    if results.standing is Standing.HIDDEN and results.rest is Rest.WAITING:
        return _(
            "Sudah ada jawaban, tetapi belum cukup untuk menampilkan angka "
            "tanpa memperlihatkan jawaban seseorang."
        )
    if results.standing is Standing.HIDDEN:
        return _(
            "Baru kurang dari %(limit)s orang menjawab, jadi belum ada angka yang ditampilkan.",
            limit=whole(limits.shown),
        )
    if results.index is None or results.index.index is None:
        return _withheld(results.withheld, limits)
    if results.standing is Standing.FEW:
        return ngettext(
            "Baru %(n)s jawaban. Hasil ini belum dipakai dalam penilaian pegawai; "
            "baru dipakai mulai %(limit)s jawaban.",
            "Baru %(n)s jawaban. Hasil ini belum dipakai dalam penilaian pegawai; "
            "baru dipakai mulai %(limit)s jawaban.",
            results.n,
            n=whole(results.n),
            limit=whole(limits.counts),
        )
    return _("Terendah: %(names)s.", names=_listed(results.lowest))


def rest_words(results: Results) -> str:
    """Why some answers are not in the figures, without saying how many; '' when all are."""
    if results.rest is Rest.WAITING:
        return _(
            "Jawaban terbaru belum dihitung. Angka selalu berubah sekaligus untuk beberapa orang, "
            "supaya jawaban satu orang tidak terlihat."
        )
    if results.rest is Rest.HELD:
        return _(
            "Sedikit jawaban terakhir tidak dihitung, "
            "karena dari selisihnya jawaban seseorang akan terlihat."
        )
    return ""


def _withheld(withheld: Sequence[ElementView], limits: Limits) -> str:
    return _(
        "Dijawab kurang dari %(limit)s orang: %(names)s. "
        "Indeks baru tampil bila semua unsur cukup dijawab.",
        names=_names(withheld),
        limit=whole(limits.shown),
    )


def _names(views: Sequence[ElementView]) -> str:
    return ", ".join(view.result.element.name for view in views)


def _listed(views: Sequence[ElementView]) -> str:
    return "; ".join(
        f"{view.result.element.name} {decimal(view.result.average)}"
        for view in views
        if view.result.average is not None
    )


def elements_heading(results: Results) -> str:
    """How many elements miss the class Baik."""
    below = sum(view.below_baik for view in results.shown)
    if below == 0:
        return _("Semua unsur mencapai Baik")
    if below == len(results.elements):
        return _("Belum ada unsur yang mencapai Baik")
    return ngettext("%(num)s unsur belum mencapai Baik", "%(num)s unsur belum mencapai Baik", below)


def alternative(results: Results) -> str:
    """The picture in words, for whoever cannot see it."""
    return _("Unsur dari tertinggi: %(list)s.", list=_listed(results.shown))


def sample_words(population: int) -> str:
    """How many people should have answered, out of how many."""
    return _(
        "%(sample)s dari %(population)s pengguna",
        sample=whole(sample_size(population)),
        population=whole(population),
    )


def interval_words(results: Results) -> str:
    """The interval of the index, or why there is none."""
    if results.interval is None:
        return _("belum dapat dihitung")
    return span(results.interval.low, results.interval.high)


def term_words(head: SurveyHead) -> str:
    """From when to when a survey is open, the year once where it is one."""
    first, last = head.opens_on, head.closes_on
    within = last if first.year == last.year else None
    return f"{short_date(first, within)}\N{EN DASH}{short_date(last)}"


def services_heading(totals: Totals, rows: Sequence[ServiceRow], *, is_first: bool) -> str:
    """The answer of the list: which service needs attention most."""
    if totals.services == 0:
        return _("Belum ada layanan yang disurvei.")
    if totals.readable == 0:
        return _("Belum ada hasil survei yang dapat dibaca.")
    if is_first and rows and rows[0].index is not None and rows[0].standing is Standing.ENOUGH:
        return _(
            "Layanan %(service)s dinilai terendah: %(index)s.",
            service=service_words(rows[0].service),
            index=decimal(rows[0].index),
        )
    if is_first:
        return _("Belum ada layanan dengan cukup jawaban.")
    return _("Hasil survei menurut layanan, lanjutan.")


def services_lead(totals: Totals, limits: Limits) -> str:
    """How many services have an index to read, and how they are sorted."""
    return _(
        "%(readable)s dari %(all)s layanan punya indeks yang dapat dibaca. "
        "Urut dari indeks terendah; yang belum %(counts)s jawaban menyusul.",
        counts=whole(limits.counts),
        readable=whole(totals.readable),
        all=whole(totals.services),
    )
