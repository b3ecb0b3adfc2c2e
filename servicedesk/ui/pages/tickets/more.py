"""The menu of what has no key: priority, closing, cancelling, watching, linking."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from servicedesk.core.enums import OPEN_CLASSES, Priority, StateClass
from servicedesk.core.translation import translate, translate_marked
from servicedesk.queries.ticket_details import TicketDetail
from servicedesk.ui import tokens, wording
from servicedesk.ui.actions import key_words
from servicedesk.ui.command_list import BY_ID
from servicedesk.ui.widgets.buttons import MenuButton
from servicedesk.ui.widgets.cards import Line
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.popover import Popover
from servicedesk.ui.widgets.scroll import RowsColumn

if TYPE_CHECKING:
    from servicedesk.ui.pages.tickets.acts import TicketActs


class MoreMenu(Popover):
    """Made for one ticket, gone when closed."""

    def __init__(self, acts: TicketActs, detail: TicketDetail) -> None:
        super().__init__(acts.pane.window(), padding=7, spacing=4)
        # At large text in a low window the menu is taller than the window.
        self.rows = RowsColumn(spacing=4)
        self.rows.set_margins(3, 3, 3, 3)
        self.body.addWidget(self.rows)
        self._commands(acts, acts.pane.head.left_out)
        if acts.pane.head.left_out:
            self.rows.body.addWidget(Line())
        is_open = detail.row.state_class in OPEN_CLASSES
        if is_open:
            self.rows.body.addWidget(PlainLabel(translate("Tickets", "Priority"), tokens.META, "text2"))
            for priority in Priority:
                if priority is not detail.row.priority:
                    self._item(wording.word(priority), "flag", partial(acts.sorting.set_priority, priority))
            self.rows.body.addWidget(Line())
        self._item(translate("Actions", "Category and priority"), "tag", acts.sorting.classify)
        watching = translate("Tickets", "Stop watching") if detail.is_watched else translate("Tickets", "Watch")
        self._item(watching, "eye", lambda: acts.watch(not detail.is_watched))
        if detail.moves.into(StateClass.CLOSED):
            self._item(translate("Tickets", "Close ticket"), "circle-check", acts.states.close)
        if detail.moves.into(StateClass.CANCELLED):
            self._item(translate("Tickets", "Cancel ticket"), "x", acts.states.cancel)
        self.rows.body.addWidget(Line())
        self._commands(acts, ("ticket.readers", "ticket.merge", "ticket.split", "ticket.link", "ticket.child"))
        field = TextField(
            translate("Tickets", "Link with ticket number"), translate("Tickets", "Link with number"), "link", most=20
        )
        field.returnPressed.connect(lambda: self._link(acts, field.text()))
        self.rows.body.addWidget(field)
        self.closed.connect(self.deleteLater)

    def _commands(self, acts: TicketActs, commands: tuple[str, ...]) -> None:
        """Offer commands, each with its key, so that next time the menu is not needed."""
        for command in commands:
            if acts.workspace.actions.can(command):
                spec = BY_ID[command]
                trigger = partial(acts.workspace.actions.trigger, command)
                self._item(translate_marked(spec.name), spec.icon, trigger, key_words(command))

    def _item(self, words: str, icon: str, act: Callable[[], object], key: str = "") -> None:
        button = MenuButton(words, icon, key)

        def press() -> None:
            self.close_panel()
            act()

        button.clicked.connect(press)
        self.rows.body.addWidget(button)

    def _link(self, acts: TicketActs, number: str) -> None:
        if number.strip():
            self.close_panel()
            acts.link(number.strip())
