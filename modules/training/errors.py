"""Why something about a referral is refused: data only."""

from datetime import date
from uuid import UUID

from kinerja.errors import Refusal
from modules.training.models import ReferralState


class ReferralNotFound(Refusal):
    """This region has no such referral."""

    def __init__(self, referral_id: UUID) -> None:
        super().__init__(referral_id)
        self.referral_id = referral_id


class NotYourReferral(Refusal):
    """Only the superior it waits for endorses a referral."""

    def __init__(self, referral_id: UUID) -> None:
        super().__init__(referral_id)
        self.referral_id = referral_id


class ReferralMoved(Refusal):
    """The referral is in another state by now, from which it cannot go there."""

    def __init__(self, referral_id: UUID, state: ReferralState, wanted: ReferralState) -> None:
        super().__init__(referral_id, state, wanted)
        self.referral_id, self.state, self.wanted = referral_id, state, wanted


class NoteMissing(Refusal):
    """Turning a referral down, or sending it back, needs a reason in words."""

    def __init__(self, referral_id: UUID, shortest: int) -> None:
        super().__init__(referral_id, shortest)
        self.referral_id, self.shortest = referral_id, shortest


class SeatsTaken(Refusal):
    """On this day the programme has no seat left."""

    def __init__(self, referral_id: UUID, day: date, seats: int) -> None:
        super().__init__(referral_id, day, seats)
        self.referral_id, self.day, self.seats = referral_id, day, seats
