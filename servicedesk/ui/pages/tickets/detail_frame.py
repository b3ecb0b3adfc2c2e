"""The frame of one ticket: its parts, whatever form stands in front, and who gives way when there is little room."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from servicedesk.core.three_way import EditConflict
from servicedesk.queries.ticket_details import TicketDetail
from servicedesk.services.drafts import discard_draft
from servicedesk.ui.conflicts.panel import ConflictPanel
from servicedesk.ui.draft_keeper import DraftKeeper
from servicedesk.ui.pages.tickets.composer import Composer
from servicedesk.ui.pages.tickets.deadline_strip import DeadlineStrip
from servicedesk.ui.pages.tickets.edit_panel import EditPanel
from servicedesk.ui.pages.tickets.edit_words import EditChoices, ask_edit_choices, customers_in, record_words
from servicedesk.ui.pages.tickets.head import TicketHead
from servicedesk.ui.pages.tickets.new_ticket import NewTicketPanel
from servicedesk.ui.pages.tickets.panels import ActPanel
from servicedesk.ui.pages.tickets.refilling import packed, refill, typed, unpacked
from servicedesk.ui.pages.tickets.same_banner import SameBanner
from servicedesk.ui.pages.tickets.side import WIDTH as SIDE_WIDTH
from servicedesk.ui.pages.tickets.side import SidePane
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.cards import Line, Pane
from servicedesk.ui.widgets.empty_state import EmptyState
from servicedesk.ui.widgets.scroll import ScrollColumn
from servicedesk.ui.widgets.timeline import TimelineView
from servicedesk.ui.workspace import Workspace

SIDE_FROM = 640
# Below the head, unscaled: with less the text being written has one line.
COMPOSER_FROM = 240
QWIDGETSIZE_MAX = 16_777_215


class DetailFrame(Themed, QWidget):
    """Holds head, the form of an act, timeline, composer and side column; a choice between two edits goes first."""

    panel_changed = Signal()
    keys_left = Signal()
    """What had the keys is gone."""
    """A form was opened or closed: it may have left a draft."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._shown: TicketDetail | None = None
        self._wanted: int | None = None
        # Counts what was begun or given up: a form whose facts arrive for an earlier count is not wanted any more.
        self._begun = 0
        self._at_end = True
        self.head = TicketHead(workspace)
        self.place = QWidget()
        self.panel: QWidget | None = None
        self._again: Callable[[], object] | None = None
        self._kept: tuple[type[QWidget], dict[str, Any]] | None = None
        # The draft of an act's panel; the forms of a ticket keep their own.
        self.keeper: DraftKeeper | None = None
        self._choice: ConflictPanel | None = None
        self.timeline = TimelineView("")
        self.column = ScrollColumn(spacing=0)
        self.composer = Composer(workspace)
        self.side = SidePane(workspace)
        self.banner = SameBanner()
        self.nothing = EmptyState("", "", "", "", "ticket")
        self._build()

    @property
    def detail(self) -> TicketDetail | None:
        """The ticket in front; None while another one is on its way: nothing is done to the one turned away from."""
        shown = self._shown
        return shown if shown is not None and shown.row.id == self._wanted else None

    def _build(self) -> None:
        self._content = Pane("", spacing=0)
        self._content.body.addWidget(self.head)
        self._content.body.addWidget(Line())
        self._content.body.addWidget(self.banner)
        self._place_column = QVBoxLayout(self.place)
        self.column.body.addWidget(self.timeline)
        self.column.body.addStretch(1)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.place)
        middle.addWidget(self.column, 1)
        self._middle = middle
        # In a widget of its own: whether the composer is offered at all is another question than whether it fits.
        self.composer_place = QWidget()
        around = QVBoxLayout(self.composer_place)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.composer)
        middle.addWidget(self.composer_place)
        lower = QHBoxLayout()
        lower.setSpacing(0)
        lower.addLayout(middle, 1)
        self._side_line = Line(vertical=True)
        lower.addWidget(self._side_line)
        lower.addWidget(self.side)
        self._content.body.addLayout(lower, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._content, 1)
        whole.addWidget(self.nothing, 1)
        self._content.hide()
        self.place.hide()

    def restyle(self) -> None:
        """Scale; a narrow pane drops the side column."""
        look = theme()
        self.column.set_margins(18, 12, 18, 12)
        self._place_column.setContentsMargins(look.px(14), look.px(12), look.px(14), look.px(8))
        self.side.setFixedWidth(look.px(SIDE_WIDTH))
        self._fit()
        super().restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The side column needs room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # Three values side by side, or the days of a deadline, need the width.
        alone = self._stands_alone()
        narrow = alone or self._asks() or isinstance(self.panel, DeadlineStrip)
        wide = self.width() >= theme().px(SIDE_FROM) and not narrow
        self.side.setVisible(wide)
        self._side_line.setVisible(wide)
        low = self._is_low()
        self.head.set_low(low)
        self.composer.set_brief(self._asks() or low, self.width())
        # A line of the timeline is enough to scroll in; half a line to write in is not.
        self.column.setMinimumHeight(1 if low else 0)
        choice = self.conflict
        if choice is not None:
            self._make_room_for(choice)
            return
        self._middle.setStretchFactor(self.place, 0)
        self.place.setMaximumHeight(QWIDGETSIZE_MAX)
        self.head.set_form_open(isinstance(self.panel, ActPanel | EditPanel))
        with_head, with_timeline = self._beside_form()
        self.head.setVisible(self._shown is not None and not alone and with_head)
        self.column.setVisible(not alone and with_timeline)
        self._make_room()

    def _is_low(self) -> bool:
        """Whether there is no room below the head for a text of several lines and some of the timeline."""
        head = self.head.heightForWidth(self.width()) if self.head.hasHeightForWidth() else self.head.height()
        # As it stands with all its buttons: what it gives up for the room must not decide about the room.
        return self.height() - head - self.head.saved_height() < theme().px(COMPOSER_FROM)

    def _fit_soon(self) -> None:
        """Share out the room now, and again when what was changed has told its new height."""
        self._fit()
        QTimer.singleShot(0, self, self._fit)

    def _make_room_for(self, choice: ConflictPanel) -> None:
        """Give a choice the room of the timeline; then the composer gives way, and the head last."""
        margins = self._place_column.contentsMargins()
        width = self.width() - margins.left() - margins.right()
        gap = margins.top() + margins.bottom()
        wanted, least = choice.height_at(width) + gap, choice.least_height_at(width) + gap
        above = self._above()
        composer = self.composer.sizeHint().height()
        room = self._content.height()
        with_head = room - above >= least
        with_composer = with_head and room - above - composer >= least
        left = room - (above if with_head else 0) - (composer if with_composer else 0)
        with_timeline = left - wanted >= self.column.minimumSizeHint().height()
        self.head.setVisible(with_head and self._shown is not None)
        self.composer_place.setVisible(with_composer)
        self.column.setVisible(with_timeline)
        self._middle.setStretchFactor(self.place, 0 if with_timeline else 1)
        self.place.setMaximumHeight(wanted if with_timeline else QWIDGETSIZE_MAX)

    def _beside_form(self) -> tuple[bool, bool]:
        """Return whether head and timeline fit beside the form of an act: at large text they give way, not the form."""
        form = self.panel
        if form is None or isinstance(form, DeadlineStrip) or self._stands_alone():
            return True, True
        margins = self._place_column.contentsMargins()
        gap = margins.top() + margins.bottom()
        least = form.minimumSizeHint().height()
        if isinstance(form, ActPanel):
            least = max(least, form.least_height_at(self.width() - margins.left() - margins.right()))
        room, timeline = self._content.height(), self.column.minimumSizeHint().height()
        above = self._above()
        with_head = room - above >= least + gap
        return with_head, room - (above if with_head else 0) >= least + gap + timeline

    def _above(self) -> int:
        """How much stands above the middle."""
        flows = self.head.hasHeightForWidth()
        head = self.head.heightForWidth(self.width()) if flows else self.head.sizeHint().height()
        return head + (0 if self.banner.isHidden() else self.banner.sizeHint().height())

    def _make_room(self) -> None:
        """Let a form that is open have its height: the composer waits below the fold with what is typed in it."""
        needed = self.column.minimumSizeHint().height() + self.composer.sizeHint().height()
        if isinstance(self.panel, DeadlineStrip):
            needed = self.panel.sizeHint().height() + self.composer.sizeHint().height()
        elif self.panel is not None:
            needed += self.place.sizeHint().height()
        if self._stands_alone():
            self.composer_place.setVisible(False)
            return
        above = self.head.sizeHint().height() + (0 if self.banner.isHidden() else self.banner.sizeHint().height())
        room = self._content.height() - above
        self.composer_place.setVisible(self.panel is None or needed <= room)
        if isinstance(self.panel, ActPanel):
            # Fields that lie on one another cannot be used: at large text the timeline gives way, then the head.
            wanted = self.place.sizeHint().height()
            self.column.setVisible(wanted + self.column.minimumSizeHint().height() <= room)
            self.head.setVisible(self._shown is not None and wanted <= room)

    def _stands_alone(self) -> bool:
        """Whether a form is in front that has nothing to do with the ticket."""
        return bool(getattr(self.panel, "stands_alone", False))

    def _asks(self) -> bool:
        """Whether a choice between two edits is in front."""
        return self.conflict is not None

    @property
    def conflict(self) -> ConflictPanel | None:
        """The choice between two edits that is in front."""
        return self.panel.conflict if isinstance(self.panel, EditPanel) else self._choice

    def ask_between(self, conflict: EditConflict, resolved: Callable[[Any, Any], object]) -> None:
        """Ask which of two steps stands, in place of the panel that wanted one: it keeps what was typed."""
        if conflict.identity != self._wanted:
            # Another ticket is in front by now: the sentence names what happened, and nothing was written.
            self.workspace.failed(conflict)
            return

        def show(choices: EditChoices) -> None:
            if conflict.identity != self._wanted:
                return
            self._drop_choice()
            choice = self._choice = ConflictPanel(self.workspace, conflict, record_words(choices, self.workspace))
            choice.resolved.connect(resolved)
            choice.later.connect(self.close_panel)
            choice.reshaped.connect(self._fit_soon)
            if self.panel is not None:
                self.panel.hide()
            self._place_column.addWidget(choice)
            self.place.show()
            choice.take_focus()
            self._fit_soon()

        about = customers_in(conflict)
        self.workspace.ask(ask_edit_choices, about, done=show, owner=self, key="names")

    def _drop_choice(self) -> bool:
        choice, self._choice = self._choice, None
        if choice is None:
            return False
        choice.hide()
        self._place_column.removeWidget(choice)
        choice.deleteLater()
        return True

    # -- acts in place -------------------------------------------------------------------------------------------

    def ask_first(self, function: Callable[..., Any], *arguments: Any, done: Callable[[Any], object], key: str) -> None:
        """Ask what a form needs before it opens; another form, another ticket or Esc meanwhile drops the answer."""
        self._begun += 1
        begun = self._begun

        def answered(found: Any) -> None:
            if begun == self._begun:
                done(found)

        self.workspace.ask(function, *arguments, done=answered, owner=self, key=key)

    def open_panel(self, panel: QWidget, again: Callable[[], object] | None = None, form: str = "") -> None:
        """Show what an act asks for, above the timeline; *again* makes it anew for another language.

        What is typed into a *form* with a name is kept as a draft.
        """
        self.close_panel()
        self.panel, self._again = panel, again
        kept, self._kept = self._kept, None
        if kept is not None and kept[0] is type(panel):
            refill(panel, kept[1])
            if isinstance(panel, ActPanel):
                panel.refilled()
        self._keep_draft(panel, form)
        if isinstance(panel, ActPanel):
            panel.reshaped.connect(self._fit_soon)
        if isinstance(panel, DeadlineStrip):
            # An explanation is read with the timeline under it: it scrolls with it, and has the whole width.
            self.column.body.insertWidget(0, panel)
            self._at_end = False
            self.column.verticalScrollBar().setValue(0)
        else:
            alignment = Qt.AlignmentFlag.AlignTop if self._stands_alone() else Qt.AlignmentFlag(0)
            self._place_column.addWidget(panel, 0, alignment)
            self.place.show()
        panel.show()
        self._fit()
        self.panel_changed.emit()

    def _keep_draft(self, panel: QWidget, form: str) -> None:
        """Keep what is typed into an act's panel, by the act and the ticket."""
        if not isinstance(panel, ActPanel) or not form or self._wanted is None:
            return

        def restore(values: dict[str, Any]) -> None:
            refill(panel, unpacked(values))
            panel.refilled()

        self.keeper = DraftKeeper(self.workspace, panel, form, str(self._wanted), lambda: packed(typed(panel)), restore)
        self.keeper.start()

    def finisher(self) -> Callable[[], None]:
        """Return what ends the form now in front once its act is done, and no other one that is open by then."""
        panel, keeper = self.panel, self.keeper
        draft = (keeper.form, keeper.subject) if keeper is not None else None

        def finish() -> None:
            if self.panel is panel:
                if self.keeper is not None:
                    self.keeper.done()
                self.close_panel()
            elif draft is not None:
                # Turned away from before it was saved: the draft that was left then is not needed.
                self.workspace.act(discard_draft, *draft)

        return finish

    def close_panel(self) -> bool:
        """Take the panel away; return whether there was one. One that is on its way does not come."""
        self._begun += 1
        chose = self._drop_choice()
        if self.panel is None:
            self.place.hide()
            self._fit()
            return chose
        panel, self.panel = self.panel, None
        focus = QApplication.focusWidget()
        had_keys = focus is not None and panel.isAncestorOf(focus)
        if isinstance(panel, EditPanel | NewTicketPanel):
            panel.put_away()
        keeper, self.keeper = self.keeper, None
        if keeper is not None:
            keeper.close()
        panel.hide()
        for layout in (self._place_column, self.column.body):
            layout.removeWidget(panel)
        panel.deleteLater()
        self.place.hide()
        self._fit()
        if had_keys:
            # Qt hands them to whatever was made next: a letter would be typed there, or Space press it.
            self.keys_left.emit()
        self.panel_changed.emit()
        return True

    def remake_panel(self) -> None:
        """Make the form that is open anew, with everything that was typed: for another language, or for new facts."""
        if self.panel is None or self._again is None:
            return
        again, self._kept = self._again, (type(self.panel), typed(self.panel))
        if not isinstance(self.panel, ActPanel):
            # Its key would only close it. A form stays until the new one takes its place.
            self.close_panel()
        again()
