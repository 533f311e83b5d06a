"""Why a survey says no: one class a reason, carrying data; `citizen_pages.py` has the words."""

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from kinerja.errors import Refusal

if TYPE_CHECKING:
    from modules.surveys.links import LinkedSurvey
    from modules.surveys.visit import Visit


class LinkRefused(Refusal):
    """A way to a survey that leads nowhere now; `link` is what is known of it."""

    status: ClassVar[int]

    def __init__(self, link: "LinkedSurvey | None" = None) -> None:
        super().__init__()
        self.link = link


class LinkUnknown(LinkRefused):
    """No link of this region has this code."""

    status = 404


class LinkRevoked(LinkRefused):
    """The link was taken back."""

    status = 410


class SurveyNotOpenYet(LinkRefused):
    """The first day is still to come."""

    status = 404


class SurveyClosed(LinkRefused):
    """The last day is over."""

    status = 410


class ReceiptUnreadable(LinkRefused):
    """The receipt's address was changed or cut off."""

    status = 404


class VisitStale(Refusal):
    """The page stayed open too long; `visit` still holds every answer."""

    def __init__(self, visit: "Visit") -> None:
        super().__init__()
        self.visit = visit


class NothingAnswered(Refusal):
    """A sheet without a single answer is not stored."""


class SurveyUnknown(Refusal):
    """No survey of this region has this id."""


class SurveyDatesWrong(Refusal):
    """A survey or a link would end before it begins, or a link outlive its survey."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__(first, last)
        self.first, self.last = first, last


class SurveyExists(Refusal):
    """This service already has a survey that opens on this day."""

    def __init__(self, service: str, opens_on: date) -> None:
        super().__init__(service, opens_on)
        self.service, self.opens_on = service, opens_on


class InstrumentChanged(Refusal):
    """A version that is already in use came with another content; a change is a new version."""

    def __init__(self, code: str, number: int) -> None:
        super().__init__(code, number)
        self.code, self.number = code, number


class InstrumentUnknown(Refusal):
    """The region has no questionnaire of this code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
