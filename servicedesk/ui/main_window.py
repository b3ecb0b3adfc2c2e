"""The frame: rail, header, pages, status line, and the gate that hides them all. Nothing of any page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from servicedesk.core.translation import translate, translate_marked
from servicedesk.ui.bell import NoticeBell
from servicedesk.ui.command_list import PAGE_DIGITS
from servicedesk.ui.desk_facts import DeskFacts
from servicedesk.ui.file_drops import FileDrops
from servicedesk.ui.first_frame import SMALLEST
from servicedesk.ui.header import Header
from servicedesk.ui.key_line import KeyLine
from servicedesk.ui.notices import Notices
from servicedesk.ui.pages.base import Page
from servicedesk.ui.pages.registry import PAGES, PageSpec
from servicedesk.ui.palette.field import PaletteField
from servicedesk.ui.promises.desk import PromiseDesk
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.popover import Popover
from servicedesk.ui.widgets.rail import NavigationRail
from servicedesk.ui.widgets.status_bar import StatusBar
from servicedesk.ui.widgets.toast import Toast
from servicedesk.ui.workspace import Workspace

# Below this width the rail hides behind a button.
RAIL_WIDTH = 640


class MainWindow(Themed, QWidget):
    """One window for everything; pages are made when first shown and stay."""

    closing = Signal()

    def __init__(self, workspace: Workspace, pages: Sequence[PageSpec] = PAGES) -> None:
        super().__init__()
        self.workspace = workspace
        self._specs = tuple(pages)
        self._pages: dict[str, Page] = {}
        self._current: Page | None = None
        self._closing_anyway = False
        self._counting_down = False
        self.rail = NavigationRail()
        self.search = PaletteField()
        self.header = Header(self.search)
        self.notices = Notices(workspace)
        self.stack = QStackedWidget()
        self.status = StatusBar()
        self.content = QWidget()
        self._build()
        self.toast = Toast(self.stack)
        self.toast.undone.connect(workspace.undo_last)
        self.toast.redone.connect(workspace.redo_last)
        self.facts = DeskFacts(workspace, self.rail, self.header, self.status)
        self.bell = NoticeBell(workspace, self.header.bell, self.toast, self)
        self.promises = PromiseDesk(workspace, self, self.status, lambda: self._current)
        self.keys = KeyLine(workspace, self, self.status, lambda: self._current)
        self._connect()
        self.follow_theme()
        self.retranslate()

    def _build(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.header)
        right.addWidget(self.notices)
        right.addWidget(self.stack, 1)
        upper = QHBoxLayout(self.content)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(0)
        upper.addWidget(self.rail)
        upper.addLayout(right, 1)
        right.addWidget(self.status)
        # The gate (sign-in, first run) takes the place of everything else.
        self.layers = QStackedWidget()
        self.layers.addWidget(self.content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        # Narrow beside another program: the pages collapse to what they are given.
        whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(*SMALLEST)
        whole.addWidget(self.layers)

    def _connect(self) -> None:
        workspace = self.workspace
        self.rail.chosen.connect(self._chosen_on_rail)
        self.rail.user_pressed.connect(lambda: workspace.actions.trigger("user.switch"))
        self.header.new_visit.clicked.connect(lambda: workspace.actions.trigger("visit.new"))
        self.header.menu_pressed.connect(self._toggle_rail)
        workspace.navigated.connect(lambda page, target: self.show_page(page, **target))
        workspace.toasted.connect(self.toast.show_message)
        workspace.undone.connect(self.toast.show_undone)
        workspace.superseded.connect(self._withdraw_undo)
        workspace.draft_gone.connect(self._forget_page)
        workspace.actor_changed.connect(self.facts.refresh)
        actions = workspace.actions
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)
        actions.set_window(self, lambda: self.gate is not None)
        actions.bind("undo", workspace.undo_last, self, lambda: workspace.can_undo)
        actions.bind("redo", workspace.redo_last, self, lambda: workspace.can_redo)
        for command, page_id in (("acts.recent", "recent_acts"), ("bin.open", "bin")):
            actions.bind(command, partial(self.show_page, page_id), self, partial(self.has_page, page_id))
        actions.bind("back", self._back, self, lambda: not self._popover_open())
        actions.bind("pane.next", self.focusNextChild, self)
        actions.bind("drafts", lambda: self.show_page("drafts"), self, lambda: self.has_page("drafts"))
        actions.bind(
            "draft.hand_over", lambda: self.show_page("drafts", give=True), self, lambda: self.has_page("drafts")
        )
        actions.bind("import", lambda: self.show_page("imports"), self, lambda: self.has_page("imports"))
        actions.bind("ledger", lambda: self.show_page("compensations"), self, lambda: self.has_page("compensations"))
        self._drops = FileDrops(self, lambda: self.gate is None and self.has_page("imports"))
        self._drops.dropped.connect(lambda path: self.show_page("imports", path=path))
        for index, digit in enumerate(PAGE_DIGITS):
            actions.bind(f"page.{digit}", partial(self._show_place, index), self, partial(self._has_place, index))

    # -- pages ---------------------------------------------------------------------------------------------------

    def specs(self) -> list[PageSpec]:
        """The pages whoever is signed in may see."""
        if not self.workspace.is_open:
            return []
        actor = self.workspace.desk.actor
        return [spec for spec in self._specs if actor.can(spec.permission)]

    @property
    def all_specs(self) -> tuple[PageSpec, ...]:
        """Every page there is, whoever may see it."""
        return self._specs

    def rail_specs(self) -> list[PageSpec]:
        """Those of them that have a place on the rail, in its order."""
        return [spec for spec in self.specs() if spec.in_rail]

    def has_page(self, page_id: str) -> bool:
        """Return whether whoever is signed in may see a page."""
        return any(spec.id == page_id for spec in self.specs())

    def _has_place(self, index: int) -> bool:
        return index < len(self.rail_specs())

    def _show_place(self, index: int) -> None:
        self.show_page(self.rail_specs()[index].id)

    def show_page(self, page_id: str, **target: Any) -> None:
        """Bring a page to the front; one that may not be seen stays away."""
        spec = next((spec for spec in self.specs() if spec.id == page_id), None)
        if spec is None:
            return
        page = self._pages.get(page_id)
        if page is None:
            page = spec.create(self.workspace)
            page.title_changed.connect(self._show_titles)
            self._pages[page_id] = page
            self.stack.addWidget(page)
        if page is not self._current:
            if self._current is not None:
                self._current.deactivate()
            self._current = page
            self.stack.setCurrentWidget(page)
            # A page shown for the first time comes above everything in the stack, an undo on offer too.
            self.toast.raise_()
        self.workspace.actions.set_page(page_id)
        self.rail.set_current(self._place_of(page_id))
        if not page.asks_on_arrival and page.take_dirty():
            page.refresh()
        page.activate(**target)
        self._show_titles()
        self.keys.show_now()

    def _place_of(self, page_id: str) -> str:
        """Return the page whose place on the rail is lit: a page without one shows where it is come to from."""
        return next((spec.under for spec in self._specs if spec.id == page_id and spec.under), page_id)

    def page(self, page_id: str) -> Page | None:
        """The page if it has been shown."""
        return self._pages.get(page_id)

    @property
    def current_page(self) -> Page | None:
        """The page in front."""
        return self._current

    def flush_drafts(self) -> None:
        """Have every page write what was typed."""
        for page in self._pages.values():
            page.flush_drafts()

    def save_everything(self) -> bool:
        """Write every draft and wait for it; return whether all went well."""
        failures = self.workspace.failed_writes
        self.flush_drafts()
        self.workspace.tasks.finish_writing()
        return self.workspace.failed_writes == failures

    def forget_pages(self) -> None:
        """Take all pages down: another person or another database comes."""
        for page in self._pages.values():
            page.hide()
            self.stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self._current = None

    def _forget_page(self, page_id: str) -> None:
        """Take one page down that is not in front: it is made anew when it is shown again."""
        page = self._pages.get(page_id)
        if page is None or page is self._current:
            return
        del self._pages[page_id]
        self.stack.removeWidget(page)
        page.deleteLater()

    # -- the gate ------------------------------------------------------------------------------------------------

    @property
    def gate(self) -> QWidget | None:
        """What hides everything: the sign-in page or the first-run pages."""
        return self.layers.currentWidget() if self.layers.currentWidget() is not self.content else None

    def show_gate(self, widget: QWidget) -> None:
        """Hide everything behind *widget*."""
        old = self.gate
        self.facts.stop()
        self.promises.stop()
        self.bell.stop()
        if old is None and self._current is not None:
            self._current.deactivate()
        if self.layers.indexOf(widget) < 0:
            self.layers.addWidget(widget)
        self.layers.setCurrentWidget(widget)
        if old is not None and old is not widget:
            self.layers.removeWidget(old)
            old.deleteLater()
        widget.setFocus()

    def open_gate(self) -> None:
        """Show the pages again."""
        old = self.gate
        self.layers.setCurrentWidget(self.content)
        if old is not None:
            self.layers.removeWidget(old)
            old.deleteLater()
        self.retranslate()
        self.rail.user.set_person(self.workspace.desk.actor.name)
        self.header.set_can_receive(self.has_page("reception"))
        self.facts.start()
        self.promises.start()
        self.bell.start()

    # -- what the frame shows ------------------------------------------------------------------------------------

    def _show_titles(self) -> None:
        if self._current is not None:
            self.header.set_titles(self._current.title(), self._current.subtitle())
            site = self.workspace.desk.site.name if self.workspace.is_open else ""
            # No customer's name in a window title: it is read over shoulders and in task lists.
            self.setWindowTitle(" · ".join(part for part in (self._current.title(), site) if part))

    def _focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        """Where what had the keys has gone, Qt hands them on; they belong to the page, not to what is around it."""
        if now is not None and old is not None and self._is_around(now) and not self._is_around(old):
            QTimer.singleShot(0, self, lambda: self._return_focus(old, now))

    def _is_around(self, widget: QWidget) -> bool:
        return any(part.isAncestorOf(widget) for part in (self.rail, self.header))

    def _return_focus(self, old: QWidget, now: QWidget) -> None:
        gone = not isValid(old) or not old.isVisible() or not old.isEnabled()
        if gone and isValid(now) and now.hasFocus() and self._current is not None and self.gate is None:
            self._current.take_focus()

    def _back(self) -> None:
        """Close what is open, the innermost first; what was typed stays where it is."""
        if self._rail_over_page():
            self.rail.hide()
        elif self._current is not None and not self._current.go_back():
            self._current.take_focus()

    def _popover_open(self) -> bool:
        return any(popover.isVisible() for popover in self.window().findChildren(Popover))

    def _withdraw_undo(self) -> None:
        """Take away a toast whose undo would now take back something else."""
        if self.toast.offers:
            self.toast.dismiss()

    def show_countdown(self, seconds: int) -> None:
        """Say that the window is about to lock; the words change every second, the announcement comes once."""
        words = translate("Frame", "Locking in {seconds} s; drafts are kept", seconds=seconds)
        if self._counting_down and self.toast.isVisible():
            self.toast.label.setText(words)
            self.toast.timer.start()
        else:
            self._counting_down = True
            self.toast.show_message(words)

    def end_countdown(self) -> None:
        """Somebody is here."""
        if self._counting_down:
            self._counting_down = False
            self.toast.dismiss()

    # -- room ----------------------------------------------------------------------------------------------------

    def _is_narrow(self) -> bool:
        return self.width() < theme().px(RAIL_WIDTH)

    def _rail_over_page(self) -> bool:
        return self._is_narrow() and not self.rail.isHidden()

    def _chosen_on_rail(self, page_id: str) -> None:
        self.show_page(page_id)
        if self._is_narrow():
            self.rail.hide()

    def _toggle_rail(self) -> None:
        self.rail.setVisible(self.rail.isHidden())

    def _fit(self) -> None:
        """A narrow window hides the rail behind a button."""
        self.header.menu.setVisible(self._is_narrow())
        self.rail.setVisible(not self._is_narrow())

    def restyle(self) -> None:
        """Another text size leaves other room."""
        super().restyle()
        self._fit()

    def retranslate(self) -> None:
        """Name everything in the language in force."""
        self.rail.set_pages(
            [
                (spec.id, spec.icon, translate_marked(spec.label), f"Ctrl {index}")
                for index, spec in enumerate(self.rail_specs(), start=1)
            ]
        )
        if self._current is not None:
            self.rail.set_current(self._place_of(self._current.page_id))
        self.rail.setAccessibleName(translate("Frame", "Pages"))
        self.setWindowTitle(translate("Frame", "Service Desk"))
        self._show_titles()
        # The pages hear of the language after the window; what they say of their keys is asked then.
        self.keys.may_change()
        self.facts.show_saved()
        self.facts.show_waiting()
        self.bell.retranslate()
        self.promises.show_time()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other room."""
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Write drafts before anything goes away; where that fails, stay and say so once."""
        if not self.save_everything() and not self._closing_anyway:
            self._closing_anyway = True
            self.workspace.toast(translate("Frame", "Not everything could be saved. Close again to close anyway."))
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)
