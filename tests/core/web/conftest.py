from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from flask_babel import Babel
from jinja2 import ChoiceLoader, DictLoader, FileSystemLoader, StrictUndefined

from kinerja import paths
from kinerja.web import csp, errors, filters, language, page, static_files
from kinerja.web.page import Link, NavItem, PageFrame, PersonView, RegionView
from kinerja.web.static_files import StaticFiles

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
REGION = RegionView(
    slug="lhokseumawe",
    name="Kota Lhokseumawe",
    short_name="Lhokseumawe",
    agency="BKPSDM Lhokseumawe",
    zone="Asia/Jakarta",
    theme_url="/lhokseumawe/theme.css",
)
PLACES = tuple(
    NavItem(f"/lhokseumawe/{icon}", label, icon, current=icon == "scale")
    for label, icon in (
        ("Beranda", "home"),
        ("SKP", "target"),
        ("Realisasi", "log"),
        ("Penilaian", "scale"),
        ("Pengembangan", "grow"),
        ("Siapa yang melihat", "eye"),
    )
)
FULL = PageFrame(
    region=REGION,
    nav=PLACES,
    person=PersonView("Cut Meurah Intan, S.T.", "Dinas PU", "/me", "/out"),
    unread=3,
    inbox_url="/inbox",
    links=(Link("/help", "Bantuan"),),
)


@pytest.fixture(scope="session")
def static(tmp_path_factory: pytest.TempPathFactory) -> StaticFiles:
    return static_files.build(tmp_path_factory.mktemp("home"))


@pytest.fixture
def pages() -> dict[str, str]:
    """Templates a test adds to those of the product."""
    return {}


@pytest.fixture
def frame() -> PageFrame:
    return FULL


@pytest.fixture
def app(static: StaticFiles, pages: dict[str, str], frame: PageFrame) -> Flask:
    app = Flask(__name__, static_folder=None)
    app.secret_key = "for tests"
    own = DictLoader(pages)
    app.jinja_loader = ChoiceLoader([own, FileSystemLoader(paths.TEMPLATES)])
    app.jinja_env.undefined = StrictUndefined
    zone = ZoneInfo("Asia/Jakarta")
    Babel(app, locale_selector=language.chosen_language, timezone_selector=lambda: zone)
    static_files.install(app, static)
    page.install(app, static, lambda: frame)
    filters.install(app, lambda: NOW)
    language.install(app)
    app.add_url_rule("/language/<code>", view_func=language.switch_language)
    csp.install(app)
    errors.install(app, {})
    return app


@pytest.fixture
def indonesian(app: Flask) -> Iterator[None]:
    with app.test_request_context("/"):
        yield


@pytest.fixture
def english(app: Flask) -> Iterator[None]:
    with app.test_request_context("/", headers={"Cookie": "kinerja_lang=en"}):
        yield


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home of kinerja"
