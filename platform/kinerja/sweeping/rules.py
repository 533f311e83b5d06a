"""How long a row stays once it has served. Pure: the moment is an argument."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final


@dataclass(frozen=True, slots=True)
class Limit:
    """Rows of a table stay this long after the first of these moments, then nobody needs them."""

    table: str
    moments: tuple[str, ...]
    kept: timedelta

    def edge(self, at: datetime) -> datetime:
        """A row goes when one of its moments lies here or before."""
        return at - self.kept


REGION: Final = (
    # `free_at` never lies before the last failure; twelve hours later the count begins anew anyway
    Limit("sign_in_delay", ("free_at",), timedelta(days=1)),
    Limit("web_session", ("revoked_at", "last_seen_at"), timedelta(days=30)),
    Limit("known_device", ("created_at",), timedelta(days=365)),
    Limit("one_time_code", ("used_at", "expires_at"), timedelta(days=90)),
    Limit("outbox", ("delivered_at",), timedelta(days=30)),
)
PLATFORM: Final = (
    Limit("platform_delay", ("free_at",), timedelta(days=1)),
    Limit("platform_session", ("revoked_at", "last_seen_at"), timedelta(days=30)),
)
