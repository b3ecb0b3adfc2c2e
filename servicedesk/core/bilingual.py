"""Names that exist in Chinese and English."""

from __future__ import annotations

from typing import NamedTuple

from servicedesk.core.translation import translator


class Bilingual(NamedTuple):
    """Data in both languages; ``str()`` is the one in force, the other if that one is empty."""

    zh: str
    en: str

    def __str__(self) -> str:
        return self.text(translator().language)

    def text(self, language: str) -> str:
        """Return the text in *language*, or the other one when it is empty."""
        return (self.en or self.zh) if language == "en" else (self.zh or self.en)
