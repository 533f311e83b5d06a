"""Who may read the figures, and the few words a request is counted under."""

import pytest

from kinerja.metrics.rules import Asker, is_loopback, may_read, method_word, status_class

TOKEN = "rahasia-yang-panjang"


@pytest.mark.parametrize(
    ("asker", "token", "proxies", "may"),
    [
        (Asker("127.0.0.1"), None, 0, True),
        (Asker("::1"), TOKEN, 0, True),
        (Asker("127.0.0.1"), None, 1, False),
        (Asker("127.0.0.1", is_passed_on=True), None, 0, False),
        (Asker("10.0.0.5"), None, 0, False),
        (Asker(None), None, 0, False),
        (Asker("10.0.0.5", TOKEN), TOKEN, 0, True),
        (Asker("10.0.0.5", TOKEN, is_passed_on=True), TOKEN, 2, True),
        (Asker("10.0.0.5", "sesuatu-yang-lain"), TOKEN, 0, False),
        (Asker("10.0.0.5", "rahasia-yang-panjanÿ"), TOKEN, 0, False),
        (Asker("10.0.0.5", TOKEN), None, 0, False),
        (Asker("10.0.0.5", ""), "", 0, False),
        (Asker("10.0.0.5"), TOKEN, 0, False),
    ],
)
def test_who_may_read(asker: Asker, token: str | None, proxies: int, may: bool) -> None:
    assert may_read(asker, token, proxies) is may


@pytest.mark.parametrize(
    ("address", "own"),
    [
        ("127.0.0.1", True),
        ("127.8.9.1", True),
        ("::1", True),
        ("::ffff:127.0.0.1", True),
        ("::ffff:10.0.0.5", False),
        ("128.0.0.1", False),
        ("0.0.0.0", False),  # noqa: S104  # an address to be judged, not one to listen on
        ("127.0.0.1, 10.0.0.5", False),
        ("localhost", False),
        ("", False),
        (None, False),
    ],
)
def test_what_is_this_machine(address: str | None, own: bool) -> None:
    assert is_loopback(address) is own


@pytest.mark.parametrize(
    ("method", "word"), [("GET", "GET"), ("POST", "POST"), ("KOCOK", "other"), ("get", "other")]
)
def test_invented_methods_are_one(method: str, word: str) -> None:
    assert method_word(method) == word


@pytest.mark.parametrize(
    ("status", "told"), [(200, "2xx"), (303, "3xx"), (404, "4xx"), (503, "5xx")]
)
def test_a_status_is_its_class(status: int, told: str) -> None:
    assert status_class(status) == told
