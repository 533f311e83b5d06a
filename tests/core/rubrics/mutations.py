"""Every small change one can make to a rubric: each leaf of the document changed by itself."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from fractions import Fraction
from typing import Any, Final

from kinerja.text import Text

# settings that are one of a few words, by the field they stand in
OPTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "axis": ("results", "behaviour", "none"),
    "source": ("rating", "targets", "measured", "citizen"),
    "missing": ("hold", "renormalise", "rate"),
    "scheme": ("A", "B"),
    "audience": ("staff", "public"),
    "limit_unit": ("minutes", "hours", "working_days"),
    "aspect": ("quantity", "quality", "time", "cost"),
    "better": ("higher", "lower"),
    "kind": ("manajerial", "sosial_kultural", "teknis"),
}
# what cannot differ between two checked rubrics
FIXED: Final = frozenset({"format", "level"})
MEASURE_SOURCES: Final = ("log", "citizen_index", "service_times")


def mutations(said: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """The dataclass with one leaf changed, once for each leaf; the path says which."""
    if isinstance(said, Text):
        yield f"{path}.id", replace(said, id=f"{said.id} (baru)")
        yield f"{path}.en", replace(said, en=f"{said.en} (new)")
        return
    for field in fields(said):
        value = getattr(said, field.name)
        if field.name in FIXED or value is None:
            continue
        for place, changed in _changed(value, field.name, f"{path}.{field.name}"):
            yield place, replace(said, **{field.name: changed})


def _changed(value: Any, name: str, path: str) -> Iterator[tuple[str, Any]]:
    if is_dataclass(value):
        yield from mutations(value, path)
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield f"{path}.{key}", {**value, key: each + 1}
    elif isinstance(value, tuple):
        yield from _entries(value, name, path)
    else:
        yield path, _leaf(value, name)


def _entries(entries: tuple[Any, ...], name: str, path: str) -> Iterator[tuple[str, Any]]:
    for at, each in enumerate(entries):
        rest = (entries[:at], entries[at + 1 :])
        if is_dataclass(each):
            for place, changed in mutations(each, f"{path}[{at}]"):
                yield place, (*rest[0], changed, *rest[1])
        if name not in {"levels", "behaviours"} and len(entries) > 1:
            yield f"{path}[{at}] removed", (*rest[0], *rest[1])
        if name == "needs_reason":
            yield f"{path}[{at}]", (*rest[0], 3, *rest[1])


def _leaf(value: Any, name: str) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | Fraction):
        return value + 1
    options = MEASURE_SOURCES if value in MEASURE_SOURCES else OPTIONS.get(name, ())
    if value in options:
        return next(each for each in options if each != value)
    return "peer" if name == "kind" else f"{value}_lain"
