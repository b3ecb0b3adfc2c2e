"""The bell in the header: what is unread, the panel of notices, and a quiet line for what is urgent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from servicedesk.core.actor import RIGHTS
from servicedesk.core.events import Changed, ChangeKind
from servicedesk.core.permissions import Permission
from servicedesk.core.translation import plural, translate
from servicedesk.ui.actions import key_words, typing_now
from servicedesk.ui.widgets.buttons import IconButton
from servicedesk.ui.widgets.toast import Toast
from servicedesk.ui.workspace import Workspace

if TYPE_CHECKING:
    # The queries bring the database layer along; the first frame is painted before that.
    from servicedesk.queries.notices import Bell, NoticeRow
    from servicedesk.ui.notice_list import NoticePanel

MANY = 100


class NoticeBell(QObject):
    """Keeps the bell true while somebody works; never takes the keys, never covers what is typed."""

    def __init__(self, workspace: Workspace, button: IconButton, toast: Toast, window: QWidget) -> None:
        super().__init__(button)
        self._workspace, self._button, self._toast, self._window = workspace, button, toast, window
        self._panel: NoticePanel | None = None
        self._person: int | None = None
        self._last: int | None = None
        self._running = False
        self._held: list[NoticeRow] = []
        self.unread = 0
        button.clicked.connect(self.toggle)
        actions = workspace.actions
        actions.bind("notices", self.toggle, window, self._may)
        actions.bind("notices.read", self.read_all, window, lambda: self._may() and self.unread > 0)
        workspace.changed.connect(self._on_changed)
        toast.gone.connect(self._say_urgent)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)

    def _focus_moved(self, _old: object, _now: object) -> None:
        """A method, not a function: the connection ends with this object."""
        self._say_urgent()

    def start(self) -> None:
        """Somebody works here: show theirs; what came before they came is no news to shout."""
        staff_id = self._workspace.desk.actor.staff_id
        if staff_id != self._person:
            self._person, self._last = staff_id, None
            self._held.clear()
        self._running = True
        self._button.setVisible(self._may())
        self.refresh()

    def stop(self) -> None:
        """Nobody looks: nothing is asked and nothing is shown."""
        self._running = False
        if self._panel is not None:
            self._panel.close_panel(give_back=False)

    def refresh(self) -> None:
        """Ask what is unread."""
        if not self._running or not self._may():
            return
        from servicedesk.queries import notices

        self._workspace.ask(notices.bell, self._last, done=self._show, owner=self, key="bell")

    def _may(self) -> bool:
        if not self._workspace.is_open:
            return False
        actor = self._workspace.desk.actor
        return actor.staff_id is not None and actor.can(Permission.VIEW_TICKETS)

    def _on_changed(self, change: Changed) -> None:
        # A ticket that became sensitive takes its notices along.
        if change.entity in ("notice", RIGHTS) or (change.entity == "ticket" and change.kind is not ChangeKind.CREATED):
            self.refresh()
            if change.entity == "notice" and self._panel is not None and self._panel.isVisible():
                self._load()

    def _show(self, found: Bell) -> None:
        self.unread = found.unread
        self._last = found.last_id
        self._held = [*found.urgent, *self._held]
        self.retranslate()
        self._say_urgent()

    def retranslate(self) -> None:
        """Name the bell with what it shows."""
        words = translate("Notices", "Notices")
        if self.unread:
            number = translate("Notices", "99+ unread")
            if self.unread < MANY:
                number = plural("Notices", "{n} unread", "{n} unread", self.unread)
            words = f"{words} · {number}"
        self._button.set_dot(self.unread > 0)
        self._button.set_name(words)
        self._button.set_key(key_words("notices"))

    # -- the quiet line ------------------------------------------------------------------------------------------

    def _say_urgent(self) -> None:
        """Say what is urgent when it disturbs nobody: not over typed text, an undo on offer, or a guest's screen."""
        if not self._held or not self._running or typing_now() or self._toast.isVisible() or self._guest_looks():
            return
        held, self._held = self._held, []
        numbers = ", ".join(dict.fromkeys(row.number for row in held[:3]))
        if len(held) > 3:
            words = plural("Notices", "The time of {n} tickets is over", "The time of {n} tickets is over", len(held))
        else:
            words = translate("Notices", "The time of {numbers} is over", numbers=numbers)
        self._toast.show_message(words)

    def _guest_looks(self) -> bool:
        return any(each.isVisible() for each in self._window.findChildren(QWidget) if each.property("for_guest"))

    # -- the panel -----------------------------------------------------------------------------------------------

    def toggle(self) -> None:
        """Open the panel under the bell, or close it."""
        panel = self._made()
        if panel.isVisible():
            panel.close_panel()
            return
        self._load(opening=True)

    def _made(self) -> NoticePanel:
        from servicedesk.ui.notice_list import NoticePanel

        if self._panel is None:
            desk = self._workspace.desk
            self._panel = NoticePanel(self._window, desk.site.local, desk.clock.now)
            self._panel.opened_row.connect(self._open)
            self._panel.more_wanted.connect(self._more)
            self._panel.all_read.connect(self.read_all)
        return self._panel

    def _load(self, opening: bool = False) -> None:
        from servicedesk.queries import notices

        panel = self._made()
        panel.delegate.currency = self._workspace.desk.site.currency

        def shown(rows: list[NoticeRow]) -> None:
            panel.show_rows(rows, self.unread)
            if opening and self._running:
                panel.open_under(self._button)

        self._workspace.ask(notices.my_notices, done=shown, owner=self, key="notices")

    def _more(self, before: int) -> None:
        from servicedesk.queries import notices

        panel = self._made()
        self._workspace.ask(
            notices.my_notices,
            before,
            done=lambda rows: panel.show_rows(rows, self.unread, after=before),
            owner=self,
            key="more",
        )

    def _open(self, row: NoticeRow) -> None:
        from servicedesk.services import notices

        if self._panel is not None:
            self._panel.close_panel(give_back=False)
        if row.ticket_id is not None:
            self._workspace.act(notices.mark_ticket_read, row.ticket_id, owner=self)
            self._workspace.navigate("tickets", ticket_id=row.ticket_id)
        else:
            self._workspace.act(notices.mark_read, [row.id], owner=self)

    def read_all(self) -> None:
        """Everything that came so far is read."""
        from servicedesk.services import notices

        self._workspace.act(notices.mark_all_read, self._workspace.desk.clock.now(), owner=self)
