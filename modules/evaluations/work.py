"""What evaluations put on somebody's first page and into their navigation."""

from collections.abc import Iterator, Sequence

from flask import request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from kinerja.access import Permission
from kinerja.access.identity import Identity
from kinerja.ids import PersonId
from kinerja.local_dates import today
from kinerja.web.filters import plain_date, whole
from kinerja.web.home import number_word
from kinerja.web.page import NavItem
from kinerja.web.parts import WorkItem
from modules.evaluations.innovations_words import innovations_work
from modules.evaluations.meetings_work import meetings_work
from modules.evaluations.peers_words import peers_work
from modules.evaluations.queries_rated import RatedPeriod, rated_periods, rates_anybody
from modules.evaluations.rater_passes_words import rater_pass_work
from modules.evaluations.self_queries import Unread, own_waiting
from modules.evaluations.self_work import self_work
from modules.evaluations.unit_records_work import records_urls, records_work


def places(identity: Identity) -> Sequence[NavItem]:
    """Rating for who rates somebody, the own results for all, the overview for who oversees."""
    if identity.person_id is None:
        return ()
    found = [_place("evaluations.results", _("Penilaian"), "scale")]
    if rates_anybody(PersonId(identity.person_id)):
        found.insert(0, _place("evaluations.waiting", _("Menilai"), "people"))
    if identity.may(Permission.EVALUATION_OVERVIEW):
        found.append(_place("evaluations.overview", _("Ringkasan"), "chart"))
    found += [_place(endpoint, _("Catatan unit"), "draft") for endpoint in records_urls(identity)]
    return found


def work(identity: Identity) -> Sequence[WorkItem]:
    """Who waits to be rated, also unseen, with the deadline, and results not yet read."""
    if identity.person_id is None:
        return ()
    person = PersonId(identity.person_id)
    own = own_waiting(person, today())
    return [
        *self_work(own.awaited),
        *_ratings(person),
        *rater_pass_work(identity, person),
        *peers_work(identity, person),
        *records_work(identity, person),
        *innovations_work(person),
        *meetings_work(person),
        *map(_unread, own.unread),
    ]


def _ratings(person: PersonId) -> Iterator[WorkItem]:
    waiting = [each for each in rated_periods(person) if each.is_waiting]
    return map(_rating, sorted(waiting, key=lambda each: each.period.ratings_due_on))


def _rating(rated: RatedPeriod) -> WorkItem:
    code, due = rated.period.code, rated.period.ratings_due_on
    waiting, begun = rated.progress.waiting, rated.progress.begun
    text = ngettext(
        "%(count)s sudah Anda mulai.", "%(count)s sudah Anda mulai.", begun, count=whole(begun)
    )
    return WorkItem(
        title=ngettext(
            "Nilai satu orang untuk penilaian %(period)s",
            "Nilai %(count)s orang untuk penilaian %(period)s",
            waiting,
            count=number_word(waiting).lower(),
            period=code,
        ),
        url=url_for("evaluations.waiting", period=code),
        action=_("Lanjutkan") if begun else _("Mulai menilai"),
        text=text
        if begun
        else _("Pilih perilaku yang paling sering Anda lihat selama periode ini."),
        day=due,
    )


def _unread(result: Unread) -> WorkItem:
    return WorkItem(
        title=_("Baca hasil penilaian %(period)s dan beri tanggapan", period=result.period),
        url=url_for("evaluations.result", evaluation_id=result.evaluation_id),
        action=_("Baca hasil"),
        text=_(
            "Ditetapkan %(day)s, dengan penjelasan tiap angkanya.",
            day=plain_date(result.finalised_at),
        ),
        when=_("Baru"),
    )


def _place(endpoint: str, label: str, icon: str) -> NavItem:
    url = url_for(endpoint)
    return NavItem(url, label, icon, request.path == url or request.path.startswith(f"{url}/"))
