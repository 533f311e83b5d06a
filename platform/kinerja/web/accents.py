"""A region's colours: three values of its tenant.toml, served as a small sheet of its own."""

import colorsys
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

PAPER: Final = "#f5f4ef"
LEAST_CONTRAST: Final = 5.0
_HEX: Final = re.compile(r"#[0-9a-f]{6}")
_CHANNELS: Final = ((1, 0.2126), (3, 0.7152), (5, 0.0722))
# degrees of hue that status colours own, and how saturated an accent there looks like a status
_RED: Final = (340.0, 16.0)
_AMBER: Final = (20.0, 55.0)
_FULL: Final = 0.65


class AccentFault(StrEnum):
    """Why a colour cannot be a region's accent."""

    NOT_A_COLOUR = "not_a_colour"
    TOO_PALE = "too_pale"
    LOOKS_LIKE_RED = "looks_like_red"
    LOOKS_LIKE_AMBER = "looks_like_amber"


@dataclass(frozen=True, slots=True)
class Accents:
    """Three colours as `#rrggbb`: the accent, a darker one for hover, a wash for chosen rows."""

    accent: str
    deep: str
    wash: str


def accent_faults(colour: str) -> list[AccentFault]:
    """What keeps `colour` (`#rrggbb`) from being an accent; empty when nothing does."""
    plain = colour.casefold()
    if not _HEX.fullmatch(plain):
        return [AccentFault.NOT_A_COLOUR]
    faults = [] if contrast(plain, PAPER) >= LEAST_CONTRAST else [AccentFault.TOO_PALE]
    hue, saturation = _hue_and_saturation(plain)
    if saturation >= _FULL and (hue >= _RED[0] or hue <= _RED[1]):
        faults.append(AccentFault.LOOKS_LIKE_RED)
    if saturation >= _FULL and _AMBER[0] <= hue <= _AMBER[1]:
        faults.append(AccentFault.LOOKS_LIKE_AMBER)
    return faults


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2.2 counts it, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def accent_sheet(accents: Accents) -> str:
    """The style sheet of a region, for pages with the theme and for citizens' pages alike."""
    for colour in (accents.accent, accents.deep, accents.wash):
        if not _HEX.fullmatch(colour.casefold()):
            raise ValueError(colour)
    names = zip(("accent", "accent-deep", "accent-wash"), ("accent", "deep", "wash"), strict=True)
    lines = (
        f"--k-{long}: {value}; --{short}: {value};"
        for (long, short), value in zip(
            names, (accents.accent, accents.deep, accents.wash), strict=True
        )
    )
    return ":root {\n  " + "\n  ".join(lines) + "\n}\n"


def _luminance(colour: str) -> float:
    return sum(weight * _linear(int(colour[at : at + 2], 16) / 255) for at, weight in _CHANNELS)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  # WCAG


def _hue_and_saturation(colour: str) -> tuple[float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, _lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    return hue * 360, saturation
