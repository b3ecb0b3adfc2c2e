"""Making the practice site: set-up, people, weeks of history, and a present full of things to do."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from sqlalchemy import func, select, text

from servicedesk.core.errors import Refused
from servicedesk.core.pack import Industry, Pack, load_pack
from servicedesk.core.permissions import Permission, Role
from servicedesk.core.practice import load_practice
from servicedesk.core.site_facts import SiteFacts
from servicedesk.core.translation import translate
from servicedesk.models import (
    ArticleEdition,
    Customer,
    QuestionSet,
    Scenario,
    ScenarioStep,
    SearchDocument,
    SurveyResponse,
    Ticket,
    Visit,
)
from servicedesk.services import search_documents
from servicedesk.services.demo.answers import Answers
from servicedesk.services.demo.courses import FIRST_NUMBER, Courses
from servicedesk.services.demo.deleted import write_deleted
from servicedesk.services.demo.escalations import write_escalations
from servicedesk.services.demo.guests import Guests
from servicedesk.services.demo.history import History, Rules, StepKey
from servicedesk.services.demo.inside import write_inside
from servicedesk.services.demo.knowledge import write_knowledge
from servicedesk.services.demo.people import make_staff
from servicedesk.services.demo.present import write_present
from servicedesk.services.demo.timeline import days_of, events, guests_of
from servicedesk.services.demo.visits import Visits
from servicedesk.services.desk import load_site
from servicedesk.services.site_setup import SetUpSite, set_up_site
from servicedesk.storage import search_index
from servicedesk.storage import service_levels as facts
from servicedesk.storage.bulk import Bulk, with_room, without_indexes
from servicedesk.storage.desk import Desk, Work, act

DEMO_PASSWORD = "service-desk"
DEMO_PIN = "246810"
DEMO_SUPERVISOR_PIN = "135790"
FLUSH_EVERY = 2000
TOLD_EVERY = 10_000
Progress = Callable[[str], object]


def make_demo(
    desk: Desk, industry: str = "hotel", tickets: int = 600, seed: int = 1, progress: Progress | None = None
) -> dict[str, int]:
    """Fill an empty database with a practice site; the same seed and clock make the same data.

    Returns counts. Raises Refused ``site_there`` when the database has a site already.
    """
    if tickets < 0:
        raise Refused("tickets_negative", field="tickets")
    say = progress or (lambda _words: None)
    counts: dict[str, int] = _make(desk, industry, tickets, seed, say)
    load_site(desk)
    return counts


def demo_people(industry: str = "hotel") -> dict[Role, list[str]]:
    """Return the sign-in names of the practice site by role; passwords and PINs are the constants here."""
    people: dict[Role, list[str]] = {}
    for person in load_pack(industry).demo.staff:
        people.setdefault(person.role, []).append(person.sign_in_name)
    return people


@act(Permission.SET_UP, undoable=False)
def _make(work: Work, industry: str, tickets: int, seed: int, say: Progress) -> dict[str, int]:
    pack, practice = load_pack(industry), load_practice(Industry(industry))
    rng = Random(seed)  # noqa: S311 - invented data, not a secret
    demo = pack.demo
    keys = set_up_site(work, SetUpSite(demo.site.zh, industry, demo.desk.zh, is_practice=True))
    site = SiteFacts(
        demo.site.zh, demo.desk.zh, industry, work.site.zone, pack.currency, pack.day_cut_minutes, is_practice=True
    )
    bulk = Bulk(work)
    for model in (SearchDocument, ArticleEdition):
        bulk.start_at(model, int(work.connection.execute(select(func.count()).select_from(model)).scalar_one()))
    pins = {Role.FRONT_DESK: DEMO_PIN, Role.SPECIALIST: DEMO_PIN, Role.SUPERVISOR: DEMO_SUPERVISOR_PIN}
    people = make_staff(bulk, pack, keys.departments, DEMO_PASSWORD, pins, work.now)
    maker = Guests(bulk, pack, practice, rng, work.now, site.business_day(work.now), days_of(tickets))
    with with_room(work.connection), without_indexes(work.connection):
        guests = maker.make(guests_of(tickets))
        history = History(bulk, pack, practice, rng, work.now, site, keys, _rules(work, pack, site), people, guests)
        _write(work, history, tickets, say)
    _find_by_merged_numbers(work)
    _hide_what_led_to_sensitive_tickets(work)
    search_index.put_together(work.connection)
    tickets_left = bulk.count(Ticket) - write_deleted(work, history)
    work.audit("site", 1, industry=industry, tickets=tickets_left, seed=seed)
    return {
        "tickets": tickets_left,
        "visits": bulk.count(Visit),
        "customers": bulk.count(Customer),
        "surveys": bulk.count(SurveyResponse),
    }


def _rules(work: Work, pack: Pack, site: SiteFacts) -> Rules:
    """Read back what the set-up wrote and the history goes by."""
    levels = facts.levels(work.connection)
    clocks = {level.calendar_id: facts.calendar(work.connection, level.calendar_id, site.zone) for level in levels}
    steps: dict[str, list[StepKey]] = {scenario.code: [] for scenario in pack.scenarios}
    statement = (
        select(Scenario.code, ScenarioStep.id, ScenarioStep.is_mandatory)
        .join(Scenario, Scenario.id == ScenarioStep.scenario_id)
        .order_by(ScenarioStep.scenario_id, ScenarioStep.position)
    )
    for row in work.connection.execute(statement):
        steps[row.code].append(StepKey(row.id, row.is_mandatory))
    sets = {row.code: row.id for row in work.connection.execute(select(QuestionSet.code, QuestionSet.id))}
    return Rules(levels, clocks, {code: tuple(found) for code, found in steps.items()}, sets)


def _write(work: Work, history: History, tickets: int, say: Progress) -> None:
    """Write everything that happened in the order it happened, then what is going on now."""
    answers = Answers(history)
    visits = Visits(history, answers)
    courses = Courses(history, visits, answers)
    written = 0
    for arrived_at, wanted in events(history, tickets):
        if wanted is None:
            visits.ordinary(arrived_at)
            continue
        courses.write(wanted)
        written += 1
        if written % FLUSH_EVERY == 0:
            history.bulk.flush()
        if written % TOLD_EVERY == 0:
            say(translate("CommandLine", "{n} tickets", n=written))
    write_present(history)
    write_inside(work, history)
    # The owners of articles have to be there before articles are given to them.
    history.bulk.flush()
    write_knowledge(work, history)
    history.bulk.flush()
    write_escalations(work, history)
    _counters(work, history)


def _find_by_merged_numbers(work: Work) -> None:
    """Let each merged ticket be found with the one it went into, which was written before anybody knew."""
    pairs = select(Ticket.id, Ticket.merged_into_id).where(Ticket.merged_into_id.is_not(None))
    for identity in sorted({each for row in work.connection.execute(pairs) for each in row}):
        search_documents.refresh(work, "ticket", identity)


def _hide_what_led_to_sensitive_tickets(work: Work) -> None:
    """Count the visits apart that became a sensitive ticket; they were written before anybody knew."""
    became = select(Ticket.visit_id).where(Ticket.is_sensitive, Ticket.visit_id.is_not(None)).distinct()
    with search_index.gathered(work.connection):
        hidden = {each: True for each in work.connection.execute(became).scalars() if each is not None}
        search_index.mark_all(work.connection, "visit", hidden)


def _counters(work: Work, history: History) -> None:
    """Let the next numbers follow what was written."""
    today = history.site.business_day(work.now)
    values = {
        "ticket": FIRST_NUMBER + history.bulk.count(Ticket),
        "customer": history.bulk.count(Customer),
        "voucher": history.vouchers,
        f"queue {today.isoformat()}": history.last_queue(today),
    }
    statement = text("INSERT INTO counter (name, value) VALUES (:name, :value)")
    work.connection.execute(statement, [{"name": name, "value": value} for name, value in values.items()])
