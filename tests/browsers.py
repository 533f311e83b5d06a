"""A browser for tests: every request in a context of its own, forms sent with their token."""

import re
from contextvars import Context
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from werkzeug.test import TestResponse

_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
FORM_TOKEN = "form-token-of-tests"  # what sessions made by the factories hold


class Browser(FlaskClient):
    """A test client as far from the test as a real browser.

    Flask would run a request in the test's own application context, so that `g` and the database
    session of one request would live on in the next.
    """

    sends_form_token = False

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Send a request; signed in by the factories, a form carries its token by itself."""
        if self.sends_form_token and kwargs.get("method") == "POST":
            signed = form_token(self.application)
            kwargs["headers"] = {"X-CSRFToken": signed, **dict(kwargs.get("headers") or {})}
        opened: TestResponse = Context().run(super().open, *args, **kwargs)
        return opened


def form_token(app: Flask, raw: str = FORM_TOKEN) -> str:
    """The token a form of a session carries, as Flask-WTF signs it."""
    return URLSafeTimedSerializer(app.secret_key or "", salt="wtf-csrf-token").dumps(raw)


def fill(
    client: FlaskClient, url: str, data: dict[str, str], to: str | None = None
) -> TestResponse:
    """Open the page with the form, and send it back filled in."""
    page = client.get(url)
    found = _TOKEN.search(page.text)
    assert found, f"{url} answered {page.status} without a form"
    return client.post(to or url, data={"csrf_token": found[1], **data})
