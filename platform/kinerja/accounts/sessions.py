"""The one session interface: an account's session is a row, a visitor's a signed cookie.

Flask opens the session before it knows the region, so a session reads its row on first use.
"""

import secrets
from collections.abc import Iterator
from typing import Any, Final
from uuid import UUID

from flask import Flask, Request, Response
from flask.sessions import SessionInterface, SessionMixin
from itsdangerous import BadSignature

from kinerja.access import Door
from kinerja.access.identity import Identity
from kinerja.accounts import lifetime
from kinerja.accounts.kept import OWN_DEVICE, Keeper, Kept
from kinerja.accounts.keys import signer, token_hash
from kinerja.accounts.places import Place, cookies_need_tls, place_of
from kinerja.accounts.platform_sessions import PlatformKeeper
from kinerja.accounts.region_sessions import RegionKeeper
from kinerja.database import new_id, now
from kinerja.tenancy import find_tenant

_SIGNED_IN: Final = "t."
_VISITOR: Final = "v."
_VISIT_SECONDS: Final = 24 * 60 * 60
_REFUSED: Final = 400
_LAPSED: Final = "lapsed"
FORM_TOKEN: Final = "csrf_token"  # noqa: S105  # the name under which Flask-WTF keeps it


class BrowserSession(SessionMixin):
    """One browser's session in one place; read on first use, written after the view."""

    def __init__(self, place: Place, cookie: str) -> None:
        self.place = place
        self.modified = False
        self.token: str | None = None
        self.account_id: UUID | None = None
        self.id: UUID = new_id()
        self._cookie = cookie
        self._kept: Kept | None = None
        self._values: dict[str, Any] | None = None

    @property
    def keeper(self) -> Keeper:
        """Who keeps the rows of this place."""
        if self.place.door is Door.REGION:
            return RegionKeeper()
        return PlatformKeeper(self.place.door)

    @property
    def came_signed_in(self) -> bool:
        """Whether the browser shows the sign of a session, which may have ended."""
        return self._cookie.startswith(_SIGNED_IN)

    @property
    def kept(self) -> Kept | None:
        """The living row behind this session."""
        self._read()
        return self._kept

    @property
    def kept_now(self) -> Kept | None:
        """The living row, if this request has had a reason to read it."""
        return self._kept

    @property
    def is_stale(self) -> bool:
        """Whether the browser shows a session that holds no longer."""
        return self.came_signed_in and self._values is not None and self._kept is None

    def begin(self, identity: Identity, *, own_device: bool) -> None:
        """Start anew for this account: new token, the old row ended, nothing carried over.

        Nothing but the token of forms that the same account's lapsed session has left open here:
        what was typed into them can still be sent.
        """
        carried = self.get(FORM_TOKEN) if self.get(_LAPSED) == str(identity.account_id) else None
        self.end()
        self.token = secrets.token_urlsafe(32)
        self.account_id = identity.account_id
        self.id = new_id()
        self[FORM_TOKEN] = carried or secrets.token_hex(20)
        if own_device:
            self[OWN_DEVICE] = True

    def end(self) -> None:
        """End the row, if there is one, and forget everything."""
        kept = self.kept
        if kept is not None:
            self.keeper.end(kept.id)
        self._kept, self._values, self.modified = None, {}, True

    def _read(self) -> dict[str, Any]:
        if self._values is None:
            self._values = self._read_row() if self.came_signed_in else self._read_visit()
        return self._values

    def _read_row(self) -> dict[str, Any]:
        if self.place.door is Door.REGION and find_tenant() is None:
            return {}
        kept = self.keeper.find(token_hash(self._cookie.removeprefix(_SIGNED_IN)))
        if kept is None:
            return {}
        if not kept.is_alive(now()):
            return _lapsed(kept)
        self._kept, self.id = kept, kept.id
        return dict(kept.data)

    def _read_visit(self) -> dict[str, Any]:
        signed = self._cookie.removeprefix(_VISITOR)
        try:
            visit = signer(f"visit.{self.place.slug}").loads(signed, max_age=_VISIT_SECONDS)
        except BadSignature:
            return {}
        return visit if isinstance(visit, dict) else {}

    def __getitem__(self, key: str) -> Any:
        return self._read()[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self._read()[key] = value
        self.modified = True

    def __delitem__(self, key: str) -> None:
        del self._read()[key]
        self.modified = True

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())


class BrowserSessions(SessionInterface):
    """Opens and writes the sessions of every place; elsewhere there is none."""

    def open_session(self, _app: Flask, request: Request) -> BrowserSession | None:
        """The session of the place this path lies in; nothing is read yet."""
        place = place_of(request.path)
        if place is None:
            return None
        return BrowserSession(place, request.cookies.get(place.cookie, ""))

    def save_session(self, _app: Flask, session: SessionMixin, response: Response) -> None:
        """Write what has changed, inside the request's own transaction."""
        if not isinstance(session, BrowserSession):
            return
        if session.accessed:
            response.vary.add("Cookie")
        if session.token is not None:
            self._keep_new(session, response)
        elif session.kept_now is not None:
            self._keep_on(session, session.kept_now)
        elif session.modified or session.is_stale:
            self._keep_visit(session, response)

    def _keep_new(self, session: BrowserSession, response: Response) -> None:
        if response.status_code >= _REFUSED or session.account_id is None or not session.token:
            return
        session.keeper.add(session.id, token_hash(session.token), session.account_id, dict(session))
        seconds = int(lifetime.WHOLE.total_seconds()) if session.get(OWN_DEVICE) else None
        _set_cookie(session.place, response, _SIGNED_IN + session.token, seconds)

    def _keep_on(self, session: BrowserSession, kept: Kept) -> None:
        if session.modified or lifetime.is_worth_noting(kept.last_seen, now()):
            session.keeper.update(kept.id, dict(session))

    def _keep_visit(self, session: BrowserSession, response: Response) -> None:
        if session:
            signed = signer(f"visit.{session.place.slug}").dumps(dict(session))
            _set_cookie(session.place, response, _VISITOR + str(signed), None)
        else:
            response.delete_cookie(session.place.cookie, path=session.place.path)


def _lapsed(kept: Kept) -> dict[str, Any]:
    """What a session that ran out leaves behind: whose it was, and its forms' token."""
    token = kept.data.get(FORM_TOKEN)
    return {_LAPSED: str(kept.identity.account_id), FORM_TOKEN: token} if token else {}


def _set_cookie(place: Place, response: Response, value: str, seconds: int | None) -> None:
    response.set_cookie(
        place.cookie,
        value,
        max_age=seconds,
        path=place.path,
        secure=cookies_need_tls(),
        httponly=True,
        samesite="Lax",
    )
