"""Typical scenarios: what the desk proposes and what it checks."""

from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from servicedesk.models.base import Base, Versioned


class Scenario(Versioned, Base):
    """A typical service situation: kind, priority, department, standard, steps."""

    __tablename__ = "scenario"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    name_zh: Mapped[str]
    name_en: Mapped[str]
    icon: Mapped[str]
    ticket_kind: Mapped[str]
    priority: Mapped[str]
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id"))
    category_id: Mapped[int | None] = mapped_column(ForeignKey("ticket_category.id"))
    standard_minutes: Mapped[int]
    position: Mapped[int]
    keywords: Mapped[list[Any]]
    checklist: Mapped[list[Any]]
    is_active: Mapped[bool] = mapped_column(default=True)


class ScenarioStep(Base):
    """One step of a scenario's service standard, with the words to say."""

    __tablename__ = "scenario_step"
    id: Mapped[int] = mapped_column(primary_key=True)
    scenario_id: Mapped[int] = mapped_column(ForeignKey("scenario.id"), index=True)
    position: Mapped[int]
    text_zh: Mapped[str]
    text_en: Mapped[str]
    script_zh: Mapped[str] = mapped_column(default="")
    script_en: Mapped[str] = mapped_column(default="")
    is_mandatory: Mapped[bool] = mapped_column(default=False)
