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


class Handling(StrEnum):
    """How well complaints were handled, in the order printed."""

    ANSWERED_IN_TIME = "answered_in_time"
    SOLVED_IN_TIME = "solved_in_time"
    NOT_REOPENED = "not_reopened"
    SATISFIED = "satisfied"


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
class CostLine:
    """What was given of one type (its code) or for one cause (its name, empty where none is recorded)."""

    label: str
    count: int
    cents: int


@dataclass(frozen=True, slots=True)
class Costs:
    """What was approved in the week, by type; of it what complaints cost, by their cause, dearest first."""

    count: int = 0
    cents: int = 0
    kinds: tuple[CostLine, ...] = ()
    complaint_count: int = 0
    complaint_cents: int = 0
    causes: tuple[CostLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Complaints:
    """Complaints by the time they were received.

    *reasons* are the causes recorded for them, most frequent first, *other_reasons* counts what they leave out;
    *vital* of them make up 80 % of those recorded (0: not without the rest). *unrecorded* have no cause yet.
    *serious_total* stood open at *counted_at* (local), *serious_open* still do; *serious* lists the first of these.
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
    serious_total: int = 0
    serious_open: int = 0
    serious: tuple[SeriousRow, ...] = ()

    @property
    def recorded(self) -> int:
        """How many have a cause."""
        return self.received - self.unrecorded
