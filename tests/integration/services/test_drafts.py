"""Drafts: kept while typing, one's own, and cheap."""

import pytest
from sqlalchemy import func, select

from servicedesk.core.actor import NOBODY, SYSTEM
from servicedesk.core.errors import NotAllowed, NotFound, Refused
from servicedesk.models import AuditEntry
from servicedesk.queries.draft_lists import (
    DraftMark,
    DraftPlace,
    RecordState,
    drafted_tickets,
    drafts_and_handed,
    excerpt,
    left_open,
)
from servicedesk.queries.drafts import my_draft, my_drafts, others_parked, others_typing
from servicedesk.services.desk import open_desk
from servicedesk.services.drafts import (
    discard_draft,
    hand_over_draft,
    save_draft,
    take_back_draft,
    take_draft,
    throw_away,
)
from servicedesk.services.sign_in import sign_in_with_password
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.tickets import open_ticket
from servicedesk.services.undo import undo_last
from tests.integration.people import PASSWORD, furnish, hire


@pytest.fixture
def people(desk):
    people = hire(desk)
    sign_in_with_password(desk, "front_desk", PASSWORD)
    return people


def audit_rows(desk):
    with desk.database.reader.begin() as connection:
        return connection.execute(select(func.count()).select_from(AuditEntry)).scalar()


def test_a_draft_outlives_the_program(desk, people, clock, address):
    content = {"text": "空调漏水 \0 \ud83d", "cursor": 4, "lines": ["a", None, 1.5]}
    save_draft(desk, "note", "17", content)
    again = open_desk(address, clock=clock, actor=desk.actor)
    assert my_draft(again, "note", "17").content == content
    again.close()


def test_saving_again_keeps_one_draft_and_its_latest_words(desk, people, clock):
    save_draft(desk, "note", "17", {"text": "a"})
    clock.advance(seconds=1)
    save_draft(desk, "note", "17", {"text": "ab"})
    save_draft(desk, "note", "18", {"text": "other"})
    assert [row.content["text"] for row in my_drafts(desk)] == ["other", "ab"]


def test_the_same_words_are_not_written_again(desk, people, clock):
    save_draft(desk, "note", "17", {"text": "a"})
    saved = my_draft(desk, "note", "17").updated_at
    clock.advance(seconds=5)
    save_draft(desk, "note", "17", {"text": "a"})
    assert my_draft(desk, "note", "17").updated_at == saved


def test_typing_leaves_no_trace_in_the_audit(desk, people):
    before = audit_rows(desk)
    save_draft(desk, "note", "17", {"text": "a"})
    assert discard_draft(desk, "note", "17")
    assert audit_rows(desk) == before


def test_discarding_what_is_not_there_changes_nothing(desk, people):
    assert not discard_draft(desk, "note", "17")


def test_everybody_sees_their_own_and_only_that_others_type(desk, people):
    save_draft(desk, "note", "17", {"text": "mine"})
    sign_in_with_password(desk, "specialist", PASSWORD)
    assert my_draft(desk, "note", "17") is None
    assert my_drafts(desk) == []
    assert [row.name for row in others_typing(desk, "note", "17")] == ["林晓"]
    assert not discard_draft(desk, "note", "17")
    assert others_parked(desk) == []


def test_a_draft_is_handed_to_a_colleague_who_takes_it(desk, people):
    save_draft(desk, "note", "17", {"text": "please finish"})
    draft = my_draft(desk, "note", "17")
    with pytest.raises(Refused, match="unknown_staff"):
        hand_over_draft(desk, draft.id, people.front_desk)
    handed = hand_over_draft(desk, draft.id, people.specialist, "客人 18 点前要")
    assert my_drafts(desk) == []
    (gone,) = drafts_and_handed(desk)
    assert (gone.place, gone.other, gone.note) == (DraftPlace.FROM_ME, "许嘉铭", "客人 18 点前要")
    with pytest.raises(NotAllowed):
        take_draft(desk, handed)
    sign_in_with_password(desk, "specialist", PASSWORD)
    assert my_draft(desk, "note", "17") is None
    (there,) = drafts_and_handed(desk)
    assert (there.place, there.other, there.excerpt) == (DraftPlace.TO_ME, "林晓", "please finish")
    take_draft(desk, handed)
    assert my_draft(desk, "note", "17").content == {"text": "please finish"}
    sign_in_with_password(desk, "front_desk", PASSWORD)
    assert drafts_and_handed(desk) == []
    with pytest.raises(NotFound):
        take_back_draft(desk, handed)


def test_what_nobody_took_is_taken_back(desk, people):
    save_draft(desk, "note", "17", {"text": "please finish"})
    handed = hand_over_draft(desk, my_draft(desk, "note", "17").id, people.specialist)
    sign_in_with_password(desk, "supervisor", PASSWORD)
    with pytest.raises(NotAllowed):
        take_back_draft(desk, handed)
    sign_in_with_password(desk, "front_desk", PASSWORD)
    take_back_draft(desk, handed)
    assert my_draft(desk, "note", "17").content == {"text": "please finish"}


def test_nothing_is_overwritten_by_what_is_taken(desk, people):
    save_draft(desk, "note", "17", {"text": "first"})
    handed = hand_over_draft(desk, my_draft(desk, "note", "17").id, people.specialist)
    save_draft(desk, "note", "17", {"text": "second"})
    with pytest.raises(Refused, match="own_draft_there"):
        take_back_draft(desk, handed)
    assert [row.excerpt for row in drafts_and_handed(desk)] == ["second", "first"]


def test_a_draft_thrown_away_and_one_handed_over_come_back_by_undo(desk, people):
    save_draft(desk, "note", "17", {"text": "a"})
    throw_away(desk, my_draft(desk, "note", "17").id)
    assert my_drafts(desk) == []
    undo_last(desk)
    assert my_draft(desk, "note", "17").content == {"text": "a"}
    hand_over_draft(desk, my_draft(desk, "note", "17").id, people.specialist)
    undo_last(desk)
    assert my_draft(desk, "note", "17").content == {"text": "a"}
    assert [row.place for row in drafts_and_handed(desk)] == [DraftPlace.MINE]


def test_old_drafts_are_marked_and_stay(desk, people):
    save_draft(desk, "note", "17", {"text": "a"})
    desk.clock.advance(days=8)
    (row,) = drafts_and_handed(desk)
    assert row.is_old
    desk.clock.advance(days=400)
    assert my_draft(desk, "note", "17") is not None


def test_a_draft_about_a_record_that_is_gone_is_kept_and_says_so(desk, people):
    save_draft(desk, "ticket_edit", "99", {"values": {"title": "x"}, "base": {"title": "y"}})
    (row,) = drafts_and_handed(desk)
    assert row.record is RecordState.GONE


def test_a_sensitive_ticket_s_draft_goes_to_nobody_who_may_not_read_it(desk, people):
    desk.actor = SYSTEM
    furnish(desk)
    ticket = open_ticket(desk, OpenTicket("投诉同事", is_sensitive=True))
    sign_in_with_password(desk, "supervisor", PASSWORD)
    save_draft(desk, "ticket", str(ticket.id), {"text": "secret"})
    draft = my_draft(desk, "ticket", str(ticket.id))
    with pytest.raises(NotAllowed):
        hand_over_draft(desk, draft.id, people.front_desk)
    hand_over_draft(desk, draft.id, people.administrator)


def test_a_megabyte_is_kept(desk, people):
    text = "早餐" * 500_000
    save_draft(desk, "note", "17", {"text": text})
    assert my_draft(desk, "note", "17").content["text"] == text
    assert len(drafts_and_handed(desk)[0].excerpt) <= 160


def test_the_form_that_was_in_front_is_remembered(desk, people):
    save_draft(desk, "ticket_edit", "17", {"values": {}, "open": True})
    save_draft(desk, "note", "18", {"text": "b", "open": False})
    assert left_open(desk) == ("ticket_edit", "17")
    desk.clock.advance(days=2)
    assert left_open(desk) is None


def test_tickets_with_a_draft_are_known(desk, people):
    save_draft(desk, "ticket_edit", "17", {"values": {}})
    save_draft(desk, "ticket", "18", {"text": "b"})
    save_draft(desk, "customer", "19", {"name": "b"})
    save_draft(desk, "ticket_edit", "20", {"values": {}, "undecided": True})
    save_draft(desk, "ticket_solve", "20", {"how": "b"})
    assert drafted_tickets(desk) == {
        17: DraftMark("ticket_edit"),
        18: DraftMark("ticket"),
        20: DraftMark("ticket_edit", True),
    }


def test_nobody_has_drafts(desk, people):
    desk.actor = NOBODY
    with pytest.raises(NotAllowed):
        save_draft(desk, "note", "17", {"text": "a"})


def test_times_of_a_form_are_no_words_somebody_typed():
    assert excerpt({"promise_at": "2026-11-28T22:00:00+08:00", "promise": "修好空调"}) == "修好空调"


def test_what_was_chosen_and_not_typed_is_no_excerpt():
    """A form keeps codes of what was chosen: they are read by the form, not by people."""
    kept = {"title": "boiler is cold", "priority": "normal", "impact": "one", "language": "zh", "base": ""}
    assert excerpt(kept) == "boiler is cold"
    assert excerpt({"base": {"priority": "normal"}, "values": {"priority": "high", "title": "x"}}) == "x"
