"""Refusals about people; data only."""

from uuid import UUID

from kinerja.errors import Refusal


class PersonNotFound(Refusal):
    """No such person in this region, or none within the reader's units."""

    def __init__(self, person_id: UUID) -> None:
        super().__init__(person_id)
        self.person_id = person_id


class UnitNotFound(Refusal):
    """No such unit within the reader's own."""

    def __init__(self, unit: str) -> None:
        super().__init__(unit)
        self.unit = unit


class AccountClosed(Refusal):
    """The account is closed: no code opens it."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class AccountAboveIssuer(Refusal):
    """The person holds a role that the one who asks for a code could not give."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name
