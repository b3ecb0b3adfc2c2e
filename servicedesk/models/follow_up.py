"""Follow-up: call-backs, attempts, surveys and what guests answered."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from servicedesk.models.base import Base, Versioned


class FollowUpPlan(Base):
    """How long after solving a ticket of one kind the guest is called."""

    __tablename__ = "follow_up_plan"
    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_kind: Mapped[str] = mapped_column(unique=True)
    after_minutes: Mapped[int]
    script: Mapped[list[Any]]


class FollowUp(Versioned, Base):
    """A dated call-back; ordered by the promised time."""

    __tablename__ = "follow_up"
    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"), index=True)
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("ticket.id"), index=True)
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visit.id"))
    subject: Mapped[str]
    due_at: Mapped[datetime]
    is_promised: Mapped[bool] = mapped_column(default=False)
    state: Mapped[str]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    script_done: Mapped[list[Any]]
    outcome: Mapped[str | None]
    done_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    __table_args__ = (Index("ix_follow_up_state_due_at", "state", "due_at", "id"),)


class FollowUpAttempt(Base):
    """One attempt to reach the guest."""

    __tablename__ = "follow_up_attempt"
    id: Mapped[int] = mapped_column(primary_key=True)
    follow_up_id: Mapped[int] = mapped_column(ForeignKey("follow_up.id"), index=True)
    outcome: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    staff_id: Mapped[int | None]
    at: Mapped[datetime]


class QuestionSet(Base):
    """A version of a questionnaire; questions are tagged csat, nps or a quality dimension."""

    __tablename__ = "question_set"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    edition: Mapped[int]
    questions: Mapped[list[Any]]
    low_score: Mapped[int] = mapped_column(default=2)
    __table_args__ = (UniqueConstraint("code", "edition"),)


class Survey(Base):
    """A questionnaire issued for one case; who is asked about is frozen here. One per ticket."""

    __tablename__ = "survey"
    id: Mapped[int] = mapped_column(primary_key=True)
    question_set_id: Mapped[int] = mapped_column(ForeignKey("question_set.id"))
    follow_up_id: Mapped[int | None] = mapped_column(ForeignKey("follow_up.id"), index=True)
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("ticket.id"), unique=True)
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visit.id"))
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"), index=True)
    agent_id: Mapped[int | None]
    department_id: Mapped[int | None]
    scenario_id: Mapped[int | None]
    tier_code: Mapped[str | None]
    channel: Mapped[str]
    issued_at: Mapped[datetime]


class SurveyResponse(Base):
    """The answers; a second answer within the window replaces the first, which stays with ``is_current`` false."""

    __tablename__ = "survey_response"
    id: Mapped[int] = mapped_column(primary_key=True)
    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id"), index=True)
    is_current: Mapped[bool] = mapped_column(default=True)
    csat: Mapped[int | None]
    nps: Mapped[int | None]
    answers: Mapped[dict[str, Any]]
    comment: Mapped[str] = mapped_column(default="")
    method: Mapped[str]
    staff_id: Mapped[int | None]
    answered_at: Mapped[datetime] = mapped_column(index=True)
