"""Browsers an account has signed in from before: failures from elsewhere do not slow them."""

import secrets
from typing import Final
from uuid import UUID

from flask import Response, request
from itsdangerous import BadSignature
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from kinerja.accounts.keys import signer, token_hash
from kinerja.accounts.models import KnownDevice
from kinerja.accounts.places import Place, cookies_need_tls
from kinerja.database import db

_YEAR: Final = 365 * 24 * 60 * 60


def read_device(place: Place) -> str | None:
    """The token this browser was given at an earlier sign-in here, if our signature is on it."""
    try:
        token = signer(_purpose(place)).loads(
            request.cookies.get(_cookie(place), ""), max_age=_YEAR
        )
    except BadSignature:
        return None
    return token if isinstance(token, str) else None


def is_known(account_id: UUID, token: str | None) -> bool:
    """Whether this account has signed in from that browser before."""
    if token is None:
        return False
    known = select(KnownDevice.id).where(
        KnownDevice.account_id == account_id, KnownDevice.token_hash == token_hash(token)
    )
    return db.session.scalar(known) is not None


def remember(account_id: UUID, token: str | None) -> str:
    """Know this browser from now on; gives its token, made new if it has none."""
    token = token or secrets.token_urlsafe(32)
    row = {"account_id": account_id, "token_hash": token_hash(token)}
    db.session.execute(insert(KnownDevice).on_conflict_do_nothing(), [row])
    return token


def names(account_id: UUID, token: str | None) -> bool:
    """Whether a token of a door of no region was made for this account: no table holds those."""
    return token is not None and token.startswith(f"{account_id}.")


def naming(account_id: UUID, token: str | None) -> str:
    """This token if it names the account, else a new one that does; our signature vouches."""
    if token is not None and names(account_id, token):
        return token
    return f"{account_id}.{secrets.token_urlsafe(32)}"


def hand_out(place: Place, response: Response, token: str) -> None:
    """Leave the token with the browser, to be shown at the next sign-in only."""
    response.set_cookie(
        _cookie(place),
        str(signer(_purpose(place)).dumps(token)),
        max_age=_YEAR,
        path=place.sign_in_url,
        secure=cookies_need_tls(),
        httponly=True,
        samesite="Lax",
    )


def _cookie(place: Place) -> str:
    return f"{place.cookie}_device"


def _purpose(place: Place) -> str:
    return f"device.{place.slug}"
