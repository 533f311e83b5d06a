"""What the demo offers the program: the job that plays the cycle, and word of how far it is."""

from collections.abc import Sequence

from flask import g, url_for
from flask_babel import gettext as _
from sqlalchemy import select

from kinerja.access.identity import Identity
from kinerja.database import db
from kinerja.demo.play import PLAY, play
from kinerja.features import Feature
from kinerja.jobs.models import Job, JobState
from kinerja.web.filters import whole
from kinerja.web.parts import WorkItem


def work(_identity: Identity) -> Sequence[WorkItem]:
    """While the cycle of a sample region is being played, everybody there is told how far it is."""
    if not g.region.is_sample:
        return ()
    running = select(Job.done, Job.total).where(
        Job.kind == PLAY, Job.state.in_((JobState.WAITING, JobState.RUNNING))
    )
    row = db.session.execute(running).first()
    if row is None:
        return ()
    title = _("Daur contoh tahun lalu sedang dimainkan")
    text = _("Belum dimulai.")
    if row.total:
        text = _(
            "%(done)s dari %(total)s penilaian selesai.",
            done=whole(row.done),
            total=whole(row.total),
        )
    return (WorkItem(title, url_for("start.home"), _("Muat ulang"), text, when=_("Sekarang")),)


FEATURE = Feature("demo", topics={PLAY: play}, work=work)
