"""The headers that fence a page in: what it may load, who may frame it, what it tells others."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from flask import Flask, Response, request

POLICY: Final[Mapping[str, str]] = MappingProxyType(
    {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self'",
        "font-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
)

_OTHERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


# a year; other names under the same domain are not ours to speak for
_TLS_ONLY: Final = f"max-age={365 * 24 * 60 * 60}"


def content_policy(exceptions: Mapping[str, str] = MappingProxyType({})) -> str:
    """The policy as a header, with the directives in `exceptions` in place of ours."""
    return "; ".join(f"{name} {value}" for name, value in {**POLICY, **exceptions}.items())


def fence(response: Response) -> Response:
    """Add every header the view has not set itself; pages stay out of shared caches."""
    response.headers.setdefault("Content-Security-Policy", content_policy())
    for name, value in _OTHERS.items():
        response.headers.setdefault(name, value)
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", _TLS_ONLY)
    # a later person at the same computer must not find a page by going back
    response.headers.setdefault("Cache-Control", "no-store")
    return response


def install(app: Flask) -> None:
    """Fence in every response of the application."""
    app.after_request(fence)
