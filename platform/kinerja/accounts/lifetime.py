"""How long a session holds. Pure: the moment is an argument."""

from datetime import datetime, timedelta
from typing import Final

WHOLE: Final = timedelta(hours=8)
IDLE: Final = timedelta(minutes=15)
# writing the last sight at each click would make every page a write
NOTED_EVERY: Final = timedelta(minutes=2)


def is_alive(began: datetime, last_seen: datetime, at: datetime, *, own_device: bool) -> bool:
    """True while the session holds: a working day, on a shared computer only while it is used."""
    if at - began >= WHOLE:
        return False
    return own_device or at - last_seen < IDLE


def is_worth_noting(last_seen: datetime, at: datetime) -> bool:
    """True if the last sight is old enough to be written anew."""
    return at - last_seen >= NOTED_EVERY
