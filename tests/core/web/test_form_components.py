import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from kinerja.web.fields import Choice, DecimalNumber, Flag, Text
from kinerja.web.forms import WHOLE_FORM, Form, FormSchema, read_form, show_form
from tests.core.web.rendering import made

LEVELS = [("1", "1 · Di bawah", "Perlu diingatkan."), ("5", "5 · Di atas", "Dengan bukti.")]


class Rating(FormSchema):
    name = Text("Nama lengkap", required=True)
    target = DecimalNumber("Target", low=0, high=100)
    unit = Choice("Unit", ["a", "b"], required=True)
    level = Choice("Disiplin", ["1", "5"], required=True)
    why = Text("Alasan", shortest=40)
    own = Flag("Perangkat saya")
    password = Text("Kata sandi")


def typed(**texts: str) -> Form:
    return read_form(Rating(), MultiDict(texts))


def test_a_field_is_bound_to_its_label_hint_and_fault(app: Flask) -> None:
    page = made(
        app, "{{ forms.field(f, 'target', hint='0–100', number=true) }}", f=typed(target="x")
    )
    field = page.one("input")
    assert page.one("label").attrs["for"] == field.attrs["id"] == "target"
    assert page.one("label").text == "Target"
    assert field.attrs["aria-describedby"] == "target-h target-e"
    assert field.attrs["aria-invalid"] == "true"
    assert field.attrs["value"] == "x"
    assert field.attrs["inputmode"] == "decimal"
    assert "is-invalid" in field.attrs["class"]
    assert "bukan angka" in page.one("p", id="target-e").text


def test_a_field_without_fault_says_nothing(app: Flask) -> None:
    page = made(
        app, "{{ forms.field(f, 'name', attrs={'autocomplete': 'name'}) }}", f=show_form(Rating())
    )
    field = page.one("input")
    assert "aria-invalid" not in field.attrs
    assert "aria-describedby" not in field.attrs
    assert field.attrs["autocomplete"] == "name"


def test_what_was_typed_is_kept_and_never_becomes_markup(app: Flask) -> None:
    form = typed(name='"><script>', why="a\n<b>")
    page = made(app, "{{ forms.field(f, 'name') }}{{ forms.area(f, 'why') }}", f=form)
    assert page.one("input").attrs["value"] == '"><script>'
    assert page.one("textarea").text == "\na\n<b>"
    assert page.all("script") == page.all("b") == []


def test_a_password_is_never_sent_back(app: Flask) -> None:
    page = made(app, "{{ forms.field(f, 'password', type='password') }}", f=typed(password="x"))
    assert "value" not in page.one("input").attrs


def test_choices_show_what_was_chosen(app: Flask) -> None:
    source = """{{ forms.choose(f, 'unit', [('a', 'A'), ('b', 'B')], empty='Pilih') }}
    {{ forms.radios(f, 'level', [('1', 'satu'), ('5', 'lima')]) }}{{ forms.tick(f, 'own') }}"""
    page = made(app, source, f=typed(unit="b", level="5", own="1"))
    assert [o.attrs["value"] for o in page.all("option") if "selected" in o.attrs] == ["b"]
    assert [i.attrs["value"] for i in page.all("input") if "checked" in i.attrs] == ["5", "1"]
    assert page.one("legend").text == "Disiplin"


def test_the_summary_leads_to_every_fault_and_takes_the_focus(app: Flask) -> None:
    source = """{{ forms.error_summary(f) }}{{ forms.field(f, 'name') }}
    {{ forms.choose(f, 'unit', []) }}{{ rating.anchors(f, 'level', 'Disiplin', []) }}"""
    page = made(app, source, f=typed().refused(WHOLE_FORM, "Periode ditutup."))
    box = page.one("div", role="alert")
    assert {"tabindex": "-1", "autofocus": ""}.items() <= box.attrs.items()
    assert box.text.strip().startswith("4 isian perlu diperbaiki.")
    assert [a.attrs["href"] for a in page.all("a")] == ["#name", "#unit", "#level"]
    assert "Nama lengkap: Isi bagian ini." in box.text
    assert "Periode ditutup." in box.text


def test_a_good_form_has_no_summary(app: Flask) -> None:
    assert made(app, "{{ forms.error_summary(f) }}", f=show_form(Rating())).elements == []


ANCHORS = """{{ rating.anchors(f, 'level', 'Disiplin', levels, 'bobot 10', 'Hadir.', ['1', '5'],
    'why', 'Apa buktinya?', 'Paling sedikit 40 huruf.') }}"""


def test_levels_are_chosen_by_what_they_look_like(app: Flask) -> None:
    page = made(app, ANCHORS, f=typed(level="5"), levels=LEVELS)
    assert [label.text for label in page.all("label", **{"class": "k-level"})] == [
        "1 · Di bawahPerlu diingatkan.",
        "5 · Di atasDengan bukti.",
    ]
    assert [i.attrs["value"] for i in page.all("input") if "checked" in i.attrs] == ["5"]
    assert page.one("fieldset").attrs["aria-describedby"] == "level-n"


@pytest.mark.parametrize(
    ("texts", "quiet"),
    [({}, True), ({"level": "5"}, False), ({"why": "pendek"}, False)],
)
def test_the_reason_is_in_sight_when_it_is_asked_for(
    app: Flask, texts: dict[str, str], quiet: bool
) -> None:
    page = made(app, ANCHORS, f=typed(**texts), levels=LEVELS)
    box = page.one("div", **{"class": "k-reason"})
    assert ("data-quiet" in box.attrs) is quiet
    assert all("data-asks" in radio.attrs for radio in page.all("input"))


def test_the_foot_tells_the_state_to_everybody(app: Flask) -> None:
    source = """{% call forms.foot('Simpan', 'Draf tersimpan 14.07.') %}
    <button>Simpan</button>{% endcall %}"""
    page = made(app, source)
    assert page.one("div", role="region").attrs["aria-label"] == "Simpan"
    assert page.one("span", role="status").text == "Draf tersimpan 14.07."


class Draft(FormSchema):
    words = Text("Catatan", longest=20)
    edition = Text("")


DRAFT = """{% call forms.draft_form(f, '/isian', '/isian/draft', class) %}
    {{ forms.area(f, 'words') }}{% endcall %}"""


def test_a_draft_s_form_sends_itself_and_knows_its_edition(app: Flask) -> None:
    page = made(
        app, DRAFT, f=show_form(Draft(), {"words": "Satu.", "edition": "3"}), **{"class": None}
    )
    form = page.one("form")
    assert (form.attrs["action"], form.attrs["method"]) == ("/isian", "post")
    assert form.attrs["data-autosave"] == "/isian/draft"
    assert form.attrs["data-waiting"].startswith("Belum tersambung.")
    assert "class" not in form.attrs
    assert page.one("input", name="edition").attrs["value"] == "3"
    assert page.one("textarea").text == "\nSatu."


def test_a_draft_s_form_begins_with_what_to_mend(app: Flask) -> None:
    wrong = read_form(Draft(), MultiDict({"words": "x" * 21, "edition": "3"}))
    page = made(app, DRAFT, f=wrong, **{"class": "k-sheet"})
    assert page.one("form").attrs["class"] == "k-sheet"
    assert [a.attrs["href"] for a in page.all("a")] == ["#words"]


@pytest.mark.parametrize(("is_saved", "kind"), [(True, "k-ok"), (False, "k-idle")])
def test_the_foot_of_a_draft_says_whether_it_is_saved(
    app: Flask, is_saved: bool, kind: str
) -> None:
    source = """{% call forms.draft_foot('Simpan', 'Keadaan.', is_saved) %}
    <button>Simpan draf</button>{% endcall %}"""
    page = made(app, source, is_saved=is_saved)
    status = page.one("span", role="status")
    assert status.text == "Keadaan."
    assert [
        s.attrs["class"] for s in page.all("span") if "k-status" in s.attrs.get("class", "")
    ] == [f"k-status {kind}"]
    assert page.one("button").text == "Simpan draf"
