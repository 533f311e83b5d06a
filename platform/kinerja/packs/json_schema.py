"""JSON Schema of a pack's files, so that an editor checks and completes while one writes."""

import json
from collections.abc import Mapping
from functools import singledispatch
from pathlib import Path
from typing import Any, Final

from marshmallow import fields

from kinerja.packs.codes import Pattern
from kinerja.packs.documents import KINDS
from kinerja.packs.fields import Choice, Day, Exact, Flag, PackField, Whole, Words
from kinerja.packs.tables import PackSchema, Rows, Shares, Table, Weight

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
JsonSchema = dict[str, Any]


def schema_of(file: str) -> JsonSchema:
    """The JSON Schema of one file of a pack, by its name; KeyError for another name."""
    schema = {kind.file: kind.schema for kind in KINDS}[file]
    definitions: dict[str, JsonSchema] = {}
    whole = _object(schema, definitions)
    return {"$schema": DIALECT, "title": file, **whole, "$defs": dict(sorted(definitions.items()))}


def _object(schema: PackSchema, definitions: dict[str, JsonSchema]) -> JsonSchema:
    properties = {name: _value(field, definitions) for name, field in schema.fields.items()}
    return {
        "type": "object",
        "description": str(schema.__doc__).splitlines()[0],
        "properties": properties,
        "required": [name for name, field in schema.fields.items() if field.required],
        "additionalProperties": False,
    }


def _value(field: fields.Field[Any], definitions: dict[str, JsonSchema]) -> JsonSchema:
    if isinstance(field, Table):
        name = type(field.schema).__name__.removesuffix("Schema")
        if name not in definitions:
            definitions[name] = {}  # taken before its own fields are looked at
            definitions[name] = _object(field.schema, definitions)  # type: ignore[arg-type]
        return {"$ref": f"#/$defs/{name}"}
    if isinstance(field, Rows):
        items = _value(field.inner, definitions)
        return {"type": "array", "items": items, **({"minItems": 1} if field.filled else {})}
    hint = {"description": str(field.hint())} if isinstance(field, PackField) else {}
    return {**_kind(field), **hint}


@singledispatch
def _kind(_field: Any) -> JsonSchema:
    return {"type": "string"}


@_kind.register
def _words(field: Words) -> JsonSchema:
    return {"type": "string", "minLength": field.shortest, "maxLength": field.longest}


@_kind.register
def _choice(field: Choice) -> JsonSchema:
    return {"enum": list(field.options)}


@_kind.register
def _whole(field: Whole) -> JsonSchema:
    return {"type": "integer", "minimum": field.lowest, "maximum": field.highest}


@_kind.register
def _flag(_field: Flag) -> JsonSchema:
    return {"type": "boolean"}


@_kind.register
def _day(_field: Day) -> JsonSchema:
    return {"type": "string", "format": "date"}


@_kind.register
def _pattern(field: Pattern) -> JsonSchema:
    return {"type": "string", "pattern": f"^({field.form.pattern})$"}


@_kind.register
def _exact(field: Exact) -> JsonSchema:
    return {
        "type": ["number", "string"],
        "minimum": field.lowest,
        "maximum": field.highest,
        "pattern": r"^[0-9]+([./][0-9]+)?$",
    }


@_kind.register
def _shares(field: Shares) -> JsonSchema:
    return {"type": "object", "additionalProperties": _exact(field)}


@_kind.register
def _weight(field: Weight) -> JsonSchema:
    return {"anyOf": [_exact(field), _shares(field)]}


def schema_files() -> Mapping[str, str]:
    """By file name (`rubric.schema.json`), the text of the schema of every file of a pack."""
    return {
        f"{Path(kind.file).stem}.schema.json": json.dumps(
            schema_of(kind.file), ensure_ascii=False, indent=2
        )
        + "\n"
        for kind in KINDS
    }


def write_schemas(folder: Path) -> list[Path]:
    """Write them all into this folder."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in schema_files().items():
        (folder / name).write_text(text, encoding="utf-8")
        written.append(folder / name)
    return written
