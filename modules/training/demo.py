"""What came of the referrals of a generated region."""

from typing import Any

from sqlalchemy import func, select

from kinerja.database import db
from modules.training.models import Referral


def figures(_year: int) -> dict[str, Any]:
    """How many referrals there are; the rules raise them as results become final."""
    return {"referrals": db.session.scalar(select(func.count()).select_from(Referral)) or 0}
