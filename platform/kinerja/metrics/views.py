"""The page of figures, and the counting of every request."""

from time import perf_counter
from typing import Any, Final

from flask import Blueprint, Flask, Response, current_app, g, request
from flask.blueprints import BlueprintSetupState
from flask.signals import request_finished, request_started
from redis import RedisError
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import NotFound

from kinerja.access import public
from kinerja.config import Settings
from kinerja.database import engine_of, now
from kinerja.jobs.queues import Queue
from kinerja.metrics.reading import Standing, read_lengths, read_standing
from kinerja.metrics.rules import Asker, may_read, method_word, status_class

blueprint = Blueprint("metrics", __name__)
_REQUESTS: Final = "kinerja.metrics.requests"
_PASSED_ON: Final = ("Forwarded", "Via", "X-Forwarded-For")


@blueprint.record_once
def _install(state: BlueprintSetupState) -> None:
    # the library decides at its import whether processes share: not before they are forked
    from kinerja.metrics.figures import Requests  # noqa: PLC0415

    state.app.extensions[_REQUESTS] = Requests()
    request_started.connect(_begin, state.app)
    request_finished.connect(_count, state.app)


@blueprint.get("/metrics")
@public
def metrics() -> Response:
    """The figures, for this machine or whoever shows the token; for others there is no page."""
    settings: Settings = current_app.extensions["kinerja.settings"]
    if not may_read(_asker(), settings.metrics_token, settings.trusted_proxies):
        raise NotFound
    from kinerja.metrics import figures  # noqa: PLC0415  # as above

    waiting = figures.Waiting(_standing(), _lengths())
    page = figures.write_page(current_app.extensions[_REQUESTS], waiting)
    return Response(page, content_type=figures.CONTENT_TYPE, headers={"Cache-Control": "no-store"})


def _asker() -> Asker:
    shown = request.authorization
    token = shown.token if shown is not None and shown.type == "bearer" else None
    is_passed_on = any(name in request.headers for name in _PASSED_ON)
    return Asker(request.remote_addr, token, is_passed_on)


def _standing() -> Standing | None:
    try:
        return read_standing(engine_of("relay"), now())
    except SQLAlchemyError as fault:
        current_app.logger.warning("no figures of the database: %s", type(fault).__name__)
        return None


def _lengths() -> dict[Queue, int] | None:
    try:
        return read_lengths(current_app.extensions["kinerja.redis_url"])
    except RedisError as fault:
        current_app.logger.warning("no figures of Redis: %s", type(fault).__name__)
        return None


def _begin(_app: Flask, **_more: Any) -> None:
    g.request_began = perf_counter()


def _count(app: Flask, response: Response, **_more: Any) -> None:
    app.extensions[_REQUESTS].count(
        request.endpoint or "none",
        method_word(request.method),
        status_class(response.status_code),
        perf_counter() - g.request_began,
    )
