"""Whoever imports: a file opened, a supervisor at the desk."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.permissions import Role
from servicedesk.queries.customer_lists import CustomerFilter, customer_ids
from servicedesk.queries.ticket_details import customer_name
from servicedesk.services.staff import AddStaff, add_staff


def opened(page, path):
    """Open a file on the page."""
    page.flow.open_file(path)
    QApplication.processEvents()
    return page


def names(desk):
    """Everybody there is."""
    return {customer_name(desk, identity) for identity in customer_ids(desk, CustomerFilter())}


def supervise(program):
    """Let a supervisor act."""
    desk = program.workspace.desk
    desk.actor = SYSTEM
    identity = add_staff(desk, AddStaff("sun", "孙主任", Role.SUPERVISOR, password="湖畔 good morning 7"))
    desk.actor = Actor(identity, "孙主任", Role.SUPERVISOR)
    program.window.forget_pages()
    program.window.show_page("imports")
    return program.window.page("imports")
