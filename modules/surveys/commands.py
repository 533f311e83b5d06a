"""`kinerja surveys …`: the index of a file or of published averages, and how many people to ask.

Exit codes: 0 fine; 1 the data have faults (a cell rejected, an element without answers, an average
outside 1 to 4, a file that cannot be read); 2 wrong use (an option or a number that cannot be read
as one).
"""

import json
import re
import sys
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, Final, NoReturn

import click
from flask_babel import gettext as _

from kinerja.web.filters import whole
from modules.surveys.csv_faults import CsvFault
from modules.surveys.csv_reading import RejectedCell, read_answers
from modules.surveys.csv_sentences import sentence
from modules.surveys.index_output import as_json, as_lines
from modules.surveys.rules import (
    HIGHEST_ANSWER,
    LOWEST_ANSWER,
    Method,
    Scheme,
    SurveyIndex,
    Weights,
    index_of_averages,
    index_of_tallies,
)
from modules.surveys.rules_elements import MOST_ELEMENTS, Order, numbered_elements
from modules.surveys.rules_sample import sample_size

_FAULTY: Final = 1
_AVERAGE: Final = re.compile(r"[+-]?[0-9]{1,9}(\.[0-9]{1,30})?", re.ASCII)


class _Averages(click.ParamType[tuple[Fraction, ...]]):
    """Averages as people write them: 3.31,3.35 or, with decimal commas, 3,31;3,35."""

    name = "averages"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[Fraction, ...]:
        """The exact numbers; a usage error when one of them is none, or there are over 30."""
        text = str(value)
        parts = text.replace(",", ".").split(";") if ";" in text else text.split(",")
        if len(parts) > MOST_ELEMENTS:
            self.fail(_("Paling banyak %(most)d rata-rata.", most=MOST_ELEMENTS), param, ctx)
        for part in parts:
            if not _AVERAGE.fullmatch(part.strip()):
                self.fail(_("«%(part)s» bukan angka.", part=part.strip()), param, ctx)
        return tuple(Fraction(part.strip()) for part in parts)


@click.group()
def surveys() -> None:
    """Survei kepuasan masyarakat: indeks dan ukuran sampel."""


@surveys.command("index")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--averages", type=_Averages(), help="Rata-rata tiap unsur: 3.31,3.35,…")
@click.option("--weights", type=click.Choice([each.value for each in Weights]), default="exact")
@click.option("--scheme", type=click.Choice([each.value for each in Scheme]), default="2017")
@click.option("--order", type=click.Choice([each.value for each in Order]), default="u8-pengaduan")
@click.option("--json", "as_json_", is_flag=True, help="Keluaran JSON.")
def show_index(  # noqa: PLR0913 -- one argument an option of the command
    file: Path | None,
    averages: tuple[Fraction, ...] | None,
    weights: str,
    scheme: str,
    order: str,
    *,
    as_json_: bool,
) -> None:
    """Indeks kepuasan masyarakat dari berkas CSV, atau dari rata-rata yang sudah terbit.

    Kolom pertama boleh «respondent»; lalu 1 sampai 30 unsur berjudul U1…Un atau nama unsur.
    Jawaban 1 sampai 4; kosong atau «-» berarti tidak menjawab. Baris pertama berkas adalah baris 1.
    """
    if (file is None) == (averages is None):
        raise click.UsageError(_("Sebut satu: berkas CSV, atau --averages."))
    method = Method(Scheme(scheme), Weights(weights))
    if file is not None:
        index, rejected = _from_file(file, method, Order(order), as_json_=as_json_)
    else:
        index, rejected = _from_averages(averages or (), method, Order(order), as_json_=as_json_)
    _print(index, rejected, as_json_=as_json_)
    if rejected or index.index is None:
        sys.exit(_FAULTY)


@surveys.command("sample-size")
@click.argument("population", type=click.IntRange(min=1))
@click.option("--json", "as_json_", is_flag=True, help="Keluaran JSON: population, sample.")
def show_sample_size(population: int, *, as_json_: bool) -> None:
    """Berapa orang yang perlu ditanya dari POPULATION pengguna (Krejcie dan Morgan)."""
    sample = sample_size(population)
    if as_json_:
        click.echo(json.dumps({"population": population, "sample": sample}))
        return
    click.echo(
        _(
            "Dari %(population)s pengguna, tanyai %(sample)s orang.",
            population=whole(population),
            sample=whole(sample),
        )
    )


_Figures = tuple[SurveyIndex, Sequence[RejectedCell]]


def _from_file(file: Path, method: Method, order: Order, *, as_json_: bool) -> _Figures:
    try:
        counted = read_answers(file, order)
    except CsvFault as fault:
        _refuse(fault.name, sentence(fault), as_json_=as_json_)
    return index_of_tallies(counted.tallies, counted.respondents, method), counted.rejected


def _from_averages(
    averages: Sequence[Fraction], method: Method, order: Order, *, as_json_: bool
) -> _Figures:
    for place, average in enumerate(averages, 1):
        if not LOWEST_ANSWER <= average <= HIGHEST_ANSWER:
            wrong = _(
                "Rata-rata ke-%(place)d di luar 1 sampai 4. Periksa angkanya.",
                place=place,
            )
            _refuse("average_out_of_range", wrong, as_json_=as_json_)
    elements = numbered_elements(len(averages), order)
    return index_of_averages(elements, averages, method), ()


def _print(index: SurveyIndex, rejected: Sequence[RejectedCell], *, as_json_: bool) -> None:
    if as_json_:
        click.echo(json.dumps(as_json(index, rejected), ensure_ascii=False))
        return
    for line in as_lines(index, rejected):
        click.echo(line)


def _refuse(name: str, message: str, *, as_json_: bool) -> NoReturn:
    """End with the fault's name for machines on standard output, or its sentence for people."""
    if as_json_:
        fault = {"fault": {"name": name, "message": message}}
        click.echo(json.dumps(fault, ensure_ascii=False))
    else:
        click.echo(message, err=True)
    sys.exit(_FAULTY)
