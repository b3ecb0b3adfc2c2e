"""The course of one ticket from opening to the guest's answer, cut off where the present is."""

from __future__ import annotations

from datetime import datetime, timedelta

from servicedesk.core.enums import (
    PRIORITY_RANK,
    Channel,
    EntryKind,
    LinkKind,
    Outcome,
    Priority,
    StateClass,
    Target,
    TicketKind,
)
from servicedesk.core.numbering import ticket_number
from servicedesk.models import Ticket, TicketWatcher
from servicedesk.services.demo.answers import Answers
from servicedesk.services.demo.assessments import assessed
from servicedesk.services.demo.call_backs import CallBacks
from servicedesk.services.demo.history import History
from servicedesk.services.demo.kind_values import KindValues
from servicedesk.services.demo.people import DemoGuest, DemoPerson
from servicedesk.services.demo.ticket_rows import Course, TicketRows, Wanted
from servicedesk.services.demo.visits import Served, Visits
from servicedesk.storage import service_levels as facts

# Of 600 tickets made with the first seed, the one of the pictures becomes T-2417.
FIRST_NUMBER = 1820
LATE, WAITED, CANCELLED, SENSITIVE = 0.055, 0.08, 0.015, 0.03
# One guest in so many asks again before hearing anything.
ASKED_AGAIN = 6
# What was opened within this time may still be open.
STAGE = timedelta(days=5)
# Within this time a fault of the same place is a repeated one, and those are told by the pack.
UNREPEATED = timedelta(days=15)
# Of what was long ago: how many tickets still have their reception, and whose guest was asked.
RECEIVED, CALLED = 0.14, 0.145
# Until when a ticket of the present waits.
WAITS_FOR = timedelta(hours=3)


class Courses:
    """Writes tickets; deadlines and results come from the same clock the program runs on."""

    def __init__(self, history: History, visits: Visits, answers: Answers) -> None:
        self.history, self._visits = history, visits
        self._rows = TicketRows(history)
        self._calls = CallBacks(history, self._rows, answers)
        self._kinds = KindValues(history)
        self._latest: dict[tuple[str, str], datetime] = {}
        self._levels: dict[facts.Case, facts.Level] = {}
        self._by_department: dict[str, list[DemoPerson]] = {}
        for person in history.people:
            if person.department:
                self._by_department.setdefault(person.department, []).append(person)

    def write(self, wanted: Wanted) -> None:
        """Write one ticket with everything that hangs on it."""
        course = self._open(wanted)
        if wanted.duplicate_of is not None:
            self._merge(course, wanted.duplicate_of)
        elif self._is_long_ago(wanted):
            self._remember(course)
        else:
            self._go_through(course)
        self._finish(course)

    # -- opening -------------------------------------------------------------------------------------------------

    def _open(self, wanted: Wanted) -> Course:
        history, rng = self.history, self.history.rng
        scenario = history.scenarios[wanted.story.scenario]
        guest = self._guest(wanted)
        wanted.text = wanted.text or history.words(wanted.story.texts, wanted.place)
        wanted.title = wanted.title or history.words(wanted.story.titles, wanted.place)
        channel = Channel.IN_PERSON if wanted.is_staged else history.channel()
        author = history.desk_people[0] if wanted.is_staged and wanted.owner else None
        if self._is_long_ago(wanted) and rng.random() >= RECEIVED:
            visit = Served(None, wanted.arrived_at + timedelta(minutes=2), history.colleague(), wanted.place)
        else:
            visit = self._visits.served(
                wanted.arrived_at, guest, scenario.code, wanted.text, Outcome.TICKET, channel, author,
                wanted.opened_at, wanted.place,
            )  # fmt: skip
        chance = rng.random()
        priority = wanted.priority or (
            "urgent" if chance < 0.05 else "high" if chance < 0.18 else scenario.priority.value
        )
        level = self._level(
            facts.Case(scenario.kind.value, priority, guest.tier, history.keys.scenarios[scenario.code], channel.value)
        )
        wanted.id = history.bulk.count(Ticket) + 1
        wanted.number = ticket_number(FIRST_NUMBER + wanted.id)
        # The id is handed out now: what hangs on the ticket needs it before the row is complete.
        history.bulk.start_at(Ticket, wanted.id)
        answered = channel in (Channel.IN_PERSON, Channel.PHONE)
        sensitive = scenario.kind is TicketKind.COMPLAINT and rng.random() < SENSITIVE
        course = Course(
            wanted, scenario, level, history.rules.clocks[level.calendar_id], guest, visit.colleague, visit.ended_at,
            {
                "number": wanted.number,
                "title": wanted.title,
                "description": wanted.text,
                "kind": scenario.kind.value,
                "priority": priority,
                "priority_rank": PRIORITY_RANK[Priority(priority)],
                **assessed(priority, wanted.id),
                "category_id": history.keys.categories.get(scenario.code),
                "customer_id": guest.id,
                "place": wanted.place,
                "scenario_id": history.keys.scenarios[scenario.code],
                "channel": channel.value,
                "visit_id": visit.id,
                "department_id": history.keys.departments[scenario.department],
                "owner_id": wanted.owner.id if wanted.owner else None,
                "author_id": visit.colleague.id,
                "opened_at": visit.ended_at,
                "responded_at": visit.ended_at if answered else None,
                "contacted_at": None if answered else visit.ended_at,
                "service_level_id": level.id,
                "is_sensitive": sensitive if wanted.is_sensitive is None else wanted.is_sensitive,
                "times_reopened": 0,
            },
        )  # fmt: skip
        self._rows.state(course, "new", course.opened_at, course.author.id)
        self._rows.entry(
            course, EntryKind.OPENED, course.opened_at, course.author.id, wanted.text, channel=channel.value
        )
        if answered:
            self._rows.result(course, Target.RESPONSE, course.opened_at)
        promise = wanted.promise
        if promise is None and not wanted.is_staged and wanted.story.promises and rng.random() < 0.45:
            promise = rng.choice(wanted.story.promises)
        if promise is not None:
            self._rows.promise(course, promise)
        if wanted.earlier is not None and wanted.earlier.id:
            self._rows.link(course, wanted.earlier, LinkKind.RELATED, course.opened_at)
        return course

    def _level(self, case: facts.Case) -> facts.Level:
        known = self._levels.get(case)
        if known is None:
            known = facts.first_match(self.history.rules.levels, case)
            assert known is not None
            self._levels[case] = known
        return known

    def _is_long_ago(self, wanted: Wanted) -> bool:
        return wanted.arrived_at < self.history.kept_whole_since

    def _guest(self, wanted: Wanted) -> DemoGuest:
        """Settle whose ticket it is and where: the same thing befalls a place again only where that is wanted."""
        history, scenario = self.history, wanted.story.scenario
        guest = wanted.guest or history.guest_in(wanted.place, wanted.arrived_at)
        if wanted.guest is None and not wanted.place:
            for _attempt in range(8):
                last = self._latest.get((scenario, history.place_of(guest, wanted.arrived_at)))
                if last is None or wanted.arrived_at - last > UNREPEATED:
                    break
                guest = history.guest_at(wanted.arrived_at)
        wanted.guest = guest
        wanted.place = wanted.place or history.place_of(guest, wanted.arrived_at) or guest.place
        self._latest[scenario, wanted.place] = wanted.arrived_at
        return guest

    # -- the way -------------------------------------------------------------------------------------------------

    def _go_through(self, course: Course) -> None:
        history, rng, wanted = self.history, self.history.rng, course.wanted
        worker = self._worker(course)
        owner = wanted.owner or worker
        age = history.now - course.opened_at
        taken_at = course.opened_at + min(timedelta(minutes=rng.uniform(1, 6)), age * 0.15)
        if wanted.stop_at == "new" or (not wanted.is_staged and taken_at > history.minutes_ago(1)):
            return
        if not wanted.is_staged and rng.random() < CANCELLED:
            self._cancel(course, taken_at)
            return
        course.values["owner_id"] = owner.id
        department = next(item for item in history.pack.departments if item.code == course.scenario.department)
        self._rows.entry(
            course,
            EntryKind.ASSIGNED,
            taken_at,
            course.author.id,
            department={"zh": department.name.zh, "en": department.name.en},
            # Who keeps a ticket at the desk gives the work to the department.
            owner=owner.name if owner is worker else "",
        )
        begun_at = taken_at + min(timedelta(minutes=rng.uniform(1, 5)), age * 0.1)
        if begun_at >= history.now:
            return
        self._rows.state(course, "in_progress", begun_at, worker.id)
        if course.values["responded_at"] is None:
            course.values["responded_at"] = begun_at
            self._rows.result(course, Target.RESPONSE, begun_at)
            self._rows.told(course, begun_at)
        solved_at = wanted.solved_at or self._planned(course, begun_at)
        stays_open = wanted.is_staged and wanted.solved_at is None
        written_at = self._talk(course, begun_at, history.now if stays_open else solved_at, worker)
        if stays_open:
            self._stay_open(course, begun_at, written_at, worker)
            return
        if not wanted.is_staged and rng.random() < WAITED:
            solved_at = self._wait(course, written_at, solved_at, owner)
        ticked = len(course.scenario.checklist) if solved_at < history.now else rng.randint(1, 3)
        self._rows.checks(course, begun_at, min(solved_at, history.now), owner.id, ticked)
        code = wanted.pending or wanted.story.compensation
        if code and written_at < history.now and (wanted.pending or rng.random() < 0.14):
            self._rows.compensation(course, code, written_at, is_pending=False)
        if solved_at < history.now:
            self._solve(course, solved_at, owner)

    def _remember(self, course: Course) -> None:
        """Write what is left of an old ticket: its states, when it was done, and of some what the guest said."""
        rng, worker = self.history.rng, self._worker(course)
        begun_at = course.opened_at + timedelta(minutes=rng.uniform(2, 11))
        if rng.random() < CANCELLED:
            reason = rng.choice(self.history.pack.reasons.cancelled).zh
            self._rows.state(course, "cancelled", begun_at, course.author.id, reason)
            return
        course.values["owner_id"] = worker.id
        self._rows.state(course, "in_progress", begun_at, worker.id, is_told=False)
        if course.values["responded_at"] is None:
            course.values["responded_at"] = begun_at
            self._rows.result(course, Target.RESPONSE, begun_at)
            self._rows.told(course, begun_at)
        solved_at = self._planned(course, begun_at)
        self._resolve(course, solved_at, worker)
        called_at = self._calls.write(course) if rng.random() < CALLED else None
        closed_at = max(solved_at + timedelta(days=rng.uniform(1, 3)), called_at or solved_at)
        self._rows.state(course, "closed", closed_at, course.author.id)
        course.values["closed_at"] = closed_at

    def _worker(self, course: Course) -> DemoPerson:
        """Return who does it: at the desk mostly whoever opened it."""
        people = self._by_department.get(course.scenario.department) or [course.author]
        if course.wanted.owner in people:
            return course.wanted.owner
        if course.opened_at > self.history.now - STAGE:
            # The list of who looks at the practice site holds the staged tickets alone.
            people = [person for person in people if person is not self.history.desk_people[0]] or people
        if course.wanted.is_staged:
            return people[0]
        if course.author in people and self.history.rng.random() < 0.6:
            return course.author
        return self.history.rng.choice(people)

    def _planned(self, course: Course, begun_at: datetime) -> datetime:
        """Return when the work is done, mostly within the target."""
        rng, now, minutes = self.history.rng, self.history.now, course.level.resolution_minutes
        share = rng.uniform(1.05, 2.2) if rng.random() < LATE else rng.uniform(0.18, 0.92)
        planned: datetime = course.clock.due_at(course.opened_at, minutes * share).astimezone(now.tzinfo)
        due: datetime = course.clock.due_at(course.opened_at, minutes).astimezone(now.tzinfo)
        if due < now <= planned:
            # What is overdue now is staged; the rest was late and is done.
            planned = due + (now - due) * rng.uniform(0.3, 0.9)
        return max(planned, begun_at + timedelta(minutes=2))

    def _talk(self, course: Course, begun_at: datetime, until: datetime, owner: DemoPerson) -> datetime:
        """Write what was noted inside and what the guest was told; return when."""
        history, rng, wanted = self.history, self.history.rng, course.wanted
        written_at = begun_at + (until - begun_at) * rng.uniform(0.2, 0.6)
        if written_at >= history.now:
            return written_at
        if not wanted.is_staged and wanted.id % ASKED_AGAIN == 0:
            self._rows.asked(course, begun_at + (written_at - begun_at) / 2)
        note = wanted.note or self._rows.said(wanted.story.notes, course)
        if note:
            self._rows.entry(course, EntryKind.NOTE, written_at, owner.id, note, internal=True)
        reply = self._rows.said(wanted.story.replies, course)
        replied_at = written_at + timedelta(minutes=1)
        if reply and replied_at < min(until, history.now) and not wanted.note and rng.random() < 0.7:
            self._rows.entry(course, EntryKind.REPLY, replied_at, course.author.id, reply)
            self._rows.told(course, replied_at)
        return written_at

    def _stay_open(self, course: Course, begun_at: datetime, written_at: datetime, owner: DemoPerson) -> None:
        """Leave a ticket of the present where it is to stand."""
        history, wanted = self.history, course.wanted
        length = len(course.scenario.checklist)
        self._rows.checks(course, begun_at, history.now, owner.id, min(max(length - 2, 0), 3))
        if wanted.pending:
            self._rows.compensation(course, wanted.pending, max(history.minutes_ago(2), begun_at), is_pending=True)
        if wanted.stop_at.startswith("waiting"):
            reason = history.rng.choice(history.pack.reasons.waiting).zh
            until = history.now + WAITS_FOR
            begins = written_at + (history.now - written_at) / 2
            self._rows.state(course, wanted.stop_at, begins, owner.id, reason, until=until)
            course.values["waiting_until_at"] = until

    def _wait(self, course: Course, at: datetime, solved_at: datetime, owner: DemoPerson) -> datetime:
        """Let the clock stand for a while; return when the work is done then."""
        history, rng = self.history, self.history.rng
        begins = at + timedelta(minutes=2)
        if not course.spans[-1].start < begins < min(history.now, solved_at):
            return solved_at
        state = rng.choice(("waiting_customer", "waiting_third_party"))
        self._rows.state(course, state, begins, owner.id, rng.choice(history.pack.reasons.waiting).zh)
        lasts = timedelta(minutes=rng.uniform(20, 240))
        if begins + lasts >= history.now:
            return history.now
        self._rows.state(course, "in_progress", begins + lasts, owner.id)
        return solved_at + lasts

    def _cancel(self, course: Course, at: datetime) -> None:
        reason = self.history.rng.choice(self.history.pack.reasons.cancelled).zh
        self._rows.checks(course, at, at, course.author.id, 0)
        self._rows.state(course, "cancelled", at, course.author.id, reason)

    def _merge(self, course: Course, target: Wanted) -> None:
        """The same case was entered twice: the second goes into the first."""
        at = course.opened_at + timedelta(minutes=self.history.rng.uniform(1, 4))
        self._rows.link(course, target, LinkKind.DUPLICATE, at)
        self._rows.state(course, "merged", at, course.author.id)
        course.values["merged_into_id"] = target.id

    # -- the end -------------------------------------------------------------------------------------------------

    def _solve(self, course: Course, solved_at: datetime, owner: DemoPerson) -> None:
        history, rng = self.history, self.history.rng
        self._resolve(course, solved_at, owner)
        last = self._calls.write(course)
        if last is None or not self._reopen(course, owner, last):
            closed_at = max(solved_at + timedelta(days=rng.uniform(1, 3)), last or solved_at)
            if closed_at < history.now and rng.random() < 0.85 and not course.wanted.is_staged:
                self._rows.state(course, "closed", closed_at, course.author.id)
                course.values["closed_at"] = closed_at

    def _resolve(self, course: Course, at: datetime, owner: DemoPerson) -> None:
        history, story = self.history, course.wanted.story
        resolution = self._rows.said(story.resolutions, course)
        cause = next((item.name.zh for item in history.pack.causes if item.code == story.cause), "")
        course.values.update(resolution=resolution, cause=cause, solved_at=at, solver_id=owner.id)
        course.values["is_first_contact"] = owner is course.author and not course.values["times_reopened"]
        self._rows.state(course, "solved", at, owner.id, shown=resolution)
        self._rows.told(course, at)
        self._rows.result(course, Target.RESOLUTION, at)

    def _reopen(self, course: Course, owner: DemoPerson, at: datetime) -> bool:
        """After a low score somebody works on it again; return whether that was so."""
        history, rng = self.history, self.history.rng
        begins, ends = at + timedelta(minutes=9), at + timedelta(minutes=rng.uniform(40, 300))
        if not course.values.get("low") or ends >= history.now or rng.random() < 0.4:
            return False
        course.values["times_reopened"] = 1
        self._rows.state(course, "in_progress", begins, owner.id)
        self._resolve(course, ends, owner)
        return True

    def _finish(self, course: Course) -> None:
        """Write the ticket row with its deadlines derived as the program derives them."""
        history, values = self.history, course.values
        values.pop("low", None)
        last = course.spans[-1]
        times = facts.deadlines(
            course.level,
            course.clock,
            course.opened_at,
            values["responded_at"] is not None,
            course.spans,
            history.now,
            values["contacted_at"],
        )
        history.bulk.add_as(
            Ticket,
            course.id,
            **values,
            state=last.state,
            state_class=last.state_class,
            response_due_at=times.response_due_at,
            resolution_due_at=times.resolution_due_at,
            update_due_at=times.update_due_at,
            due_at=times.due_at,
            updated_at=last.start,
            fields={} if self._is_long_ago(course.wanted) else self._kinds.write(course),
            version=1,
        )
        if StateClass(last.state_class) in (StateClass.NEW, StateClass.MERGED) and course.scenario.checklist:
            self._rows.checks(course, course.opened_at, course.opened_at, course.author.id, 0)
        self._rows.write_results(course)
        if course.wanted.watcher is not None:
            history.bulk.add(TicketWatcher, ticket_id=course.id, staff_id=course.wanted.watcher.id)
        self._rows.document(course)
