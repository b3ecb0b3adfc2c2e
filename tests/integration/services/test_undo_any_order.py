"""Two people act, undo, do again and undo from the middle in any order: what is there is what the model says."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from servicedesk.core.actor import Actor
from servicedesk.core.enums import Priority
from servicedesk.core.errors import Conflict, Refused
from servicedesk.core.permissions import Role
from servicedesk.models import AuditEntry, SearchDocument, Ticket, TicketEntry
from servicedesk.services.tickets import EditTicket, OpenTicket, edit_ticket, open_ticket
from servicedesk.services.undo import redo_last, undo, undo_last
from tests.integration.people import furnish, hire

FIELDS = {"title": ("甲", "乙", "丙"), "place": ("304", "1208", "大堂"), "priority": (Priority.LOW, Priority.URGENT)}
WHO = st.sampled_from((0, 1))
EDIT = st.tuples(st.just("edit"), WHO, st.sampled_from((0, 1)), st.sampled_from(sorted(FIELDS)), st.integers(0, 2))
STEP = st.one_of(
    EDIT,
    EDIT,
    st.tuples(st.just("undo"), WHO),
    st.tuples(st.just("redo"), WHO),
    st.tuples(st.just("middle"), WHO, st.integers(0, 9)),
)


class Model:
    """What the acts that stand make of the tickets, each act with the rows it found before it."""

    def __init__(self):
        # [who, ticket, content before, content after, audit id, stands]
        self.acts = []
        # Per person, what they undid since they last did something else, with the moment.
        self.undone = {0: [], 1: []}
        # Every act and undoing in order, [ticket, stands]: doing again is refused after any that stands.
        self.events = []

    def last(self, who):
        return next((act for act in reversed(self.acts) if act[0] == who and act[5]), None)

    def is_built_upon(self, act):
        """Whether a later act on the same ticket stands."""
        place = self.acts.index(act)
        return any(later[1] == act[1] and later[5] for later in self.acts[place + 1 :])


@pytest.fixture
def desk_of_two(desk):
    people = hire(desk)
    furnish(desk)
    actors = (
        Actor(people.front_desk, "林晓", Role.FRONT_DESK),
        Actor(people.administrator, "沈磊", Role.ADMINISTRATOR),
    )
    desk.actor = actors[1]
    return desk, actors


def last_id(desk):
    with desk.database.reader.begin() as connection:
        return connection.execute(select(func.max(AuditEntry.id))).scalar()


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(STEP, min_size=4, max_size=14))
def test_any_order(desk_of_two, steps):
    desk, actors = desk_of_two
    # The keys reach back a day: what the life before this one left is out of their reach.
    desk.clock.advance(hours=25)
    desk.actor = actors[1]
    ids = [open_ticket(desk, OpenTicket(f"单 {each}")).id for each in range(2)]
    model, now = Model(), [row(desk, each) for each in ids]
    for step in steps:
        desk.clock.advance(seconds=1)
        desk.actor = actors[step[1]]
        take(desk, model, ids, now, step)
        for place, identity in enumerate(ids):
            assert row(desk, identity) == now[place], step
    # All that stands goes, the latest first, whoever did it: nothing is left but what there was.
    desk.actor = actors[1]
    for act in reversed(model.acts):
        if act[5]:
            undo(desk, act[4])
            now[act[1]] = act[2]
    assert [row(desk, each) for each in ids] == now
    with desk.database.reader.begin() as connection:
        assert connection.execute(
            select(Ticket.title).where(Ticket.id.in_(ids)).order_by(Ticket.id)
        ).scalars().all() == ["单 0", "单 1"]


def row(desk, identity):
    """A ticket, its timeline and what it is found by as they are kept, without the version, which only grows."""
    found = []
    with desk.database.reader.begin() as connection:
        for model, of in ((Ticket, Ticket.id), (TicketEntry, TicketEntry.ticket_id), (SearchDocument, None)):
            left_out = {"version", "id"} if model is SearchDocument else {"version"}
            columns = [column for column in model.__table__.c if column.name not in left_out]
            about = of == identity if of is not None else SearchDocument.entity_id == identity
            about = about if of is not None else about & (SearchDocument.kind == "ticket")
            found.append(sorted(map(repr, connection.execute(select(*columns).where(about)))))
    return found


def take(desk, model, ids, now, step):
    """Take one step on both sides; what the model refuses the program must refuse as well."""
    kind, who = step[:2]
    if kind == "edit":
        _kind, _who, place, field, value = step
        before = now[place]
        edit_ticket(desk, EditTicket(ids[place], **{field: FIELDS[field][value % len(FIELDS[field])]}))
        after = row(desk, ids[place])
        if after != before:
            model.undone[who] = []
            event = [place, True]
            model.events.append(event)
            model.acts.append([who, place, before, after, last_id(desk), True, event])
            now[place] = after
        return
    if kind == "redo":
        redo(desk, model, now, who)
        return
    if kind == "undo":
        act = model.last(who)
        run = undo_last
        arguments = ()
    else:
        chosen = [act for act in model.acts if act[0] == who]
        act = chosen[step[2] % len(chosen)] if chosen else None
        run, arguments = undo, (act[4],) if act else ()
        if act is None:
            return
    if act is None or not act[5]:
        # The tickets themselves were opened by the second: those are undone by nobody here.
        if kind == "middle":
            with pytest.raises(Refused, match="nothing_to_undo"):
                run(desk, *arguments)
        return
    if model.is_built_upon(act):
        with pytest.raises(Conflict, match="changed_meanwhile"):
            run(desk, *arguments)
        return
    run(desk, *arguments)
    act[5] = act[6][1] = False
    now[act[1]] = act[2]
    event = [act[1], True]
    model.events.append(event)
    model.undone[who].append((act, event))


def redo(desk, model, now, who):
    """Do again what *who* undid last, unless the ticket went on from there."""
    undone = model.undone[who]
    if not undone:
        with pytest.raises(Refused, match="nothing_to_redo"):
            redo_last(desk)
        return
    act, undoing = undone[-1]
    place = next(place for place, event in enumerate(model.events) if event is undoing)
    if any(event[0] == act[1] and event[1] for event in model.events[place + 1 :]):
        with pytest.raises(Conflict):
            redo_last(desk)
        return
    redo_last(desk)
    undone.pop()
    act[5] = act[6][1] = True
    undoing[1] = False
    now[act[1]] = act[3]
