"""Text that would like to be more than text: shown as it was written, on every page and on paper."""

from __future__ import annotations

import io
from datetime import timedelta

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from servicedesk.core.permissions import Role
from servicedesk.queries import customers, ticket_details
from servicedesk.reporting import make_weekly
from servicedesk.services.customers import AddCustomer, add_customer
from servicedesk.services.tickets import OpenTicket, add_note, open_ticket
from servicedesk.services.visit_commands import Arrive
from servicedesk.services.visits import start_visit
from servicedesk.ui.pages.registry import PAGES
from tests.demo_database import demo_actor
from tests.e2e.conftest import SUPERVISOR

NAME = "<img src=file:///etc/passwd>"
REQUEST = ("=1+1 <b>bold</b> 😀👩‍👧‍👦 \u202eevil\u202c \u2066x\u2069 &amp; " + "空调" * 2600)[:5000]


@pytest.fixture
def hostile(practice):
    """A guest, a visit and a ticket that say it, the ticket opened last week so that the report counts it."""
    guest = add_customer(practice, AddCustomer(NAME, "13900001234"))
    visit = start_visit(practice, Arrive(customer_id=guest, request=REQUEST))
    promise = {"promise": f"{NAME} =1+1", "promise_due_at": practice.clock.now() + timedelta(hours=1)}
    command = OpenTicket(f"{NAME} =1+1", REQUEST, customer_id=guest, place="<b>1208</b>", **promise)
    ticket = open_ticket(practice, command)
    add_note(practice, ticket.id, REQUEST)
    return guest, visit, ticket.id


def rich_labels(window):
    return [
        (type(label).__name__, label.text()[:60])
        for label in window.findChildren(QLabel)
        if label.textFormat() != Qt.TextFormat.PlainText and label.text()
    ]


TARGETS = {"reception": "visit_id", "tickets": "ticket_id", "customers": "customer_id"}


@pytest.mark.parametrize("page_id", [spec.id for spec in PAGES])
def test_every_page_shows_it_as_text(program, practice, hostile, page_id, language):
    practice.actor = demo_actor(practice, SUPERVISOR)
    program.speak(language)
    program.enter()
    guest, visit, ticket = hostile
    key = {"visit_id": visit, "ticket_id": ticket, "customer_id": guest}.get(TARGETS.get(page_id, ""))
    if not program.window.has_page(page_id):
        pytest.fail(f"{practice.actor.role} has no page {page_id}")
    program.workspace.navigate(page_id, **({TARGETS[page_id]: key} if key is not None else {}))
    QApplication.processEvents()
    assert program.window.current_page.page_id == page_id
    picture = program.window.grab()
    assert not picture.isNull()
    assert rich_labels(program.window) == []


def test_it_is_kept_as_it_was_typed(practice, hostile):
    guest, _visit, ticket = hostile
    detail = ticket_details.ticket_detail(practice, ticket)
    assert detail.row.title == f"{NAME} =1+1"
    assert detail.description == REQUEST
    assert customers.customer_detail(practice, guest).card.row.name == NAME


def test_the_palette_shows_it_as_text(qtbot, program, hostile):
    program.window.search.setFocus()
    program.window.search.set_text("img src")
    program.workspace.actions.trigger("find")
    panel = program.window.search.panel()
    qtbot.waitUntil(panel.isVisible)
    assert not panel.grab().isNull()
    assert rich_labels(panel) == []


def test_the_weekly_report_prints_it(practice, hostile):
    """A promise that was not kept stands there word for word: markup arrives as characters."""
    practice.actor = demo_actor(practice, SUPERVISOR)
    assert practice.actor.role is Role.SUPERVISOR
    practice.clock.advance(days=1)
    today = practice.site.business_day(practice.clock.now())
    monday = today - timedelta(days=today.weekday() + 7)
    made = make_weekly(practice, monday, "en")
    document = pypdfium2.PdfDocument(io.BytesIO(made.pdf))
    words = "".join(page.get_textpage().get_text_range() for page in document)
    assert "root:" not in words
    # A long promise is cut with an ellipsis; what stands there are the characters themselves.
    assert NAME[:18] in words
