"""One-time codes as rows: kept hashed, found while they open something, voided together."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select, update

from kinerja.accounts.models import CodePurpose, OneTimeCode
from kinerja.database import db, now


def keep(
    account_id: UUID,
    purpose: CodePurpose,
    code_hash: bytes,
    lasts: timedelta,
    issued_by: UUID | None = None,
) -> OneTimeCode:
    """Keep a new code."""
    code = OneTimeCode(
        account_id=account_id,
        purpose=purpose,
        code_hash=code_hash,
        issued_by=issued_by,
        expires_at=now() + lasts,
    )
    db.session.add(code)
    db.session.flush()
    return code


def find(hashes: Sequence[bytes]) -> OneTimeCode | None:
    """The unused, unexpired code under one of these hashes, held until the transaction ends."""
    return db.session.scalar(
        select(OneTimeCode)
        .where(
            OneTimeCode.code_hash.in_(hashes),
            OneTimeCode.used_at.is_(None),
            OneTimeCode.expires_at > now(),
        )
        .with_for_update()
    )


def void(account_id: UUID) -> None:
    """Make every unused code of the account useless."""
    db.session.execute(
        update(OneTimeCode)
        .where(OneTimeCode.account_id == account_id, OneTimeCode.used_at.is_(None))
        .values(used_at=now())
        .execution_options(synchronize_session=False)
    )
