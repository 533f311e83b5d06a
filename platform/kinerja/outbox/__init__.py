"""Messages written with the change and delivered after it."""

from kinerja.outbox.errors import Undeliverable
from kinerja.outbox.service import post, post_all

__all__ = ["Undeliverable", "post", "post_all"]
