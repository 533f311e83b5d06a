"""What the tests of the doors ask again and again."""

from datetime import timedelta
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select, update
from werkzeug.test import TestResponse

from kinerja.accounts.models import SignInDelay, WebSession
from kinerja.audit.models import AuditEntry
from kinerja.database import db, now
from kinerja.outbox.models import Outbox
from kinerja.tenancy import TenantId, unit_of_work
from tests.browsers import fill
from tests.factories.accounts import PASSWORD, Somebody


def enter(
    client: FlaskClient, somebody: Somebody, password: str = PASSWORD, **more: str
) -> TestResponse:
    """Fill in the region's sign-in page."""
    typed = {"who": somebody.nip, "password": password, **more}
    return fill(client, f"/{somebody.slug}/sign-in", typed)


def cookie_of(client: FlaskClient, who: Somebody) -> str:
    """The value of the session's cookie in this browser."""
    cookie = client.get_cookie(f"kinerja_{who.slug}", path=f"/{who.slug}/")
    assert cookie is not None
    return cookie.value


def is_in(client: FlaskClient, who: Somebody) -> bool:
    """Whether the browser is signed in to the region."""
    return client.get(f"/{who.slug}/profile").status_code == 200


def sessions_of(who: Somebody) -> list[WebSession]:
    """The account's rows, oldest first, ended ones too."""
    with unit_of_work(who.tenant):
        rows = select(WebSession).where(WebSession.account_id == who.account_id)
        found = list(db.session.scalars(rows.order_by(WebSession.created_at)))
        db.session.expunge_all()
    return found


def age_sessions(who: Somebody, *, began: timedelta = timedelta(0), seen: timedelta) -> None:
    """Let time have passed for the account's sessions."""
    with unit_of_work(who.tenant):
        db.session.execute(
            update(WebSession)
            .where(WebSession.account_id == who.account_id)
            .values(created_at=now() - began, last_seen_at=now() - seen)
        )


def end_waits(tenant: TenantId) -> None:
    """Let every wait of the region have just passed."""
    with unit_of_work(tenant):
        db.session.execute(update(SignInDelay).values(free_at=now()))


def logged(tenant: TenantId, action: str) -> list[AuditEntry]:
    """The region's log of one action, oldest first."""
    with unit_of_work(tenant):
        rows = select(AuditEntry).where(AuditEntry.action == action).order_by(AuditEntry.number)
        found = list(db.session.scalars(rows))
        db.session.expunge_all()
    return found


def posted(tenant: TenantId, topic: str) -> list[dict[str, Any]]:
    """What waits in the region's outbox under a topic."""
    with unit_of_work(tenant):
        return list(db.session.scalars(select(Outbox.payload).where(Outbox.topic == topic)))
