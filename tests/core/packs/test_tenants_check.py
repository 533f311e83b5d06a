import json
from pathlib import Path

from click.testing import CliRunner

from kinerja.cli.tenants_check import check_command
from kinerja.paths import TENANTS
from tests.core.packs.packs import copy_of, edit


def test_good_packs_end_with_0() -> None:
    result = CliRunner().invoke(check_command, [str(TENANTS / "lhokseumawe"), str(TENANTS)])
    assert result.exit_code == 0
    assert result.output.count("tidak ada kesalahan") >= 3


def test_faults_are_printed_with_file_key_and_remedy_and_end_with_1(tmp_path: Path) -> None:
    folder = copy_of("lhokseumawe", tmp_path)
    edit(folder / "tenant.toml", "first_month = 1", "first_month = 0")
    result = CliRunner().invoke(check_command, [str(folder), str(TENANTS / "kepahiang")])
    assert result.exit_code == 1
    lines = result.output.splitlines()
    assert lines[0] == str(folder / "tenant.toml")
    assert lines[1].strip() == "periods[0].first_month (annual)"
    assert "1 sampai 12" in lines[3]
    assert lines[4] == f"{folder}: 1 kesalahan."
    assert any(line.endswith("kepahiang: tidak ada kesalahan.") for line in lines[5:])


def test_json_holds_the_same(tmp_path: Path) -> None:
    folder = copy_of("lhokseumawe", tmp_path)
    edit(folder / "tenant.toml", "first_month = 1", "first_month = 0")
    result = CliRunner().invoke(check_command, ["--json", str(folder), str(TENANTS / "kepahiang")])
    assert result.exit_code == 1
    said = json.loads(result.output)
    assert said["ok"] is False
    assert [len(pack["faults"]) for pack in said["packs"]] == [1, 0]
    (fault,) = said["packs"][0]["faults"]
    assert set(fault) == {"file", "key", "place", "problem", "remedy"}
    assert fault["key"] == "periods[0].first_month"


def test_a_missing_folder_is_a_fault_and_no_folder_is_wrong_use(tmp_path: Path) -> None:
    assert CliRunner().invoke(check_command, [str(tmp_path / "nowhere")]).exit_code == 1
    assert CliRunner().invoke(check_command, []).exit_code == 2
