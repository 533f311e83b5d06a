"""A place to listen that nobody else uses now."""

import socket


def free_port() -> int:
    """A port of this machine nobody listens on: two runs at once must not meet."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
