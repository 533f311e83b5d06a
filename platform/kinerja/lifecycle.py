"""A request's way through the program: region, tenant, one transaction, commit before response."""

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from flask import Flask, Response, current_app, g, request
from sqlalchemy import select
from werkzeug.exceptions import NotFound

from kinerja.access.decorator import is_read_only
from kinerja.errors import RegionSuspended
from kinerja.packs.slugs import RESERVED
from kinerja.tenancy import enter, find_tenant
from kinerja.tenancy.directory import directory
from kinerja.tenancy.models import Region, TenantState
from kinerja.tenancy.session import db

_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_COMMITS_BELOW = 400


class KinerjaFlask(Flask):
    """Flask whose response leaves only after the transaction is committed."""

    def process_response(self, response: Response) -> Response:
        """Let everything write its last (session, cookies), then commit or roll back."""
        response = super().process_response(response)
        if find_tenant() is not None and not g.get("transaction_ended"):
            # set first: if the commit fails, the error page must not try a second time
            g.transaction_ended = True
            _end_transaction(response)
        return response

    def handle_user_exception(self, e: Exception) -> Any:
        """Undo the request's work before any page about the fault is made."""
        _roll_back()
        return super().handle_user_exception(e)

    def handle_exception(self, e: Exception) -> Response:
        """As above, for what nobody expected (a failing commit among it)."""
        _roll_back()
        return super().handle_exception(e)


def _roll_back() -> None:
    if find_tenant() is not None:
        db.session.rollback()


def _end_transaction(response: Response) -> None:
    if response.status_code >= _COMMITS_BELOW:
        db.session.rollback()
        return
    db.session.commit()
    for call in g.get("after_commit", ()):
        call()


def after_commit(call: Callable[[], None]) -> None:
    """Do this once the request's transaction is safe; it must not fail and may be lost."""
    g.setdefault("after_commit", []).append(call)


def region_slug() -> str | None:
    """The region the address speaks of, or None for the places that belong to none."""
    named = (request.view_args or {}).get("region")
    if named is not None:
        return str(named)
    first = request.path.lstrip("/").split("/", 1)[0]
    return first if first and first not in RESERVED else None


def _enter_region() -> None:
    slug = region_slug()
    if request.view_args:
        request.view_args.pop("region", None)
    entry = directory.find(slug) if slug else None
    if entry is None:
        if slug and request.endpoint:
            raise NotFound
        return
    g.region_stack = ExitStack()
    g.region_stack.enter_context(enter(entry.id))
    g.region = db.session.scalar(select(Region))
    if g.region is None:
        raise NotFound
    if entry.state is TenantState.SUSPENDED and not _only_reads():
        raise RegionSuspended(g.region.name)


def _only_reads() -> bool:
    """Whether the request leaves the region as it is; whoever reads must get in and out."""
    view = current_app.view_functions.get(request.endpoint or "")
    return request.method in _SAFE_METHODS or is_read_only(view)


def _leave_region(_error: BaseException | None) -> None:
    stack: ExitStack | None = g.pop("region_stack", None)
    if stack is not None:
        stack.close()


def _name_region(endpoint: str, values: dict[str, Any]) -> None:
    region = g.get("region")
    if region is not None and current_app.url_map.is_endpoint_expecting(endpoint, "region"):
        values.setdefault("region", region.slug)


def install(app: Flask) -> None:
    """Enter the region before everything else, leave it after everything else."""
    app.before_request(_enter_region)
    app.teardown_request(_leave_region)
    app.url_defaults(_name_region)
