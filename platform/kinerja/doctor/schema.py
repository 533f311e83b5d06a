"""The database's inside: migrations that have run, fences without holes."""

from flask_babel import gettext as _
from flask_babel import ngettext

from kinerja.doctor.findings import Finding, State
from kinerja.tenancy.inspection import Hole

_SHOWN = 5


def judge_migrations(current: str | None, head: str | None) -> Finding:
    """Whether the database has the shape that this program expects."""
    if current == head and head is not None:
        return Finding("migrations", State.OK, _("Revisi %(revision)s, terbaru", revision=head))
    found = _(
        "Revisi %(current)s, program memerlukan %(head)s", current=current or "-", head=head or "-"
    )
    remedy = _("Jalankan kinerja migrate dengan versi program yang terbaru.")
    return Finding("migrations", State.BAD, found, remedy)


def judge_policies(holes: list[Hole], tables: int) -> Finding:
    """Whether row security holds on every table of the regions."""
    if tables == 0:
        remedy = _("Jalankan kinerja migrate.")
        return Finding("policies", State.BAD, _("Belum ada tabel daerah"), remedy)
    if not holes:
        found = ngettext(
            "%(num)d tabel daerah, semuanya berpagar",
            "%(num)d tabel daerah, semuanya berpagar",
            tables,
        )
        return Finding("policies", State.OK, found)
    names = sorted({hole.name for hole in holes})
    shown = ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
    found = ngettext(
        "%(num)d celah: %(names)s", "%(num)d celah: %(names)s", len(holes), names=shown
    )
    remedy = _(
        "Hentikan program, bandingkan dengan basis data baru buatan kinerja migrate, lalu "
        "kembalikan kebijakan dan hak yang berubah."
    )
    return Finding("policies", State.BAD, found, remedy)
