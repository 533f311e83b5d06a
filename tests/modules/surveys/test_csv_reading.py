from collections import Counter
from pathlib import Path

import pytest

from modules.surveys.csv_faults import (
    CsvFault,
    FileEmpty,
    FileMissing,
    FileNotText,
    FileUnreadable,
    HeaderProblem,
    HeaderWrong,
    NoAnswers,
    RowMalformed,
    TooManyRejected,
)
from modules.surveys.csv_reading import MOST_REJECTED, CountedAnswers, RejectedCell, read_answers
from modules.surveys.csv_sentences import sentence
from modules.surveys.rules_elements import Order


def read(folder: Path, text: str | bytes, order: Order = Order.U8_PENGADUAN) -> CountedAnswers:
    file = folder / "jawaban.csv"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_answers(file, order)


def fault_of(folder: Path, text: str | bytes) -> CsvFault:
    with pytest.raises(CsvFault) as caught:
        read(folder, text)
    return caught.value


@pytest.mark.parametrize(
    "text",
    [
        "respondent,U1,U2\n1,3,4\n2,2,4\n",
        "U1,U2\n3,4\n2,4\n",
        "U1;U2\r\n3;4\r\n2;4\r\n",
        "\ufeffRespondent;u1;u2\n1;3;4\n2;2;4",
        "\n\nU1,U2,,\n 3 , 4 ,,\n\n2,4,,\n   \n",
        '"U1","U2"\n"3","4"\n"2","4"\n',
        "U1,U2\r3,4\r2,4\r",
    ],
)
def test_delimiters_marks_and_blank_lines_do_not_change_what_is_counted(
    tmp_path: Path, text: str
) -> None:
    counted = read(tmp_path, text)

    assert [(each.answers, each.blank, each.total) for each in counted.tallies] == [
        (2, 0, 5),
        (2, 0, 8),
    ]
    assert counted.respondents == 2
    assert counted.sheets == Counter({(7, 2): 1, (6, 2): 1})
    assert counted.rejected == ()


def test_blank_and_dash_are_no_answer_and_in_no_denominator(tmp_path: Path) -> None:
    counted = read(tmp_path, "U1,U2\n3,-\n,4\n-, \n2\n")

    assert [(each.answers, each.blank, each.total) for each in counted.tallies] == [
        (2, 2, 5),
        (1, 3, 4),
    ]
    assert counted.respondents == 3
    assert counted.rejected == ()


@pytest.mark.parametrize(
    "value", ["0", "5", "-1", "baik", "3.0", "3,0", "2.5", "44", "٣", "=1+2", "nan", "1e0"]
)
def test_a_cell_that_is_no_answer_is_rejected_alone(tmp_path: Path, value: str) -> None:
    counted = read(tmp_path, f"respondent;U1;U2\n1;4;4\n2;{value};3\n")

    assert [(each.answers, each.total) for each in counted.tallies] == [(1, 4), (2, 7)]
    assert counted.rejected == (RejectedCell(3, "U1", value, "not_1_to_4"),)
    assert counted.respondents == 2


def test_cells_beyond_the_header_are_rejected_and_empty_ones_are_not(tmp_path: Path) -> None:
    counted = read(tmp_path, "respondent,U1,U2\n1,2,3,4\n2,2,3,\n")

    assert counted.rejected == (RejectedCell(2, "4", "4", "beyond_header"),)
    assert counted.tallies[1].answers == 2


def test_a_rejected_row_is_named_by_the_line_it_starts_on(tmp_path: Path) -> None:
    counted = read(tmp_path, '\nrespondent,U1\n"a\nb",3\n\nc,9\n')

    assert counted.rejected == (RejectedCell(6, "U1", "9", "not_1_to_4"),)


def test_one_column_can_hold_a_blank_answer(tmp_path: Path) -> None:
    counted = read(tmp_path, 'U1\n3\n""\n-\n\n')

    assert (counted.tallies[0].answers, counted.tallies[0].blank) == (1, 2)


def test_numbers_mean_the_regulations_order_unless_the_office_swaps(tmp_path: Path) -> None:
    head = ",".join(f"U{number}" for number in range(1, 10))
    text = f"{head}\n1,1,1,1,1,1,1,2,4\n"

    plain = read(tmp_path, text)
    swapped = read(tmp_path, text, Order.U8_SARANA)

    assert [(each.element.code, each.total) for each in plain.tallies[7:]] == [
        ("pengaduan", 2),
        ("sarana", 4),
    ]
    assert [(each.element.code, each.total) for each in swapped.tallies[7:]] == [
        ("sarana", 2),
        ("pengaduan", 4),
    ]


def test_named_columns_decide_by_name(tmp_path: Path) -> None:
    text = 'Sarana;"Sistem, mekanisme, dan prosedur";waktu\n4;3;2\n'

    counted = read(tmp_path, text, Order.U8_SARANA)

    assert [(each.element.code, each.total) for each in counted.tallies] == [
        ("sarana", 4),
        ("prosedur", 3),
        ("waktu", 2),
    ]


@pytest.mark.parametrize(
    ("header", "problem", "column"),
    [
        ("respondent", HeaderProblem.NO_ELEMENT, ""),
        (",", HeaderProblem.NO_ELEMENT, ""),
        ("U1,,U2", HeaderProblem.UNNAMED, "2"),
        ("nama,U1", HeaderProblem.UNKNOWN, "nama"),
        ("U1,respondent", HeaderProblem.UNKNOWN, "respondent"),
        ("3,4,2", HeaderProblem.UNKNOWN, "3"),
        ("umur,kelamin", HeaderProblem.UNKNOWN, "umur"),
        ("U1,waktu", HeaderProblem.MIXED, "waktu"),
        ("U1,U3", HeaderProblem.GAP, "U3"),
        ("U0,U1", HeaderProblem.UNKNOWN, "U0"),
        ("U1,U1", HeaderProblem.REPEATED, "U1"),
        ("waktu,Waktu penyelesaian", HeaderProblem.REPEATED, "Waktu penyelesaian"),
        (",".join(f"U{n}" for n in range(1, 32)), HeaderProblem.TOO_MANY, "U31"),
    ],
)
def test_a_wrong_header_names_the_column_at_fault(
    tmp_path: Path, header: str, problem: HeaderProblem, column: str
) -> None:
    fault = fault_of(tmp_path, f"{header}\n1,2\n")

    assert isinstance(fault, HeaderWrong)
    assert (fault.problem, fault.column) == (problem, column)
    assert column in sentence(fault)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", FileEmpty),
        (b"\n \r\n", FileEmpty),
        (b"\xef\xbb\xbf", FileEmpty),
        (b"U1,U2\n", NoAnswers),
        (b"U1,U2\n,-\n", NoAnswers),
        ("U1,U2\n3,4\n".encode("utf-16"), FileNotText),
        (b"PK\x03\x04\x00\x00", FileNotText),
        (b"U1\n3\n\xff\n", FileNotText),
        (b"U1\n3\n\x00\n", FileNotText),
        (b'U1,U2\n3,"4\n2,2\n', RowMalformed),
        (b'U1,"U2\n3,4\n', RowMalformed),
        (b"U1\n" + b"3" * 200_000, RowMalformed),
        (b"U1\n" + b"9\n" * (MOST_REJECTED + 1), TooManyRejected),
    ],
)
def test_a_file_that_gives_no_figures_says_why(
    tmp_path: Path, content: bytes, expected: type[CsvFault]
) -> None:
    fault = fault_of(tmp_path, content)

    assert type(fault) is expected
    assert sentence(fault).endswith(".")


def test_a_folder_and_a_missing_file_are_named(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable) as folder:
        read_answers(tmp_path)
    with pytest.raises(FileMissing) as missing:
        read_answers(tmp_path / "tidak-ada.csv")

    assert str(tmp_path) in sentence(folder.value)
    assert "tidak-ada.csv" in sentence(missing.value)


def test_a_row_that_is_broken_is_named(tmp_path: Path) -> None:
    fault = fault_of(tmp_path, 'U1,U2\n3,4\n2,"4\n1,1\n')

    assert isinstance(fault, RowMalformed)
    assert fault.row == 3


def test_every_fault_has_a_name_of_its_own() -> None:
    names = [each.name for each in CsvFault.__subclasses__()]

    assert len(set(names)) == len(names) == 8
