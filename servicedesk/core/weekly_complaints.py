"""Page 5 of the weekly report: complaints, their rate, causes, handling and the serious ones still open."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from servicedesk.core.enums import Priority
from servicedesk.core.weekly_delivery import WorkState
from servicedesk.core.weekly_figures import Control, CountRow, ShareRow
from servicedesk.core.weekly_names import shown_name


class Element(StrEnum):
    """The element of service a root cause belongs to; *other* is a cause the site's list does not have."""

    PEOPLE = "people"
    PROCESS = "process"
    TECHNOLOGY = "technology"
    ENVIRONMENT = "environment"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class SeriousRow:
    """A complaint that is urgent, high or reopened, and not solved; times are local."""

    number: str
    place: str
    name: str
    title: str
    priority: Priority
    opened_at: datetime
    owner: str = ""
    due_at: datetime | None = None
    state: WorkState = WorkState.OPEN
    times_reopened: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", shown_name(self.name))


@dataclass(frozen=True, slots=True)
class Complaints:
    """Complaints by the time they were received; merged duplicates count once, with the case they were merged into.

    *reasons* are the causes recorded for them, most frequent first; *vital* of them make up 80 % of those recorded.
    *unrecorded* have no cause yet.
    """

    counted_at: datetime
    received: int = 0
    previous: int = 0
    visits: int = 0
    control: Control = field(default_factory=lambda: Control(per=1000))
    reasons: tuple[CountRow, ...] = ()
    other_reasons: int = 0
    vital: int = 0
    unrecorded: int = 0
    elements: tuple[CountRow, ...] = ()
    topics: tuple[CountRow, ...] = ()
    handling: tuple[ShareRow, ...] = ()
    serious: tuple[SeriousRow, ...] = ()
    serious_total: int = 0

    @property
    def recorded(self) -> int:
        """How many have a cause."""
        return self.received - self.unrecorded
