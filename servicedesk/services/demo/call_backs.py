"""The call after the work is done: planned, made or missed, and what the guest answered."""

from __future__ import annotations

from datetime import datetime, timedelta

from servicedesk.core.enums import AttemptOutcome, EntryKind, FollowUpState, Target
from servicedesk.models import FollowUp, FollowUpAttempt
from servicedesk.services.demo.answers import Answers, Asked
from servicedesk.services.demo.history import History
from servicedesk.services.demo.people import DemoPerson
from servicedesk.services.demo.ticket_rows import Course, TicketRows

LOW_SCORE = 2


class CallBacks:
    """Writes what the plan of call-backs makes of a solved ticket."""

    def __init__(self, history: History, rows: TicketRows, answers: Answers) -> None:
        self.history, self._rows, self._answers = history, rows, answers

    def write(self, course: Course) -> datetime | None:
        """Add the planned call-back; return when the guest was spoken to."""
        history, rng = self.history, self.history.rng
        plan = next((item for item in history.pack.follow_up_plans if item.ticket_kind is course.scenario.kind), None)
        if plan is None:
            return None
        solved_at: datetime = course.values["solved_at"]
        due = course.wanted.call_at or solved_at + timedelta(minutes=plan.after_minutes)
        called_at = max(due + timedelta(minutes=rng.uniform(-60, 90)), solved_at + timedelta(minutes=5))
        # What is over was called; only the staged ones were left lying.
        done = called_at < history.minutes_ago(3) and course.wanted.call_at is None
        if not done and due < history.now and course.wanted.call_at is None:
            due = history.now + timedelta(minutes=rng.uniform(20, 200))
        refused = rng.random() < 0.1
        outcome = AttemptOutcome.REFUSED if refused else AttemptOutcome.REACHED
        caller = rng.choice([person for person in history.desk_people if person.id != course.values["solver_id"]])
        identity = history.bulk.add(
            FollowUp,
            customer_id=course.guest.id,
            ticket_id=course.id,
            subject=course.wanted.title,
            due_at=due,
            is_promised=False,
            state=(FollowUpState.DONE if done else FollowUpState.DUE).value,
            staff_id=course.author.id,
            script_done=[],
            outcome=outcome.value if done else None,
            done_at=called_at if done else None,
            created_at=solved_at,
            version=1,
        )
        if not done:
            return None
        missed_at = called_at - timedelta(minutes=125)
        if rng.random() < 0.2 and missed_at > solved_at:
            self._attempt(identity, AttemptOutcome.NO_ANSWER, caller, missed_at)
        self._attempt(identity, outcome, caller, called_at)
        self._rows.entry(course, EntryKind.FOLLOW_UP, called_at, caller.id, internal=refused, outcome=outcome.value)
        if not refused and rng.random() < 0.68:
            self._ask(course, identity, caller, called_at)
        return called_at

    def _attempt(self, follow_up_id: int, outcome: AttemptOutcome, caller: DemoPerson, at: datetime) -> None:
        self.history.bulk.add(
            FollowUpAttempt, follow_up_id=follow_up_id, outcome=outcome.value, note="", staff_id=caller.id, at=at
        )

    def _ask(self, course: Course, follow_up_id: int, caller: DemoPerson, at: datetime) -> None:
        met = next(values["is_met"] for values in reversed(course.results) if values["target"] == Target.RESOLUTION)
        score = self._answers.add(
            Asked(
                course.guest,
                course.scenario.code,
                course.values["solver_id"],
                at,
                was_good=met,
                ticket_id=course.id,
                follow_up_id=follow_up_id,
                department_id=course.values["department_id"],
                caller_id=caller.id,
            )
        )
        course.values["low"] = score is not None and score <= LOW_SCORE
