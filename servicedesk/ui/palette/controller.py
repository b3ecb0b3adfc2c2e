"""Joins search box, sources and hits: asks while typing, shows groups, does what was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from servicedesk.core.translation import plural, translate
from servicedesk.ui.main_window import MainWindow
from servicedesk.ui.palette.deleted import DeletedProvider
from servicedesk.ui.palette.everything import EverythingProvider
from servicedesk.ui.palette.field import WIDTH, PaletteField
from servicedesk.ui.palette.groups import (
    COMMANDS_ONLY,
    RECORDS_ONLY,
    PaletteAction,
    PaletteGroup,
    PaletteHit,
    PaletteProvider,
    share,
)
from servicedesk.ui.palette.places import PlacesProvider
from servicedesk.ui.palette.records import RecordsProvider
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.row_list import Heading
from servicedesk.ui.widgets.suggestions import Suggestion
from servicedesk.ui.workspace import Workspace

PATIENCE = 150


class Palette(QObject):
    """The command palette of one window; sources answer in any order and are shown in theirs."""

    def __init__(
        self, workspace: Workspace, window: MainWindow, sources: Sequence[PaletteProvider] | None = None
    ) -> None:
        super().__init__(window)
        self._window = window
        self._field: PaletteField = window.search
        if sources is None:
            records, places = RecordsProvider(workspace, self), PlacesProvider(workspace, window)
            sources = (records, DeletedProvider(workspace, self), places, EverythingProvider(workspace))
        self._sources = tuple(sources)
        self._question = 0
        self._answers: dict[int, Sequence[PaletteGroup]] = {}
        self._found: list[PaletteGroup] = []
        self._more_of: PaletteHit | None = None
        self._before: QWidget | None = None
        self._take_first = False
        self._place: int | None = None
        self._connect()
        workspace.actions.bind("find", self.open, window)

    def _connect(self) -> None:
        field = self._field
        field.asked.connect(self._ask)
        field.taken.connect(self._take)
        field.opened.connect(self.open)
        field.chosen.connect(self._choose)
        field.more_asked.connect(self._show_actions)
        field.less_asked.connect(self._show_found)
        field.given_up.connect(self._give_up)
        # The sources name their hits; they must have heard of the language first.
        field.renamed.connect(self._say_again, Qt.ConnectionType.QueuedConnection)
        field.listed.connect(self._follow_list)

    def _follow_list(self) -> None:
        panel = self._field.panel()
        panel.closed.connect(self._closed)
        panel.view.selectionModel().currentChanged.connect(self._current_changed)

    def open(self) -> None:
        """Put the cursor into the box with what stood there selected, and show where one can go."""
        if not self._field.is_open:
            focused = QApplication.focusWidget()
            self._before = focused if focused is not self._field else None
        self._field.setFocus()
        self._field.selectAll()
        self._ask(self._field.text())

    # -- asking --------------------------------------------------------------------------------------------------

    def _ask(self, text: str) -> None:
        self._question += 1
        self._answers = {}
        self._more_of = None
        self._take_first, self._place = False, None
        QTimer.singleShot(PATIENCE, self, partial(self._show_early, self._question))
        for place, source in enumerate(self._sources):
            source.search(text.strip(), partial(self._answered, self._question, place))

    def _answered(self, question: int, place: int, groups: Sequence[PaletteGroup]) -> None:
        if question != self._question:
            return
        self._answers[place] = groups
        # The hits stay still until everybody has answered: a row should not move away under the eye.
        if self._complete():
            self._collect()
            if self._take_first:
                self._take()

    def _complete(self) -> bool:
        return len(self._answers) == len(self._sources)

    def _show_early(self, question: int) -> None:
        """Somebody takes long: show what is there; Enter waits for the rest all the same."""
        if question == self._question and self._answers and not self._complete():
            self._collect()

    def _collect(self) -> None:
        self._found = [group for _place, found in sorted(self._answers.items()) for group in found]
        self._show_found()

    def _say_again(self) -> None:
        """Name the hits in the language in force; the chosen one stays chosen."""
        if self._field.is_open:
            place = self._field.panel().view.currentIndex().row()
            self._ask(self._field.text())
            self._place = place
            if self._complete():
                self._collect()

    # -- showing -------------------------------------------------------------------------------------------------

    def _show_found(self) -> None:
        self._more_of = None
        groups = share(self._found) if len(self._found) > 1 else self._found
        rows: list[Suggestion | Heading] = []
        for group in groups:
            # The way to the search page is no hit by itself.
            hits = plural("Palette", "{n} hit", "{n} hits", group.total) if group.total else ""
            rows.append(Heading(group.title, hits))
            rows.extend(_with_hit(hit) for hit in group.hits)
        if not rows:
            rows = [Heading(translate("Palette", "Nothing found; try a room, the end of a phone number or initials"))]
        self._show(rows)

    def _show_actions(self) -> None:
        """Show what else can be done with the chosen hit; Shift+Tab or Esc come back."""
        hit = self._current()
        if hit is None or len(hit.actions) < 2 or self._more_of is not None:
            return
        self._more_of = hit
        heading = translate("Palette", "Actions for {name}", name=hit.row.title)
        rows: list[Suggestion | Heading] = [Heading(heading)]
        for place, action in enumerate(hit.actions):
            one = PaletteHit(Suggestion(("action", place), action.words, icon=action.icon or "arrow-right"), (action,))
            rows.append(_with_hit(one))
        self._show(rows)

    def _show(self, rows: list[Suggestion | Heading]) -> None:
        if not self._field.hasFocus():
            return
        margin = theme().px(12)
        self._field.set_key("Esc")
        self._field.suggest(rows, min(theme().px(WIDTH), self._window.width() - 2 * margin))
        view = self._field.panel().view
        view.select_first()
        if self._place is not None and 0 <= self._place < view.model().rowCount():
            view.setCurrentIndex(view.model().index(self._place, 0))
        self._show_foot()
        self._window.keys.show_hints(_hints())

    def _current_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_foot()

    def _show_foot(self) -> None:
        foot = self._field.panel().foot
        hit = self._current()
        words = ""
        if hit is not None and self._more_of is None and len(hit.actions) > 1:
            actions = " · ".join(action.words for action in hit.actions)
            words = translate("Palette", "{name}: {actions}", name=hit.row.title, actions=actions)
        foot.can_do.setText(words or translate("Palette", "> commands only · # tickets only"))
        total = sum(group.total for group in self._found)
        count = plural("Palette", "{n} hit", "{n} hits", total)
        if any(hit.by_initials for group in self._found for hit in group.hits):
            initials = self._field.text().strip(f" {COMMANDS_ONLY}{RECORDS_ONLY}")
            count = translate("Palette", "{count} · pinyin initials {initials}", count=count, initials=initials)
        foot.count.setText(count)

    def _current(self) -> PaletteHit | None:
        row = self._field.panel().view.current_row()
        return row.data if isinstance(row, Suggestion) and isinstance(row.data, PaletteHit) else None

    # -- choosing ------------------------------------------------------------------------------------------------

    def _take(self) -> None:
        """Enter: take the chosen hit, or the first of those still being looked for, never one of an older text."""
        if not self._complete():
            self._take_first = True
        elif not self._field.panel().choose_current():
            self._ask(self._field.text())

    def _choose(self, row: Suggestion) -> None:
        hit = row.data
        if not isinstance(hit, PaletteHit):
            return
        action: PaletteAction = hit.actions[0]
        self._leave()
        action.run()

    def _give_up(self) -> None:
        """Esc: from the actions back to the hits, from the hits back to the work."""
        if self._more_of is not None:
            self._show_found()
        else:
            self._leave()

    def _leave(self) -> None:
        self._question += 1
        self._field.set_text("")
        self._field.close_hits()
        self._closed()
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()
        elif self._window.current_page is not None:
            self._window.current_page.setFocus()
        else:
            self._field.clearFocus()

    def _closed(self) -> None:
        self._field.set_key("Ctrl K")
        self._more_of = None
        self._window.keys.show_hints(None)


def _with_hit(hit: PaletteHit) -> Suggestion:
    """Return the hit's row carrying the hit, as the list hands it back."""
    return replace(hit.row, data=hit)


def _hints() -> list[tuple[str, str]]:
    return [
        ("↑ ↓", translate("Palette", "Choose")),
        ("↵", translate("Palette", "Do it")),
        ("Tab", translate("Palette", "More actions")),
        (COMMANDS_ONLY, translate("Palette", "Commands only")),
        (RECORDS_ONLY, translate("Palette", "Tickets only")),
        ("Esc", translate("Palette", "Close")),
    ]
