"""Drafts: kept while typing, one's own, and cheap."""

import pytest
from sqlalchemy import func, select

from servicedesk.core.actor import NOBODY
from servicedesk.core.errors import NotAllowed, Refused
from servicedesk.models import AuditEntry
from servicedesk.queries.drafts import my_draft, my_drafts, others_parked, others_typing
from servicedesk.services.desk import open_desk
from servicedesk.services.drafts import discard_draft, hand_over_draft, save_draft
from servicedesk.services.sign_in import sign_in_with_password
from tests.integration.people import PASSWORD, hire


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


def test_a_draft_is_handed_to_a_colleague(desk, people):
    save_draft(desk, "note", "17", {"text": "please finish"})
    draft = my_draft(desk, "note", "17")
    with pytest.raises(Refused, match="unknown_staff"):
        hand_over_draft(desk, draft.id, people.front_desk)
    hand_over_draft(desk, draft.id, people.specialist)
    assert my_drafts(desk) == []
    with pytest.raises(NotAllowed):
        hand_over_draft(desk, draft.id, people.supervisor)
    save_draft(desk, "note", "17", {"text": "mine again"})
    with pytest.raises(Refused, match="draft_there"):
        hand_over_draft(desk, my_draft(desk, "note", "17").id, people.specialist)
    sign_in_with_password(desk, "specialist", PASSWORD)
    assert my_draft(desk, "note", "17").content == {"text": "please finish"}


def test_nobody_has_drafts(desk, people):
    desk.actor = NOBODY
    with pytest.raises(NotAllowed):
        save_draft(desk, "note", "17", {"text": "a"})
