"""The one decision every view carries."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

from kinerja.access.identity import find_identity
from kinerja.access.roles import Permission
from kinerja.errors import AccessDenied, SignInRequired

P = ParamSpec("P")
R = TypeVar("R")


class Door(StrEnum):
    """Where the people of a view sign in."""

    REGION = "region"
    NATIONAL = "national"
    OPERATOR = "operator"


@dataclass(frozen=True, slots=True)
class Access:
    """What a view asks for: a permission, or None for everybody."""

    permission: Permission | None
    door: Door | None


def access_of(view: Any) -> Access | None:
    """The decision a view function carries; None means it was forgotten."""
    return getattr(view, "access", None)


def require(
    permission: Permission, door: Door = Door.REGION
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Let in who holds the permission here; others get SignInRequired or AccessDenied."""

    def decorate(view: Callable[P, R]) -> Callable[P, R]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            identity = find_identity()
            if identity is None:
                raise SignInRequired(door)
            if not identity.may(permission):
                raise AccessDenied(permission)
            return view(*args, **kwargs)

        cast("Any", guarded).access = Access(permission, door)
        return guarded

    return decorate


def public(view: Callable[P, R]) -> Callable[P, R]:
    """Open to everybody: said aloud, so that forgetting cannot look the same."""
    cast("Any", view).access = Access(None, None)
    return view


def reads_only(view: Callable[P, R]) -> Callable[P, R]:
    """A view that is sent a form and yet changes nothing of the region: open while suspended."""
    cast("Any", view).reads_only = True
    return view


def is_read_only(view: Any) -> bool:
    """Whether the view may be sent forms while its region can only be read."""
    return getattr(view, "reads_only", False)
