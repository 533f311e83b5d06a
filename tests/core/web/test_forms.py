from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from flask_babel import force_locale
from marshmallow import fields
from werkzeug.datastructures import MultiDict

from kinerja.web.fields import (
    Choice,
    DecimalNumber,
    Flag,
    Identifier,
    LocalDate,
    Text,
    WholeNumber,
)
from kinerja.web.forms import WHOLE_FORM, FormSchema, read_form, show_form

pytestmark = pytest.mark.usefixtures("indonesian")
UNIT = "01890a5d-ac96-774b-bcce-b302099a8057"


class Target(FormSchema):
    name = Text("Rencana hasil kerja", required=True, shortest=5, longest=20)
    weight = DecimalNumber("Bobot", low=0, high=100, required=True)
    visits = WholeNumber("Kunjungan", low=1, high=5000)
    start = LocalDate("Mulai", earliest=date(2026, 1, 1), latest=date(2026, 12, 31))
    aspect = Choice("Aspek", [("kuantitas", "Kuantitas"), ("waktu", "Waktu")])
    unit = Identifier("Unit")
    main = Flag("Utama")
    values = fields.List(Choice("Nilai", ["a", "b"]), metadata={"label": "Nilai"})


def typed(**texts: str) -> MultiDict[str, str]:
    return MultiDict({"name": "Asuhan", "weight": "35"} | texts)


def test_a_good_form_means_what_was_typed() -> None:
    form = read_form(
        Target(),
        typed(visits="1.204", start="23 November 2026", aspect="waktu", unit=UNIT, main="1"),
    )
    assert form.ok
    assert form.values == {
        "name": "Asuhan",
        "weight": Decimal(35),
        "visits": 1204,
        "start": date(2026, 11, 23),
        "aspect": "waktu",
        "unit": UUID(UNIT),
        "main": True,
    }


def test_an_empty_box_is_no_answer() -> None:
    form = read_form(Target(), typed(visits="  ", start=""))
    assert form.values["visits"] is None
    assert form.values["start"] is None
    assert form.values["main"] is False


def test_several_answers_stay_several() -> None:
    data = typed()
    data.setlist("values", ["a", "b"])
    assert read_form(Target(), data).values["values"] == ["a", "b"]


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("name", "", "Isi bagian ini."),
        ("name", "Asu", "Baru 3 huruf. Tulis paling sedikit 5."),
        ("name", "A" * 21, "21 huruf, terlalu panjang. Ringkas menjadi paling banyak 20."),
        ("weight", "banyak", "“banyak” bukan angka yang kami kenal. Tulis misalnya 87,5."),
        ("weight", "120,5", "120,5 di luar batas. Isi 0 sampai 100."),
        ("weight", "1,234", "1,234 punya lebih dari 2 angka di belakang koma."),
        ("visits", "2,5", "2,5 bukan bilangan bulat. Tulis tanpa koma."),
        ("start", "31/02/2026", "Tanggal 31/02/2026 tidak ada di kalender."),
        ("start", "nanti", "“nanti” tidak terbaca sebagai tanggal. Tulis misalnya 3 Februari"),
        ("start", "1/3/2016", "1 Maret 2016 terlalu awal. Isi 1 Januari 2026 atau sesudahnya."),
        ("start", "1/3/2036", "1 Maret 2036 terlalu jauh. Isi 31 Desember 2026 atau sebelumnya."),
        ("aspect", "mutu", "“mutu” tidak ada dalam pilihan. Pilih salah satu."),
        ("unit", "x", "Pilihan ini tidak dikenal. Pilih lagi dari daftar."),
    ],
)
def test_a_fault_names_the_value_and_the_remedy(name: str, text: str, sentence: str) -> None:
    form = read_form(Target(), typed(**{name: text}))
    assert list(form.errors) == [name]
    assert form.error(name).startswith(sentence)
    assert form.value(name) == text
    assert form.values.keys() == read_form(Target(), typed()).values.keys() - {name}


def test_faults_stand_in_the_order_of_the_form() -> None:
    form = read_form(Target(), MultiDict({"aspect": "x", "weight": "x", "stray": "1"}))
    assert list(form.errors) == ["name", "weight", "aspect", "stray"]
    assert form.label("weight") == "Bobot"
    assert form.label("stray") == ""


def test_a_fault_found_later_stands_where_its_field_does() -> None:
    form = read_form(Target(), typed(aspect="x")).refused("weight", "Terlalu berat.")
    assert list(form.refused(WHOLE_FORM, "Bersama.").errors) == ["weight", "aspect", WHOLE_FORM]


def test_the_token_of_the_page_is_no_answer() -> None:
    form = read_form(Target(), typed(csrf_token="abc"))
    assert form.ok
    assert "csrf_token" not in form.raw


def test_control_characters_are_dropped_and_lines_kept() -> None:
    form = read_form(Target(), typed(name="Satu\x00\r\ndua\x1b"))
    assert form.values["name"] == "Satu\ndua"


def test_known_values_are_shown_as_people_write_them() -> None:
    form = show_form(
        Target(),
        {
            "weight": Decimal("12.50"),
            "visits": 1204,
            "start": date(2026, 11, 23),
            "aspect": "waktu",
            "main": True,
        },
    )
    shown = {name: form.value(name) for name in ("weight", "visits", "start", "name")}
    assert shown == {
        "weight": "12,5",
        "visits": "1.204",
        "start": "23 November 2026",
        "name": "",
    }
    assert form.holds("aspect", "waktu")
    assert form.holds("main", 1)
    assert form.ok


def test_what_is_shown_reads_back_the_same() -> None:
    values = {"name": "Asuhan", "weight": Decimal("1.5"), "visits": 4712, "main": True}
    form = show_form(Target(), values)
    again = read_form(Target(), MultiDict([(n, t) for n, ts in form.raw.items() for t in ts]))
    assert values.items() <= again.values.items()


def test_a_service_can_refuse_what_the_schema_let_through() -> None:
    form = read_form(Target(), typed()).refused("weight", "Bobot baru 95.")
    assert not form.ok
    assert form.error("weight") == "Bobot baru 95."
    assert form.value("weight") == "35"
    assert form.refused(WHOLE_FORM, "Periode ditutup.").error(WHOLE_FORM) == "Periode ditutup."


@pytest.mark.parametrize("number", ["2400", "1234.5", "0.0001", "-3"])
@pytest.mark.parametrize("tongue", ["id", "en"])
def test_a_number_in_a_box_is_read_back_as_itself(number: str, tongue: str) -> None:
    class Sum(FormSchema):
        amount = DecimalNumber("Jumlah", low=-10, high=10_000, places=4)

    with force_locale(tongue):
        shown = show_form(Sum(), {"amount": Decimal(number)}).value("amount")
        assert read_form(Sum(), MultiDict({"amount": shown})).values["amount"] == Decimal(number)
