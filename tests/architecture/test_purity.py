"""Rules, law and packs run where there is neither a web framework nor a database."""

import json
import pkgutil
import subprocess
import sys
from importlib import import_module
from typing import Final

PURE: Final = ("kinerja.law", "kinerja.packs", "kinerja.rubrics")
WITH_TABLES: Final = {"kinerja.rubrics.models", "kinerja.rubrics.service"}
KEPT_OUT: Final = ("flask", "flask_babel", "flask_sqlalchemy", "sqlalchemy", "kinerja.database")

LOOK = """
import sys
from importlib import import_module
from json import dumps, loads

for name in loads(sys.argv[1]):
    import_module(name)
print(dumps(sorted(sys.modules)))
"""


def pure_modules() -> list[str]:
    """Every module of the pure packages, without the two that read and write tables."""
    found = [
        module.name
        for package in PURE
        for module in pkgutil.walk_packages(import_module(package).__path__, f"{package}.")
    ]
    return sorted({*PURE, "kinerja.sentences", *found} - WITH_TABLES)


def loaded_by(modules: list[str]) -> set[str]:
    """What a fresh interpreter has loaded after importing these."""
    run = subprocess.run(
        [sys.executable, "-c", LOOK, json.dumps(modules)],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(json.loads(run.stdout))


def test_rules_law_and_packs_load_no_web_framework_and_no_database() -> None:
    modules = pure_modules()
    loaded = loaded_by(modules)

    assert len(modules) > 50
    assert set(modules) <= loaded
    assert loaded.isdisjoint(KEPT_OUT)
    assert {name for name in loaded if name.startswith("kinerja.web.")} == {"kinerja.web.accents"}


def test_a_module_with_tables_would_be_seen() -> None:
    assert {"sqlalchemy", "kinerja.database"} <= loaded_by(["kinerja.rubrics.service"])
