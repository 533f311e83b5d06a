"""Filling the frame of a page: region, person, places, language of this request."""

from flask import g

from kinerja.access.identity import find_identity
from kinerja.web.language import chosen_language
from kinerja.web.page import PageFrame, PersonView, RegionView


def zone_of_request() -> str:
    """The time zone in which this request shows its times."""
    region = g.get("region")
    return region.time_zone if region else "Asia/Jakarta"


def region_view() -> RegionView | None:
    """The region of this request as its letterhead shows it."""
    region = g.get("region")
    if region is None:
        return None
    return RegionView(
        slug=region.slug,
        name=region.name,
        short_name=region.name.split(" ", 1)[-1],
        agency=region.agency_short,
        zone=region.time_zone,
        theme_url=f"/{region.slug}/theme.css?{region.document_hash[:8]}",
        crest_url=f"/{region.slug}/crest.svg" if region.crest_svg else None,
        is_sample=region.is_sample,
    )


def build_frame() -> PageFrame:
    """The frame of the page now being made."""
    identity = find_identity()
    return PageFrame(
        language=chosen_language(),
        region=region_view(),
        person=PersonView(identity.name, "") if identity else None,
    )
