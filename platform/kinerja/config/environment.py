"""Environment variables read as typed values; a wrong one is named, with its remedy."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from flask_babel import gettext as _
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

_PSYCOPG = "postgresql+psycopg"


class ConfigError(Exception):
    """A setting that cannot be used: which variable, its value without secrets, and the remedy."""

    def __init__(self, variable: str, value: str | None, remedy: str) -> None:
        self.variable = variable
        self.value = value
        self.remedy = remedy
        shown = variable if value is None else f"{variable}={value}"
        super().__init__(f"{shown}: {remedy}")


class Environment:
    """Typed reading of a mapping of environment variables; an empty value counts as unset."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._variables = variables

    def text(self, variable: str) -> str | None:
        """The value without surrounding blanks, None when unset or empty."""
        return self._variables.get(variable, "").strip() or None

    def integer(self, variable: str, default: int, allowed: range) -> int:
        """A whole number inside `allowed`."""
        value = self.text(variable)
        if value is None:
            return default
        if not re.fullmatch(r"[0-9]{1,9}", value) or int(value) not in allowed:
            remedy = _(
                "Isi dengan bilangan bulat dari %(lowest)d sampai %(highest)d.",
                lowest=allowed[0],
                highest=allowed[-1],
            )
            raise ConfigError(variable, value, remedy)
        return int(value)

    def choice(self, variable: str, allowed: tuple[str, ...], default: str) -> str:
        """One of the allowed words, in capitals."""
        value = (self.text(variable) or default).upper()
        if value not in allowed:
            remedy = _("Pilih salah satu: %(words)s.", words=", ".join(allowed))
            raise ConfigError(variable, value, remedy)
        return value

    def matching(self, variable: str, pattern: str, default: str) -> str:
        """A word of the shape `pattern`."""
        value = self.text(variable) or default
        if not re.fullmatch(pattern, value):
            remedy = _("Isi dengan bentuk seperti %(example)s.", example=default)
            raise ConfigError(variable, value, remedy)
        return value

    def url(self, variable: str, schemes: tuple[str, ...]) -> str | None:
        """An address with one of the schemes and a place to reach."""
        value = self.text(variable)
        if value is None:
            return None
        scheme = value.partition("://")[0]
        if scheme not in schemes or not _reachable(value):
            words = ", ".join(f"{scheme}://" for scheme in schemes)
            remedy = _("Isi dengan alamat yang diawali salah satu: %(words)s.", words=words)
            raise ConfigError(variable, without_secrets(value), remedy)
        return value

    def database_url(self, variable: str) -> str | None:
        """A PostgreSQL address with user and database, spelled for SQLAlchemy and psycopg."""
        value = self.text(variable)
        if value is None:
            return None
        remedy = _("Isi dengan alamat seperti postgresql://peran:sandi@server:5432/kinerja.")
        try:
            url = make_url(value)
        except (ArgumentError, ValueError):
            raise ConfigError(variable, without_secrets(value), remedy) from None
        known = url.drivername in ("postgresql", "postgres", _PSYCOPG)
        if not (known and url.username and url.database):
            raise ConfigError(variable, without_secrets(value), remedy)
        return spelled(url.set(drivername=_PSYCOPG))


def spelled(url: URL) -> str:
    """The address with its password, in the one spelling that SQLAlchemy and libpq both read."""
    head, mark, query = url.render_as_string(hide_password=False).partition("?")
    return head + mark + query.replace("+", "%20")  # libpq takes a plus for a plus


def without_secrets(url: str) -> str:
    """The address with all that may be secret left out: only scheme, host and path remain."""
    scheme, separator, rest = url.partition("://")
    if not separator:
        return "***"
    return f"{scheme}://{rest.rpartition('@')[2].partition('?')[0].partition('#')[0]}"


def _reachable(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return bool(parts.hostname or (parts.scheme == "unix" and parts.path)) and parts.port != 0
    except ValueError:
        return False
