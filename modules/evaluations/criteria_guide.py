"""The sections of the region's guide for one audience, in one language."""

from dataclasses import dataclass
from typing import Final

from kinerja.packs import RubricDocument

STAFF: Final = "staff"
PUBLIC: Final = "public"


@dataclass(frozen=True, slots=True)
class GuideSection:
    """One section: its heading and its paragraphs; `anchor` is its place on the page."""

    anchor: str
    title: str
    paragraphs: tuple[str, ...]


def sections_for(said: RubricDocument, audience: str, language: str) -> tuple[GuideSection, ...]:
    """What the guide tells this audience, in the order of reading; empty where it says nothing."""
    entries = [entry for entry in said.guide if entry.audience == audience]
    return tuple(
        GuideSection(
            anchor=f"bagian-{number}",
            title=entry.title.in_language(language),
            paragraphs=_paragraphs(entry.text.in_language(language)),
        )
        for number, entry in enumerate(entries, start=1)
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.strip().split("\n\n") if part.strip())
