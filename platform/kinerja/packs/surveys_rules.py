"""What the keys of `surveys.toml` must say together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from kinerja.packs.exact_numbers import shown_number
from kinerja.packs.faults import Complaint, Finding, Path
from kinerja.packs.tenant_rules import repeated
from kinerja.sentences import sentence as _

# PermenPANRB 14/2017: the nine elements every citizen survey asks about
SKM_ELEMENTS: Final = (
    "persyaratan",
    "prosedur",
    "waktu",
    "biaya",
    "produk",
    "kompetensi",
    "perilaku",
    "pengaduan",
    "sarana",
)
_ANSWER_VALUES: Final = [1, 2, 3, 4]


def surveys_findings(data: Mapping[str, Any]) -> Iterator[Finding]:
    """Every fault between the keys of loaded, perhaps incomplete, survey data."""
    instruments = data.get("instruments", [])
    yield from repeated(instruments, ("instruments",), "code")
    for at, instrument in enumerate(instruments):
        path = ("instruments", at)
        elements = instrument.get("elements", [])
        yield from repeated(elements, (*path, "elements"), "code")
        yield from _weights(elements, (*path, "elements"))
        if instrument.get("code") == "skm" and instrument.get("scheme") == "2017":
            yield from _nine_elements(elements, (*path, "elements"))
        for number, element in enumerate(elements):
            yield from _answers(element, (*path, "elements", number))


def _nine_elements(elements: Sequence[Mapping[str, Any]], path: Path) -> Iterator[Finding]:
    codes = [element.get("code") for element in elements]
    for absent in (code for code in SKM_ELEMENTS if code not in codes):
        problem = _("Unsur “%(code)s” belum ada (PermenPANRB 14/2017).", code=absent)
        remedy = _('Tambahkan [[instruments.elements]] dengan code = "%(code)s".', code=absent)
        yield path, Complaint(problem, remedy)


def _weights(elements: Sequence[Mapping[str, Any]], path: Path) -> Iterator[Finding]:
    given = [element["weight"] for element in elements if "weight" in element]
    if not given:
        return
    if len(given) < len(elements):
        for at, element in enumerate(elements):
            if "weight" not in element:
                problem = _("Unsur ini belum punya bobot, sedangkan yang lain punya.")
                remedy = _("Isi weight, atau hapus weight dari semua unsur agar sama berat.")
                yield (*path, at, "weight"), Complaint(problem, remedy)
    elif sum(given) != 1:
        problem = _("Bobot unsur berjumlah %(total)s.", total=shown_number(sum(given)))
        yield path, Complaint(problem, _("Ubah bobot sampai jumlahnya tepat 1."))


def _answers(element: Mapping[str, Any], path: Path) -> Iterator[Finding]:
    answers = element.get("answers", [])
    values = [answer.get("value") for answer in answers]
    if answers and None not in values and values != _ANSWER_VALUES:
        listed = ", ".join(str(value) for value in values)
        problem = _("Urutan nilai jawaban: %(values)s.", values=listed)
        remedy = _("Tulis tepat empat jawaban dengan value 1, 2, 3, 4, dari yang terburuk.")
        yield (*path, "answers"), Complaint(problem, remedy)
    yield from same_wording(
        ((*path, "answers", at, "text"), answer.get("text", {}))
        for at, answer in enumerate(answers)
    )
    yield from repeated(element.get("alternatives", []), (*path, "alternatives"), "code")


def same_wording(texts: Iterable[tuple[Path, Mapping[str, str]]]) -> Iterator[Finding]:
    """A finding for each wording that repeats an earlier one of these texts in one language."""
    listed = list(texts)
    for language in ("id", "en"):
        seen: set[str] = set()
        for path, text in listed:
            wording = text.get(language, "").casefold()
            if wording and wording in seen:
                problem = _("Kalimat ini sama dengan kalimat lain di daftar yang sama.")
                remedy = _("Tulis kalimat yang membedakan pilihan ini dari yang lain.")
                yield (*path, language), Complaint(problem, remedy)
            seen.add(wording)
