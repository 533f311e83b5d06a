"""Filling the frame of a page: region, person, places, language of this request."""

from typing import Final

from flask import g, request, url_for
from flask_babel import gettext as _

from kinerja.access import Role
from kinerja.access.identity import Identity, find_identity
from kinerja.accounts.identification import identify_request
from kinerja.accounts.places import Place, place_of
from kinerja.features import offered
from kinerja.local_dates import zone_of_request
from kinerja.notifications.service import unread_count
from kinerja.web.language import chosen_language
from kinerja.web.page import Link, NavItem, PageFrame, PersonView, RegionView

_ADMINISTRATION: Final = frozenset({"people", "outbox"})
__all__ = ["agency_words", "build_frame", "region_view", "zone_of_request"]


def region_view() -> RegionView | None:
    """The region of this request as its letterhead shows it."""
    region = g.get("region")
    if region is None:
        return None
    short_name = region.name.split(" ", 1)[-1]
    return RegionView(
        slug=region.slug,
        name=region.name,
        short_name=short_name,
        agency=agency_words(region.agency_short, short_name),
        zone=region.time_zone,
        theme_url=f"/{region.slug}/theme.css?{region.document_hash[:8]}",
        crest_url=f"/{region.slug}/crest.svg" if region.crest_svg else None,
        is_sample=region.is_sample,
    )


def agency_words(agency: str, region: str) -> str:
    """The agency's short name with the region's, once: `BKPSDM Kepahiang`."""
    return agency if region in agency else f"{agency} {region}"


def role_words(identity: Identity) -> str:
    """The weightiest role in words, as it stands under the name."""
    words = {
        Role.OPERATOR: _("Operator platform"),
        Role.ANALIS_NASIONAL: _("Analis nasional"),
        Role.ADMIN_DAERAH: _("Admin daerah"),
        Role.AUDITOR: _("Auditor daerah"),
        Role.KALIBRASI: _("Anggota komite kalibrasi"),
        Role.ADMIN_OPD: _("Admin OPD"),
        Role.PEGAWAI: _("Pegawai"),
    }
    return next((word for role, word in words.items() if identity.holds(role)), "")


def door_words(place: Place | None) -> str | None:
    """The name of a door that belongs to no region."""
    names = {"national": _("Kantor nasional"), "operator": _("Operator platform")}
    return names.get(place.slug) if place else None


def places_of(identity: Identity, place: Place) -> tuple[NavItem, ...]:
    """The places of somebody's roles: home, the features' in their order, administration last."""
    found = [NavItem(place.path, _("Beranda"), "home", request.path == place.path)]
    for feature in sorted(offered(), key=lambda feature: feature.name in _ADMINISTRATION):
        found.extend(feature.places(identity) if feature.places else ())
    return tuple(found)


def links_of(identity: Identity | None) -> tuple[Link, ...]:
    """The features' links at the foot of a region's page, in their order."""
    return tuple(link for feature in offered() if feature.links for link in feature.links(identity))


def build_frame() -> PageFrame:
    """The frame of the page now being made."""
    identify_request()
    identity = find_identity()
    place = place_of(request.path)
    has_inbox = identity is not None and g.get("region") is not None
    return PageFrame(
        language=chosen_language(),
        region=region_view(),
        door=door_words(place),
        home_url=place.path if place else "/",
        nav=places_of(identity, place) if identity and place else (),
        person=_person(identity, place) if identity and place else None,
        unread=unread_count() if has_inbox else 0,
        inbox_url=url_for("notifications.inbox") if has_inbox else None,
        links=links_of(identity) if g.get("region") is not None else (),
    )


def _person(identity: Identity, place: Place) -> PersonView:
    in_region = identity.person_id is not None
    return PersonView(
        identity.name,
        role_words(identity),
        f"{place.path}profile" if in_region else None,
        f"{place.path}sign-out",
    )
