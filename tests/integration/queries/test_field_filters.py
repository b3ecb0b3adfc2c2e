"""The list narrowed by fields of kinds: every type, both engines, nothing of private fields to others."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from servicedesk.core.actor import Actor
from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import TicketKind
from servicedesk.core.permissions import Role
from servicedesk.core.ticket_fields import FieldOption, FieldType
from servicedesk.queries import ticket_fields
from servicedesk.queries.ticket_lists import TicketFilter, TicketView, ticket_count, ticket_ids
from servicedesk.services.desk import load_site
from servicedesk.services.field_definitions import SaveField, save_field
from servicedesk.services.site_setup import SetUpSite, set_up_site
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.tickets import open_ticket

OPTIONS = tuple(
    FieldOption("", Bilingual(*names)) for names in (("海尔", "Haier"), ("格力", "Gree"), ("大金", "Daikin"))
)


@pytest.fixture
def house(desk):
    """A field of each type, two tickets that fill them in, one that does not."""
    set_up_site(desk, SetUpSite("云湖酒店", "hotel"))
    load_site(desk)
    for kind in FieldType:
        options = OPTIONS if kind in (FieldType.CHOICE, FieldType.CHOICES) else ()
        save_field(desk, SaveField(None, ("fault",), kind, f"甲 {kind.value}", f"my {kind.value}", options=options))
    fields = {row.type: row for row in ticket_fields.known_fields(desk) if str(row.name).startswith("my ")}
    haier, gree, daikin = (option.code for option in fields[FieldType.CHOICE].options)
    day = (2026, 11, 20)
    first = {
        FieldType.TEXT: "Pump 水泵 100%", FieldType.LONG_TEXT: "第一行\n漏水", FieldType.NUMBER: 12_000_000_000,
        FieldType.AMOUNT: 50_000, FieldType.DATE: "2026-11-20", FieldType.MOMENT: datetime(*day, 6, 30, tzinfo=UTC),
        FieldType.YES_NO: True, FieldType.CHOICE: haier, FieldType.CHOICES: [haier, gree],
        FieldType.CUSTOMER: {"id": None, "name": "贺兰"}, FieldType.STAFF: [{"id": None, "name": "夜班 Li"}],
        FieldType.EQUIPMENT: {"id": None, "name": "2 号电梯"},
    }  # fmt: skip
    second = {
        FieldType.TEXT: "Lamp", FieldType.NUMBER: 7, FieldType.AMOUNT: 9_950, FieldType.DATE: "2026-12-01",
        FieldType.MOMENT: datetime(*day, 16, 30, tzinfo=UTC), FieldType.YES_NO: False,
        FieldType.CHOICE: gree, FieldType.CHOICES: [gree, daikin],
    }  # fmt: skip
    ids = [
        open_ticket(
            desk,
            OpenTicket(
                title, kind=TicketKind.FAULT, fields={fields[kind].code: value for kind, value in given.items()}
            ),
        ).id
        for title, given in (("泵", first), ("灯", second), ("门", {}))
    ]
    return SimpleNamespace(desk=desk, ids=ids, fields=fields)


def found(house, text, view=TicketView.ALL):
    wanted = TicketFilter(view, text=text)
    ids = list(ticket_ids(house.desk, wanted))
    assert ticket_count(house.desk, wanted) == len(ids)
    return {house.ids.index(each) for each in ids}


# What is typed, and which of the tickets it holds.
FITS = [
    ('field:"my text"=PUMP', {0}),
    ('字段:"甲 text"=100%', {0}),
    ('字段:"甲 text"=0_', set()),
    ('field:"my text"', {0, 1}),
    ('-field:"my text"', {2}),
    ('-field:"my text"=lamp', {0, 2}),
    ('field:"my long_text"=漏水', {0}),
    ('field:"my number">7', {0}),
    ('field:"my number">=7', {0, 1}),
    ('field:"my number"=7', {1}),
    ('-field:"my number"=7', {0, 2}),
    ('field:"my number"<=12,000,000,000', {0, 1}),
    ('field:"my amount"<100', {1}),
    ('field:"my amount"=500', {0}),
    ('field:"my date"<2026-12-01', {0}),
    ('field:"my date">=2026-11-20 field:"my date"<=2026-11-30', {0}),
    # The half hour after midnight in Shanghai is the next day's.
    ('field:"my moment"=2026-11-20', {0}),
    ('field:"my moment"=2026-11-21', {1}),
    ('field:"my moment"<=2026-11-20', {0}),
    ('field:"my moment">2026-11-20', {1}),
    ('field:"my moment"<2026-11-21', {0}),
    ('field:"my moment">="2026-11-20 14:30"', {0, 1}),
    ('field:"my moment">"2026-11-20 14:30"', {1}),
    ('field:"my yes_no"=是', {0}),
    ('field:"my yes_no"=no', {1}),
    ('-field:"my yes_no"=no', {0, 2}),
    ('field:"my choice"=Haier', {0}),
    ('field:"my choice"=海尔,Gree', {0, 1}),
    ('-field:"my choice"=海尔', {1, 2}),
    ('field:"my choices"=格力', {0, 1}),
    ('field:"my choices"=大金,海尔', {0, 1}),
    ('field:"my choices"=大金', {1}),
    ('-field:"my choices"=大金', {0, 2}),
    ('field:"my customer"=贺', {0}),
    ('field:"my staff"=夜班', {0}),
    ('field:"my staff"=li', {0}),
    ('field:"my equipment"=电梯', {0}),
    ('field:"my yes_no" 灯', {1}),
    ('field:"my choice"=Bosch', set()),
    ("field:nothing", set()),
    ("-field:nothing", set()),
    ('field:"my number"=many', set()),
]


def test_a_list_holds_what_its_fields_say(house):
    # One house for all: making it takes longer than asking.
    assert {text: found(house, text) for text, _fits in FITS} == dict(FITS)


def test_views_and_tags_narrow_as_well(house):
    assert found(house, 'field:"my number"', TicketView.OPEN) == {0, 1}
    assert found(house, 'field:"my number"', TicketView.SOLVED_THIS_WEEK) == set()
    assert found(house, 'field:"my number" -tag:急') == {0, 1}


def test_a_private_field_finds_and_excludes_nothing_for_who_may_not_see_it(house):
    row = house.fields[FieldType.NUMBER]
    save_field(
        house.desk,
        SaveField(row.id, row.kinds, row.type, row.name.zh, row.name.en, is_private=True, version=row.version),
    )
    assert found(house, 'field:"my number"=7') == {1}
    house.desk.actor = Actor(None, "新人", Role.FRONT_DESK)
    assert found(house, 'field:"my number"=7') == set()
    assert found(house, '-field:"my number"=7') == set()
