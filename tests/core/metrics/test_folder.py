"""The processes of a server share a folder that is empty at its start."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kinerja.metrics.folder import VARIABLE, prepare


def test_the_folder_is_emptied_and_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "sebelumnya")
    folder = prepare(tmp_path, 8000)
    (folder / "counter_1.db").write_bytes(b"lama")
    beside = prepare(tmp_path, 8001)
    (beside / "counter_2.db").write_bytes(b"tetangga")
    assert prepare(tmp_path, 8000) == folder
    assert os.environ[VARIABLE] == str(folder)
    assert list(folder.iterdir()) == []
    assert len(list(beside.iterdir())) == 1
    assert folder.stat().st_mode & 0o077 == 0


def test_the_library_is_not_imported_before_the_fork() -> None:
    code = "import sys, kinerja.cli.main; sys.exit('prometheus_client' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
