"""The course of one ticket from opening to the guest's answer, cut off where the present is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from servicedesk.core.enums import (
    PRIORITY_RANK,
    AttemptOutcome,
    Channel,
    CompensationState,
    EntryKind,
    FollowUpState,
    Outcome,
    PromiseState,
    StateClass,
    Target,
)
from servicedesk.core.numbering import ticket_number
from servicedesk.core.pack import PackScenario
from servicedesk.core.pack_demo import Story
from servicedesk.models import (
    Compensation,
    FollowUp,
    FollowUpAttempt,
    Promise,
    ServiceLevelResult,
    Ticket,
    TicketCheck,
    TicketEntry,
    TicketStateChange,
)
from servicedesk.services.demo.history import History
from servicedesk.services.demo.people import DemoGuest, DemoPerson
from servicedesk.storage import service_levels as facts

FIRST_NUMBER = 1800
CLASSES = {
    "new": (StateClass.NEW, False),
    "in_progress": (StateClass.ACTIVE, False),
    "waiting_customer": (StateClass.WAITING, True),
    "waiting_third_party": (StateClass.WAITING, True),
    "solved": (StateClass.SOLVED, False),
    "closed": (StateClass.CLOSED, False),
}


@dataclass(slots=True)
class Wanted:
    """What is fixed about a ticket; None leaves it to chance."""

    opened_at: datetime
    story: Story
    guest: DemoGuest | None = None
    title: str = ""
    place: str = ""
    text: str = ""
    owner: DemoPerson | None = None
    stop_at: str = ""
    priority: str = ""
    target_share: float | None = None
    pending_compensation: bool = False
    watchers: tuple[int, ...] = ()


@dataclass(slots=True)
class _Course:
    """What has been decided about one ticket while it is written."""

    id: int
    opened_at: datetime
    wanted: Wanted
    scenario: PackScenario
    level: facts.Level
    spans: list[facts.StateSpan] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)


class Courses:
    """Writes tickets; deadlines and results come from the same clock the program runs on."""

    def __init__(self, history: History, levels: list[facts.Level], clocks: dict[int, Any]) -> None:
        self.history = history
        self._levels = levels
        self._clocks = clocks
        self._staff_by_department: dict[str, list[DemoPerson]] = {}
        for person in history.people:
            if person.department:
                self._staff_by_department.setdefault(person.department, []).append(person)

    def write(self, wanted: Wanted) -> int:
        """Write one ticket with everything that hangs on it; return its id."""
        history, rng, now = self.history, self.history.rng, self.history.now
        scenario = history.scenarios[wanted.story.scenario]
        guest = wanted.guest or history.guest_at(wanted.opened_at)
        wanted.guest = guest
        place = wanted.place or guest.place
        text = wanted.text or history.words(wanted.story.texts, place)
        title = wanted.title or history.words(wanted.story.titles, place)
        channel = history.channel()
        visit_id, ended, colleague = history.visit(
            wanted.opened_at, guest, scenario.code, text, Outcome.TICKET, channel
        )
        opened_at = min(ended, now)
        priority = wanted.priority or (
            "urgent" if rng.random() < 0.05 else "high" if rng.random() < 0.15 else scenario.priority.value
        )
        case = facts.Case(
            scenario.kind.value, priority, guest.tier, history.keys.scenarios[scenario.code], channel.value
        )
        level = facts.first_match(self._levels, case)
        assert level is not None
        identity = history.bulk.count(Ticket) + 1
        course = _Course(identity, opened_at, wanted, scenario, level)
        department = history.keys.departments[scenario.department]
        responded = channel in (Channel.IN_PERSON, Channel.PHONE)
        course.values = {
            "number": ticket_number(FIRST_NUMBER + identity),
            "title": title,
            "description": text,
            "kind": scenario.kind.value,
            "priority": priority,
            "priority_rank": PRIORITY_RANK[next(item for item in PRIORITY_RANK if item.value == priority)],
            "customer_id": guest.id,
            "place": place,
            "scenario_id": history.keys.scenarios[scenario.code],
            "channel": channel.value,
            "visit_id": visit_id,
            "department_id": department,
            "author_id": colleague.id,
            "opened_at": opened_at,
            "responded_at": opened_at if responded else None,
            "service_level_id": level.id,
            "is_sensitive": False,
        }
        self._state(course, "new", opened_at, colleague.id)
        self._entry(course, EntryKind.OPENED, opened_at, colleague.id, text, channel=channel.value)
        if responded:
            self._result(course, Target.RESPONSE, opened_at)
        self._promise(course, colleague, place)
        self._go_through(course, colleague, responded)
        self._finish(course, guest)
        return identity

    # -- the course ----------------------------------------------------------------------------------------------

    def _go_through(self, course: _Course, colleague: DemoPerson, responded: bool) -> None:
        history, rng, now = self.history, self.history.rng, self.history.now
        wanted, level = course.wanted, course.level
        clock = self._clocks[level.calendar_id]
        owner = wanted.owner or rng.choice(self._staff_by_department.get(course.scenario.department, [colleague]))
        late = rng.random() < 0.055
        share = wanted.target_share or (rng.uniform(1.05, 2.2) if late else rng.uniform(0.18, 0.92))
        taken_at = course.opened_at + timedelta(minutes=rng.uniform(1, 6))
        if taken_at >= now or wanted.stop_at == "new":
            course.values["owner_id"] = wanted.owner.id if wanted.owner else None
            return
        course.values["owner_id"] = owner.id
        department = next(item for item in history.pack.departments if item.code == course.scenario.department)
        self._entry(
            course,
            EntryKind.ASSIGNED,
            taken_at,
            colleague.id,
            department={"zh": department.name.zh, "en": department.name.en},
            owner=owner.name,
        )
        begun_at = taken_at + timedelta(minutes=rng.uniform(1, 5))
        if begun_at >= now:
            return
        self._state(course, "in_progress", begun_at, owner.id)
        self._entry(course, EntryKind.STATE, begun_at, owner.id, source="new", target="in_progress")
        if not responded:
            course.values["responded_at"] = begun_at
            self._result(course, Target.RESPONSE, begun_at)
        self._checks(course, begun_at, owner.id)
        solved_at = clock.due_at(course.opened_at, level.resolution_minutes * share)
        solved_at = max(solved_at, begun_at + timedelta(minutes=2))
        note_at = begun_at + (solved_at - begun_at) * rng.uniform(0.2, 0.6)
        if note_at < now:
            note = history.words(wanted.story.notes, course.values["place"])
            if note:
                self._entry(course, EntryKind.NOTE, note_at, owner.id, note, internal=True)
            reply = history.words(wanted.story.replies, course.values["place"])
            if reply and rng.random() < 0.7:
                self._entry(course, EntryKind.REPLY, note_at + timedelta(minutes=1), colleague.id, reply)
        if wanted.stop_at == "in_progress":
            self._compensation(course, min(note_at, now - timedelta(minutes=2)), colleague)
            return
        if wanted.stop_at.startswith("waiting") or rng.random() < 0.08:
            solved_at = self._wait(course, note_at, solved_at, owner)
        self._compensation(course, note_at, colleague)
        if solved_at >= now or wanted.stop_at.startswith("waiting"):
            return
        self._solve(course, solved_at, owner)

    def _wait(self, course: _Course, at: datetime, solved_at: datetime, owner: DemoPerson) -> datetime:
        history, rng, now = self.history, self.history.rng, self.history.now
        state = course.wanted.stop_at or rng.choice(("waiting_customer", "waiting_third_party"))
        begins = min(at + timedelta(minutes=2), now - timedelta(minutes=3))
        if begins <= course.spans[-1].start:
            return solved_at
        reason = rng.choice(history.pack.reasons.waiting).zh
        self._state(course, state, begins, owner.id, reason)
        self._entry(course, EntryKind.STATE, begins, owner.id, reason, source="in_progress", target=state)
        lasts = timedelta(minutes=rng.uniform(20, 240))
        if course.wanted.stop_at or begins + lasts >= now:
            course.wanted.stop_at = state
            return solved_at
        self._state(course, "in_progress", begins + lasts, owner.id)
        self._entry(course, EntryKind.STATE, begins + lasts, owner.id, source=state, target="in_progress")
        return max(solved_at, begins) + lasts

    def _solve(self, course: _Course, solved_at: datetime, owner: DemoPerson) -> None:
        history, rng = self.history, self.history.rng
        resolution = history.words(course.wanted.story.resolutions, course.values["place"]) or "已处理，宾客确认。"
        self._state(course, "solved", solved_at, owner.id)
        cause = next((item.name.zh for item in history.pack.causes if item.code == course.wanted.story.cause), "")
        self._entry(
            course, EntryKind.STATE, solved_at, owner.id, resolution, source="in_progress", target="solved", cause=cause
        )
        course.values.update(
            resolution=resolution,
            cause=cause,
            solved_at=solved_at,
            solver_id=owner.id,
            is_first_contact=owner.id == course.values["author_id"] or rng.random() < 0.12,
        )
        self._result(course, Target.RESOLUTION, solved_at)
        closed_at = solved_at + timedelta(days=rng.uniform(1, 3))
        if closed_at < history.now and rng.random() < 0.8:
            self._state(course, "closed", closed_at, course.values["author_id"])
            self._entry(
                course, EntryKind.STATE, closed_at, course.values["author_id"], source="solved", target="closed"
            )
            course.values["closed_at"] = closed_at

    def _finish(self, course: _Course, guest: DemoGuest) -> None:
        """Write the ticket row with its deadlines derived, then the call-back."""
        history = self.history
        last = course.spans[-1]
        times = facts.deadlines(
            course.level,
            self._clocks[course.level.calendar_id],
            course.opened_at,
            course.values["responded_at"] is not None,
            course.spans,
            history.now,
        )
        history.bulk.add(
            Ticket,
            **course.values,
            state=last.state,
            state_class=last.state_class,
            response_due_at=times.response_due_at,
            resolution_due_at=times.resolution_due_at,
            due_at=times.due_at,
            updated_at=last.start,
            times_reopened=0,
            version=1,
        )
        texts = (
            course.values["number"],
            course.values["title"],
            course.values["place"],
            course.values.get("resolution", ""),
            *course.texts,
        )
        history.bulk.document("ticket", course.id, course.values["title"], " ".join(dict.fromkeys(texts)))
        if course.values.get("solved_at") is not None:
            self._follow_up(course, guest)

    # -- what hangs on it ----------------------------------------------------------------------------------------

    def _state(self, course: _Course, state: str, at: datetime, staff_id: int | None, reason: str = "") -> None:
        state_class, pauses = CLASSES[state]
        if course.spans:
            before = course.spans[-1]
            course.spans[-1] = facts.StateSpan(
                before.state, before.state_class, before.pauses, before.reason, before.start, at
            )
        course.spans.append(facts.StateSpan(state, state_class.value, pauses, reason, at, None))
        self.history.bulk.add(
            TicketStateChange,
            ticket_id=course.id,
            state=state,
            state_class=state_class.value,
            pauses=pauses,
            reason=reason,
            staff_id=staff_id,
            at=at,
        )

    def _entry(
        self,
        course: _Course,
        kind: EntryKind,
        at: datetime,
        author_id: int | None,
        text: str = "",
        internal: bool = False,
        **details: Any,
    ) -> None:
        if text:
            course.texts.append(text)
        self.history.bulk.add(
            TicketEntry,
            ticket_id=course.id,
            kind=kind.value,
            is_internal=internal,
            author_id=author_id,
            text=text,
            details=details,
            at=at,
        )

    def _checks(self, course: _Course, at: datetime, staff_id: int) -> None:
        rng = self.history.rng
        done = len(course.scenario.checklist) if not course.wanted.stop_at else rng.randint(1, 3)
        for position, item in enumerate(course.scenario.checklist):
            ticked = position < done
            self.history.bulk.add(
                TicketCheck,
                ticket_id=course.id,
                position=position,
                text_zh=item.zh,
                text_en=item.en,
                done_at=at if ticked else None,
                staff_id=staff_id if ticked else None,
                version=1,
            )

    def _result(self, course: _Course, target: Target, at: datetime) -> None:
        clock = self._clocks[course.level.calendar_id]
        response = target is Target.RESPONSE
        minutes = course.level.response_minutes if response else course.level.resolution_minutes
        spans = [] if response else course.spans
        elapsed = facts.elapsed_minutes(clock, course.opened_at, spans, at)
        self.history.bulk.add(
            ServiceLevelResult,
            ticket_id=course.id,
            target=target.value,
            is_final=True,
            service_level_id=course.level.id,
            target_minutes=minutes,
            elapsed_minutes=elapsed,
            due_at=clock.due_at(course.opened_at, minutes),
            is_met=elapsed <= minutes,
            decided_at=at,
        )

    def _promise(self, course: _Course, colleague: DemoPerson, place: str) -> None:
        history, rng = self.history, self.history.rng
        if not course.wanted.story.promises or rng.random() > 0.45:
            return
        made = rng.choice(course.wanted.story.promises)
        due = course.opened_at + timedelta(minutes=made.minutes)
        text = made.text.zh.replace("{place}", place).replace("{time}", f"{history.site.local(due):%H:%M}")
        over = due < history.now
        kept = rng.random() < 0.94
        identity = history.bulk.add(
            Promise,
            ticket_id=course.id,
            customer_id=course.wanted.guest.id if course.wanted.guest else None,
            text=text,
            owner_id=colleague.id,
            due_at=due,
            state=(PromiseState.OPEN if not over else PromiseState.KEPT if kept else PromiseState.BROKEN).value,
            settled_at=None if not over else due + timedelta(minutes=-5 if kept else rng.randint(10, 300)),
            created_at=course.opened_at,
            version=1,
        )
        self._entry(
            course,
            EntryKind.PROMISE,
            course.opened_at,
            colleague.id,
            text,
            promise_id=identity,
            due_at=due.isoformat(),
        )

    def _compensation(self, course: _Course, at: datetime, colleague: DemoPerson) -> None:
        history, rng = self.history, self.history.rng
        pending = course.wanted.pending_compensation
        code = course.wanted.story.compensation
        if not pending and (code is None or rng.random() > 0.14 or course.wanted.stop_at or at >= history.now):
            return
        item = next((item for item in history.pack.compensations if item.code == code), history.pack.compensations[0])
        supervisor = next((person for person in history.people if person.role.value == "supervisor"), colleague)
        state = CompensationState.PENDING if pending else CompensationState.APPROVED
        identity = history.bulk.add(
            Compensation,
            ticket_id=course.id,
            item_id=history.pack.compensations.index(item) + 1,
            name=item.name.zh,
            amount_cents=item.amount_cents,
            reason="",
            state=state.value,
            requested_by_id=colleague.id,
            decided_by_id=None if pending else supervisor.id,
            requested_at=at,
            decided_at=None if pending else at,
            version=1,
        )
        self._entry(
            course,
            EntryKind.COMPENSATION,
            at,
            colleague.id,
            compensation_id=identity,
            name=item.name.zh,
            amount_cents=item.amount_cents,
            state=state.value,
        )

    def _follow_up(self, course: _Course, guest: DemoGuest) -> None:
        history, rng, now = self.history, self.history.rng, self.history.now
        plan = next((item for item in history.pack.follow_up_plans if item.ticket_kind is course.scenario.kind), None)
        if plan is None:
            return
        solved_at = course.values["solved_at"]
        due = solved_at + timedelta(minutes=plan.after_minutes)
        called_at = due + timedelta(minutes=rng.uniform(-60, 90))
        # What is long over has been called; of the last hours one in twelve was left lying.
        done = called_at < now and (now - due > timedelta(hours=20) or rng.random() > 0.08)
        outcome = AttemptOutcome.REACHED if rng.random() < 0.86 else AttemptOutcome.REFUSED
        identity = history.bulk.add(
            FollowUp,
            customer_id=guest.id,
            ticket_id=course.id,
            subject=course.values["title"],
            due_at=due,
            is_promised=False,
            state=(FollowUpState.DONE if done else FollowUpState.DUE).value,
            staff_id=course.values["author_id"],
            script_done=[],
            outcome=outcome.value if done else None,
            done_at=called_at if done else None,
            created_at=solved_at,
            version=1,
        )
        if not done:
            return
        history.bulk.add(
            FollowUpAttempt,
            follow_up_id=identity,
            outcome=outcome.value,
            note="",
            staff_id=course.values["author_id"],
            at=called_at,
        )
        if outcome is AttemptOutcome.REACHED and rng.random() < 0.8:
            history.answer(
                None,
                course.id,
                guest,
                course.values["solver_id"],
                course.values["department_id"],
                course.scenario.code,
                called_at,
                on_time=self._was_met(course),
                follow_up_id=identity,
            )

    def _was_met(self, course: _Course) -> bool:
        solved_at = course.values["solved_at"]
        clock = self._clocks[course.level.calendar_id]
        elapsed = facts.elapsed_minutes(clock, course.opened_at, course.spans, solved_at)
        return elapsed <= course.level.resolution_minutes
