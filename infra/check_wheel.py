"""Run with the Python that has the wheel: every part of the product came along and works."""

import shutil
import tempfile
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from kinerja import paths
from kinerja.app import create_app
from kinerja.config import Settings
from kinerja.database import dispose_engines
from kinerja.embedded import discard, servers
from kinerja.migrating import migrate, revisions
from kinerja.tenancy.loading import load_folder


def main() -> None:
    """Raise AssertionError for the first part that is missing."""
    assert paths.INSTALLED, f"not the wheel: {paths.ROOT}"
    home = Path(tempfile.mkdtemp(prefix="kinerja-wheel-"))
    settings = Settings.from_environ({"KINERJA_HOME": str(home)})
    try:
        with servers(settings) as addresses:
            urls = addresses.database_urls
            migrate(urls.owner, settings.role_prefix)
            current, head = revisions(urls.owner)
            assert current == head, (current, head)
            app = create_app(settings, urls, addresses.redis_url)
            check_pages(app)
            dispose_engines(app)
    finally:
        discard(home)
        shutil.rmtree(home, ignore_errors=True)
    print("wheel: pages, style sheet, English, region and migrations are there")  # noqa: T201


def check_pages(app: Flask) -> None:
    """A region's page with its words in both languages, and the style sheet it asks for."""
    with app.app_context():
        load_folder(paths.TENANTS / "lhokseumawe")
    client = app.test_client()
    page = client.get("/lhokseumawe/sign-in")
    assert page.status_code == 200, page.status
    assert "Lhokseumawe" in page.text
    assert "Kata sandi" in page.text
    client.set_cookie("kinerja_lang", "en")
    assert "Password" in client.get("/lhokseumawe/sign-in").text
    check_style(client, page.text)


def check_style(client: FlaskClient, page: str) -> None:
    """Every style sheet the page names is served."""
    sheets = [part.split('"', 1)[0] for part in page.split('rel="stylesheet" href="')[1:]]
    assert sheets, "the page names no style sheet"
    for sheet in sheets:
        assert client.get(sheet).status_code == 200, sheet


if __name__ == "__main__":
    main()
