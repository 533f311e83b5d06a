"""`kinerja evaluations …`: what a region can ask about the rules without any data."""

import json

import click
from flask_babel import gettext as _

from kinerja.rubrics.predicate import PREDICATE_LABELS, RATING_LABELS, Rating, predicate

_RATINGS = click.Choice([rating.value for rating in Rating])


@click.group()
def evaluations() -> None:
    """Penilaian kinerja: aturan dan hasil."""


@evaluations.command("predicate")
@click.option("--results", required=True, type=_RATINGS, help="Rating hasil kerja.")
@click.option("--behaviour", required=True, type=_RATINGS, help="Rating perilaku kerja.")
@click.option("--json", "as_json", is_flag=True, help="Keluaran JSON: predicate, label.")
def show_predicate(results: str, behaviour: str, *, as_json: bool) -> None:
    """Predikat dari dua rating, menurut kuadran kinerja PermenPANRB 6/2022."""
    found = predicate(Rating(results), Rating(behaviour))
    label = PREDICATE_LABELS[found].id
    if as_json:
        click.echo(json.dumps({"predicate": found.value, "label": label}, ensure_ascii=False))
        return
    click.echo(
        _(
            "Hasil kerja %(results)s, perilaku %(behaviour)s: predikat %(label)s.",
            results=RATING_LABELS[Rating(results)].id,
            behaviour=RATING_LABELS[Rating(behaviour)].id,
            label=label,
        )
    )
