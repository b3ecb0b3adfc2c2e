"""Numbers and words typed where a record is looked for: whatever is typed is answered or refused, never a crash."""

import pytest

from servicedesk.core.actor import Actor
from servicedesk.core.enums import Priority
from servicedesk.core.errors import Refused
from servicedesk.core.numbering import typed_ticket_number
from servicedesk.core.permissions import Role
from servicedesk.queries import bin as bin_queries
from servicedesk.queries import compensations as ledger
from servicedesk.queries.compensations import LedgerFilter
from servicedesk.queries.duplicates import merge_candidates
from servicedesk.queries.equipment import find_equipment
from servicedesk.queries.ticket_details import same_fault, ticket_detail
from servicedesk.services import sensitive_cases, ticket_links, tickets
from servicedesk.services.bulk_edits import BulkEdit, edit_many
from servicedesk.services.ticket_commands import OpenTicket
from tests.integration.test_sensitive import world  # noqa: F401

HOSTILE = ("²", "①②", "T-²", "9" * 5000, "T-" + "9" * 5000, "\ud800", "字段:\ud83d", "\x00", "%", "'", "#")


@pytest.mark.parametrize(
    ("typed", "number"),
    [("2417", "T-2417"), ("#2417", "T-2417"), (" t-2417 ", "T-2417"), ("T2417", "T-2417"), ("２４１７", "T-2417")],
)
def test_a_number_is_read_as_people_type_it(typed, number):
    assert typed_ticket_number(typed) == number


@pytest.mark.parametrize("typed", HOSTILE)
def test_whatever_is_typed_for_a_number_is_answered(world, typed):  # noqa: F811
    boss = world.as_actor(world.chief)
    assert bin_queries.deleted_number(boss, typed) is None
    assert merge_candidates(boss, world.plain, typed) is not None
    assert ledger.ledger_ids(boss, LedgerFilter(text=typed)) is not None
    assert find_equipment(boss, typed) == []
    assert same_fault(boss, typed, world.scenario) == ()
    with pytest.raises(Refused) as link:
        ticket_links.link_by_number(boss, world.plain, typed)
    with pytest.raises(Refused) as parent:
        edit_many(boss, BulkEdit((world.plain,), parent=typed))
    for refused, field in ((link, "number"), (parent, "parent")):
        assert (refused.value.code, refused.value.parameters["field"]) == ("ticket_unknown", field)
        assert len(refused.value.parameters["number"]) <= ticket_links.NAMED_LENGTH


def test_a_number_that_may_not_be_read_is_answered_as_one_that_was_never_given(world):  # noqa: F811
    boss = world.as_actor(world.chief)
    hidden = tickets.open_ticket(boss, OpenTicket("机密", is_sensitive=True))
    answers = []
    for number in (hidden.number, "T-9999"):
        with pytest.raises(Refused) as refused:
            ticket_links.link_by_number(world, world.plain, number)
        answers.append(refused.value.code)
    assert answers == ["ticket_unknown", "ticket_unknown"]


def test_a_hidden_ticket_above_is_not_named(world):  # noqa: F811
    boss = world.as_actor(world.chief)
    above = tickets.open_ticket(boss, OpenTicket("机密"))
    ticket_links.link(boss, above.id, world.plain, ticket_links.LinkKind.PARENT)
    sensitive_cases.mark_sensitive(boss, above.id, True)
    other = tickets.open_ticket(world, OpenTicket("另一张")).id
    with pytest.raises(Refused) as refused:
        ticket_links.link(world, other, world.plain, ticket_links.LinkKind.PARENT)
    assert refused.value.code == "parent_hidden"
    assert above.number not in repr(refused.value.parameters)


def test_who_is_named_changes_the_case_among_many_too(world):  # noqa: F811
    boss = world.as_actor(world.chief)
    above = tickets.open_ticket(boss, OpenTicket("上级", is_sensitive=True))
    sensitive_cases.name_readers(boss, sensitive_cases.NameReaders(above.id, (world.actor.staff_id,)))
    result = edit_many(world, BulkEdit((world.plain,), parent=above.number))
    assert result.changed == 1
    assert ticket_detail(world, above.id) is not None
    # The case itself is changed among others by whoever is named, as it is alone.
    assert edit_many(world, BulkEdit((above.id, world.plain), priority=Priority.LOW)).left_out == ()
    elsewhere = world.as_actor(Actor(None, "x", Role.FRONT_DESK))
    with pytest.raises(Refused):
        edit_many(elsewhere, BulkEdit((world.plain,), parent=above.number))
