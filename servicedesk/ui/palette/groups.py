"""What a source of the palette returns: groups of hits, each with what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from servicedesk.ui.widgets.suggestions import Suggestion

ROWS = 8
COMMANDS_ONLY = ">"
RECORDS_ONLY = "#"


@dataclass(frozen=True, slots=True)
class PaletteAction:
    """One thing to do with a hit; the first is what Enter does."""

    words: str
    run: Callable[[], object]
    icon: str = ""


@dataclass(frozen=True, slots=True)
class PaletteHit:
    """One row and its actions, the usual one first."""

    row: Suggestion
    actions: tuple[PaletteAction, ...]
    by_initials: bool = False


@dataclass(frozen=True, slots=True)
class PaletteGroup:
    """Hits of one kind; *total* is how many there are, also those not shown."""

    title: str
    hits: tuple[PaletteHit, ...]
    total: int = 0


Answer = Callable[[Sequence[PaletteGroup]], object]


class PaletteProvider(Protocol):
    """A source of hits; it answers at once or later, and at most once for each question."""

    def search(self, text: str, answer: Answer) -> None:
        """Find *text*, which may begin with ``>`` (commands only) or ``#`` (tickets only)."""


def share(groups: Sequence[PaletteGroup], rows: int = ROWS) -> list[PaletteGroup]:
    """Return the groups cut so that *rows* hits remain, every group with its fair part."""
    quotas = [0] * len(groups)
    left = rows
    while left > 0:
        open_groups = [place for place, group in enumerate(groups) if quotas[place] < len(group.hits)]
        if not open_groups:
            break
        for place in open_groups[:left]:
            quotas[place] += 1
        left -= min(left, len(open_groups))
    return [
        PaletteGroup(group.title, group.hits[:quota], group.total)
        for group, quota in zip(groups, quotas, strict=True)
        if quota
    ]
