"""A wording that is data, not a sentence of ours: kept in both languages side by side."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A wording in both languages; `id` is Indonesian."""

    id: str
    en: str

    def in_language(self, language: str) -> str:
        """The English wording for `en`, the Indonesian one for everything else."""
        return self.en if language == "en" else self.id
