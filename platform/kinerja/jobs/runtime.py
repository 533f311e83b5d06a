"""The application of a worker process: made once, before the first fork, without a connection."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask

from kinerja.audit.service import Actor, act_as
from kinerja.database import dispose_engines
from kinerja.jobs import poke

JOB = Actor("job")


class _Runtime:
    """What the functions of `jobs.entry` find when RQ calls them by name."""

    app: Flask | None = None


def serve(app: Flask) -> None:
    """Say which application the jobs of this process run in."""
    _Runtime.app = app


def after_fork() -> None:
    """Forget the connections of the parent process, which must not be shared."""
    if _Runtime.app is not None:
        dispose_engines(_Runtime.app, inherited=True)


@contextmanager
def working() -> Iterator[Flask]:
    """The application context of one job; what it posted wakes the relay at the end."""
    if _Runtime.app is None:
        raise LookupError("no application: jobs run in `kinerja worker`")
    with _Runtime.app.app_context():
        act_as(JOB)
        yield _Runtime.app
        poke.send_wanted()
