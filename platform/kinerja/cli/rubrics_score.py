"""`kinerja rubrics example` and `score`: an input to begin with, and what comes out of one."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import click

from kinerja.cli.rubrics_source import (
    FAULTY,
    in_json,
    in_language,
    print_json,
    refuse,
    rubric_at,
)
from kinerja.packs.rubric_document import RubricDocument
from kinerja.packs.rubric_of import rubric_of
from kinerja.rubrics.engine import score
from kinerja.rubrics.example import example_record
from kinerja.rubrics.outlook_single import outlook
from kinerja.rubrics.record import Record
from kinerja.rubrics.record_document import RecordFault, RecordFaults
from kinerja.rubrics.record_json import MOST_BYTES, records_from_json
from kinerja.rubrics.score_json import score_document
from kinerja.rubrics.score_text import ScoreText
from kinerja.sentences import said_in
from kinerja.sentences import sentence as _

_FILE: Final = click.Path(path_type=Path)


@click.command("example")
@click.argument("slug")
@click.option("--family", help="Keluarga jabatan; tanpa ini, yang pertama.")
@in_language
def example_command(slug: str, family: str | None, language: str) -> None:
    """Cetak contoh masukan lengkap untuk rubrik SLUG (daerah atau jalur) sebagai JSON."""
    said = rubric_at(slug, language, as_json=False)
    families = [each.code for each in said.families]
    wanted = families[0] if family is None else family
    if wanted not in families:
        problem = _(
            "Rubrik ini tidak punya keluarga jabatan “%(family)s”. Yang ada: %(families)s.",
            family=wanted,
            families=", ".join(families),
        )
        refuse(problem, language, FAULTY)
    print_json(example_record(said, wanted))


@click.command("score")
@click.argument("slug")
@click.option(
    "--input",
    "source",
    required=True,
    type=click.Path(path_type=Path),
    help="Berkas JSON; - stdin.",
)
@in_json
@in_language
def score_command(slug: str, source: Path, language: str, *, as_json: bool) -> None:
    """Hitung nilai satu catatan, atau tiap catatan dalam daftar, menurut rubrik SLUG."""
    said = rubric_at(slug, language, as_json=as_json)
    try:
        records = records_from_json(_content(source), said)
    except RecordFaults as refused:
        _print_faults(refused.faults, language, as_json=as_json)
        sys.exit(FAULTY)
    if as_json:
        print_json(_documents(said, records, language))
        return
    listed = records if isinstance(records, list) else [records]
    for at, record in enumerate(listed, start=1):
        if isinstance(records, list):
            place = _("Catatan %(number)d dari %(count)d", number=at, count=len(listed))
            click.echo(f"\n== {said_in(place, language)}\n")
        for line in _text(said, record, language):
            click.echo(line)


def _content(source: Path) -> bytes:
    """What the file or standard input holds; RecordFaults when it cannot be read."""
    try:
        with click.open_file(str(source), "rb") as file:  # "-" is standard input
            content: bytes = file.read(MOST_BYTES + 1)
    except (OSError, ValueError, RuntimeError) as fault:  # RuntimeError: no standard input
        problem = _("Berkas “%(file)s” tidak dapat dibaca.", file=source)
        remedy = _("Periksa jalurnya dan hak bacanya.")
        raise RecordFaults([RecordFault("", None, problem, remedy)]) from fault
    return content


def _documents(said: RubricDocument, records: Record | list[Record], language: str) -> Any:
    if isinstance(records, list):
        return [_documents(said, each, language) for each in records]
    rubric = rubric_of(said)
    outcome = score(rubric, records)
    return score_document(rubric, outcome, outlook(rubric, records, outcome), language)


def _text(said: RubricDocument, record: Record, language: str) -> Iterator[str]:
    rubric = rubric_of(said)
    outcome = score(rubric, record)
    found = outlook(rubric, record, outcome)
    return ScoreText(said, language).lines(record.family, outcome, found)


def _print_faults(faults: Sequence[RecordFault], language: str, *, as_json: bool) -> None:
    if as_json:
        print_json({"faults": [_fault_document(fault, language) for fault in faults]})
        return
    for fault in faults:
        if fault.field:
            click.echo(fault.field, err=True)
        click.echo(f"  {said_in(fault.problem, language)}", err=True)
        click.echo(f"  {said_in(fault.remedy, language)}", err=True)


def _fault_document(fault: RecordFault, language: str) -> dict[str, str | None]:
    return {
        "field": fault.field,
        "value": fault.value,
        "problem": str(said_in(fault.problem, language)),
        "remedy": str(said_in(fault.remedy, language)),
    }
