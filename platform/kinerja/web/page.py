"""What the layout of a page shows around its content: region, person, places, language."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from flask import Flask, g
from flask_babel import gettext as _

from kinerja.web.static_files import StaticFiles

_ZONE_LABELS: Final = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}
_CREST: Final = "img/nasional.svg"
BAR_PLACES: Final = 4


def zone_label(zone: str) -> str:
    """The name Indonesians give a time zone: WIB, WITA or WIT; other zones keep their own."""
    return _ZONE_LABELS.get(zone, zone)


@dataclass(frozen=True, slots=True)
class Link:
    """A place to go and its name in the reader's language."""

    url: str
    label: str


@dataclass(frozen=True, slots=True)
class NavItem:
    """One place of a role; `icon` is a symbol of img/icons.svg without its `i-`."""

    url: str
    label: str
    icon: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class PersonView:
    """Who is signed in: name as the person writes it, and in which role."""

    name: str
    role: str
    url: str | None = None
    sign_out_url: str | None = None


@dataclass(frozen=True, slots=True)
class RegionView:
    """A region as its letterhead shows it; `zone` is an IANA name such as Asia/Jakarta."""

    slug: str
    name: str
    short_name: str
    agency: str
    zone: str
    theme_url: str
    crest_url: str | None = None
    is_sample: bool = False

    @property
    def home_url(self) -> str:
        """The region's own first page."""
        return f"/{self.slug}/"


@dataclass(frozen=True, slots=True)
class PageFrame:
    """Everything a layout needs; all of it may be missing, as on a refusal before sign-in.

    `door` names where a page without a region belongs, such as the national office.
    `unread` counts messages; without `inbox_url` there is no bell.
    """

    language: str = "id"
    region: RegionView | None = None
    door: str | None = None
    home_url: str = "/"
    nav: tuple[NavItem, ...] = ()
    person: PersonView | None = None
    unread: int = 0
    inbox_url: str | None = None
    links: tuple[Link, ...] = ()

    @property
    def start_url(self) -> str:
        """Where the brand leads."""
        return self.region.home_url if self.region else self.home_url

    @property
    def crest_url(self) -> str | None:
        """The region's own crest, where it has one."""
        return self.region.crest_url if self.region else None

    @property
    def site(self) -> str:
        """The last words of the title in the browser."""
        return f"Kinerja {self.region.short_name}" if self.region else "Kinerja"

    @property
    def letterhead(self) -> str:
        """The small line above the brand: the government, the door, or what this is."""
        if self.region:
            return self.region.name
        return self.door or _("Manajemen kinerja ASN daerah")

    @property
    def zone_label(self) -> str:
        """The zone every time on the page is in."""
        return zone_label(self.region.zone if self.region else "Asia/Jakarta")

    @property
    def bar(self) -> tuple[NavItem, ...]:
        """The places at the foot of a phone's screen."""
        return self.nav[:BAR_PLACES]

    @property
    def beyond_bar(self) -> tuple[NavItem, ...]:
        """The places a phone shows under "Lainnya"."""
        return self.nav[BAR_PLACES:]


def install(app: Flask, files: StaticFiles, build: Callable[[], PageFrame]) -> None:
    """Give every template `page`, built once a request, and `crest_url`, the crest to show."""

    @app.context_processor
    def frame() -> dict[str, Any]:
        if "page_frame" not in g:
            g.page_frame = build()
        page: PageFrame = g.page_frame
        return {"page": page, "crest_url": page.crest_url or files.url(_CREST)}
