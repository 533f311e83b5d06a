import pytest

from kinerja.web.accents import (
    PAPER,
    AccentFault,
    Accents,
    accent_faults,
    accent_sheet,
    contrast,
)


@pytest.mark.parametrize(
    "colour", ["#1f6845", "#1b4f8a", "#7a4a1c", "#0b5f6b", "#575f12", "#2C3D46", "#000000"]
)
def test_the_colours_of_regions_stand(colour: str) -> None:
    assert accent_faults(colour) == []


@pytest.mark.parametrize(
    ("colour", "fault"),
    [
        ("red", AccentFault.NOT_A_COLOUR),
        ("#12345", AccentFault.NOT_A_COLOUR),
        ("#1f6845;}", AccentFault.NOT_A_COLOUR),
        ("#7fbf9f", AccentFault.TOO_PALE),
        ("#a1261d", AccentFault.LOOKS_LIKE_RED),
        ("#9b0030", AccentFault.LOOKS_LIKE_RED),
        ("#7d5200", AccentFault.LOOKS_LIKE_AMBER),
    ],
)
def test_a_colour_is_refused_for_one_reason(colour: str, fault: AccentFault) -> None:
    assert accent_faults(colour) == [fault]


def test_a_pale_red_has_two_faults() -> None:
    assert accent_faults("#ff4040") == [AccentFault.TOO_PALE, AccentFault.LOOKS_LIKE_RED]


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#1f6845", PAPER) == pytest.approx(6.1, abs=0.05)


def test_the_sheet_speaks_to_both_kinds_of_page() -> None:
    sheet = accent_sheet(Accents("#0b5f6b", "#06434c", "#e3f0f1"))
    assert "--k-accent: #0b5f6b; --accent: #0b5f6b;" in sheet
    assert "--k-accent-deep: #06434c; --deep: #06434c;" in sheet
    assert "--k-accent-wash: #e3f0f1; --wash: #e3f0f1;" in sheet


def test_nothing_but_a_colour_gets_into_the_sheet() -> None:
    with pytest.raises(ValueError, match="url"):
        accent_sheet(Accents("#0b5f6b", "url(x)", "#e3f0f1"))
