"""Impact and urgency of invented tickets, which agree with their priority unless it was set by hand."""

from __future__ import annotations

from servicedesk.core.enums import Impact, Priority, Urgency

# Every how many priorities was set by hand.
BY_HAND = 19
_ASSESSED = {
    Priority.URGENT: (Impact.SEVERAL, Urgency.NOW),
    Priority.HIGH: (Impact.ONE, Urgency.NOW),
    Priority.NORMAL: (Impact.ONE, Urgency.TODAY),
    Priority.LOW: (Impact.ONE, Urgency.LATER),
}


def assessed(priority: str, ticket_id: int) -> dict[str, str | bool]:
    """Return impact and urgency from which *priority* follows; some were given another priority by hand."""
    by_hand = ticket_id % BY_HAND == 0 and priority != Priority.LOW.value
    impact, urgency = _ASSESSED[Priority.LOW if by_hand else Priority(priority)]
    return {"impact": impact.value, "urgency": urgency.value, "priority_is_manual": by_hand}
