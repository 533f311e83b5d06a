"""The form of one result: what came in joined with what another tab saved meanwhile."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from kinerja.web.drafts import Joined, fingerprints, joined
from kinerja.web.forms import Form, read_form
from modules.targets.rules import TargetDraft
from modules.targets.schemas import (
    form_of,
    sent_texts,
    target_in,
    target_schema,
    texts_of,
)
from modules.targets.words import aspects, directions, sources


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a field: the value as the form sends it, and how it reads."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Collision:
    """A field in which two tabs say different things."""

    name: str
    label: str
    mine: Version
    saved: Version


def joined_with(form: Form, saved: TargetDraft, superiors: Sequence[UUID]) -> Joined:
    """What a readable form and the saved result say together; a dropped measure goes blank."""
    texts = texts_of(form_of(saved, superiors))
    sent = sent_texts(form, superiors)
    go = form.values["go"] or ""
    if go.startswith("drop_"):
        slot = f"m{go.removeprefix('drop_')}_"
        sent |= {name: "" for name in texts if name.startswith(slot)}
    return joined(sent, texts, form.values["base"] or "")


def draft_in(
    texts: Mapping[str, str], saved: TargetDraft, superiors: Sequence[UUID]
) -> TargetDraft:
    """The result these texts of its form describe."""
    read = read_form(target_schema(superiors), MultiDict(texts))
    return target_in(read.values, saved)


def fields_after(form: Form, kept: TargetDraft, superiors: Sequence[UUID]) -> dict[str, str]:
    """For the page that sent a form: the fields another tab changed, and the new fingerprints."""
    now_saved = texts_of(form_of(kept, superiors))
    sent = sent_texts(form, superiors)
    changed = {name: now_saved[name] for name, text in sent.items() if now_saved[name] != text}
    return {**changed, "base": fingerprints(now_saved)}


def collisions_of(
    found: Joined, saved: TargetDraft, superiors: Mapping[UUID, str]
) -> list[Collision]:
    """The fields to choose in, each with both versions as people read them."""
    form = form_of(saved, list(superiors))
    words = {
        "kind": {"main": _("Utama"), "additional": _("Tambahan")},
        "superior": {str(each): result for each, result in superiors.items()},
        "aspect": dict(aspects()),
        "direction": dict(directions()),
        "source": dict(sources()),
    }

    def version(name: str, value: str) -> Version:
        known = words.get(name.rpartition("_")[2], {})
        return Version(value, known.get(value, value) or _("(kosong)"))

    return [
        Collision(
            name,
            form.label(name),
            version(name, found.texts[name]),
            version(name, form.value(name)),
        )
        for name in found.collisions
    ]
