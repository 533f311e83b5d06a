"""What raters of colleagues read: whom they rate, the form, and what becomes of their answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import render_template, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from kinerja.people.names import full_name
from kinerja.periods.models import PeriodStage
from kinerja.rubrics import rubric as rubrics
from kinerja.rubrics.rubric import LEVELS
from kinerja.rubrics.service import PublishedRubric
from kinerja.web.fields import Choice
from kinerja.web.filters import plain_date, short_date, whole
from kinerja.web.forms import Form, FormSchema
from kinerja.web.home import number_word
from kinerja.web.parts import Kind
from modules.evaluations.blueprint import period_words
from modules.evaluations.peers_queries import voices_of
from modules.evaluations.queries import FINISHED, Case
from modules.evaluations.records import figures_about
from modules.evaluations.rules import asked_of
from modules.evaluations.sheet import Sheet, sheet_for


@dataclass(frozen=True, slots=True)
class ColleagueRow:
    """One colleague to rate; without a `url` there is nothing to do any more."""

    name: str
    place: str
    state: str
    kind: Kind
    symbol: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class PeerSheets:
    """What a peer is asked about somebody: `now`, and whatever a form opened earlier asked."""

    now: Sheet
    ever: Sheet


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the voices of peers are, in words; nothing before there is something to tell."""

    kind: Kind
    words: str


def list_page(rows: Sequence[Any], *, is_thanked: bool) -> str:
    """The colleagues the signed-in person is asked to rate."""
    return render_template(
        "evaluations/peers.html",
        heading=_heading(rows),
        rows=[_row(row) for row in rows],
        due=min((row.ratings_due_on for row in rows), default=None),
        waiting=_waiting(rows),
        is_thanked=is_thanked,
    )


def _heading(rows: Sequence[Any]) -> str:
    waiting = _waiting(rows)
    if not rows:
        return _("Tidak ada rekan yang perlu Anda nilai.")
    if not waiting:
        return _("Semua rekan sudah Anda nilai. Terima kasih.")
    return ngettext(
        "Satu rekan menunggu penilaian Anda, paling lambat %(day)s.",
        "%(count)s rekan menunggu penilaian Anda, paling lambat %(day)s.",
        waiting,
        count=number_word(waiting),
        day=plain_date(min(row.ratings_due_on for row in rows if _is_waiting(row))),
    )


def _waiting(rows: Sequence[Any]) -> int:
    return sum(_is_waiting(row) for row in rows)


def _is_waiting(row: Any) -> bool:
    return row.submitted_on is None and row.stage not in FINISHED


def _row(row: Any) -> ColleagueRow:
    name = full_name(row.nama, row.gelar_depan, row.gelar_belakang)
    place = f"{row.position} · {row.unit}"
    if row.submitted_on is not None:
        done = _("Selesai %(day)s", day=short_date(row.submitted_on))
        return ColleagueRow(name, place, done, "ok", "done")
    if row.stage in FINISHED:
        return ColleagueRow(name, place, _("Hasilnya sudah ditetapkan"), "idle", "lock")
    url = url_for("evaluations.rate_peer", evaluation_id=row.id)
    return ColleagueRow(name, place, _("Belum dinilai"), "warn", "draft", url)


def sheets_for_peer(case: Case, published: PublishedRubric, language: str) -> PeerSheets:
    """What a peer rates about somebody in this position family."""
    family, voice = case.evaluation.family, rubrics.RaterKind.PEER
    figures = figures_about(published, case.evaluation, case.period)
    now = asked_of(voice, published.rubric, family, figures)
    ever = asked_of(voice, published.rubric, family)
    return PeerSheets(*(sheet_for(published, family, language, asked) for asked in (now, ever)))


def peer_schema(sheets: PeerSheets) -> FormSchema:
    """The form; that every indicator has a level is asked by `levels_in_form`, row by row."""
    asked: dict[str, Any] = {
        row.level_name: Choice(row.title, [str(level) for level in LEVELS])
        for row in sheets.ever.indicators
    }
    schema: type[FormSchema] = FormSchema.from_dict(asked)  # type: ignore[assignment]
    return schema()


def levels_in_form(form: Form, sheets: PeerSheets) -> tuple[dict[str, int], Form]:
    """The levels a form holds by indicator, and the form with what is missing beside its row."""
    chosen = {row.code: form.value(row.level_name) for row in sheets.ever.indicators}
    if form.ok:
        for row in sheets.now.indicators:
            if not chosen[row.code]:
                form = form.refused(row.level_name, _("Belum dinilai. Pilih satu tingkat."))
    return {code: int(level) for code, level in chosen.items() if form.ok and level}, form


def peer_page(case: Case, published: PublishedRubric, sheets: PeerSheets, form: Form) -> str:
    """The form about one colleague."""
    return render_template(
        "evaluations/peer.html",
        case=case,
        sheet=sheets.now,
        form=form,
        period_words=period_words(case.period),
        smallest=published.rubric.rule(rubrics.RaterKind.PEER).smallest,
    )


def standing_of(case: Case, published: PublishedRubric) -> Standing | None:
    """What the assessor is told of the peers' voices; None where peers were not asked.

    Never how many have answered so far: from two such numbers one rating could be told.
    """
    voice = rubrics.RaterKind.PEER
    asked = asked_of(voice, published.rubric, case.evaluation.family)
    if case.period.raters_drawn_at is None or not asked:
        return None
    voices = voices_of([case.evaluation.id]).get(case.evaluation.id, {})
    count = max((len(by_kind.get(voice, ())) for by_kind in voices.values()), default=0)
    if count:
        words = _(
            "%(count)s rekan menilai tanpa nama. Yang tampil dan dihitung hanya rata-ratanya.",
            count=whole(count),
        )
        return Standing("ok", words)
    if case.period.stage is PeriodStage.RATING:
        words = _(
            "Rekan kerja masih menilai. Bila hasil ditetapkan sekarang, suara mereka tidak ikut "
            "dihitung."
        )
        return Standing("warn", words)
    smallest = whole(published.rubric.rule(voice).smallest)
    words = _(
        "Kurang dari %(smallest)s rekan menilai, jadi suara rekan tidak dihitung dan tidak "
        "ditampilkan.",
        smallest=smallest,
    )
    return Standing("info", words)
