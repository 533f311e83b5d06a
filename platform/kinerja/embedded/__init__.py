"""The PostgreSQL and Valkey of our own that start when no address is given."""

from kinerja.embedded.errors import EmbeddedError
from kinerja.embedded.lifecycle import Addresses, discard, servers

__all__ = ["Addresses", "EmbeddedError", "discard", "servers"]
