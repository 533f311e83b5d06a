"""Waking the relay right after a commit: a favour that may fail, because the sweep comes anyway."""

import logging
from time import monotonic
from typing import Final

from flask import current_app, g, has_request_context
from redis import Redis, RedisError

from kinerja.jobs.queues import connect
from kinerja.lifecycle import after_commit

KEY: Final = "kinerja:poke"
_PATIENCE: Final = 0.1  # seconds: Redis being away must cost a request almost nothing
_REST: Final = 5.0  # seconds without another try after a failure
_log = logging.getLogger(__name__)


class Poke:
    """One program's line to the relay; silent for a while after Redis did not answer."""

    def __init__(self, url: str) -> None:
        self._connection: Redis = connect(url, _PATIENCE)
        self._silent_until = 0.0

    def send(self) -> None:
        """Wake the relay, or leave it to its sweep."""
        if monotonic() < self._silent_until:
            return
        try:
            with self._connection.pipeline(transaction=False) as pipeline:
                pipeline.lpush(KEY, 1)
                pipeline.ltrim(KEY, 0, 0)  # one reminder is as good as a thousand
                pipeline.execute()
        except RedisError as error:
            self._silent_until = monotonic() + _REST
            _log.warning("the relay was not poked: %s", type(error).__name__)


def want() -> None:
    """Poke the relay once the transaction now open is committed."""
    if g.get("poke_wanted"):
        return
    g.poke_wanted = True
    if has_request_context():
        after_commit(send_wanted)


def send_wanted() -> None:
    """Poke the relay if something in this application context asked for it."""
    if g.pop("poke_wanted", False):
        _poke().send()


def _poke() -> Poke:
    extensions = current_app.extensions
    if "kinerja.poke" not in extensions:
        extensions["kinerja.poke"] = Poke(extensions["kinerja.redis_url"])
    poke: Poke = extensions["kinerja.poke"]
    return poke
