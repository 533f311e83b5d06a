"""`kinerja rubrics diff`: two rubrics side by side in plain words."""

from collections.abc import Iterator, Mapping

import click

from kinerja.cli.rubrics_source import in_json, in_language, print_json, rubric_at
from kinerja.rubrics.diff import changes
from kinerja.rubrics.diff_change import Change
from kinerja.sentences import said_in
from kinerja.sentences import sentence as _


@click.command("diff")
@click.argument("before")
@click.argument("after")
@in_json
@in_language
def diff_command(before: str, after: str, language: str, *, as_json: bool) -> None:
    """Bandingkan rubrik BEFORE dengan AFTER (daerah atau jalur): apa yang berubah."""
    old = rubric_at(before, language, as_json=as_json)
    new = rubric_at(after, language, as_json=as_json)
    found = changes(old, new)
    if as_json:
        print_json([change.as_json(language) for change in found])
        return
    if not found:
        click.echo(said_in(_("Kedua rubrik ini sama."), language))
    for change in found:
        for line in _lines(change, language):
            click.echo(line)


def _lines(change: Change, language: str) -> Iterator[str]:
    """The sentence, and both wordings where it does not quote them."""
    sentence = str(said_in(change.sentence, language))
    yield sentence
    both = (change.before, change.after)
    texts = [each[language] for each in both if isinstance(each, Mapping)]
    if len(texts) == len(both) and not all(text in sentence for text in texts):
        yield f"  − {texts[0]}"
        yield f"  + {texts[1]}"
