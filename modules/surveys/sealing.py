"""What leaves with a page and comes back signed: the visit, its token, and the receipt."""

import hashlib
import hmac
import secrets
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from flask import current_app
from itsdangerous import BadData, URLSafeSerializer

from kinerja.config import Settings
from kinerja.tenancy import current_tenant
from modules.surveys.errors import VisitStale
from modules.surveys.visit import Visit

FRESH_SECONDS: Final = 12 * 60 * 60
_CONSONANTS: Final = frozenset("BCDFGHJKLMNPQRSTVWXYZ")
# no letter that is mistaken for a digit or for another letter when read aloud or from paper
_LETTERS: Final = "ACEFHJKLMNPRTUVWXY"


class SealBroken(Exception):  # noqa: N818  # a signature that does not hold; callers say what it means
    """The text was not sealed by us for this survey."""


def seal_visit(visit: Visit, survey_id: UUID, at: datetime) -> str:
    """The visit as one hidden field, readable for this region's survey only."""
    packed = [
        visit.token,
        visit.begun,
        int(at.timestamp()),
        visit.language,
        visit.step,
        int(visit.agreed),
        list(visit.answers),
        visit.suggestion,
    ]
    return _serializer("visit", survey_id).dumps(packed)


def unseal_visit(text: str, survey_id: UUID, at: datetime) -> Visit:
    """The visit in a hidden field; SealBroken, or VisitStale when the page was open too long."""
    packed = _load(_serializer("visit", survey_id), text)
    token, begun, sealed_at, language, step, agreed, answers, suggestion = packed
    visit = Visit(token, begun, language, tuple(answers), bool(agreed), step, suggestion)
    if at.timestamp() - sealed_at > FRESH_SECONDS:
        raise VisitStale(visit)
    return visit


def seal_receipt(number: str, on: date, language: str) -> str:
    """A receipt as a word for an address."""
    return _serializer("receipt", None).dumps([number, on.isoformat(), language])


def unseal_receipt(text: str) -> tuple[str, date, str]:
    """Number, day and language of a receipt; SealBroken when we did not write it."""
    number, on, language = _load(_serializer("receipt", None), text)
    return number, date.fromisoformat(on), language


def new_token() -> str:
    """The name of one visit; it remembers which key it was made under, so that keys may rotate."""
    return f"{_fingerprint(_keys()[0])}.{secrets.token_urlsafe(16)}"


def receipt_key(token: str, survey_id: UUID) -> bytes:
    """What the database keeps of a visit: a keyed hash, equal for equal tokens."""
    return _keyed(token, "key", f"{current_tenant()} {survey_id}")


def receipt_number(token: str, region: str) -> str:
    """The number on a receipt, as BKL 4827 K6: three letters of the region, then the visit's."""
    digest = _keyed(token, "number", str(current_tenant()))
    number = int.from_bytes(digest[:8])
    letter = _LETTERS[number // 100_000 % len(_LETTERS)]
    return f"{_letters(region)} {number // 10 % 10_000:04d} {letter}{number % 10}"


def _letters(region: str) -> str:
    name = region.upper().split()[-1]
    heads = [letter for letter in name if letter in _CONSONANTS]
    return "".join([*heads, *"ZZZ"][:3])


def _keyed(token: str, purpose: str, scope: str) -> bytes:
    made_under = token.split(".", 1)[0]
    keys = _keys()
    key = next((key for key in keys if _fingerprint(key) == made_under), keys[0])
    message = f"survey receipt {purpose} {scope} {token}"
    return hmac.digest(key.encode(), message.encode(), "sha256")


def _fingerprint(key: str) -> str:
    return hashlib.sha256(f"survey token {key}".encode()).hexdigest()[:8]


def _keys() -> tuple[str, ...]:
    settings: Settings = current_app.extensions["kinerja.settings"]
    return settings.secret_keys


def _serializer(purpose: str, survey_id: UUID | None) -> URLSafeSerializer:
    return URLSafeSerializer(
        list(reversed(_keys())),  # itsdangerous signs with the last
        salt=f"survey {purpose} {current_tenant()} {survey_id}",
        signer_kwargs={"key_derivation": "hmac", "digest_method": hashlib.sha256},
    )


def _load(serializer: URLSafeSerializer, text: str) -> Any:
    try:
        return serializer.loads(text)
    except BadData:
        raise SealBroken from None
