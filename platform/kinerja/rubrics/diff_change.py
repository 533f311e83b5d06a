"""One difference between two rubrics, and the few sentences differences are told in.

A sentence is made of what changed (a noun phrase) and how; both are said in either language.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, TypeVar

from kinerja.rubrics.record_document import written
from kinerja.rubrics.wording import figure, named
from kinerja.sentences import said_in
from kinerja.sentences import sentence as _
from kinerja.text import Text

Value = str | int | bool | Mapping[str, Any] | None
Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Change:
    """What differs at one place.

    Args:
        kind: What it is about in one word: weight, band, anchor, indicator, …
        place: Where it stands, by the codes of the document:
            `components.perilaku.indicators.disiplin.weight.umum`.
        before: What stood there, as the document writes it; None where it is new.
        after: What stands there now; None where it is gone.
        sentence: The same in plain words.
    """

    kind: str
    place: str
    before: Value
    after: Value
    sentence: str

    def as_json(self, language: str) -> dict[str, Any]:
        """The change as plain data, its sentence in one language."""
        return {
            "kind": self.kind,
            "place": self.place,
            "before": self.before,
            "after": self.after,
            "sentence": said_in(self.sentence, language),
        }


def paired(
    before: Sequence[Entry], after: Sequence[Entry], key: Callable[[Entry], Hashable]
) -> tuple[list[Entry], list[Entry], list[tuple[Entry, Entry]]]:
    """What is gone, what is new, and what stands on both sides, matched by its key."""
    old = {key(entry): entry for entry in before}
    new = {key(entry): entry for entry in after}
    gone = [entry for at, entry in old.items() if at not in new]
    added = [entry for at, entry in new.items() if at not in old]
    return gone, added, [(old[at], entry) for at, entry in new.items() if at in old]


@dataclass(frozen=True, slots=True)
class At:
    """A place that is compared: the kind of change, the path, and what stands there in words."""

    kind: str
    place: str
    what: str

    def number(self, before: Fraction | None, after: Fraction | None) -> Iterator[Change]:
        """A number that rises, falls, comes or goes; nothing where it stays."""
        if before == after:
            return
        if before is None or after is None:
            said = self._one_sided(before, after)
        elif after > before:
            said = _(
                "%(what)s naik dari %(before)s menjadi %(after)s.",
                what=self.what,
                before=figure(before),
                after=figure(after),
            )
        else:
            said = _(
                "%(what)s turun dari %(before)s menjadi %(after)s.",
                what=self.what,
                before=figure(before),
                after=figure(after),
            )
        yield self._change(_number(before), _number(after), said)

    def choice(self, before: Value, after: Value, words: Mapping[Any, str]) -> Iterator[Change]:
        """One of a few settings that became another; `words` names them."""
        if before != after:
            said = _(
                "%(what)s berubah dari %(before)s menjadi %(after)s.",
                what=self.what,
                before=words.get(before, before),
                after=words.get(after, after),
            )
            yield self._change(before, after, said)

    def name(self, before: Text, after: Text) -> Iterator[Change]:
        """A short text that became another; both are quoted."""
        if before == after:
            return
        said = _(
            "%(what)s berubah dari “%(before)s” menjadi “%(after)s”.",
            what=self.what,
            before=named(before),
            after=named(after),
        )
        if before.id == after.id:
            said = _(
                "%(what)s dalam bahasa Inggris berubah dari “%(before)s” menjadi “%(after)s”.",
                what=self.what,
                before=before.en,
                after=after.en,
            )
        elif before.en == after.en:
            said = _(
                "%(what)s dalam bahasa Indonesia berubah dari “%(before)s” menjadi “%(after)s”.",
                what=self.what,
                before=before.id,
                after=after.id,
            )
        yield self._change(_text(before), _text(after), said)

    def wording(self, before: Text | None, after: Text | None) -> Iterator[Change]:
        """A long text that is written anew, comes or goes."""
        if before != after:
            said = self._rewritten()
            if before is None:
                said = self._added()
            elif after is None:
                said = self._removed()
            yield self._change(_text(before), _text(after), said)

    def came(self, label: Text) -> Change:
        """Something that was not there before."""
        return self._change(None, _text(label), self._added())

    def went(self, label: Text) -> Change:
        """Something that is no longer there."""
        return self._change(_text(label), None, self._removed())

    def _change(self, before: Value, after: Value, sentence: str) -> Change:
        return Change(self.kind, self.place, before, after, sentence)

    def _one_sided(self, before: Fraction | None, after: Fraction | None) -> str:
        if after is None:
            last = figure(before or Fraction(0))
            return _("%(what)s dihapus; sebelumnya %(before)s.", what=self.what, before=last)
        return _("%(what)s ditambahkan: %(after)s.", what=self.what, after=figure(after))

    def _added(self) -> str:
        return _("%(what)s ditambahkan.", what=self.what)

    def _removed(self) -> str:
        return _("%(what)s dihapus.", what=self.what)

    def _rewritten(self) -> str:
        return _("%(what)s ditulis ulang.", what=self.what)


def _number(value: Fraction | None) -> int | str | None:
    return None if value is None else written(value)


def _text(text: Text | None) -> Mapping[str, str] | None:
    return None if text is None else {"id": text.id, "en": text.en}
