"""The rows one ticket leaves: states, timeline, results, checklist, promises, compensation."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import (
    CompensationKind,
    CompensationState,
    EntryKind,
    LinkKind,
    PromiseState,
    StateClass,
    Target,
    VoucherState,
)
from servicedesk.core.numbering import voucher_number
from servicedesk.core.pack import PackScenario
from servicedesk.core.pack_demo import DemoPromise, Story
from servicedesk.core.pinyin import initials
from servicedesk.models import (
    Compensation,
    Promise,
    ServiceLevelResult,
    TicketCheck,
    TicketEntry,
    TicketLink,
    TicketStateChange,
    TicketTag,
    Voucher,
)
from servicedesk.services.demo.history import History
from servicedesk.services.demo.people import DemoGuest, DemoPerson
from servicedesk.services.first_states import STATES
from servicedesk.services.vouchers import check_code
from servicedesk.storage import service_levels as facts

# The same papers in every practice database.
PRACTICE_KEY = b"practice"
# Every so many tickets carry a tag.
TAGGED = 3
CLASSES: dict[str, tuple[StateClass, bool]] = {code: (kind, pauses) for code, kind, pauses, _zh, _en in STATES}


@dataclass(slots=True)
class Wanted:
    """A ticket to write and what is fixed about it; what is empty is left to chance."""

    arrived_at: datetime
    story: Story
    guest: DemoGuest | None = None
    title: str = ""
    place: str = ""
    text: str = ""
    opened_at: datetime | None = None
    owner: DemoPerson | None = None
    stop_at: str = ""
    priority: str = ""
    note: str = ""
    promise: DemoPromise | None = None
    solved_at: datetime | None = None
    call_at: datetime | None = None
    pending: str = ""
    is_sensitive: bool | None = None
    watcher: DemoPerson | None = None
    earlier: Wanted | None = None
    duplicate_of: Wanted | None = None
    # What became of it, once written.
    id: int = 0
    number: str = ""

    @property
    def is_staged(self) -> bool:
        """Whether it belongs to the present as the pictures show it."""
        return bool(self.stop_at)


@dataclass(slots=True)
class Course:
    """What has been decided about one ticket while it is written."""

    wanted: Wanted
    scenario: PackScenario
    level: facts.Level
    clock: Any
    guest: DemoGuest
    author: DemoPerson
    opened_at: datetime
    values: dict[str, Any]
    spans: list[facts.StateSpan] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    results: list[dict[str, Any]] = field(default_factory=list)

    @property
    def id(self) -> int:
        """The ticket's id."""
        return self.wanted.id

    @property
    def place(self) -> str:
        """Where it happened."""
        return str(self.values["place"])


class TicketRows:
    """Writes what hangs on a ticket."""

    def __init__(self, history: History) -> None:
        self.history = history

    def state(
        self,
        course: Course,
        state: str,
        at: datetime,
        staff_id: int | None,
        reason: str = "",
        shown: str = "",
        is_told: bool = True,
        until: datetime | None = None,
    ) -> None:
        """Enter a state; beside the first one the timeline says so, with *shown* or the reason as its words."""
        state_class, pauses = CLASSES[state]
        before = course.spans[-1] if course.spans else None
        if before is not None:
            course.spans[-1] = facts.StateSpan(
                before.state, before.state_class, before.pauses, before.reason, before.start, at, before.until
            )
        course.spans.append(facts.StateSpan(state, state_class.value, pauses, reason, at, None, until))
        self.history.bulk.add(
            TicketStateChange,
            ticket_id=course.id,
            state=state,
            state_class=state_class.value,
            pauses=pauses,
            reason=reason,
            until_at=until,
            staff_id=staff_id,
            at=at,
        )
        if before is not None and is_told:
            cause = str(course.values.get("cause", "")) if state_class is StateClass.SOLVED else ""
            self.entry(
                course, EntryKind.STATE, at, staff_id, shown or reason,
                source=before.state, target=state, cause=cause, until_at=until.isoformat() if until else None,
            )  # fmt: skip

    def entry(
        self,
        course: Course,
        kind: EntryKind,
        at: datetime,
        author_id: int | None,
        text: str = "",
        /,
        *,
        internal: bool = False,
        **details: Any,
    ) -> None:
        """Add a line of the timeline."""
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
            minutes=spent(course.id, kind),
        )

    def tags(self, course: Course) -> None:
        """Put a tag that fits the kind on every third ticket."""
        fitting = [place for place, tag in enumerate(self.history.pack.tags, 1) if course.scenario.kind in tag.kinds]
        if fitting and course.id % TAGGED == 0:
            chosen = fitting[(course.id // TAGGED) % len(fitting)]
            self.history.bulk.add(TicketTag, ticket_id=course.id, tag_id=chosen)

    def link(self, course: Course, other: Wanted, kind: LinkKind, at: datetime) -> None:
        """Link with an earlier ticket; both timelines say so."""
        self.history.bulk.add(
            TicketLink, ticket_id=course.id, other_id=other.id, kind=kind.value, staff_id=course.author.id, at=at
        )
        self.entry(
            course, EntryKind.LINK, at, course.author.id, number=other.number, other_id=other.id, kind=kind.value
        )
        self.history.bulk.add(
            TicketEntry,
            ticket_id=other.id,
            kind=EntryKind.LINK.value,
            is_internal=False,
            author_id=course.author.id,
            text="",
            details={"number": course.wanted.number, "other_id": course.id, "kind": kind.value},
            at=at,
        )

    def checks(self, course: Course, at: datetime, until: datetime, staff_id: int, ticked: int) -> None:
        """Add the scenario's checklist, the first *ticked* items done between the two moments."""
        items = course.scenario.checklist
        for position, item in enumerate(items):
            done = position < ticked
            self.history.bulk.add(
                TicketCheck,
                ticket_id=course.id,
                position=position,
                text_zh=item.zh,
                text_en=item.en,
                done_at=at + (until - at) * (position + 1) / (len(items) + 1) if done else None,
                staff_id=staff_id if done else None,
                version=1,
            )

    def asked(self, course: Course, at: datetime) -> None:
        """The guest asks again; the oldest contact nobody has answered counts."""
        self.entry(course, EntryKind.ASKED, at, course.author.id)
        if course.values["contacted_at"] is None:
            course.values["contacted_at"] = at

    def told(self, course: Course, at: datetime) -> None:
        """The guest hears something: freeze how long the oldest open contact waited."""
        asked_at: datetime | None = course.values["contacted_at"]
        if asked_at is not None and at <= self.history.now:
            course.values["contacted_at"] = None
            self.result(course, Target.UPDATE, at, asked_at)

    def result(self, course: Course, target: Target, at: datetime, started_at: datetime | None = None) -> None:
        """Freeze how a target ended, by the clock the program runs on."""
        level = course.level
        minutes = {
            Target.RESPONSE: level.response_minutes,
            Target.UPDATE: level.update_minutes,
            Target.RESOLUTION: level.resolution_minutes,
        }[target]
        start = started_at or course.opened_at
        spans = course.spans if target is Target.RESOLUTION else []
        elapsed = facts.elapsed_minutes(course.clock, start, spans, at)
        if target is Target.RESOLUTION:
            # A reopened ticket counts by its last resolution; the first stays as a second figure.
            for earlier in course.results:
                earlier["is_final"] = earlier["is_final"] and earlier["target"] != target.value
        values = {
            "ticket_id": course.id,
            "target": target.value,
            "is_final": True,
            "service_level_id": level.id,
            "started_at": start,
            "target_minutes": minutes,
            "elapsed_minutes": elapsed,
            "due_at": course.clock.due_at(start, minutes, facts.pauses(spans, at)),
            "is_met": elapsed <= minutes,
            "decided_at": at,
        }
        course.results.append(values)

    def write_results(self, course: Course) -> None:
        """Write the results, once it is known which count."""
        for values in course.results:
            self.history.bulk.add(ServiceLevelResult, **values)

    def promise(self, course: Course, made: DemoPromise) -> None:
        """Write down what was promised at the desk; what is over was kept, or not."""
        history, rng = self.history, self.history.rng
        due = course.opened_at + timedelta(minutes=made.minutes)
        text = history.filled(made.text, course.place, f"{history.site.local(due):%H:%M}")
        state, settled = PromiseState.OPEN, None
        # A staged ticket is still worked on; its promise stays open, also when it is late.
        if due < history.now and not (course.wanted.is_staged and course.wanted.stop_at != "solved"):
            kept = rng.random() < 0.93
            early = due - timedelta(minutes=min(5.0, made.minutes / 2))
            settled = early if kept else min(due + timedelta(minutes=rng.randint(10, 300)), history.minutes_ago(1))
            state = PromiseState.KEPT if settled <= due else PromiseState.BROKEN
        identity = history.bulk.add(
            Promise,
            ticket_id=course.id,
            visit_id=course.values["visit_id"],
            customer_id=course.guest.id,
            text=text,
            owner_id=course.author.id,
            due_at=due,
            state=state.value,
            settled_at=settled,
            created_at=course.opened_at,
            version=1,
        )
        self.entry(
            course,
            EntryKind.PROMISE,
            course.opened_at,
            course.author.id,
            text,
            promise_id=identity,
            due_at=due.isoformat(),
        )

    def compensation(self, course: Course, code: str, at: datetime, is_pending: bool) -> None:
        """Give something from the catalogue; above the desk's limit the supervisor approved it, or has yet to."""
        history = self.history
        position = next(index for index, item in enumerate(history.pack.compensations) if item.code == code)
        item = history.pack.compensations[position]
        state = CompensationState.PENDING if is_pending else CompensationState.APPROVED
        role = course.author.role
        own = item.amount_cents <= history.pack.compensation_limits.get(role, 0)
        decided_by = None if is_pending else (course.author.id if own else history.supervisor.id)
        identity = history.bulk.add(
            Compensation,
            ticket_id=course.id,
            item_id=position + 1,
            name=item.name.zh,
            amount_cents=item.amount_cents,
            reason="",
            state=state.value,
            requested_by_id=course.author.id,
            decided_by_id=decided_by,
            requested_at=at,
            decided_at=None if is_pending else at,
            version=1,
            kind=item.kind.value,
            decision_reason="",
            ended_reason="",
        )
        if item.kind is CompensationKind.VOUCHER and not is_pending:
            self._voucher(identity, item.valid_days or 90, at, decided_by)
        self.entry(
            course,
            EntryKind.COMPENSATION,
            at,
            course.author.id,
            compensation_id=identity,
            name=item.name.zh,
            amount_cents=item.amount_cents,
            state=state.value,
        )

    def _voucher(self, compensation_id: int, valid_days: int, at: datetime, issued_by: int | None) -> None:
        """Issue the voucher of a compensation; most are taken in within a day or two."""
        history = self.history
        history.vouchers += 1
        number = voucher_number(history.vouchers)
        # Not of the course of events: the same seed goes on giving the same tickets.
        rng = Random(f"{number} {at:%Y%m%d}")  # noqa: S311 - invented data
        redeemed_at = at + timedelta(hours=rng.randint(1, 60))
        is_redeemed = redeemed_at < history.now and rng.random() < 0.7
        history.bulk.add(
            Voucher,
            compensation_id=compensation_id,
            number=number,
            check_code=check_code(PRACTICE_KEY, number),
            state=(VoucherState.REDEEMED if is_redeemed else VoucherState.VALID).value,
            issued_at=at,
            issued_by_id=issued_by,
            valid_until_on=history.site.business_day(at) + timedelta(days=valid_days),
            ended_at=redeemed_at if is_redeemed else None,
            ended_by_id=issued_by if is_redeemed else None,
            ended_reason="",
            times_printed=1,
            version=1,
        )

    def said(self, choices: tuple[Bilingual, ...], course: Course) -> str:
        """Return one of *choices* for this ticket's place."""
        return self.history.words(choices, course.place)

    def document(self, course: Course) -> None:
        """Write the search row as the program writes it, and what the ticket is marked with."""
        self.tags(course)
        values = course.values
        fields = ("number", "title", "description", "place", "resolution", "cause")
        texts = dict.fromkeys([*(str(values.get(name, "")) for name in fields), *course.texts])
        self.history.bulk.document(
            "ticket",
            course.id,
            values["title"],
            " ".join(texts),
            initials(values["title"]),
            is_sensitive=values["is_sensitive"],
        )


def spent(ticket_id: int, kind: EntryKind) -> int:
    """Return the minutes somebody noted on a line; no chance is asked, so that nothing else changes."""
    return 4 + ticket_id * 7 % 23 if kind in (EntryKind.NOTE, EntryKind.REPLY) else 0
