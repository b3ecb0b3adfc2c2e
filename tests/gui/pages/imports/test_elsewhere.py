"""What came from elsewhere where people work: an old ticket with its history, and reviews in the palette."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.permissions import Role
from servicedesk.core.translation import set_language
from servicedesk.queries.find_anything import find_anything
from servicedesk.queries.imports import batches
from servicedesk.queries.ticket_details import ticket_detail
from servicedesk.queries.ticket_lists import TicketFilter, TicketView, ticket_ids
from servicedesk.services.imports.fields import ImportKind
from servicedesk.services.imports.importing import run_import
from servicedesk.services.imports.looking import FileCommand, command_for
from servicedesk.ui.pages.tickets.entries import EntryWriter
from servicedesk.ui.pages.tickets.field_names import value_words
from servicedesk.ui.pages.tickets.source_panel import SourcePanel
from servicedesk.ui.palette.controller import Palette
from servicedesk.ui.widgets.labels import PlainLabel

INCIDENT = """number,ident_state,opened_at,sys_updated_at,u_symptom,priority,category,assignment_group,assigned_to
INC1,New,1/3/2016 10:00,1/3/2016 10:05,Symptom <b>3</b>,3 - Moderate,Category 1,56,?
INC1,Active,1/3/2016 10:00,1/3/2016 11:05,Symptom <b>3</b>,2 - High,Category 1,70,Value 2
INC1,Active,1/3/2016 10:00,1/3/2016 12:05,Symptom <b>3</b>,2 - High,Category 1,71,Value 2
"""
EVENTS = """ticket,activity,at,by
Case9,Assign seriousness,2012-10-09 13:50,Value 1
Case9,Take in charge ticket,2012-10-09 13:51,Value 2
"""


@pytest.fixture
def brought(desk, tmp_path: Path):
    """Import a text as the system; return the batch."""

    def run(kind: ImportKind, content: str, **said: object):
        path = tmp_path / f"{kind.value}.csv"
        path.write_text(content, encoding="utf-8")
        before, desk.actor = desk.actor, SYSTEM
        result = run_import(desk, command_for(desk, FileCommand(path, kind, {}, **said)))
        desk.actor = before
        return result.batch_id

    return run


def only_ticket(desk):
    """The one ticket there is, in full."""
    (identity,) = ticket_ids(desk, TicketFilter(view=TicketView.ALL))
    return ticket_detail(desk, identity)


def lines(desk, detail):
    """The timeline's summaries."""
    writer = EntryWriter({}, desk.site.local, desk.site.local(desk.clock.now()), "CNY")
    return [entry.summary for entry in writer.entries(detail, False)]


def test_the_steps_of_an_old_ticket_say_what_changed(desk, hotel, brought):
    set_language("en")
    brought(ImportKind.TICKETS, INCIDENT, preset_name="servicenow")
    said = lines(desk, only_ticket(desk))
    assert said[1] == "set to in_progress · priority: Normal → High · group: 56 → 70 · assignee: — → Value 2"
    assert said[2] == "group: 70 → 71"


def test_an_event_log_says_who_did_it(desk, hotel, brought):
    set_language("en")
    brought(ImportKind.TICKET_EVENTS, EVENTS)
    said = lines(desk, only_ticket(desk))
    assert said[1:3] == ["Assign seriousness · by Value 1", "Take in charge ticket · by Value 2"]


def test_a_value_nobody_knows_is_shown_as_it_stands():
    set_language("en")
    assert value_words("priority", "4 - Later") == "4 - Later"
    assert value_words("priority", "") == "—"
    assert value_words("channel", "email") == "E-mail"


def test_the_ticket_says_where_it_came_from(program, desk, hotel, brought):
    brought(ImportKind.TICKETS, INCIDENT, preset_name="servicenow")
    detail = only_ticket(desk)
    program.workspace.navigate("tickets", ticket_id=detail.row.id)
    QApplication.processEvents()
    panel = program.window.current_page.findChild(SourcePanel)
    words = [label.text() for label in panel.findChildren(PlainLabel)]
    assert panel.accessibleName() == "From ServiceNow"
    assert words[words.index("category") + 1] == "Category 1"
    assert words[words.index("u_symptom") + 1] == "Symptom <b>3</b>"
    assert words[words.index("group") + 1] == "71"


def test_a_ticket_opened_here_has_no_such_panel(desk, hotel, program):
    from servicedesk.services import tickets
    from servicedesk.services.ticket_commands import OpenTicket

    made = tickets.open_ticket(desk, OpenTicket("Lamp"))
    program.workspace.navigate("tickets", ticket_id=made.id)
    QApplication.processEvents()
    assert ticket_detail(desk, made.id).source is None
    assert program.window.current_page.findChild(SourcePanel) is None


def test_a_review_is_found_by_its_words_and_read_in_full(program, desk, hotel, brought, press):
    whole = "早餐很好，前台很热情，就是房间有点小。" * 20
    brought(ImportKind.FEEDBACK, f"text,rating,source\n{whole},4,携程\n早餐一般,3,携程\n")
    rows = [row for row in find_anything(desk, "早餐") if row.kind == "feedback"]
    assert [row.detail for row in rows] == ["携程 · ★★★", "携程 · ★★★★"]
    palette = Palette(program.workspace, program.window)
    palette.open()
    press("早餐很好")
    program.window.search.ask_now()
    panel = program.window.search.panel()
    panel.view.select_key(("feedback", rows[1].id))
    press(Qt.Key.Key_Return)
    page = program.window.current_page
    assert page.page_id == "search"
    assert page.reading.text.text() == whole


def test_the_review_that_was_meant_is_the_one_in_front(program, desk, hotel, brought):
    brought(ImportKind.FEEDBACK, "text\n早餐第一条\n早餐第二条\n早餐第三条\n")
    oldest = [row for row in find_anything(desk, "早餐") if row.kind == "feedback"][-1]
    program.workspace.navigate("search", text="早餐", document_id=oldest.id)
    QApplication.processEvents()
    assert program.window.current_page.reading.text.text() == "早餐第一条"


def test_the_desk_sees_the_imports_it_may_undo(desk, hotel, brought):
    brought(ImportKind.CUSTOMERS, "name,phone\n李国栋,13800002206\n")
    brought(ImportKind.FEEDBACK, "text\n好\n")
    assert [row.kind for row in batches(desk)] == ["customers"]
    desk.actor = SYSTEM
    assert [(row.kind, row.read, row.imported) for row in batches(desk)] == [("feedback", 1, 1), ("customers", 1, 1)]


def test_nobody_else_sees_them(desk, hotel):
    from servicedesk.core.errors import NotAllowed

    desk.actor = Actor(hotel.people.lin.staff_id, "林晓", Role.SPECIALIST)
    with pytest.raises(NotAllowed):
        batches(desk)
