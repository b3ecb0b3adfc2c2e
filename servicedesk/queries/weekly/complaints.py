"""Page 5: complaints received, their rate per 1,000 visits, causes, handling, and the serious ones still open."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from servicedesk.core.enums import Priority, Target
from servicedesk.core.weekly_complaints import Complaints, CostLine, Costs, Element, Handling, SeriousRow
from servicedesk.core.weekly_figures import Control, CountRow, ShareRow
from servicedesk.core.weekly_names import without_names
from servicedesk.models import Customer, ServiceLevelResult, Staff, SurveyResponse, Ticket
from servicedesk.queries import compensation_costs, weeks
from servicedesk.queries.analysis import answers, causes
from servicedesk.queries.analysis.scope import END, START, span
from servicedesk.queries.weekly.backlog import Backlog, local
from servicedesk.queries.weekly.cause_names import CauseNames
from servicedesk.queries.weekly.counting import count_if
from servicedesk.queries.weekly.demand import WEEK, Bounds
from servicedesk.queries.weekly.open_work import IS_COMPLAINT, SERIOUS, open_since, work_state
from servicedesk.queries.weekly.shares import share_row
from servicedesk.queries.weeks import Ratio
from servicedesk.storage.desk import Read
from servicedesk.storage.lifecycle import Categories

MOST_REASONS = 7
MOST_TOPICS = 5
MOST_SERIOUS = 8
_CAUSE = func.coalesce(Ticket.cause, "")
_BY_CAUSE = causes.complaints(_CAUSE, func.count()).group_by(_CAUSE)
_BY_TOPIC = causes.complaints(Ticket.category_id, Ticket.scenario_id, func.count()).group_by(
    Ticket.category_id, Ticket.scenario_id
)


def complaints(
    read: Read, monday: date, names: CauseNames, topics: dict[int | None, str], work: Backlog, control: Control
) -> Complaints:
    """Return the complaints of the week by the time they were received."""
    now, before = weeks.bounds(read, monday), weeks.bounds(read, monday - WEEK)
    moment = min(now[1], read.now)
    found, earlier = _by_cause(read, now), _by_cause(read, before)
    received = sum(found.values())
    previous = sum(earlier.values())
    unrecorded = found.pop("", 0)
    reasons = names.rows(found, earlier, MOST_REASONS)
    rest = received - unrecorded - sum(row.count for row in reasons)
    return Complaints(
        local(read, moment),
        received,
        previous,
        weeks.visits_of(read, *now),
        control,
        reasons,
        rest,
        _vital(reasons, received - unrecorded),
        unrecorded,
        _elements(found, earlier, names),
        _topics(read, now, before, topics, names.language),
        _handling(read, now, before),
        work.serious,
        work.serious_open,
        _serious(read, moment),
    )


def costs(read: Read, start: datetime, end: datetime, language: str) -> Costs:
    """Return what compensation cost in the week, as the screen counts it."""
    found = compensation_costs.costs(read, start, end)
    kinds = tuple(CostLine(row.key, row.count, row.cents) for row in found.kinds)
    causes = tuple(
        CostLine(row.name.text(language) if row.name else row.key, row.count, row.cents) for row in found.causes
    )
    given, lost = found.given, found.complaints
    return Costs(given.count, given.cents, kinds, lost.count, lost.cents, causes)


def _by_cause(read: Read, each: Bounds) -> Counter[str]:
    return Counter({cause: int(count) for cause, count in read.execute(_BY_CAUSE, span(*each))})


def _vital(reasons: tuple[CountRow, ...], recorded: int) -> int:
    """Return how many of the first causes make up 80 %; none where the pooled rest would be needed."""
    reached = 0
    for at, row in enumerate(reasons, 1):
        reached += row.count
        if 100 * reached >= 80 * recorded:
            return at
    return 0


def _elements(now: Counter[str], before: Counter[str], names: CauseNames) -> tuple[CountRow, ...]:
    """Return recorded causes by element of service, in the usual order, those without data too."""

    def by_element(counts: Counter[str]) -> Counter[Element]:
        found: Counter[Element] = Counter()
        for cause, count in counts.items():
            if cause:
                found[names.element(cause)] += count
        return found

    this, last = by_element(now), by_element(before)
    return tuple(
        CountRow(element.value, this[element], last[element])
        for element in Element
        if element is not Element.OTHER or this[element]
    )


def _topics(
    read: Read, now: Bounds, before: Bounds, scenarios: dict[int | None, str], language: str
) -> tuple[CountRow, ...]:
    """Return what complaints are about, most first: the category, or the scenario where none was chosen."""
    tree = Categories(read.connection)
    this, last = (_by_topic(read, each, tree, scenarios, language) for each in (now, before))
    order = sorted(this, key=lambda label: (not label, -this[label], label))
    return tuple(CountRow(label, this[label], last[label]) for label in order[:MOST_TOPICS])


def _by_topic(
    read: Read, bounds: Bounds, tree: Categories, scenarios: dict[int | None, str], language: str
) -> Counter[str]:
    found: Counter[str] = Counter()
    for category_id, scenario_id, count in read.execute(_BY_TOPIC, span(*bounds)):
        category = tree.shown(category_id)
        found[category.path.text(language) if category else scenarios.get(scenario_id, "")] += int(count)
    return found


def _handling(read: Read, now: Bounds, before: Bounds) -> tuple[ShareRow, ...]:
    """Return how complaints were handled, each by its own date; the code of the figure stands as label."""

    def row(figure: Handling, statement: Any) -> ShareRow:
        this, last = (read.execute(statement, span(*each)).one() for each in (now, before))
        return share_row(figure.value, Ratio(int(this[0]), int(this[1])), Ratio(int(last[0]), int(last[1])))

    return (
        row(Handling.ANSWERED_IN_TIME, _decided(Target.RESPONSE)),
        row(Handling.SOLVED_IN_TIME, _decided(Target.RESOLUTION)),
        row(Handling.NOT_REOPENED, _SOLVED),
        row(Handling.SATISFIED, _RATED),
    )


def _decided(target: Target) -> Any:
    return (
        select(count_if(ServiceLevelResult.is_met), func.count())
        .select_from(ServiceLevelResult)
        .join(Ticket, Ticket.id == ServiceLevelResult.ticket_id)
        .where(ServiceLevelResult.target == target.value, ServiceLevelResult.is_final, IS_COMPLAINT)
        .where(ServiceLevelResult.decided_at >= START, ServiceLevelResult.decided_at < END)
    )


_SOLVED = select(count_if(Ticket.times_reopened == 0), func.count()).where(
    IS_COMPLAINT, Ticket.solved_at >= START, Ticket.solved_at < END
)
_RATED = answers.answers(count_if(SurveyResponse.csat >= answers.SATISFIED), func.count()).where(IS_COMPLAINT)


def _serious(read: Read, moment: datetime) -> tuple[SeriousRow, ...]:
    """Return complaints urgent, high or reopened that were open at *moment* and still are; no sensitive ones."""
    found = read.execute(
        select(
            Ticket.number,
            Ticket.place,
            func.coalesce(Customer.name, "").label("name"),
            Ticket.title,
            Ticket.priority,
            Ticket.opened_at,
            func.coalesce(Staff.name, "").label("owner"),
            Ticket.resolution_due_at,
            Ticket.state_class,
            Ticket.times_reopened,
        )
        .outerjoin(Customer, Customer.id == Ticket.customer_id)
        .outerjoin(Staff, Staff.id == Ticket.owner_id)
        .where(open_since(moment), SERIOUS, Ticket.is_sensitive.is_(False))
        .order_by(Ticket.priority_rank, Ticket.opened_at, Ticket.id)
        .limit(MOST_SERIOUS)
    )
    return tuple(
        SeriousRow(
            row.number,
            row.place,
            row.name,
            without_names(row.title, (), row.name),
            Priority(row.priority),
            local(read, row.opened_at),
            row.owner,
            None if row.resolution_due_at is None else local(read, row.resolution_due_at),
            work_state(row.state_class),
            row.times_reopened,
        )
        for row in found
    )
