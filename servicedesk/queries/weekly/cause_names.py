"""Recorded causes by the site's own list: their name in the report's language, and the element of service."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.weekly_complaints import Element
from servicedesk.core.weekly_figures import CountRow
from servicedesk.models import Scenario, Setting
from servicedesk.storage.desk import Read

_LIST = select(Setting.value).where(Setting.key == "reasons")
_SCENARIOS = select(Scenario.id, Scenario.name_zh, Scenario.name_en)


@dataclass(frozen=True, slots=True)
class CauseNames:
    """The site's causes; one it does not have keeps the words it was recorded in."""

    language: str
    known: Mapping[str, tuple[str, Element]]

    def label(self, cause: str) -> str:
        """Return a cause as the report writes it."""
        return self.known[cause][0] if cause in self.known else cause

    def element(self, cause: str) -> Element:
        """Return the element of service a cause belongs to."""
        return self.known[cause][1] if cause in self.known else Element.OTHER

    def rows(self, counts: Mapping[str, int], before: Mapping[str, int], most: int) -> tuple[CountRow, ...]:
        """Return the *most* frequent causes, most first; equal counts by name."""
        now, then = self._pooled(counts), self._pooled(before)
        order = sorted(now, key=lambda label: (-now[label], label))
        return tuple(CountRow(label, now[label], then[label]) for label in order[:most])

    def _pooled(self, counts: Mapping[str, int]) -> Counter[str]:
        found: Counter[str] = Counter()
        for cause, count in counts.items():
            found[self.label(cause)] += count
        return found


def cause_names(read: Read, language: str) -> CauseNames:
    """Return the site's list of causes; it is chosen from by name, in either language."""
    known: dict[str, tuple[str, Element]] = {}
    for item in (read.execute(_LIST).scalar() or {}).get("causes", []):
        label = Bilingual(item.get("zh", ""), item.get("en", "")).text(language)
        group = item.get("group")
        element = Element(group) if group in {each.value for each in Element} else Element.OTHER
        known.update({item[key]: (label, element) for key in ("zh", "en") if item.get(key)})
    return CauseNames(language, known)


def topic_names(read: Read, language: str) -> dict[int | None, str]:
    """Return the scenarios' names by id."""
    return {identity: Bilingual(zh, en).text(language) for identity, zh, en in read.execute(_SCENARIOS)}
