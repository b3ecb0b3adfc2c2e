"""Service levels: calendars, policies, and the results that were frozen."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from servicedesk.models.base import Base, Versioned


class Calendar(Versioned, Base):
    """When the clock of a service level runs: weekday → opening intervals, local time."""

    __tablename__ = "calendar"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    name_zh: Mapped[str]
    name_en: Mapped[str]
    week: Mapped[dict[str, Any]]
    makeup_hours: Mapped[list[Any]]
    uses_public_holidays: Mapped[bool] = mapped_column(default=False)


class CalendarVersion(Versioned, Base):
    """The week of a calendar from a date on; before the first version the calendar's own week holds."""

    __tablename__ = "calendar_version"
    id: Mapped[int] = mapped_column(primary_key=True)
    calendar_id: Mapped[int] = mapped_column(ForeignKey("calendar.id"))
    valid_from: Mapped[date]
    week: Mapped[dict[str, Any]]
    makeup_hours: Mapped[list[Any]]
    made_at: Mapped[datetime]
    staff_id: Mapped[int | None]
    __table_args__ = (UniqueConstraint("calendar_id", "valid_from"),)


class CalendarDay(Base):
    """A day that differs from its weekday: closed, or worked instead, with hours of its own if it has any."""

    __tablename__ = "calendar_day"
    id: Mapped[int] = mapped_column(primary_key=True)
    calendar_id: Mapped[int] = mapped_column(ForeignKey("calendar.id"), index=True)
    on: Mapped[date]
    is_open: Mapped[bool]
    name: Mapped[str] = mapped_column(default="")
    hours: Mapped[list[Any]] = mapped_column(server_default="[]")
    __table_args__ = (UniqueConstraint("calendar_id", "on"),)


class ServiceLevel(Versioned, Base):
    """One time rule; the first that matches by position applies, the default last."""

    __tablename__ = "service_level"
    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    kind: Mapped[str | None]
    priority: Mapped[str | None]
    tiers: Mapped[list[Any]]
    scenario_id: Mapped[int | None] = mapped_column(ForeignKey("scenario.id"))
    channel: Mapped[str | None]
    category_id: Mapped[int | None]
    response_minutes: Mapped[int]
    update_minutes: Mapped[int]
    resolution_minutes: Mapped[int]
    calendar_id: Mapped[int] = mapped_column(ForeignKey("calendar.id"))
    is_default: Mapped[bool] = mapped_column(default=False)
    is_active: Mapped[bool] = mapped_column(default=True)


class ServiceLevelResult(Base):
    """How a target of one ticket ended, with the target as it was then; reports read this."""

    __tablename__ = "service_level_result"
    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), index=True)
    target: Mapped[str]
    # False for the result of the first resolution that a reopening later replaced.
    is_final: Mapped[bool] = mapped_column(default=True)
    service_level_id: Mapped[int | None]
    # When this target's clock started: the opening, or for a next update the contact it answers.
    started_at: Mapped[datetime | None]
    target_minutes: Mapped[int]
    elapsed_minutes: Mapped[float]
    due_at: Mapped[datetime | None]
    is_met: Mapped[bool]
    decided_at: Mapped[datetime]
    __table_args__ = (Index("ix_service_level_result_decided_at", "decided_at", "target"),)
