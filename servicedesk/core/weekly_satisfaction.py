"""Page 4 of the weekly report: satisfaction over time, its distribution, topics and the customers' own words."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from servicedesk.core.weekly_figures import Control, Share, ShareRow
from servicedesk.core.weekly_names import shown_name

LEVELS = 5


class Group(StrEnum):
    """What a row of the distribution counts."""

    SITE = "site"
    LAST_WEEK = "last_week"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class OpinionRow:
    """Answers per level, lowest first, of the site or of one channel (*label* is its code)."""

    group: Group
    counts: tuple[int, ...]
    label: str = ""
    share: Share = field(default_factory=Share)


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """A customer's own words; the name is masked on the way in, and no member of staff is named."""

    score: int
    text: str
    place: str = ""
    name: str = ""
    topic: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", shown_name(self.name))


@dataclass(frozen=True, slots=True)
class Opinions:
    """Ratings 4–5 of all valid ratings by the time of the answer; *topics* lowest first, small samples last.

    *low* answers are 1–2. Of them *in_hand* have their case open or a call-back due when the report is made;
    *taken_up* had their case reopened, linked to a new one or the customer reached again since, and nothing is open.
    """

    control: Control = field(default_factory=Control)
    rows: tuple[OpinionRow, ...] = ()
    topics: tuple[ShareRow, ...] = ()
    more_topics: int = 0
    low: int = 0
    taken_up: int = 0
    in_hand: int = 0
    quotes: tuple[QuoteRow, ...] = ()
    more_quotes: int = 0

    @property
    def untouched(self) -> int:
        """Low answers after which nothing happened."""
        return self.low - self.taken_up - self.in_hand

    def row(self, group: Group) -> OpinionRow:
        """Return the site's row of this week or the week before."""
        return next((row for row in self.rows if row.group is group), OpinionRow(group, (0,) * LEVELS))
