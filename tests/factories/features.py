"""A feature of the test's own, offered beside those of the product."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from flask import Flask

from kinerja.features import BulkHandler, Feature, Handler, Recount


@contextmanager
def offering(
    app: Flask,
    topics: Mapping[str, Handler] | None = None,
    recounts: Mapping[str, Recount] | None = None,
    bulk_topics: Mapping[str, BulkHandler] | None = None,
) -> Iterator[None]:
    """For the length of the block, the application also has these handlers."""
    before = app.extensions["kinerja.features"]
    extra = Feature(
        "of a test", topics=topics or {}, recounts=recounts or {}, bulk_topics=bulk_topics or {}
    )
    app.extensions["kinerja.features"] = (*before, extra)
    try:
        yield
    finally:
        app.extensions["kinerja.features"] = before
