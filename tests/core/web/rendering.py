from typing import Any

from flask import Flask, render_template_string

from tests.core.web.html import Page, faults, parse

COMPONENTS = (
    *("charts", "figures", "forms", "icons", "lists"),
    *("rating", "score", "status", "tables"),
)


def made(app: Flask, source: str, **context: Any) -> Page:
    """What the template text makes; it must be sound before anything else is asked."""
    imports = "".join(f'{{% import "components/{name}.html" as {name} %}}' for name in COMPONENTS)
    with app.test_request_context("/"):
        text = render_template_string(imports + source, **context)
    assert faults(text) == []
    return parse(text)
