"""Settings: what is read, what is refused, and that refusals name the variable but no secret."""

import stat
from pathlib import Path

import pytest

from kinerja.config import ROLES, ConfigError, DatabaseUrls, Settings

KEY = "k" * 32
DATABASE = {
    "DATABASE_URL": "postgresql://kinerja_rw:s3cret@db:5432/kinerja",
    **{
        f"DATABASE_{role.upper()}_URL": f"postgresql://kinerja_{role}:s3cret@db:5432/kinerja"
        for role in ROLES
        if role != "rw"
    },
    "SECRET_KEYS": KEY,
}


def read(home: Path, **variables: str) -> Settings:
    return Settings.from_environ({"KINERJA_HOME": str(home), **variables})


def test_nothing_but_a_home_is_needed(tmp_path: Path) -> None:
    settings = read(tmp_path)
    assert settings.home == tmp_path
    assert settings.database_urls is None
    assert settings.redis_url is None
    assert settings.role_prefix == "kinerja_"
    assert settings.min_cell == 5
    assert settings.prepare_threshold == 5
    assert settings.log_level == "INFO"
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)


def test_a_home_without_keys_makes_one_and_keeps_it(tmp_path: Path) -> None:
    home = tmp_path / "rumah baru"
    first = read(home).secret_keys
    assert len(first[0]) >= 32
    assert read(home).secret_keys == first
    assert stat.S_IMODE((home / "secret.key").stat().st_mode) == 0o600
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert [path.name for path in home.iterdir()] == ["secret.key"]


def test_secret_keys_stand_newest_first(tmp_path: Path) -> None:
    newer, older = "n" * 32, "o" * 40
    assert read(tmp_path, SECRET_KEYS=f"{newer}, {older}").secret_keys == (newer, older)


def test_database_addresses_are_spelled_for_psycopg(tmp_path: Path) -> None:
    settings = read(tmp_path, **DATABASE)
    assert isinstance(settings.database_urls, DatabaseUrls)
    assert settings.database_urls.rw == "postgresql+psycopg://kinerja_rw:s3cret@db:5432/kinerja"
    for role in ROLES:
        assert f"kinerja_{role}:" in getattr(settings.database_urls, role)


def test_a_socket_address_keeps_its_folder(tmp_path: Path) -> None:
    url = "postgresql://kinerja_rw:pw@/kinerja?host=/run/a%20b&port=5432"
    urls = read(tmp_path, **{**DATABASE, "DATABASE_URL": url}).database_urls
    assert urls is not None
    assert urls.rw.startswith("postgresql+psycopg://kinerja_rw:pw@/kinerja?host=")
    assert "%2Frun%2Fa%20b" in urls.rw
    assert "port=5432" in urls.rw


@pytest.mark.parametrize("variable", [name for name in DATABASE if name != "SECRET_KEYS"])
def test_one_missing_role_address_is_refused_by_name(tmp_path: Path, variable: str) -> None:
    rest = {name: value for name, value in DATABASE.items() if name != variable}
    with pytest.raises(ConfigError) as refused:
        read(tmp_path, **rest)
    assert refused.value.variable == variable


def test_a_shared_database_wants_shared_secret_keys(tmp_path: Path) -> None:
    rest = {name: value for name, value in DATABASE.items() if name != "SECRET_KEYS"}
    with pytest.raises(ConfigError) as refused:
        read(tmp_path, **rest)
    assert refused.value.variable == "SECRET_KEYS"


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("SECRET_KEYS", "s3cret"),
        ("SECRET_KEYS", KEY + ",s3cret"),
        ("REDIS_URL", "http://user:s3cret@cache"),
        ("REDIS_URL", "s3cret"),
        ("REDIS_URL", "redis://user:s3cret@"),
        ("REDIS_URL", "redis://user:s3cret@cache:port"),
        ("SMTP_URL", "imap://user:s3cret@mail"),
        ("SMTP_URL", "smtp://user:s3cret@mail:99999"),
        ("MAIL_FROM", "nobody"),
        ("PUBLIC_URL", "kinerja.go.id"),
        ("KINERJA_MIN_CELL", "1"),
        ("KINERJA_MIN_CELL", "lima"),
        ("KINERJA_PORT", "0"),
        ("KINERJA_PORT", "65536"),
        ("KINERJA_PORT", "-1"),
        ("KINERJA_ROLE_PREFIX", 'a"b'),
        ("DATABASE_PREPARE_THRESHOLD", "never"),
        ("LOG_LEVEL", "loud"),
        ("METRICS_TOKEN", "s3cret"),
        ("DATABASE_URL", "mysql://user:s3cret@db/kinerja"),
        ("DATABASE_URL", "postgresql://db/kinerja?password=s3cret"),
        ("DATABASE_URL", "postgresql://user:s3cret@db:port/kinerja"),
        ("DATABASE_URL", "s3cret"),
        ("DATABASE_SCORING_URL", "postgresql://user:s3cret@db"),
    ],
)
def test_a_wrong_value_is_refused_without_telling_secrets(
    tmp_path: Path, variable: str, value: str
) -> None:
    with pytest.raises(ConfigError) as refused:
        read(tmp_path, **{**DATABASE, "MAIL_FROM": "a@b.id", variable: value})
    assert refused.value.variable == variable
    assert refused.value.remedy
    assert "s3cret" not in str(refused.value)
    assert "s3cret" not in repr(refused.value.__cause__)


def test_mail_needs_a_sender(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as refused:
        read(tmp_path, SMTP_URL="smtp://mail:25")
    assert refused.value.variable == "MAIL_FROM"


def test_a_home_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "home").touch()
    with pytest.raises(ConfigError) as refused:
        read(tmp_path / "home")
    assert refused.value.variable == "KINERJA_HOME"


def test_prepared_statements_can_be_switched_off_for_a_pooler(tmp_path: Path) -> None:
    assert read(tmp_path, DATABASE_PREPARE_THRESHOLD="None").prepare_threshold is None
    assert read(tmp_path, DATABASE_PREPARE_THRESHOLD="0").prepare_threshold == 0


def test_a_refused_setting_makes_no_files(tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        read(tmp_path, KINERJA_PORT="0")
    assert list(tmp_path.iterdir()) == []


def test_settings_do_not_print_secrets(tmp_path: Path) -> None:
    settings = read(tmp_path, **DATABASE, REDIS_URL="redis://:s3cret@cache", METRICS_TOKEN="t" * 20)
    assert "s3cret" not in repr(settings)
    assert KEY not in repr(settings)
    assert "t" * 20 not in repr(settings)
