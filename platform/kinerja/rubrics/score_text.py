"""A scored record as lines of text that a person can follow with a pocket calculator."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from kinerja.packs.rubric_document import RubricDocument
from kinerja.packs.rubric_of import rubric_of
from kinerja.rubrics.display import Shown, show
from kinerja.rubrics.engine import AXIS_LABELS
from kinerja.rubrics.outlook_single import Outlook
from kinerja.rubrics.outlook_words import outlook_sentences, predicate_label
from kinerja.rubrics.predicate import RATING_LABELS, Rating
from kinerja.rubrics.record import Hold, Outcome
from kinerja.rubrics.rubric import Axis, Rubric
from kinerja.rubrics.tree import Node
from kinerja.rubrics.voices import RATER_LABELS
from kinerja.rubrics.wording import Named, figure, listed, named, two_decimals
from kinerja.sentences import said_in
from kinerja.sentences import sentence as _
from kinerja.text import Text

_INDENT: Final = "  "
_FIGURES: Final = Text("angka realisasi", "figures of what was realised")


@dataclass(frozen=True, slots=True)
class ScoreText:
    """Writes outcomes of one rubric in one language."""

    said: RubricDocument
    language: str = "id"

    def lines(self, family: str, outcome: Outcome, found: Outlook) -> Iterator[str]:
        """What comes out for a person of this position family, and why."""
        yield self._heading(family)
        yield ""
        if outcome.tree is None:
            yield from self._waiting(outcome)
            return
        yield from self._proposals(outcome)
        yield ""
        yield self._say(_("Perhitungan"))
        yield from self._node(show(outcome.tree), 1)
        yield ""
        yield from self._legend(rubric_of(self.said))
        yield ""
        yield self._say(_("Yang akan mengubah predikat"))
        yield from (_INDENT + self._say(each) for each in outlook_sentences(found))

    def _say(self, words: str) -> str:
        return str(said_in(words, self.language))

    def _heading(self, family: str) -> str:
        labels = {each.code: each.label for each in self.said.families}
        return self._say(
            _(
                "%(title)s, versi %(version)s, keluarga jabatan %(family)s",
                title=named(self.said.title),
                version=self.said.version,
                family=named(labels[family]),
            )
        )

    def _waiting(self, outcome: Outcome) -> Iterator[str]:
        if not outcome.holds:
            yield self._say(_("Belum ada nilai: tidak ada satu pun yang dinilai."))
            return
        yield self._say(_("Belum ada nilai. Rubrik menunggu:"))
        for hold in outcome.holds:
            yield _INDENT + self._say(_waited_for(hold))

    def _proposals(self, outcome: Outcome) -> Iterator[str]:
        rubric = rubric_of(self.said)
        if outcome.tree is not None and outcome.band is not None:
            score = two_decimals(outcome.tree.value, [band.lower for band in rubric.bands])
            band = named(outcome.band.label)
            yield self._say(_("Nilai akhir %(score)s: %(band)s", score=score, band=band))
        ratings = {
            Axis.RESULTS: outcome.results_rating,
            Axis.BEHAVIOUR: outcome.behaviour_rating,
        }
        for axis, node in outcome.axes.items():
            yield self._say(_axis(rubric, axis, node, ratings[axis]))
            yield _INDENT + self._equals(node)
            if ratings[axis] is Rating.AS and node.value >= rubric.above:
                yield _INDENT + self._say(
                    _("tidak di atas ekspektasi: satu hasil kerja utama belum mencapai targetnya")
                )
        if outcome.predicate is None:
            yield self._say(_("Predikat belum dapat diusulkan: satu sumbu tidak dinilai."))
        else:
            words = named(predicate_label(outcome.predicate))
            yield self._say(_("Predikat yang diusulkan: %(predicate)s", predicate=words))

    def _node(self, shown: Shown, depth: int) -> Iterator[str]:
        indent = _INDENT * depth
        yield indent + self._say(_figures(shown))
        yield indent + _INDENT + self._equals(shown.node)
        for left in shown.node.left_out:
            words = {"label": named(left.label), "why": named(left.why)}
            yield indent + _INDENT + self._say(_("tidak dihitung: %(label)s, %(why)s", **words))
        for child in shown.children:
            yield from self._node(child, depth + 1)

    def _equals(self, node: Node) -> str:
        return f"= {node.formula.in_language(self.language)}"

    def _legend(self, rubric: Rubric) -> Iterator[str]:
        levels = (_pair(level, points) for level, points in rubric.level_points.items())
        yield self._say(_("Nilai tingkat: %(levels)s", levels=listed(levels)))
        scale = rubric.achievement
        ends = listed(_percent_pair(percent, points) for percent, points in scale.points)
        cap = figure(scale.cap)
        yield self._say(
            _(
                "Nilai capaian: %(ends)s, di antaranya garis lurus; paling banyak %(cap)s %%",
                ends=ends,
                cap=cap,
            )
        )
        bands = listed(_band(band.label, band.lower) for band in rubric.bands)
        yield self._say(_("Sebutan nilai akhir, mulai dari: %(bands)s", bands=bands))
        if rubric.scheme == "A":
            yield self._say(
                _(
                    "Tiap sumbu: di atas ekspektasi mulai dari %(above)s, sesuai ekspektasi mulai"
                    " dari %(as_expected)s",
                    above=figure(rubric.above),
                    as_expected=figure(rubric.as_expected),
                )
            )


def _axis(rubric: Rubric, axis: Axis, node: Node, rating: Rating | None) -> str:
    limits = () if rating is None else (rubric.above, rubric.as_expected)
    words = {"axis": named(AXIS_LABELS[axis]), "value": two_decimals(node.value, limits)}
    if rating is None:
        return _("%(axis)s %(value)s", **words)
    return _("%(axis)s %(value)s: %(rating)s", rating=named(RATING_LABELS[rating]), **words)


def _figures(shown: Shown) -> str:
    return _(
        "%(label)s: nilai %(value)s, bobot %(weight)s %%, sumbangan %(contribution)s",
        label=named(shown.node.label),
        value=_decimal(shown.value),
        weight=_decimal(shown.weight.normalize()),
        contribution=_decimal(shown.contribution),
    )


def _waited_for(hold: Hold) -> str:
    rater = _FIGURES if hold.rater is None else RATER_LABELS[hold.rater]
    return _("%(rater)s pada “%(label)s”", rater=named(rater), label=named(hold.label))


def _decimal(value: Decimal) -> Named:
    written = f"{value:f}"
    return named(Text(written.replace(".", ","), written))


def _pair(level: int, points: Fraction) -> Text:
    written = _both(points)
    return Text(f"{level} = {written.id}", f"{level} = {written.en}")


def _percent_pair(percent: Fraction, points: Fraction) -> Text:
    at, worth = _both(percent), _both(points)
    return Text(f"{at.id} % = {worth.id}", f"{at.en} % = {worth.en}")


def _band(label: Text, lower: Fraction) -> Text:
    written = _both(lower)
    return Text(f"{label.id} {written.id}", f"{label.en} {written.en}")


def _both(number: Fraction) -> Text:
    written = figure(number)
    return Text(written.in_language("id"), written.in_language("en"))
