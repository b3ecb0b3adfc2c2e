"""A colleague changes what the form of a new ticket offers: nothing typed is lost, nothing is guessed."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.actor import SYSTEM
from servicedesk.core.permissions import Role
from servicedesk.core.ticket_fields import FieldType
from servicedesk.queries import drafts, ticket_details, ticket_fields, ticket_lists
from servicedesk.queries.ticket_categories import categories
from servicedesk.queries.ticket_lists import TicketFilter
from servicedesk.services import field_definitions, sensitive_cases, site, staff, ticket_categories, tickets
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.ui.pages.tickets.new_ticket import NewTicketPanel
from tests.gui.pages.conftest import PASSWORD

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def newest(desk):
    return ticket_lists.ticket_list(desk, TicketFilter())[0]


@pytest.fixture
def new(program, press, desk):
    """A new ticket of the fault scenario, half a sentence in it, everything chosen."""
    program.window.show_page("tickets")
    press(K.Key_F6)
    panel = program.window.current_page.detail.panel
    assert isinstance(panel, NewTicketPanel)
    press("lift stands")
    press(K.Key_Left)
    return panel


def choose(panel, **values):
    for name, value in values.items():
        getattr(panel, name).set_value(value)


@pytest.fixture
def chosen(new, desk, hotel):
    """The ids of what is chosen in the form: a category, a department of its own, a person."""
    desk.actor, lin = SYSTEM, desk.actor
    found = SimpleNamespace(
        category=categories(desk)[1].id,
        department=site.save_department(desk, site.SaveDepartment(None, 0, "泳池", "Pool")),
        person=staff.add_staff(desk, staff.AddStaff("gu", "顾然", Role.FRONT_DESK, password=PASSWORD)),
    )
    desk.actor = lin
    QApplication.processEvents()
    choose(new, category=found.category, department=found.department)
    new.person.set_value(None)
    return found


def switched_off(desk, what, chosen):
    if what == "category":
        ticket_categories.retire_category(desk, chosen.category)
    elif what == "department":
        site.close_department(desk, chosen.department, 1)
    else:
        staff.deactivate_staff(desk, chosen.person, 1)


@pytest.mark.parametrize("what", ["category", "department", "person"])
@pytest.mark.parametrize("unseen", [False, True], ids=["seen", "unseen"])
def test_what_is_switched_off_is_said_where_it_was_chosen(new, chosen, desk, press, colleague, what, unseen):
    if what == "person":
        choose(new, department=None)
        new._show_people()
        new.person.set_value(chosen.person)
    row = getattr(new, f"{what}_row")
    with colleague(unseen):
        switched_off(desk, what, chosen)
    assert (new.title.text(), new.title.cursorPosition()) == ("lift stands", len("lift stand"))
    if not unseen:
        assert new.title.hasFocus(), "the keys stay where one types"
        assert getattr(new, what).value() is None
        assert "not offered any more" in row.error()
    else:
        assert not row.error()
        press(K.Key_Return, CTRL)
        assert not ticket_lists.ticket_list(desk, TicketFilter()), "nothing is opened with what is gone"
        assert row.error()
        assert getattr(new, what).hasFocus()
        assert new.title.text() == "lift stands"
        new._on_changed(SimpleNamespace(entity="staff"))
    press(K.Key_Return, CTRL)
    assert newest(desk).title == "lift stands"


def test_a_category_merged_unseen_counts_under_the_other(new, chosen, desk, press, colleague):
    into = categories(desk)[0].id
    other = next(each.id for each in categories(desk) if each.id not in (into, chosen.category) and each.depth == 0)
    with colleague(unseen=True):
        ticket_categories.merge_category(desk, chosen.category, other)
    press(K.Key_Return, CTRL)
    assert ticket_details.ticket_detail(desk, newest(desk).id).category.id == other


def test_what_was_typed_into_a_field_that_goes_is_said(new, desk, press, hotel, colleague):
    definition = field_definitions.SaveField(None, ("request",), FieldType.TEXT, "颜色", "Colour", "", "")
    with colleague():
        key = field_definitions.save_field(desk, definition)
    code = next(field.code for field in ticket_fields.known_fields(desk) if field.id == key)
    assert (new.title.text(), new.title.cursorPosition()) == ("lift stands", len("lift stand"))
    new.kind.form.editors[code].set_value("pale blue")
    row = next(field for field in ticket_fields.known_fields(desk) if field.id == key)
    with colleague():
        field_definitions.save_field(
            desk,
            field_definitions.SaveField(
                key, ("request",), FieldType.TEXT, "颜色", "Colour", "", "", is_active=False, version=row.version
            ),
        )
    assert code not in new.kind.form.editors
    assert "Colour: pale blue" in new.news.text()
    press(K.Key_Return, CTRL)
    assert newest(desk).title == "lift stands"


def test_a_draft_that_names_what_went_says_so_when_it_comes_back(program, new, chosen, desk, press, colleague):
    new.flush()
    press(K.Key_Escape)
    with colleague():
        ticket_categories.retire_category(desk, chosen.category)
    press(K.Key_F6)
    panel = program.window.current_page.detail.panel
    assert panel.title.text() == "lift stands"
    assert panel.category.value() is None
    assert "not offered any more" in panel.category_row.error()


def test_the_last_letters_are_kept_when_the_form_is_put_away(new, desk, press):
    press("x")
    press(K.Key_Escape)
    assert drafts.my_draft(desk, "new_ticket", "").content["title"] == "lift standxs"


def test_a_new_ticket_stays_when_the_one_behind_it_goes(program, desk, press, hotel, colleague, told):
    behind = tickets.open_ticket(desk, OpenTicket("towels")).id
    program.window.show_page("tickets", ticket_id=behind)
    QApplication.processEvents()
    press(K.Key_F6)
    press("lift stands")
    page = program.window.current_page
    panel = page.detail.panel
    with colleague():
        sensitive_cases.mark_sensitive(desk, behind, True)
    page.refresh()
    QApplication.processEvents()
    assert page.detail.panel is panel
    assert panel.isVisible()
    assert panel.title.text() == "lift stands"
    press(K.Key_Return, CTRL)
    assert newest(desk).title == "lift stands"
