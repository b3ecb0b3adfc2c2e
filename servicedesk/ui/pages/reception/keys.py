"""The keys of reception: what each does, and when it may."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from servicedesk.core.permissions import Permission

if TYPE_CHECKING:
    from servicedesk.ui.pages.reception.page import ReceptionPage

IDLE_KEYS = ("visit.new", "visit.next", "customer.find", "undo")
FORM_KEYS = ("visit.switch", "undo")
VISIT_KEYS = (
    "visit.step",
    "visit.answered",
    "ticket.new",
    "visit.call_back",
    "visit.park",
    "visit.switch",
    "visit.new",
    "undo",
)


class ReceptionKeys(QObject):
    """Binds the commands of one reception page to the visit in front."""

    def __init__(self, page: ReceptionPage) -> None:
        super().__init__(page)
        self.page = page
        self._bind()

    def _bind(self) -> None:
        page = self.page
        # Pressed before the visit one turned to is here they wait for it.
        bind = page.turning.bind
        bind("visit.answered", page.ending.answer, self.may_end)
        bind("visit.call_back", page.ending.call_back, self.may_end)
        bind("visit.park", page.ending.park, lambda: page.look is not None and page.ticket.isHidden())
        bind("ticket.new", page.open_ticket, self._may_open_ticket)
        # Pressed again it stays in the form: another page would take the visit out of sight.
        page.workspace.actions.bind("ticket.new", page.ticket.panel.setFocus, page.ticket.panel)
        bind("visit.step", page.steps.tick_current, self._space_ticks)
        for position, digit in enumerate("1234567890"):
            bind(f"visit.scenario.{digit}", partial(self._digit, position), self.may_end)
        for position, digit in enumerate("123"):
            take = partial(page.record.knowledge.take, position)
            bind(f"visit.suggestion.{digit}", take, self.may_end)

    def mine(self) -> bool:
        """Whether the visit in front is one's own."""
        look = self.page.look
        return look is not None and look.detail.row.staff_id == self.page.workspace.desk.actor.staff_id

    def may_end(self) -> bool:
        """Whether the visit in front can be ended by whoever is here."""
        return self.mine() and self.page.ticket.isHidden()

    def tab_to_words(self, forward: bool) -> bool:
        """Go from the page, where digits and Space work, to what the guest wants; return whether it was that."""
        if not (forward and self.page.hasFocus() and self.may_end()):
            return False
        self.page.record.area.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _may_open_ticket(self) -> bool:
        return self.may_end() and self.page.workspace.desk.actor.can(Permission.OPEN_TICKET)

    def _space_ticks(self) -> bool:
        """Space ticks the current step, but a button in focus keeps its own Space."""
        return self.may_end() and not isinstance(QApplication.focusWidget(), QAbstractButton)

    def _digit(self, position: int) -> None:
        record = self.page.record
        if not record.skip.isHidden():
            record.skip.press(position)
        else:
            record.press_scenario(position)
