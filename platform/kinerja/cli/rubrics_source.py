"""Which rubric a word on the command line means, and how its faults are told."""

import json
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, Final, NoReturn

import click

from kinerja import paths
from kinerja.packs.faults import Fault, PackFaults
from kinerja.packs.rubric_document import RubricDocument
from kinerja.packs.rubric_file import read_rubric
from kinerja.sentences import Sentence, said_in
from kinerja.sentences import sentence as _

FAULTY: Final = 1
WRONG_USE: Final = 2
RUBRIC_FILE: Final = "rubric.toml"

in_json = click.option("--json", "as_json", is_flag=True, help="Keluaran JSON.")
in_language = click.option(
    "--lang", "language", type=click.Choice(["id", "en"]), default="id", help="Bahasa keluaran."
)


def place_of(word: str, language: str) -> Path:
    """The folder or file meant: a region under tenants/, else a path; ends the command if none."""
    is_region = word in regions()
    if not is_region and not Path(word).exists():
        unknown = _("Tidak ada daerah atau berkas “%(word)s”.", word=word)
        there = _("Daerah yang ada: %(slugs)s.", slugs=", ".join(regions()))
        refuse(Sentence.joined(unknown, there), language, WRONG_USE)
    return paths.TENANTS / word if is_region else Path(word)


def regions() -> list[str]:
    """The regions with a rubric under tenants/, by slug."""
    return sorted(file.parent.name for file in paths.TENANTS.glob(f"*/{RUBRIC_FILE}"))


def rubric_at(word: str, language: str, *, as_json: bool) -> RubricDocument:
    """The rubric of a region or at a path; a faulty one ends the command with its faults."""
    place = place_of(word, language)
    try:
        return read_rubric(place / RUBRIC_FILE if place.is_dir() else place)
    except PackFaults as refused:
        if as_json:
            faults = [fault_document(fault, language) for fault in refused.faults]
            print_json({"faults": faults})
        else:
            for line in fault_lines(refused.faults, language):
                click.echo(line, err=True)
        sys.exit(FAULTY)


def print_json(data: Any) -> None:
    """Data as JSON on standard output, readable and in the letters of its language."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def refuse(message: str, language: str, code: int) -> NoReturn:
    """End the command with a sentence for people."""
    click.echo(said_in(message, language), err=True)
    sys.exit(code)


def fault_document(fault: Fault, language: str) -> dict[str, str]:
    """A fault as plain data in one language."""
    return {
        "file": fault.file,
        "key": fault.key,
        "place": fault.place,
        "problem": str(said_in(fault.problem, language)),
        "remedy": str(said_in(fault.remedy, language)),
    }


def fault_lines(faults: Sequence[Fault], language: str) -> Iterator[str]:
    """Faults under their files, each with its key, what is wrong and what to do."""
    for file, in_file in groupby(faults, key=lambda fault: fault.file):
        yield file
        for fault in in_file:
            heading = f"{fault.key} ({fault.place})" if fault.place else fault.key
            yield from [f"  {heading}"] if heading else []
            yield f"    {said_in(fault.problem, language)}"
            yield f"    {said_in(fault.remedy, language)}"
