"""Where one signs in: a region, the national office, the operators. Cookies never leave it."""

from dataclasses import dataclass
from typing import Final

from flask import request

from kinerja.access import Door
from kinerja.packs.slugs import FORM, RESERVED

_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})


@dataclass(frozen=True, slots=True)
class Place:
    """A first word of the path under which people sign in; its cookies hold below it only."""

    slug: str
    door: Door

    @property
    def cookie(self) -> str:
        """The name of the session's cookie."""
        return f"kinerja_{self.slug}"

    @property
    def path(self) -> str:
        """The part of the site the cookies hold for."""
        return f"/{self.slug}/"

    @property
    def sign_in_url(self) -> str:
        """Where to sign in here."""
        return f"{self.path}sign-in"


def place_of(path: str) -> Place | None:
    """The place a path lies in; None where nobody signs in, such as a citizen's survey."""
    first = path.lstrip("/").split("/", 1)[0]
    if first in (Door.NATIONAL, Door.OPERATOR):
        return Place(first, Door(first))
    if first in RESERVED or not FORM.fullmatch(first):
        return None
    return Place(first, Door.REGION)


def cookies_need_tls() -> bool:
    """False only for plain HTTP on the machine itself."""
    host = request.host.rsplit(":", 1)[0] if not request.host.endswith("]") else request.host
    return request.is_secure or host not in _LOOPBACK
