"""A region's configuration written back as the files it could have been loaded from."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

import tomlkit
from marshmallow import Schema, fields
from tomlkit.items import Table as TomlTable

from kinerja.packs.documents import KINDS, TENANT, Document
from kinerja.packs.errors import FolderNotEmpty
from kinerja.packs.fields import Day, Exact

_INLINE: Final = 100  # characters; a longer table gets lines of its own


def write_pack(folder: Path, documents: Mapping[str, Document], crest: str) -> None:
    """Write one region's files; FolderNotEmpty when something else lies there.

    Args:
        folder: Made when it is not there; its name is the region's slug.
        documents: By file name, what each file says.
        crest: The text of the SVG that `tenant.toml` names.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FolderNotEmpty(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        text = toml_of(kind.schema, documents[kind.file])
        (folder / kind.file).write_text(text, encoding="utf-8")
    name = documents[TENANT.file]["look"]["crest"]
    (folder / name).write_text(crest, encoding="utf-8")


def toml_of(schema: Schema, document: Mapping[str, Any]) -> str:
    """The document as TOML that reads back as the same document."""
    written = tomlkit.document()
    _fill(written, schema, document)
    return tomlkit.dumps(written)


def _fill(table: Any, schema: Schema, document: Mapping[str, Any]) -> None:
    """Values first, then tables, then lists of tables: TOML has no way back to the outer table."""
    items = [
        (name, *_item(field, document[name]))
        for name, field in schema.fields.items()
        if name in document and (document[name] != [] or field.required)
    ]
    for name, _rank, item in sorted(items, key=itemgetter(1)):
        table.add(name, item)


def _item(field: fields.Field[Any], value: Any) -> tuple[int, Any]:
    """How this value is written, and its rank among its neighbours."""
    if isinstance(field, fields.Nested):
        return _table(field.schema, value)
    if isinstance(field, fields.List) and isinstance(field.inner, fields.Nested) and value:
        return _tables(field.inner.schema, value)
    return 0, _plain(field, value)


def _table(schema: Any, value: Mapping[str, Any]) -> tuple[int, Any]:
    if _is_short(value):
        short = tomlkit.inline_table()
        for name, each in value.items():
            short.append(name, _plain(schema.fields[name], each))
        return 0, short
    table = tomlkit.table()
    _fill(table, schema, value)
    return 1, table


def _tables(schema: Any, values: list[Mapping[str, Any]]) -> tuple[int, Any]:
    rows = tomlkit.aot()
    for value in values:
        row: TomlTable = tomlkit.table()
        _fill(row, schema, value)
        rows.append(row)
    return 2, rows


def _is_short(value: Mapping[str, Any]) -> bool:
    plain = all(isinstance(each, str) and "\n" not in each for each in value.values())
    return plain and sum(map(len, value.values())) < _INLINE


def _plain(field: fields.Field[Any], value: Any) -> Any:
    if isinstance(field, fields.List):
        return [_plain(field.inner, each) for each in value]
    if isinstance(field, Exact):
        return _number(value)
    if isinstance(field, Day):
        return date.fromisoformat(value)
    if isinstance(value, str) and "\n" in value:
        return tomlkit.string(value, multiline=True)
    return value


def _number(value: Any) -> Any:
    """A stored exact number as people write it; what no decimal can hold stays a fraction."""
    if isinstance(value, Mapping):
        shares = tomlkit.inline_table()
        for code, number in value.items():
            shares.append(code, _number(number))
        return shares
    if isinstance(value, int):
        return value
    number = Fraction(value)
    # a float prints the shortest decimal that stands for it; read exactly, that is the number
    return float(number) if Fraction(str(float(number))) == number else value
