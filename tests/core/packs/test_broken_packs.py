from pathlib import Path

import pytest

from kinerja.packs import check_pack
from tests.core.packs.mistakes import ANCHOR_EN, RUBRIC, SURVEYS, TENANT
from tests.core.packs.mistakes_by_code import TRAINING
from tests.core.packs.packs import copy_of, edit, fault_of, places

FROM_TARGETS = 'source = "targets"\nmissing = "rate"\n'


@pytest.mark.parametrize("slug", ["national", "operator", "s", "api", "healthz", "metrics"])
def test_words_the_platform_keeps_for_itself_are_no_slug(slug: str, tmp_path: Path) -> None:
    folder = copy_of("lhokseumawe", tmp_path).rename(tmp_path / slug)
    edit(folder / TENANT, 'slug = "lhokseumawe"', f'slug = "{slug}"')
    assert places(folder) == [(TENANT, "slug")]


@pytest.mark.parametrize("file", [TENANT, RUBRIC, SURVEYS, TRAINING])
def test_a_missing_file_is_a_fault_and_the_others_are_still_checked(
    file: str, tmp_path: Path
) -> None:
    folder = copy_of("kepahiang", tmp_path)
    (folder / file).unlink()
    other = RUBRIC if file == SURVEYS else SURVEYS
    edit(folder / other, "format = 1", "format = 7")
    assert sorted(places(folder)) == sorted([(file, ""), (other, "format")])


def test_a_missing_folder_and_a_file_in_its_place_are_faults(tmp_path: Path) -> None:
    assert places(tmp_path / "bungo") == [("bungo", "")]
    file = tmp_path / "bantul"
    file.write_text("", encoding="utf-8")
    assert places(file) == [("bantul", "")]


def test_a_folder_in_the_place_of_a_file_is_a_fault(tmp_path: Path) -> None:
    folder = copy_of("kepahiang", tmp_path)
    (folder / RUBRIC).unlink()
    (folder / RUBRIC).mkdir()
    assert places(folder) == [(RUBRIC, "")]


def test_broken_toml_is_named_with_its_line(tmp_path: Path) -> None:
    folder = copy_of("kepahiang", tmp_path)
    edit(folder / RUBRIC, "above = 90", "above = = 90")
    (fault,) = check_pack(folder)
    line = (folder / RUBRIC).read_text(encoding="utf-8").split("above = =")[0].count("\n") + 1
    assert f"baris {line}" in fault.problem


@pytest.mark.parametrize(
    "content",
    [
        b'slug = "\xff"',
        b"x = " + b"[" * 5000,
        b"x = " + b"9" * 5000,
        b"format = 0x" + b"9" * 5000,
        b'slug = "lhokseumawe',
        b"x = 1e99999999999999999999",
        b"",
    ],
    ids=[
        "not utf-8",
        "too deep",
        "too long a number",
        "too long in hexadecimal",
        "cut off",
        "too large",
        "empty",
    ],
)
def test_a_file_that_is_no_pack_is_a_fault_never_a_traceback(
    content: bytes, tmp_path: Path
) -> None:
    folder = copy_of("lhokseumawe", tmp_path)
    (folder / TENANT).write_bytes(content)
    assert {file for file, _key in places(folder)} == {TENANT}


def test_tables_lists_and_values_in_one_anothers_place_are_faults(tmp_path: Path) -> None:
    folder = copy_of("lhokseumawe", tmp_path)
    (folder / TENANT).write_text(
        'agency = "BKPSDM"\nlook = []\nperiods = [1]\ncalendar = { working_days = "monday" }\n'
        "hosts = { a = 1 }\nslug = 3\ntime_zone = 7\n",
        encoding="utf-8",
    )
    keys = {key for _file, key in places(folder)}
    wrong = {"agency", "look", "periods[0]", "calendar.working_days", "hosts", "slug", "time_zone"}
    assert wrong <= keys


def test_every_fault_of_every_file_comes_in_one_run(tmp_path: Path) -> None:
    folder = copy_of("lhokseumawe", tmp_path)
    edit(folder / TENANT, "first_month = 1", "first_month = 0")
    edit(folder / TENANT, 'accent = "#0b5f6b"', 'accent = "#b3001b"')
    edit(folder / RUBRIC, ANCHOR_EN, "")
    edit(folder / RUBRIC, "weight = 30\nmissing", "weight = 20\nmissing")
    edit(folder / SURVEYS, 'code = "biaya"', 'code = "tarif"')
    assert places(folder) == [
        (TENANT, "periods[0].first_month"),
        (TENANT, "look.accent"),
        (RUBRIC, "components[0].indicators[0].anchors[0].text.en"),
        (RUBRIC, "raters"),
        (SURVEYS, "instruments[0].elements"),
    ]


def test_one_mistake_gives_one_fault(tmp_path: Path) -> None:
    folder = copy_of("kepahiang", tmp_path)
    edit(folder / RUBRIC, "kesehatan = 16, pendidikan = 18 }", 'kesehatan = "x", pendidikan = 18 }')
    assert places(folder) == [(RUBRIC, "components[1].weight.kesehatan")]


def test_weights_are_counted_for_each_family(tmp_path: Path) -> None:
    folder = copy_of("kepahiang", tmp_path)
    edit(folder / RUBRIC, "kesehatan = 14, pendidikan = 12", "kesehatan = 14, pendidikan = 17")
    fault = fault_of(folder, "components[2].indicators")
    assert "pendidikan" in fault.problem
    assert "37" in fault.problem
    assert "5" in fault.remedy


def test_a_family_that_a_table_leaves_out_is_named(tmp_path: Path) -> None:
    folder = copy_of("kepahiang", tmp_path)
    edit(folder / RUBRIC, "kesehatan = 14, pendidikan = 12 }", "kesehatan = 14 }")
    fault = fault_of(folder, "components[2].indicators[0].weight")
    assert "pendidikan" in fault.problem
    assert len(check_pack(folder)) == 1


def test_an_axis_without_weight_for_one_family_is_named(tmp_path: Path) -> None:
    folder = copy_of("kepahiang", tmp_path)
    edit(folder / RUBRIC, "kesehatan = 34", "kesehatan = 0")
    problems = [fault.problem for fault in check_pack(folder) if fault.key == "components"]
    assert any("behaviour" in problem and "kesehatan" in problem for problem in problems)


def test_what_no_score_can_reach_is_named(tmp_path: Path) -> None:
    folder = copy_of("lhokseumawe", tmp_path)
    edit(folder / RUBRIC, FROM_TARGETS, "")
    edit(folder / RUBRIC, "points = 100", "points = 95")
    edit(folder / RUBRIC, "above = 90", "above = 96")
    edit(folder / RUBRIC, "lower = 90", "lower = 96")
    assert places(folder) == [(RUBRIC, "bands[0].lower"), (RUBRIC, "above")]


def test_what_no_level_falls_below_is_named(tmp_path: Path) -> None:
    folder = copy_of("lhokseumawe", tmp_path)
    edit(folder / RUBRIC, "lower = 51", "lower = 40")
    assert places(folder) == []  # an achievement may be worth less than the lowest level
    edit(folder / RUBRIC, FROM_TARGETS, "")
    assert places(folder) == [(RUBRIC, "bands[4].lower")]


def test_a_limit_that_one_axis_cannot_miss_is_named_with_the_axis(tmp_path: Path) -> None:
    folder = copy_of("lhokseumawe", tmp_path)
    edit(folder / RUBRIC, "as_expected = 70", "as_expected = 30.5")
    assert places(folder) == [(RUBRIC, "as_expected")]
    problem = fault_of(folder, "as_expected").problem
    assert "behaviour" in problem
    assert "results" not in problem
    edit(folder / RUBRIC, FROM_TARGETS, "")
    assert "results, behaviour" in fault_of(folder, "as_expected").problem


def test_a_scale_without_points_is_named_once_a_level(tmp_path: Path) -> None:
    folder = copy_of("lhokseumawe", tmp_path)
    file = folder / RUBRIC
    text = file.read_text(encoding="utf-8").replace('" }\npoints =', '" }\npoint =')
    file.write_text(text, encoding="utf-8")
    keys = {key for _file, key in places(folder)}
    assert keys == {f"levels[{at}].{key}" for at in range(5) for key in ("point", "points")}


def test_levels_out_of_order_are_named(tmp_path: Path) -> None:
    folder = copy_of("lhokseumawe", tmp_path)
    edit(folder / RUBRIC, "level = 1\ntext", "level = 9\ntext")
    edit(folder / RUBRIC, "level = 2\ntext", "level = 1\ntext")
    edit(folder / RUBRIC, "level = 9\ntext", "level = 2\ntext")
    assert places(folder) == [(RUBRIC, "components[0].indicators[0].anchors")]


@pytest.mark.parametrize(("each", "faults"), [("1/9", 0), ("0.111", 1)])
def test_weights_of_elements_make_exactly_one(each: str, faults: int, tmp_path: Path) -> None:
    folder = copy_of("lhokseumawe", tmp_path)
    text = (folder / SURVEYS).read_text(encoding="utf-8")
    weighted = text.replace("answers = [", f'weight = "{each}"\nanswers = [')
    (folder / SURVEYS).write_text(weighted, encoding="utf-8")
    assert places(folder) == [(SURVEYS, "instruments[0].elements")] * faults


def test_an_instrument_of_its_own_may_ask_other_elements(tmp_path: Path) -> None:
    folder = copy_of("lhokseumawe", tmp_path)
    edit(folder / SURVEYS, 'code = "skm"', 'code = "internal"')
    edit(folder / SURVEYS, 'code = "biaya"', 'code = "gaji"')
    assert places(folder) == []


def test_a_misspelt_word_is_answered_with_the_right_one(tmp_path: Path) -> None:
    folder = copy_of("lhokseumawe", tmp_path)
    edit(folder / TENANT, "working_days", "workingdays")
    edit(folder / TENANT, 'government = "kota"', 'government = "kabupten"')
    assert "working_days" in fault_of(folder, "calendar.workingdays").remedy
    assert "kabupaten" in fault_of(folder, "government").remedy


def test_a_fault_deep_inside_says_where_by_code(tmp_path: Path) -> None:
    folder = copy_of("lhokseumawe", tmp_path)
    edit(folder / RUBRIC, ANCHOR_EN, "")
    fault = fault_of(folder, "components[0].indicators[0].anchors[0].text.en")
    assert fault.place == "hasil › capaian_hasil › 1"


def test_what_a_screen_would_obey_is_not_repeated(tmp_path: Path) -> None:
    folder = copy_of("lhokseumawe", tmp_path)
    edit(folder / TENANT, 'slug = "lhokseumawe"', 'slug = "\\u001b[2J"\n"\\u001b[31m" = 1')
    for fault in check_pack(folder):
        assert "\x1b" not in f"{fault.key}{fault.problem}{fault.remedy}{fault.place}"


def test_a_day_cannot_be_off_and_on(tmp_path: Path) -> None:
    folder = copy_of("lhokseumawe", tmp_path)
    day = '[{ date = 2026-12-26, name = { id = "Peringatan", en = "Remembrance" } }]'
    edit(folder / TENANT, "days_off = []", f"days_off = {day}")
    assert places(folder) == []
    edit(folder / TENANT, "days_on = []", f"days_on = {day.replace('-26', '-25')}")
    assert places(folder) == []
    edit(folder / TENANT, "2026-12-25", "2026-12-26")
    assert places(folder) == [(TENANT, "calendar.days_on[0].date")]
