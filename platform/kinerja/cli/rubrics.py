"""`kinerja rubrics`: check a rubric, try it, compare it; needs no data base."""

import click

from kinerja.cli.rubrics_diff import diff_command
from kinerja.cli.rubrics_lint import lint_command
from kinerja.cli.rubrics_score import example_command, score_command


@click.group("rubrics")
def rubrics() -> None:
    """Rubrik: periksa, coba hitung, bandingkan."""


rubrics.add_command(lint_command)
rubrics.add_command(example_command)
rubrics.add_command(score_command)
rubrics.add_command(diff_command)
