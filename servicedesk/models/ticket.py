"""Tickets: work to finish, its states, timeline, checklist and links."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, false, text, true
from sqlalchemy.orm import Mapped, mapped_column

from servicedesk.models.base import Base, Versioned, on_server

_DUE = text("due_at IS NOT NULL")
_MERGED = text("merged_into_id IS NOT NULL")
_SETTLING, _UNTIL = text("state_class = 'solved'"), text("waiting_until_at IS NOT NULL")
_FILED = text("category_id IS NOT NULL")
_OPEN = text("state_class in ('new', 'active', 'waiting')")
_LOST_FOUND = text("kind = 'lost_found'")
# As the condition is written in statements: the engine takes a partial index for the very same words only.
_SENSITIVE_SQLITE, _SENSITIVE_POSTGRESQL = text("is_sensitive = 1"), text("is_sensitive")


class TicketState(Versioned, Base):
    """A named state; its class is what the code reasons on, ``kinds`` whom it is offered to (none: all)."""

    __tablename__ = "ticket_state"
    code: Mapped[str] = mapped_column(primary_key=True)
    state_class: Mapped[str]
    name_zh: Mapped[str]
    name_en: Mapped[str]
    pauses: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int] = mapped_column(default=0)
    kinds: Mapped[list[Any]] = mapped_column(server_default="[]")
    is_active: Mapped[bool] = mapped_column(default=True, server_default=true())
    is_default: Mapped[bool] = mapped_column(default=False, server_default=false())


class Ticket(Versioned, Base):
    """Work to finish; deadlines are derived from its history and kept here for lists."""

    __tablename__ = "ticket"
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    description: Mapped[str] = mapped_column(default="")
    kind: Mapped[str]
    priority: Mapped[str]
    priority_rank: Mapped[int]
    # What the priority follows from, unless somebody set it by hand.
    impact: Mapped[str | None]
    urgency: Mapped[str | None]
    priority_is_manual: Mapped[bool] = mapped_column(default=False, server_default=false())
    category_id: Mapped[int | None] = mapped_column(ForeignKey("ticket_category.id"))
    state: Mapped[str] = mapped_column(ForeignKey("ticket_state.code"))
    state_class: Mapped[str]
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"), index=True)
    place: Mapped[str] = mapped_column(default="")
    scenario_id: Mapped[int | None] = mapped_column(ForeignKey("scenario.id"), index=True)
    channel: Mapped[str]
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visit.id"))
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id"))
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    solver_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    opened_at: Mapped[datetime]
    responded_at: Mapped[datetime | None]
    contacted_at: Mapped[datetime | None]
    solved_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    service_level_id: Mapped[int | None] = mapped_column(ForeignKey("service_level.id"))
    response_due_at: Mapped[datetime | None]
    resolution_due_at: Mapped[datetime | None]
    # Until when the oldest contact that nobody has answered wants an answer.
    update_due_at: Mapped[datetime | None]
    # Outside help the ticket is with.
    partner_id: Mapped[int | None]
    # The earliest open deadline; empty while the clock is paused, so that lists sort by what presses.
    due_at: Mapped[datetime | None]
    waiting_until_at: Mapped[datetime | None]
    # Somebody was reminded that the time has come; from then on the ticket is due.
    is_wait_over: Mapped[bool] = mapped_column(default=False, server_default=false())
    resolution: Mapped[str] = mapped_column(default="")
    cause: Mapped[str] = mapped_column(default="")
    is_first_contact: Mapped[bool] = mapped_column(default=False)
    is_sensitive: Mapped[bool] = mapped_column(default=False)
    times_reopened: Mapped[int] = mapped_column(default=0)
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("ticket.id"))
    updated_at: Mapped[datetime]
    # What its kind asks for beyond the columns: code of the field → value (core/ticket_fields.py).
    fields: Mapped[dict[str, Any]] = mapped_column(default={}, server_default="{}")
    __table_args__ = (
        Index("ix_ticket_open_due", "due_at", "id", sqlite_where=_OPEN, info=on_server(_OPEN)),
        # What is due of all tickets: those that are done, a million, are not due any more.
        Index("ix_ticket_due", "due_at", "id", sqlite_where=_DUE, info=on_server(_DUE)),
        Index("ix_ticket_open_owner", "owner_id", "due_at", "id", sqlite_where=_OPEN, info=on_server(_OPEN)),
        Index("ix_ticket_open_priority", "priority_rank", "opened_at", "id", sqlite_where=_OPEN, info=on_server(_OPEN)),
        # Who was merged into a ticket; the engine asks so for every ticket that goes.
        Index("ix_ticket_merged_into", "merged_into_id", sqlite_where=_MERGED, info=on_server(_MERGED)),
        # Those that close by themselves, and those whose wait ends: few of a million.
        Index("ix_ticket_settling", "solved_at", "id", sqlite_where=_SETTLING, info=on_server(_SETTLING)),
        Index("ix_ticket_waiting_until", "waiting_until_at", sqlite_where=_UNTIL, info=on_server(_UNTIL)),
        Index("ix_ticket_category", "category_id", "due_at", "id", sqlite_where=_FILED, info=on_server(_FILED)),
        Index("ix_ticket_opened_at_id", "opened_at", "id"),
        Index("ix_ticket_solved_at_id", "solved_at", "id"),
        Index("ix_ticket_updated_at_id", "updated_at", "id"),
        Index("ix_ticket_place_opened_at", "place", "opened_at"),
        Index("ix_ticket_lost_found", "opened_at", sqlite_where=_LOST_FOUND, info=on_server(_LOST_FOUND)),
        Index("ix_ticket_merged", "merged_into_id", sqlite_where=_MERGED, info=on_server(_MERGED)),
        Index(
            "ix_ticket_sensitive_visit",
            "visit_id",
            sqlite_where=_SENSITIVE_SQLITE,
            info=on_server(_SENSITIVE_POSTGRESQL),
        ),
    )


class TicketStateChange(Base):
    """One step in a ticket's history: the clock is derived from these."""

    __tablename__ = "ticket_state_change"
    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), index=True)
    state: Mapped[str]
    state_class: Mapped[str]
    pauses: Mapped[bool]
    reason: Mapped[str] = mapped_column(default="")
    until_at: Mapped[datetime | None]
    staff_id: Mapped[int | None]
    at: Mapped[datetime]


class TicketEntry(Base):
    """One line of the timeline."""

    __tablename__ = "ticket_entry"
    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"))
    origin_ticket_id: Mapped[int | None]
    kind: Mapped[str]
    is_internal: Mapped[bool] = mapped_column(default=False)
    author_id: Mapped[int | None]
    text: Mapped[str] = mapped_column(default="")
    details: Mapped[dict[str, Any]]
    at: Mapped[datetime]
    minutes: Mapped[int] = mapped_column(default=0, server_default="0")
    __table_args__ = (Index("ix_ticket_entry_ticket_id_at", "ticket_id", "at", "id"),)


class TicketCheck(Versioned, Base):
    """One item of a ticket's checklist."""

    __tablename__ = "ticket_check"
    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), index=True)
    position: Mapped[int]
    text_zh: Mapped[str]
    text_en: Mapped[str]
    done_at: Mapped[datetime | None]
    staff_id: Mapped[int | None]


class TicketLink(Base):
    """Two tickets that belong together."""

    __tablename__ = "ticket_link"
    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), index=True)
    other_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), index=True)
    kind: Mapped[str]
    staff_id: Mapped[int | None]
    at: Mapped[datetime]
    __table_args__ = (UniqueConstraint("ticket_id", "other_id", "kind"),)


class TicketWatcher(Base):
    """Somebody who follows a ticket they do not own."""

    __tablename__ = "ticket_watcher"
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True, index=True)


class Promise(Versioned, Base):
    """What we said we would do, until when, and whether we did."""

    __tablename__ = "promise"
    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("ticket.id"), index=True)
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visit.id"))
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))
    text: Mapped[str]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    due_at: Mapped[datetime]
    state: Mapped[str]
    settled_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    reminded_at: Mapped[datetime | None]
    __table_args__ = (Index("ix_promise_state_due_at", "state", "due_at"),)


class CompensationItem(Versioned, Base):
    """An entry of the compensation catalogue; amounts in the currency's smallest unit."""

    __tablename__ = "compensation_item"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    name_zh: Mapped[str]
    name_en: Mapped[str]
    amount_cents: Mapped[int]
    position: Mapped[int] = mapped_column(default=0)
    is_active: Mapped[bool] = mapped_column(default=True)
    kind: Mapped[str] = mapped_column(default="gift", server_default="gift")
    # Instead of the amount: so much of a bill that is typed in.
    percent: Mapped[int | None]
    is_free_allowed: Mapped[bool] = mapped_column(default=False, server_default=false())
    valid_days: Mapped[int | None]


class Compensation(Versioned, Base):
    """Something given to make good: who asked, who approved, what it cost."""

    __tablename__ = "compensation"
    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("compensation_item.id"))
    name: Mapped[str]
    amount_cents: Mapped[int]
    reason: Mapped[str] = mapped_column(default="")
    state: Mapped[str]
    requested_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    requested_at: Mapped[datetime] = mapped_column(index=True)
    decided_at: Mapped[datetime | None]
    kind: Mapped[str] = mapped_column(default="gift", server_default="gift")
    bill_cents: Mapped[int | None]
    decision_reason: Mapped[str] = mapped_column(default="", server_default="")
    # Withdrawn before the decision or cancelled after it.
    ended_at: Mapped[datetime | None]
    ended_by_id: Mapped[int | None]
    ended_reason: Mapped[str] = mapped_column(default="", server_default="")
