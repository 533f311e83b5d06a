"""The profile names browsers so that their owner recognises them."""

import pytest

from kinerja.accounts.browsers import browser_label

ANDROID = "Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36"
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1"


@pytest.mark.parametrize(
    ("agent", "label"),
    [
        (ANDROID, "Chrome, Android"),
        (EDGE, "Edge, Windows"),
        (IPHONE, "Safari, iPhone"),
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0",
            "Firefox, Linux",
        ),
        ("curl/8.5.0", ""),
        ("", ""),
    ],
)
def test_browser_and_system_are_named(agent: str, label: str) -> None:
    assert browser_label(agent) == label
