"""What is asked of visits: commands."""

from __future__ import annotations

from dataclasses import dataclass, field

from servicedesk.core.enums import Channel
from servicedesk.services import follow_up_plans, tickets


@dataclass(frozen=True, slots=True)
class Arrive:
    """A guest has come, called or written."""

    channel: Channel = Channel.IN_PERSON
    customer_id: int | None = None
    caller: str = ""
    request: str = ""
    place: str = ""
    headcount: int = 1
    scenario_id: int | None = None


@dataclass(frozen=True, slots=True)
class EditVisit:
    """What the desk notes while serving; None leaves a field as it is."""

    visit_id: int
    request: str | None = None
    place: str | None = None
    caller: str | None = None
    channel: Channel | None = None
    # The request that was typed on: what a colleague wrote since is kept beside it.
    base: str | None = None


@dataclass(frozen=True, slots=True)
class FinishVisit:
    """How a visit ends; ``skip_reason`` answers for mandatory steps that were not done; ``base`` as in an edit."""

    visit_id: int
    request: str
    skip_reason: str = ""
    answer: str = ""
    article_id: int | None = None
    language: str = "zh"
    ticket: tickets.OpenTicket | None = None
    call_back: follow_up_plans.PlanFollowUp | None = None
    steps_done: tuple[int, ...] = field(default_factory=tuple)
    base: str | None = None
