"""Logs are JSON lines, and nothing secret reaches them."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from kinerja import logs

pytestmark = pytest.mark.unit


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    found = io.StringIO()
    logs.configure("INFO", found)
    yield found
    root.handlers[:] = handlers
    root.setLevel(level)


def written(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_a_line_is_an_object_with_its_arguments(stream: io.StringIO) -> None:
    logging.getLogger("kinerja.jobs").info("region %s has %d", "bungo", 3)
    (line,) = written(stream)
    assert line["event"] == "region bungo has 3"
    assert (line["level"], line["logger"]) == ("info", "kinerja.jobs")


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("postgresql+psycopg://kinerja_rw:pa55@h/db", "postgresql+psycopg://kinerja_rw:***@h/db"),
        ("redis://:pa55@h:6379/0", "redis://:***@h:6379/0"),
        ("refusal at /s/bungo.Ab3_-x", "refusal at /s/bungo.***"),
        ("fault at /bungo/link/Ab3_-x", "fault at /bungo/link/***"),
        ("nothing secret: http://h:80/bungo/inbox", "nothing secret: http://h:80/bungo/inbox"),
    ],
)
def test_secrets_in_a_sentence_become_stars(stream: io.StringIO, said: str, kept: str) -> None:
    logging.getLogger("x").warning(said)
    assert written(stream)[0]["event"] == kept


def test_secrets_in_a_traceback_become_stars(stream: io.StringIO) -> None:
    refused = ConnectionError("smtp://admin:pa55@mail.example refused")
    logging.getLogger("x").error("no mail", exc_info=refused)
    (line,) = written(stream)
    assert "pa55" not in json.dumps(line)
    assert "admin:***@" in line["exception"]


def test_values_under_a_secret_name_become_stars() -> None:
    cleaned = logs.without_secrets(None, "info", {"new_password": "x", "Cookie": "y", "n": 3})
    assert cleaned == {"new_password": "***", "Cookie": "***", "n": 3}
