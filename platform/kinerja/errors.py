"""Refusals any part of the program may make; each carries data, `web/errors.py` the words."""


class Refusal(Exception):  # noqa: N818  # «refusal» is the word of this house for an expected no
    """An expected no: becomes a page with a status, never a traceback."""


class RegionSuspended(Refusal):
    """The region can be read but not changed for now."""

    def __init__(self, region: str) -> None:
        super().__init__(region)
        self.region = region


class AccessDenied(Refusal):
    """The signed-in person lacks a permission here."""

    def __init__(self, permission: str) -> None:
        super().__init__(permission)
        self.permission = permission


class SignInRequired(Refusal):
    """Nobody is signed in here, or the session has ended; `door` is where to sign in."""

    def __init__(self, door: str) -> None:
        super().__init__(door)
        self.door = door
