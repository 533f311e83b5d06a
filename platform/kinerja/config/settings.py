"""Settings: read once from the environment, frozen, refused at start when wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Self

from flask_babel import gettext as _

from kinerja import paths
from kinerja.config.environment import ConfigError, Environment
from kinerja.config.secret_keys import generated_key

ROLES: Final = ("rw", "owner", "scoring", "rollup", "national", "relay", "platform")
_SECRET_LENGTH: Final = 32
_TOKEN_LENGTH: Final = 16
_LOG_LEVELS: Final = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
_REDIS_SCHEMES: Final = ("redis", "rediss", "unix")


@dataclass(frozen=True, slots=True)
class DatabaseUrls:
    """One SQLAlchemy address for each login role of the database."""

    rw: str = field(repr=False)
    owner: str = field(repr=False)
    scoring: str = field(repr=False)
    rollup: str = field(repr=False)
    national: str = field(repr=False)
    relay: str = field(repr=False)
    platform: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the program takes from its environment; secrets stay out of its repr.

    `database_urls` and `redis_url` are None when the program runs servers of its own;
    `secret_keys` stand newest first; `min_cell` counts people.
    """

    home: Path
    secret_keys: tuple[str, ...] = field(repr=False)
    database_urls: DatabaseUrls | None = field(default=None, repr=False)
    redis_url: str | None = field(default=None, repr=False)
    role_prefix: str = "kinerja_"
    smtp_url: str | None = field(default=None, repr=False)
    mail_from: str = "kinerja@localhost"
    public_url: str | None = None
    min_cell: int = 5
    prepare_threshold: int | None = 5
    log_level: str = "INFO"
    metrics_token: str | None = field(default=None, repr=False)
    trusted_proxies: int = 0
    host: str = "127.0.0.1"
    port: int = 8000

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> Self:
        """Settings as the environment says, or ConfigError naming the first wrong variable."""
        env = Environment(environ)
        home = _home(env)
        database_urls = _database_urls(env)
        return cls(
            home=home,
            database_urls=database_urls,
            redis_url=env.url("REDIS_URL", _REDIS_SCHEMES),
            role_prefix=env.matching("KINERJA_ROLE_PREFIX", r"[a-z][a-z0-9_]{0,30}", "kinerja_"),
            smtp_url=env.url("SMTP_URL", ("smtp", "smtps")),
            mail_from=_mail_from(env),
            public_url=env.url("PUBLIC_URL", ("http", "https")),
            min_cell=env.integer("KINERJA_MIN_CELL", 5, range(2, 1001)),
            prepare_threshold=_prepare_threshold(env),
            log_level=env.choice("LOG_LEVEL", _LOG_LEVELS, "INFO"),
            metrics_token=_metrics_token(env),
            trusted_proxies=env.integer("KINERJA_TRUSTED_PROXIES", 0, range(9)),
            host=env.text("KINERJA_HOST") or "127.0.0.1",
            port=env.integer("KINERJA_PORT", 8000, range(1, 65536)),
            secret_keys=_secret_keys(env, home, shared=database_urls is not None),
        )


def _home(env: Environment) -> Path:
    named = env.text("KINERJA_HOME")
    home = Path(named).expanduser().absolute() if named else paths.default_home()
    if home.exists() and not home.is_dir():
        raise ConfigError("KINERJA_HOME", str(home), _("Sebutkan sebuah folder, bukan berkas."))
    return home


def _database_urls(env: Environment) -> DatabaseUrls | None:
    variables = {role: _variable(role) for role in ROLES}
    urls = {role: env.database_url(variable) for role, variable in variables.items()}
    if not any(urls.values()):
        return None
    given = {role: url for role, url in urls.items() if url}
    missing = [variables[role] for role in ROLES if role not in given]
    if missing:
        remedy = _("Isi juga variabel ini: setiap peran basis data punya alamat masuk sendiri.")
        raise ConfigError(missing[0], None, remedy)
    return DatabaseUrls(**given)


def _variable(role: str) -> str:
    return "DATABASE_URL" if role == "rw" else f"DATABASE_{role.upper()}_URL"


def _prepare_threshold(env: Environment) -> int | None:
    if (env.text("DATABASE_PREPARE_THRESHOLD") or "").lower() == "none":
        return None
    return env.integer("DATABASE_PREPARE_THRESHOLD", 5, range(1001))


def _mail_from(env: Environment) -> str:
    if env.text("SMTP_URL") and not env.text("MAIL_FROM"):
        raise ConfigError(
            "MAIL_FROM", None, _("Isi alamat pengirim surel, wajib bila ada SMTP_URL.")
        )
    return env.matching("MAIL_FROM", r"[^\s]+@[^\s]+", "kinerja@localhost")


def _metrics_token(env: Environment) -> str | None:
    token = env.text("METRICS_TOKEN")
    if token and len(token) < _TOKEN_LENGTH:
        remedy = _("Pakai paling sedikit %(count)d huruf acak.", count=_TOKEN_LENGTH)
        raise ConfigError("METRICS_TOKEN", None, remedy)
    return token


def _secret_keys(env: Environment, home: Path, *, shared: bool) -> tuple[str, ...]:
    given = env.text("SECRET_KEYS")
    if given is None:
        if shared:
            remedy = _("Isi kunci rahasia yang sama di setiap mesin yang memakai DATABASE_URL.")
            raise ConfigError("SECRET_KEYS", None, remedy)
        return (generated_key(home),)
    keys = tuple(key.strip() for key in given.split(","))
    if any(len(key) < _SECRET_LENGTH for key in keys):
        remedy = _(
            "Pisahkan kunci dengan koma; setiap kunci paling sedikit %(count)d huruf acak.",
            count=_SECRET_LENGTH,
        )
        raise ConfigError("SECRET_KEYS", None, remedy)
    return keys
