"""What a citizen sees: first page, questions, receipt, and every way of being told no."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from flask import Response, g, make_response, render_template
from flask_babel import gettext as _

from kinerja.database import now
from kinerja.packs.instrument import Element
from kinerja.text import Text
from kinerja.web.filters import plain_date
from kinerja.web.forms import Form
from kinerja.web.language import LANGUAGES, chosen_language, language_url
from modules.surveys.errors import (
    LinkRefused,
    LinkRevoked,
    ReceiptUnreadable,
    SurveyClosed,
    SurveyNotOpenYet,
)
from modules.surveys.instruments import get_instrument
from modules.surveys.links import LinkedSurvey
from modules.surveys.models import Channel
from modules.surveys.sealing import seal_visit
from modules.surveys.visit import SKIPPED, Fault, Visit

_LANGUAGE_NAMES: Final = {"id": "Indonesia", "en": "English"}


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """One choice of a question: what it is in a word or two, and the words that explain it."""

    code: str
    title: str
    remark: str
    level: int | None


@dataclass(frozen=True, slots=True)
class Notice:
    """A page that says no: what is so, and what to do."""

    title: str
    text: str


def page(
    link: LinkedSurvey, visit: Visit, fault: Fault | None = None, form: Form | None = None
) -> Response:
    """The page a visit stands at, with what keeps it there; `form` holds words too long."""
    instrument = get_instrument(link.instrument_version_id)
    if visit.step == 0:
        months = g.region.document.get("retention", {}).get("survey_answers")
        more = {"versions": versions(), "instrument": instrument, "months": months}
        return _render("start", link, visit, fault, **more)
    if visit.asks_suggestion:
        words = form.value("suggestion") if form else visit.suggestion
        error = form.error("suggestion") if form else _sentence(fault)
        return _render("suggestion", link, visit, fault, words=words, error=error)
    element = instrument.elements[visit.step - 1]
    return _render("question", link, visit, fault, element=element, rows=list(_rows(element)))


def stale(link: LinkedSurvey, visit: Visit) -> Response:
    """A page that was open too long: nothing is lost, one button goes on."""
    return _render("stale", link, visit, None)


def unreadable(link: LinkedSurvey) -> Response:
    """A visit whose signature does not hold: only a new start helps."""
    notice = Notice(
        _("Jawaban dari halaman tadi tidak dapat dibaca lagi."),
        _("Belum ada yang disimpan. Mulai sekali lagi; hanya perlu sekitar dua menit."),
    )
    return _notice(notice, 400, link, start_over=True)


def refused(refusal: LinkRefused) -> Response:
    """Why a link leads nowhere, and what a citizen can do."""
    return _notice(_reason(refusal), refusal.status, refusal.link)


def receipt(link: LinkedSurvey, number: str, on: date) -> Response:
    """The thanks with the number of the receipt."""
    template = "surveys/receipt.html"
    words = render_template(
        template, link=link, unit=link.unit, versions=versions(), number=number, on=on
    )
    return make_response(words)


def versions() -> list[tuple[str, str, str]]:
    """This page in the other languages: (code, name, address) rows."""
    return [(code, _LANGUAGE_NAMES[code], language_url(code)) for code in LANGUAGES]


def service_words(name: str) -> str:
    """A service's name for a sentence that already says «layanan»; KTP-el stays on one line."""
    head, _space, rest = name.partition(" ")
    words = rest if rest and head.casefold() in {"layanan", "pelayanan"} else name
    return words.replace("-", "\N{NON-BREAKING HYPHEN}")


def wording(text: Text) -> str:
    """A wording of the questionnaire in the reader's language."""
    return text.in_language(chosen_language())


def _render(
    name: str, link: LinkedSurvey, visit: Visit, fault: Fault | None, **more: object
) -> Response:
    instrument = get_instrument(link.instrument_version_id)
    words = render_template(
        f"surveys/{name}.html",
        **{"error": _sentence(fault), **more},
        link=link,
        unit=link.unit,
        visit=visit,
        sealed=seal_visit(visit, link.survey_id, now()),
        consent=wording(instrument.consent.text),
        service=service_words(link.service),
        wording=wording,
        languages=_LANGUAGE_NAMES,
    )
    response = make_response(words, 422 if fault else 200)
    return _keep_in_browser(response, link)


def _keep_in_browser(response: Response, link: LinkedSurvey) -> Response:
    """On a person's own phone the browser's way back works; a shared device keeps nothing."""
    if link.channel is Channel.LINK:
        response.headers["Cache-Control"] = "private, no-cache"
    return response


def _rows(element: Element) -> Iterator[ChoiceRow]:
    for answer in sorted(element.answers, key=lambda each: each.value, reverse=True):
        yield ChoiceRow(str(answer.value), *_parted(wording(answer.text)), answer.value)
    for other in element.alternatives:
        yield ChoiceRow(other.code, *_parted(wording(other.text)), None)
    yield ChoiceRow(SKIPPED, _("Tidak tahu atau tidak mengalami"), "", None)


def _parted(words: str) -> tuple[str, str]:
    title, _colon, remark = words.partition(": ")
    return title, remark


def _sentence(fault: Fault | None) -> str:
    sentences = {
        Fault.AGREE: _("Centang persetujuan ini dulu, lalu mulai."),
        Fault.CHOICE: _("Pilih satu jawaban dulu. Bila tidak mengalaminya, pilih yang terakhir."),
        Fault.NOTHING: _(
            "Semua pertanyaan dilewati, jadi belum ada yang dapat dikirim. "
            "Kembali, lalu jawab paling sedikit satu."
        ),
    }
    return sentences.get(fault, "") if fault else ""


def _reason(refusal: LinkRefused) -> Notice:
    ask = _("Tanyakan tautan yang baru di tempat layanan.")
    link = refusal.link
    if isinstance(refusal, LinkRevoked):
        return Notice(_("Tautan survei ini sudah tidak dipakai."), ask)
    if isinstance(refusal, SurveyNotOpenYet) and link:
        opens = plain_date(link.first_day)
        return Notice(
            _("Survei ini baru dibuka %(day)s.", day=opens),
            _("Simpan tautan ini dan buka lagi pada hari itu."),
        )
    if isinstance(refusal, SurveyClosed) and link:
        return Notice(
            _("Survei ini sudah ditutup %(day)s.", day=plain_date(link.last_day)),
            _(
                "Terima kasih sudah mau menjawab. "
                "Tautan untuk survei berikutnya ada di tempat layanan."
            ),
        )
    if isinstance(refusal, ReceiptUnreadable):
        return Notice(
            _("Tanda terima ini tidak dapat dibaca."),
            _("Alamatnya terpotong atau berubah. Jawaban yang sudah terkirim tetap dihitung."),
        )
    return Notice(
        _("Survei dengan alamat ini tidak ada."),
        _("Periksa lagi huruf dan angkanya seperti tertulis di lembar survei.") + " " + ask,
    )


def _notice(
    notice: Notice, status: int, link: LinkedSurvey | None, *, start_over: bool = False
) -> Response:
    words = render_template(
        "surveys/notice.html",
        notice=notice,
        unit=link.unit if link else None,
        link=link,
        start_over=start_over,
        versions=versions(),
    )
    return make_response(words, status)
