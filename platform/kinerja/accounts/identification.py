"""Who is asking: from the browser's session to the identity, the log's actor and the database."""

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar, cast
from uuid import UUID

from flask import Flask, current_app, g, request, session
from flask.blueprints import BlueprintSetupState
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user

from kinerja.access.identity import Identity, identify
from kinerja.accounts.kept import OWN_DEVICE
from kinerja.accounts.sessions import BrowserSession, BrowserSessions
from kinerja.audit.service import Actor, act_as
from kinerja.database import db
from kinerja.tenancy import find_tenant
from kinerja.tenancy.context import person_var

P = ParamSpec("P")
R = TypeVar("R")


class SignedIn(UserMixin):  # type: ignore[misc]  # Flask-Login ships no types
    """The user of Flask-Login: an account in use, with the identity read beside its session."""

    def __init__(self, identity: Identity) -> None:
        self.identity = identity

    def get_id(self) -> str:
        """What the session keeps of the account."""
        return str(self.identity.account_id)


def browser_session() -> BrowserSession | None:
    """The session of this request; None where nobody signs in."""
    found = cast("Any", session)._get_current_object()  # noqa: SLF001  # the proxy's own accessor
    return found if isinstance(found, BrowserSession) else None


def begin_session(identity: Identity, *, own_device: bool) -> None:
    """Sign this browser in as somebody: a new session, and the rest of the request is theirs."""
    held = browser_session()
    if held is None:
        raise LookupError("no session at this path")
    held.begin(identity, own_device=own_device)
    login_user(SignedIn(identity))
    _speak_for(identity)


def end_session() -> None:
    """Sign this browser out."""
    held = browser_session()
    if held is not None:
        logout_user()
        held.end()
    identify(None)


def session_id() -> UUID:
    """The id of this request's session, to tell it from others."""
    held = browser_session()
    if held is None:
        raise LookupError("no session at this path")
    return held.id


def is_own_device() -> bool:
    """Whether the session holds for a working day, as its owner chose at sign-in."""
    held = browser_session()
    return held is not None and bool(held.get(OWN_DEVICE))


def without_session(view: Callable[P, R]) -> Callable[P, R]:
    """A view that is the same for everybody, so that nobody's session is read for it."""
    cast("Any", view).without_session = True
    return view


def identify_request() -> None:
    """Find out, once a request, who is asking; leaves a visitor unknown."""
    if g.get("is_identified"):
        return
    g.is_identified = True
    held = browser_session()
    if held is None:
        return  # where nobody signs in, nobody's address is kept either
    act_as(Actor("visitor", origin=request.remote_addr))
    if not held.came_signed_in:
        return
    user = cast("Any", current_user)._get_current_object()  # noqa: SLF001  # as above
    if isinstance(user, SignedIn):
        _speak_for(user.identity)


def install(state: BlueprintSetupState) -> None:
    """Give the application its session interface and Flask-Login its way to an account."""
    app: Any = state.app
    app.session_interface = BrowserSessions()
    manager = LoginManager()
    manager.session_protection = None  # a session moves with its owner from network to network
    manager.user_loader(_load)
    # init_app would look into the session after every response, for a cookie we do not use
    app.login_manager = manager
    # a form may stay open for as long as its session holds
    app.config["WTF_CSRF_TIME_LIMIT"] = None
    cast("Flask", app).before_request(_identify_unless_needless)


def _identify_unless_needless() -> None:
    view = current_app.view_functions.get(request.endpoint or "")
    if not getattr(view, "without_session", False):
        identify_request()


def _load(account_id: str) -> SignedIn | None:
    held = browser_session()
    kept = held.kept if held else None
    if kept is None or str(kept.identity.account_id) != account_id:
        return None
    return SignedIn(kept.identity)


def _speak_for(identity: Identity) -> None:
    """From here on the request, the log and the database know this person."""
    g.is_identified = True
    identify(identity)
    if identity.person_id is None:
        act_as(Actor("platform", identity.account_id, request.remote_addr))
        return
    act_as(Actor("person", identity.person_id, request.remote_addr))
    _tell_database(identity.person_id)


def _tell_database(person: UUID) -> None:
    """Row security of protected acts asks for the person: this transaction and later ones."""
    person_var.set(person)
    if find_tenant() is not None:
        db.session.connection().exec_driver_sql(f"SET LOCAL app.person = '{person}'")
