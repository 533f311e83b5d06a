"""What the program says while it works: one JSON object a line, without secrets."""

import logging
import re
import sys
from typing import Any, Final, TextIO

import structlog
from structlog.typing import EventDict, Processor

_SECRET_KEYS: Final = re.compile(r"password|sandi|secret|token|cookie|authorization", re.IGNORECASE)
_TALKATIVE: Final = ("alembic", "rq")  # each job and each connection in several lines
# a password in an address; the random part of a survey, a check page or a password link
_SECRETS: Final = (
    (re.compile(r"(://[^\s:/@]*:)[^\s@]+@"), r"\1***@"),
    (re.compile(r"(/(?:s|check)/[a-z0-9-]+\.)[\w-]+"), r"\1***"),
    (re.compile(r"(/link/)[\w-]+"), r"\1***"),
)


def configure(level: str, stream: TextIO | None = None) -> None:
    """Send everything that is logged, ours and the libraries', through one formatter."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                without_secrets,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(max(root.level, logging.WARNING))


def without_secrets(_logger: object, _method: str, event: EventDict) -> EventDict:
    """The same event with every secret replaced by stars."""
    return {key: _cleaned(key, value) for key, value in event.items()}


def _cleaned(key: str, value: Any) -> Any:
    if _SECRET_KEYS.search(key):
        return "***"
    if not isinstance(value, str):
        return value
    for pattern, replacement in _SECRETS:
        value = pattern.sub(replacement, value)
    return value
