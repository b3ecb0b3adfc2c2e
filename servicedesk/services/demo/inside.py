"""Partners and internal agreements of the demo site, and how its departments kept them lately."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from servicedesk.core.enums import OPEN_CLASSES
from servicedesk.models import InternalAgreement, InternalClock, Partner, Ticket
from servicedesk.services.demo.history import History
from servicedesk.storage import service_levels as facts
from servicedesk.storage.desk import Work

# The clocks of so many weeks are enough to compare departments by.
KEPT = timedelta(days=56)
_OPEN = tuple(item.value for item in OPEN_CLASSES)


def write_inside(work: Work, history: History) -> None:
    """Write what was agreed and the clocks of the last weeks; no chance is drawn, so nothing else moves."""
    history.bulk.flush()
    calendar_id = next(iter(history.rules.clocks))
    by_department = _agree(history, calendar_id)
    clock = facts.calendar(work.connection, calendar_id, history.site.zone)
    columns = (Ticket.id, Ticket.department_id, Ticket.priority, Ticket.opened_at, Ticket.solved_at, Ticket.state_class)
    recent = select(*columns).where(Ticket.opened_at >= history.now - KEPT).order_by(Ticket.id)
    for identity, department_id, priority, opened_at, solved_at, state_class in work.connection.execute(recent):
        agreements = by_department.get(department_id, [])
        agreed = next((each for each in agreements if each[1] in (None, priority)), None)
        is_open = state_class in _OPEN
        if agreed is None or (solved_at is None and not is_open) or state_class == "new":
            continue
        agreement_id, _priority, minutes = agreed
        # How much of the way was the department's differs from ticket to ticket.
        share = 0.1 + (identity * 37 % 100) / 160
        started_at = max(opened_at, history.now - timedelta(minutes=identity * 7 % 45)) if is_open else opened_at
        ended_at = None if is_open else opened_at + (solved_at - opened_at) * share
        elapsed = None if ended_at is None else float(clock.elapsed_minutes(started_at, ended_at))
        history.bulk.add(
            InternalClock,
            ticket_id=identity,
            department_id=department_id,
            partner_id=None,
            agreement_id=agreement_id,
            calendar_id=calendar_id,
            target_minutes=minutes,
            started_at=started_at,
            due_at=clock.due_at(started_at, minutes),
            ended_at=ended_at,
            elapsed_minutes=elapsed,
            is_met=None if elapsed is None else elapsed <= minutes,
            version=1,
        )


def _agree(history: History, calendar_id: int) -> dict[int, list[tuple[int, str | None, int]]]:
    """Write partners and agreements; return those of departments in the order they are tried."""
    found: dict[int, list[tuple[int, str | None, int]]] = {}
    position = 0
    for agreed in history.pack.demo.agreements:
        department_id = history.keys.departments[agreed.department]
        priority = agreed.priority.value if agreed.priority else None
        identity = _agreement(history, position, department_id, None, priority, agreed.minutes, calendar_id)
        found.setdefault(department_id, []).append((identity, priority, agreed.minutes))
        position += 1
    for place, partner in enumerate(history.pack.demo.partners):
        partner_id = history.bulk.add(
            Partner,
            name=partner.name.zh,
            contact=partner.contact,
            phone=partner.phone,
            calendar_id=calendar_id,
            position=place,
            is_active=True,
            version=1,
        )
        _agreement(history, position + place, None, partner_id, None, partner.minutes, calendar_id)
    return found


def _agreement(
    history: History,
    position: int,
    department_id: int | None,
    partner_id: int | None,
    priority: str | None,
    minutes: int,
    calendar_id: int,
) -> int:
    return history.bulk.add(
        InternalAgreement,
        position=position,
        department_id=department_id,
        partner_id=partner_id,
        kind=None,
        category_id=None,
        priority=priority,
        minutes=minutes,
        calendar_id=calendar_id,
        is_active=True,
        version=1,
    )
