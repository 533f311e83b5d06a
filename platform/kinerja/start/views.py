"""The pages of no region: choosing one, the language, and whether the program is well."""

from flask import Blueprint, Response, current_app, render_template, request
from redis import RedisError
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from kinerja.access import public
from kinerja.database import db
from kinerja.jobs.queues import connect
from kinerja.start import refusals
from kinerja.start.regions import regions
from kinerja.web.language import switch_language

blueprint = Blueprint("start", __name__)
blueprint.record_once(refusals.install)
_PATIENCE = 1.0  # seconds


@blueprint.get("/")
@public
def choose() -> str:
    """In which region do you work."""
    wanted = request.args.get("q", "")
    return render_template("start/choose.html", regions=regions(wanted), wanted=wanted)


@blueprint.get("/language/<code>")
@public
def language(code: str) -> Response:
    """Remember the language and go back."""
    return switch_language(code)


@blueprint.get("/healthz")
@public
def healthz() -> Response:
    """The program runs."""
    return Response("ok\n", mimetype="text/plain")


@blueprint.get("/readyz")
@public
def readyz() -> Response:
    """The program and what it cannot do without answer; what is wrong, only the log says."""
    try:
        with db.engine.connect() as connection:
            connection.execute(text("SELECT 1"))
        with connect(current_app.extensions["kinerja.redis_url"], _PATIENCE) as redis:
            redis.ping()
    except (SQLAlchemyError, RedisError) as fault:
        current_app.logger.warning("not ready: %s", type(fault).__name__)
        return Response("not ready\n", 503, mimetype="text/plain")
    return Response("ready\n", mimetype="text/plain")
