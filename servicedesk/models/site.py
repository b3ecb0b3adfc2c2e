"""The site, its departments and staff, and how people sign in."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from servicedesk.models.base import Base, Versioned


class Site(Versioned, Base):
    """The one hotel, shop or branch this database belongs to."""

    __tablename__ = "site"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    desk_name: Mapped[str] = mapped_column(default="")
    industry: Mapped[str]
    timezone: Mapped[str] = mapped_column(default="Asia/Shanghai")
    currency: Mapped[str] = mapped_column(default="CNY")
    day_cut_minutes: Mapped[int] = mapped_column(default=0)
    is_practice: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]


class Setting(Base):
    """One value of the site's configuration."""

    __tablename__ = "setting"
    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[dict[str, Any]]


class Counter(Base):
    """The last number handed out of a series (tickets, customers, the day's queue)."""

    __tablename__ = "counter"
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[int]


class Department(Versioned, Base):
    """A department that tickets are assigned to."""

    __tablename__ = "department"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    name_zh: Mapped[str]
    name_en: Mapped[str]
    colour: Mapped[str] = mapped_column(default="c1")
    position: Mapped[int] = mapped_column(default=0)
    is_active: Mapped[bool] = mapped_column(default=True)


class Staff(Versioned, Base):
    """A person who signs in."""

    __tablename__ = "staff"
    id: Mapped[int] = mapped_column(primary_key=True)
    sign_in_name: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    title_zh: Mapped[str] = mapped_column(default="")
    title_en: Mapped[str] = mapped_column(default="")
    role: Mapped[str]
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id"))
    password_hash: Mapped[str] = mapped_column(default="")
    pin_hash: Mapped[str] = mapped_column(default="")
    password_used_at: Mapped[datetime | None]
    is_active: Mapped[bool] = mapped_column(default=True)


class SignInThrottle(Base):
    """Wrong passwords and PINs of one person; the next try is allowed from ``not_before_at``."""

    __tablename__ = "sign_in_throttle"
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    failures: Mapped[int] = mapped_column(default=0)
    pin_failures: Mapped[int] = mapped_column(default=0)
    not_before_at: Mapped[datetime | None]
    # The latest moment seen: a clock that was put back cannot shorten the wait.
    latest_seen_at: Mapped[datetime | None]


class Draft(Base):
    """What somebody typed and has not saved, per person, form and subject."""

    __tablename__ = "draft"
    id: Mapped[int] = mapped_column(primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    form: Mapped[str]
    subject: Mapped[str]
    content: Mapped[dict[str, Any]]
    updated_at: Mapped[datetime]
    __table_args__ = (UniqueConstraint("staff_id", "form", "subject"),)
