"""The present: who waits at the desk, whose reception was set aside, whom to call."""

from __future__ import annotations

from datetime import timedelta

from servicedesk.core.enums import FollowUpState, VisitState
from servicedesk.core.practice import PracticeVisit
from servicedesk.models import FollowUp, Visit
from servicedesk.services.demo.history import History
from servicedesk.services.demo.visits import STATION


def write_present(history: History) -> None:
    """Write the queue in order of arrival, and the promised calls."""
    for visit in sorted(history.practice.queue, key=lambda item: -_seconds_here(item)):
        _visit(history, visit)
    for call in history.practice.calls:
        history.bulk.add(
            FollowUp,
            customer_id=history.by_name[call.guest].id,
            subject=call.subject.zh,
            due_at=history.minutes_ago(-call.in_minutes).replace(second=0, microsecond=0),
            is_promised=True,
            state=FollowUpState.DUE.value,
            staff_id=history.desk_people[0].id,
            script_done=[],
            created_at=history.minutes_ago(60 * 20),
            version=1,
        )


def _seconds_here(item: PracticeVisit) -> int:
    """Return for how long somebody has been here; a reception took two minutes before it was set aside."""
    return item.waits_seconds + (120 if item.is_parked else 0)


def _visit(history: History, item: PracticeVisit) -> None:
    """Add somebody who waits since arriving, or was set aside a while ago."""
    guest = history.by_name.get(item.guest)
    arrived_at = history.now - timedelta(seconds=_seconds_here(item))
    day, number = history.next_queue(arrived_at)
    place = history.place_of(guest, arrived_at)
    identity = history.bulk.add(
        Visit,
        business_on=day,
        queue_number=number,
        channel=item.channel.value,
        state=(VisitState.PARKED if item.is_parked else VisitState.WAITING).value,
        customer_id=guest.id if guest else None,
        caller=item.caller,
        rank=next((tier.rank for tier in history.pack.tiers if guest and tier.code == guest.tier), 0),
        scenario_id=history.keys.scenarios.get(item.scenario) if item.scenario else None,
        place=place,
        request=item.request.zh,
        arrived_at=arrived_at,
        called_at=arrived_at if item.is_parked else None,
        started_at=arrived_at if item.is_parked else None,
        parked_at=history.now - timedelta(seconds=item.waits_seconds) if item.is_parked else None,
        staff_id=history.desk_people[0].id if item.is_parked else None,
        station=STATION if item.is_parked else "",
        version=1,
    )
    history.bulk.document("visit", identity, number, f"{number} {item.caller} {item.request.zh} {place}")
