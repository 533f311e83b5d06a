"""Why a notification is not found."""

from uuid import UUID

from kinerja.errors import Refusal


class NotificationNotFound(Refusal):
    """The signed-in person has no notification under this id here."""

    def __init__(self, notification: UUID) -> None:
        super().__init__(notification)
        self.notification = notification
