"""How much a request may carry: little for forms, the region's limit where files are taken."""

from collections.abc import Callable
from typing import Any, Final, ParamSpec, TypeVar, cast

from flask import Flask, current_app, request

from kinerja.tenancy import find_tenant
from kinerja.tenancy.practice import region_settings

P = ParamSpec("P")
R = TypeVar("R")

MOST_FILES: Final = 3  # of one form: more is another entry, and memory has an end
_MEGABYTE: Final = 1024 * 1024
_WITHOUT_SETTINGS: Final = 10  # megabytes, in a region made without files of its own


def takes_files(view: Callable[P, R]) -> Callable[P, R]:
    """A view whose form may carry files, up to the region's limit for each."""
    cast("Any", view).takes_files = True
    return view


def file_limit() -> int:
    """How many bytes one file may have in the current region (`limits.upload_megabytes`)."""
    try:
        return region_settings().limits.upload_megabytes * _MEGABYTE
    except LookupError:
        return _WITHOUT_SETTINGS * _MEGABYTE


def _widen() -> None:
    view = current_app.view_functions.get(request.endpoint or "")
    if getattr(view, "takes_files", False) and find_tenant() is not None:
        # beside the files there is the rest of the form
        request.max_content_length = MOST_FILES * file_limit() + _MEGABYTE


def install(app: Flask) -> None:
    """Set each request's limit once its region is known and before anything reads its form."""
    app.before_request(_widen)
