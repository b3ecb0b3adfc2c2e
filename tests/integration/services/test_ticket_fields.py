"""Fields of ticket kinds: strict values, undone and searched, hidden where private, required where it matters."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from servicedesk.core.actor import Actor
from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import EntryKind, TicketKind
from servicedesk.core.errors import NotAllowed, Refused
from servicedesk.core.permissions import Role
from servicedesk.core.ticket_fields import (
    LONG_TEXT_LIMIT,
    NAME_LIMIT,
    NUMBER_LIMIT,
    TEXT_LIMIT,
    FieldDefinition,
    FieldOption,
    FieldProblem,
    FieldType,
    canonical,
    texts_of,
)
from servicedesk.models import Ticket, TicketField
from servicedesk.queries import kind_details, search, ticket_details, ticket_fields
from servicedesk.services import ticket_states, tickets, undo
from servicedesk.services.desk import load_site
from servicedesk.services.field_definitions import SaveField, save_field
from servicedesk.services.site_setup import SetUpSite, set_up_site
from servicedesk.services.ticket_commands import EditTicket, OpenTicket
from servicedesk.services.ticket_states import ChangeState

OPTIONS = tuple(FieldOption(code, Bilingual(code, code), code != "old") for code in ("a", "b", "c", "old"))
TEXTS = st.text(max_size=TEXT_LIMIT)
NAMES = st.fixed_dictionaries({"id": st.none(), "name": st.text(min_size=1, max_size=NAME_LIMIT)})
VALUES = {
    FieldType.TEXT: TEXTS,
    FieldType.LONG_TEXT: st.text(max_size=LONG_TEXT_LIMIT),
    FieldType.NUMBER: st.integers(-NUMBER_LIMIT, NUMBER_LIMIT),
    FieldType.AMOUNT: st.integers(0, NUMBER_LIMIT),
    FieldType.DATE: st.dates(date(1900, 1, 1), date(2200, 12, 31)),
    FieldType.MOMENT: st.datetimes(datetime(1900, 1, 2), datetime(2200, 12, 30), timezones=st.just(UTC)),
    FieldType.YES_NO: st.booleans(),
    FieldType.CHOICE: st.sampled_from(["a", "b", "c"]),
    FieldType.CHOICES: st.lists(st.sampled_from(["a", "b", "c"])),
    FieldType.CUSTOMER: NAMES,
    FieldType.EQUIPMENT: NAMES,
    FieldType.STAFF: st.lists(NAMES, max_size=5),
}
ANYTHING = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(), st.lists(st.text()),
    st.dictionaries(st.text(), st.integers()), st.binary(),
)  # fmt: skip


def field(field_type, **more):
    return FieldDefinition(1, "x", ("request",), field_type, Bilingual("字段", "Field"), options=OPTIONS, **more)


@pytest.mark.parametrize("field_type", FieldType)
@given(data=st.data())
def test_what_is_stored_reads_the_same_again(field_type, data):
    value = data.draw(VALUES[field_type])
    once = canonical(field(field_type), value)
    assert canonical(field(field_type), once) == once
    assert all(isinstance(words, str) for words in texts_of(field(field_type), once))


@pytest.mark.parametrize("field_type", FieldType)
@given(value=ANYTHING)
def test_anything_else_is_refused_or_read_never_a_crash(field_type, value):
    with suppress(FieldProblem):
        once = canonical(field(field_type), value)
        assert canonical(field(field_type), once) == once


@pytest.mark.parametrize(
    ("field_type", "value", "code"),
    [
        (FieldType.TEXT, "x" * (TEXT_LIMIT + 1), "field_too_long"),
        (FieldType.TEXT, 5, "field_type"),
        (FieldType.LONG_TEXT, "长" * (LONG_TEXT_LIMIT + 1), "field_too_long"),
        (FieldType.NUMBER, True, "field_type"),
        (FieldType.NUMBER, "5", "field_type"),
        (FieldType.NUMBER, 1.5, "field_type"),
        (FieldType.NUMBER, NUMBER_LIMIT + 1, "field_range"),
        (FieldType.AMOUNT, -1, "field_range"),
        (FieldType.DATE, "2026-02-30", "field_type"),
        (FieldType.DATE, "1026-02-20", "field_range"),
        (FieldType.MOMENT, "2026-11-20T06:30:00", "field_type"),
        (FieldType.YES_NO, 1, "field_type"),
        (FieldType.CHOICE, "d", "field_option"),
        (FieldType.CHOICE, "old", "field_option"),
        (FieldType.CHOICES, ["a", "old"], "field_option"),
        (FieldType.CHOICES, "a", "field_type"),
        (FieldType.CUSTOMER, {"id": "5", "name": "x"}, "field_type"),
        (FieldType.CUSTOMER, {"id": None, "name": "x" * (NAME_LIMIT + 1)}, "field_too_long"),
        (FieldType.STAFF, [{"id": None, "name": str(n)} for n in range(41)], "field_too_long"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(field_type, value, code):
    with pytest.raises(FieldProblem) as refusal:
        canonical(field(field_type), value)
    assert refusal.value.code == code


def test_a_retired_option_stays_where_it_was_chosen():
    assert canonical(field(FieldType.CHOICE), "old", "old") == "old"
    assert canonical(field(FieldType.CHOICES), ["old", "a"], ["old"]) == ["a", "old"]


@pytest.fixture
def hotel(desk):
    set_up_site(desk, SetUpSite("云湖酒店", "hotel"))
    load_site(desk)
    return desk


@pytest.fixture
def complaint(hotel):
    return tickets.open_ticket(
        hotel,
        OpenTicket(
            "空调不冷",
            kind=TicketKind.COMPLAINT,
            fields={"complaint_about": " 1208  空调 ", "complaint_event_on": date(2026, 11, 20)},
        ),
    ).id


def stored(desk, ticket_id):
    with desk.database.reader.begin() as connection:
        return connection.execute(select(Ticket.fields).where(Ticket.id == ticket_id)).scalar()


def hits(desk, words):
    return [hit.id for hit in search.search(desk, words).hits if hit.kind == "ticket"]


def test_values_are_stored_changed_told_found_and_undone(hotel, complaint):
    assert stored(hotel, complaint) == {"complaint_about": "1208 空调", "complaint_event_on": "2026-11-20"}
    tickets.edit_ticket(
        hotel,
        EditTicket(complaint, fields={"complaint_actions": "已换风机盘管", "complaint_event_on": None}),
    )
    assert stored(hotel, complaint) == {"complaint_about": "1208 空调", "complaint_actions": "已换风机盘管"}
    entry = ticket_details.ticket_detail(hotel, complaint).entries[-1]
    assert entry.kind is EntryKind.FIELD
    assert entry.details["fields"] == {
        "complaint_actions": [None, "已换风机盘管"],
        "complaint_event_on": ["2026-11-20", None],
    }
    assert hits(hotel, "风机盘管") == [complaint]
    undo.undo_last(hotel)
    assert stored(hotel, complaint) == {"complaint_about": "1208 空调", "complaint_event_on": "2026-11-20"}
    assert hits(hotel, "风机盘管") == []


def test_an_edit_to_the_same_value_says_nothing(hotel, complaint):
    before = len(ticket_details.ticket_detail(hotel, complaint).entries)
    tickets.edit_ticket(hotel, EditTicket(complaint, fields={"complaint_about": "1208 空调"}))
    assert len(ticket_details.ticket_detail(hotel, complaint).entries) == before


@pytest.mark.parametrize(
    ("fields", "field_name", "code"),
    [
        ({"nonsense": "x"}, "fields.nonsense", "field_unknown"),
        ({"complaint_event_on": "gestern"}, "fields.complaint_event_on", "field_type"),
        ({"complaint_remedy": "gold"}, "fields.complaint_remedy", "field_option"),
        ({"complainant": {"id": 999, "name": ""}}, "fields.complainant", "field_nobody"),
        ({"complaint_actions": "x" * 5001}, "fields.complaint_actions", "field_too_long"),
    ],
)
def test_a_wrong_value_is_refused_with_its_field_and_nothing_is_saved(hotel, complaint, fields, field_name, code):
    before = stored(hotel, complaint)
    with pytest.raises(Refused) as refusal:
        tickets.edit_ticket(hotel, EditTicket(complaint, fields={"complaint_representative": "王律师", **fields}))
    assert (refusal.value.code, refusal.value.field) == (code, field_name)
    assert stored(hotel, complaint) == before


def change_definition(desk, code, **values):
    with desk.database.writer.begin() as connection:
        connection.execute(update(TicketField).where(TicketField.code == code).values(**values))


def test_what_is_needed_to_open_is_asked_of_people_only(hotel):
    change_definition(hotel, "complaint_about", is_needed_to_open=True)
    with pytest.raises(Refused) as refusal:
        tickets.open_ticket(hotel, OpenTicket("投诉", kind=TicketKind.COMPLAINT, fields={}))
    assert (refusal.value.code, refusal.value.field) == ("field_needed", "fields.complaint_about")
    assert tickets.open_ticket(hotel, OpenTicket("由程序建立", kind=TicketKind.COMPLAINT)).id
    assert tickets.open_ticket(hotel, OpenTicket("别的类型", kind=TicketKind.REQUEST, fields={})).id


def test_a_suggestion_is_solved_with_its_reply(hotel):
    ticket = tickets.open_ticket(hotel, OpenTicket("大堂增加儿童角", kind=TicketKind.SUGGESTION)).id
    with pytest.raises(Refused) as refusal:
        ticket_states.change_state(hotel, ChangeState(ticket, "solved", resolution="已答复"))
    assert (refusal.value.code, refusal.value.field) == ("field_needed", "fields.suggestion_reply")
    ticket_states.change_state(
        hotel, ChangeState(ticket, "solved", resolution="已答复", fields={"suggestion_reply": "明年一月改造"})
    )
    assert stored(hotel, ticket) == {"suggestion_reply": "明年一月改造"}
    undo.undo_last(hotel)
    assert stored(hotel, ticket) == {}


def test_private_fields_are_seen_found_and_written_only_with_the_right(hotel, complaint):
    change_definition(hotel, "complaint_representative", is_private=True)
    tickets.edit_ticket(hotel, EditTicket(complaint, fields={"complaint_representative": "秘密律师"}))
    system = hotel.actor
    hotel.actor = Actor(None, "林晓", Role.FRONT_DESK)
    assert "complaint_representative" not in [row.code for row in ticket_fields.definitions(hotel, "complaint")]
    assert "complaint_representative" not in kind_details.kind_detail(hotel, complaint).values
    entries = ticket_details.ticket_detail(hotel, complaint).entries
    assert not any("秘密" in str(entry.details) for entry in entries)
    assert hits(hotel, "秘密律师") == []
    with pytest.raises(NotAllowed):
        tickets.edit_ticket(hotel, EditTicket(complaint, fields={"complaint_representative": "x"}))
    hotel.actor = system
    assert kind_details.kind_detail(hotel, complaint).values["complaint_representative"] == "秘密律师"
    assert "秘密律师" in str([entry.details for entry in ticket_details.ticket_detail(hotel, complaint).entries])


def test_another_kind_keeps_what_was_filled_in(hotel, complaint):
    tickets.edit_ticket(hotel, EditTicket(complaint, kind=TicketKind.REQUEST))
    detail = kind_details.kind_detail(hotel, complaint)
    assert detail.values["complaint_about"] == "1208 空调"
    assert [row.code for row in detail.fields] == ["complaint_about", "complaint_event_on"]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=TEXT_LIMIT), note=st.text(max_size=300), days=st.integers(-900, 900))
def test_the_database_hands_back_what_was_stored(hotel, complaint, words, note, days):
    on = date(2026, 1, 1) + timedelta(days=days)
    given_values = {"complaint_about": words, "complaint_actions": note, "complaint_event_on": on}
    tickets.edit_ticket(hotel, EditTicket(complaint, fields=given_values))
    known = {row.code: row for row in ticket_fields.known_fields(hotel)}
    expected = {code: canonical(known[code], value) for code, value in given_values.items()}
    assert stored(hotel, complaint) == {code: value for code, value in expected.items() if value is not None}


def test_undoing_and_redoing_the_privacy_of_a_field_lets_the_search_follow(hotel, complaint):
    tickets.edit_ticket(hotel, EditTicket(complaint, fields={"complaint_representative": "钟律师"}))

    def finds():
        return hits(hotel, "钟律师") == [complaint]

    row = next(row for row in ticket_fields.known_fields(hotel) if row.code == "complaint_representative")
    hidden = SaveField(row.id, row.kinds, row.type, row.name.zh, row.name.en, is_private=True, version=row.version)
    assert finds()
    save_field(hotel, hidden)
    assert not finds()
    undo.undo_last(hotel)
    assert finds()
    undo.redo_last(hotel)
    assert not finds()
