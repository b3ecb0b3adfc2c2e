"""What people are told inside the program: the kinds of notices, and which of them are urgent."""

from __future__ import annotations

from enum import StrEnum


class NoticeKind(StrEnum):
    """Why somebody is told of a ticket."""

    ASSIGNED = "assigned"
    SOON = "soon"
    BREACHED = "breached"
    ESCALATED = "escalated"
    ASKED_AGAIN = "asked_again"
    WAIT_OVER = "wait_over"
    PROMISE_DUE = "promise_due"
    PROMISE_LATE = "promise_late"
    APPROVAL_WAITING = "approval_waiting"
    DECIDED = "decided"
    REPLIED = "replied"
    STATE_CHANGED = "state_changed"
    MERGED = "merged"
    HANDED = "handed"
    REOPENED = "reopened"
    NAMED = "named"


# Said at once, in a quiet line at the foot of the window; everything else waits in the bell.
URGENT = frozenset({NoticeKind.BREACHED})
