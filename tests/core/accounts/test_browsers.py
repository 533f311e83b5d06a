"""The profile names browsers so that their owner recognises them."""

import pytest

from kinerja.accounts.browsers import browser_label

WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0"
ANDROID = f"Mozilla/5.0 (Linux; Android 14; Pixel 7) {WEBKIT} Mobile Safari/537.36"
EDGE = f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {WEBKIT} Safari/537.36 Edg/130.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1"
LINUX = "Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0"


@pytest.mark.parametrize(
    ("agent", "label"),
    [
        (ANDROID, "Chrome, Android"),
        (EDGE, "Edge, Windows"),
        (IPHONE, "Safari, iPhone"),
        (LINUX, "Firefox, Linux"),
        ("curl/8.5.0", ""),
        ("", ""),
    ],
)
def test_browser_and_system_are_named(agent: str, label: str) -> None:
    assert browser_label(agent) == label
