"""Two people choose the same switch of Settings: what nobody saw is not written over, one's own choices all stand."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.enums import Impact, Priority, StateClass, TicketKind, Urgency
from servicedesk.core.lifecycle import Reopening, ReopenRule, WhenOver
from servicedesk.core.permissions import Permission, Role
from servicedesk.queries.ticket_rules import life_rules
from servicedesk.services import ticket_rules, undo
from servicedesk.services.site_setup import SetUpSite, set_up_site
from servicedesk.services.staff import AddStaff, add_staff
from servicedesk.services.switches import ChosenMeanwhile, Seen

PASSWORD = "湖畔 good morning 7"
NEW, SOLVED, WAITING = StateClass.NEW, StateClass.SOLVED, StateClass.WAITING
WORK, RULES, REOPEN = Permission.WORK_ON_TICKET, Permission.MANAGE_RULES, Permission.REOPEN_TICKET
ONE, TODAY = Impact.ONE, Urgency.TODAY


@pytest.fixture
def people(desk):
    """Two administrators of one hotel."""
    set_up_site(desk, SetUpSite("Lake Hotel", "hotel", administrator="周宁", sign_in_name="z", password=PASSWORD))
    desk.actor = SYSTEM
    made = {
        name: Actor(
            add_staff(desk, AddStaff(name, said, Role.ADMINISTRATOR, password=PASSWORD)), said, Role.ADMINISTRATOR
        )
        for name, said in (("lin", "林晓"), ("tang", "唐悦"))
    }
    return SimpleNamespace(**made)


@pytest.fixture(params=["step", "reopening", "priority"])
def switch(request, desk, people):
    """One switch: how it is chosen, read, and three values it may have; the first is what it starts as."""
    if request.param == "step":
        values = [WORK, RULES, None]
        choose = lambda desk, value, seen: ticket_rules.set_transition(desk, NEW, SOLVED, value, seen)  # noqa: E731
        read = lambda desk: life_rules(desk).transitions[NEW][SOLVED]  # noqa: E731
    elif request.param == "reopening":
        values = [
            life_rules(desk).reopening[TicketKind.FAULT],
            *(Reopening(ReopenRule.WITHIN, days) for days in (3, 5)),
        ]
        choose = lambda desk, value, seen: ticket_rules.set_reopening(  # noqa: E731
            desk, TicketKind.FAULT, value.rule, value.days, seen
        )
        read = lambda desk: life_rules(desk).reopening[TicketKind.FAULT]  # noqa: E731
    else:
        values = [Priority.NORMAL, Priority.LOW, Priority.URGENT]
        choose = lambda desk, value, seen: ticket_rules.set_priority_for(desk, ONE, TODAY, value, seen)  # noqa: E731
        read = lambda desk: life_rules(desk).matrix[ONE][TODAY]  # noqa: E731
    return SimpleNamespace(values=values, choose=choose, read=read)


def by(desk, who):
    desk.actor = who
    desk.clock.advance(minutes=1)
    return desk


def test_somebody_elses_unseen_choice_is_refused_with_who_and_what_stands(desk, people, switch):
    usual, theirs, mine = switch.values
    assert switch.read(desk) == usual
    switch.choose(by(desk, people.tang), theirs, Seen(usual))
    with pytest.raises(ChosenMeanwhile) as refused:
        switch.choose(by(desk, people.lin), mine, Seen(usual))
    assert (refused.value.parameters["who"], refused.value.now) == ("唐悦", theirs)
    assert switch.read(desk) == theirs
    switch.choose(desk, mine, Seen(theirs))
    assert switch.read(desk) == mine


def test_ones_own_second_choice_is_never_refused(desk, people, switch):
    """Faster than the screen follows: it still shows what stood before the first."""
    usual, first, second = switch.values
    switch.choose(by(desk, people.tang), second, Seen(usual))
    switch.choose(by(desk, people.lin), first, Seen(second))
    switch.choose(by(desk, people.lin), usual, Seen(second))
    switch.choose(by(desk, people.lin), first, Seen(second))
    assert switch.read(desk) == first


def test_between_two_own_choices_somebody_else_is_seen(desk, people, switch):
    usual, first, theirs = switch.values
    switch.choose(by(desk, people.lin), first, Seen(usual))
    switch.choose(by(desk, people.tang), theirs, Seen(first))
    with pytest.raises(ChosenMeanwhile):
        switch.choose(by(desk, people.lin), usual, Seen(first))
    assert switch.read(desk) == theirs


def test_the_same_choice_and_one_back_to_where_it_was_are_no_clash(desk, people, switch):
    usual, theirs, mine = switch.values
    switch.choose(by(desk, people.tang), theirs, Seen(usual))
    switch.choose(by(desk, people.lin), theirs, Seen(usual))
    switch.choose(by(desk, people.tang), mine, Seen(theirs))
    switch.choose(by(desk, people.tang), theirs, Seen(mine))
    switch.choose(by(desk, people.lin), usual, Seen(theirs))
    assert switch.read(desk) == usual


def test_whoever_took_it_back_chose_last(desk, people, switch):
    usual, theirs, mine = switch.values
    switch.choose(by(desk, people.tang), theirs, Seen(usual))
    undo.undo_last(by(desk, people.tang))
    assert switch.read(desk) == usual
    with pytest.raises(ChosenMeanwhile) as refused:
        switch.choose(by(desk, people.lin), mine, Seen(theirs))
    assert refused.value.parameters["who"] == "唐悦"
    switch.choose(by(desk, people.lin), mine, Seen(usual))
    undo.undo_last(by(desk, people.lin))
    switch.choose(by(desk, people.lin), theirs, Seen(mine))
    assert switch.read(desk) == theirs


def test_different_switches_go_together_though_they_are_kept_in_one_row(desk, people):
    ticket_rules.set_transition(by(desk, people.tang), NEW, SOLVED, RULES, Seen(WORK))
    ticket_rules.set_transition(by(desk, people.lin), NEW, WAITING, None, Seen(WORK))
    ticket_rules.set_priority_for(by(desk, people.tang), ONE, TODAY, Priority.LOW, Seen(Priority.NORMAL))
    ticket_rules.set_priority_for(by(desk, people.lin), ONE, Urgency.LATER, Priority.NORMAL, Seen(Priority.LOW))
    found = life_rules(desk)
    assert (found.transitions[NEW][SOLVED], found.transitions[NEW][WAITING]) == (RULES, None)
    assert (found.matrix[ONE][TODAY], found.matrix[ONE][Urgency.LATER]) == (Priority.LOW, Priority.NORMAL)


def test_a_later_choice_of_another_switch_does_not_make_one_the_last(desk, people):
    """Who chose last is asked of the switch, not of the row in which all of them are kept."""
    ticket_rules.set_transition(by(desk, people.tang), NEW, SOLVED, RULES, Seen(WORK))
    ticket_rules.set_transition(by(desk, people.lin), NEW, WAITING, None, Seen(WORK))
    with pytest.raises(ChosenMeanwhile):
        ticket_rules.set_transition(by(desk, people.lin), NEW, SOLVED, None, Seen(WORK))


def test_without_what_was_seen_the_choice_stands(desk, people, switch):
    usual, theirs, mine = switch.values
    switch.choose(by(desk, people.tang), theirs, Seen(usual))
    switch.choose(by(desk, people.lin), mine, None)
    assert switch.read(desk) == mine


def test_what_ends_a_wait_has_two_answers_and_nothing_to_refuse(desk, people):
    ticket_rules.set_when_over(by(desk, people.tang), WhenOver.RESUME)
    ticket_rules.set_when_over(by(desk, people.lin), WhenOver.RESUME)
    assert life_rules(desk).when_over is WhenOver.RESUME
