"""What people are told about plans (SKP); a mail names neither targets nor reasons."""

from typing import Final

from flask_babel import gettext as _

from kinerja.notifications.event import Details, Event


def _proposed(details: Details) -> str:
    return _(
        "%(name)s mengajukan SKP %(year)s dan menunggu persetujuan Anda.",
        name=details["name"],
        year=details["year"],
    )


def _returned(details: Details) -> str:
    return _("SKP %(year)s dikembalikan %(name)s.", year=details["year"], name=details["name"])


def _agreed(details: Details) -> str:
    return _("SKP %(year)s disetujui %(name)s.", year=details["year"], name=details["name"])


PLAN_EVENTS: Final = (
    Event(
        topic="plan.proposed",
        line=_proposed,
        subject=lambda details: _(
            "Sebuah SKP %(year)s menunggu persetujuan Anda", year=details["year"]
        ),
        text=_proposed,
        action=lambda _details: _("Baca SKP"),
    ),
    Event(
        topic="plan.returned",
        line=_returned,
        subject=lambda details: _("SKP %(year)s Anda dikembalikan", year=details["year"]),
        text=lambda _details: _("Alasannya dapat Anda baca di Kinerja, di atas SKP Anda."),
        action=lambda _details: _("Perbaiki SKP"),
    ),
    Event(
        topic="plan.agreed",
        line=_agreed,
        subject=lambda details: _("SKP %(year)s Anda disetujui", year=details["year"]),
        text=_agreed,
        action=lambda _details: _("Baca SKP"),
    ),
)
