"""Settings: sections at the left by right, one at a time at the right."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from servicedesk.core.events import Changed
from servicedesk.core.translation import translate, translate_marked
from servicedesk.ui import tokens
from servicedesk.ui.pages.base import Page
from servicedesk.ui.pages.settings.section import Section
from servicedesk.ui.pages.settings.sections import SECTIONS, SectionSpec
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import text
from servicedesk.ui.widgets.cards import Pane
from servicedesk.ui.widgets.nav_list import NavItem, NavListView
from servicedesk.ui.widgets.row_list import Heading
from servicedesk.ui.workspace import Workspace

NAV_WIDTH, NAV_MOST = 168, 252
SINGLE_BELOW = 720


class SettingsPage(Page):
    """Only the sections this person may see, each made when first shown; narrow windows show list or section."""

    page_id = "settings"
    status_keys = ("undo",)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._made: dict[str, Section] = {}
        self._current = ""
        self._stale: set[str] = set()
        self._reading = False
        self._labels: list[str] = []
        self.nav = NavListView("")
        self._pane = Pane("right")
        self._pane.body.addWidget(self.nav)
        self.stack = QStackedWidget()
        self._right = QHBoxLayout()
        self._right.addWidget(self.stack)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._pane)
        row.addLayout(self._right, 1)
        self.nav.current_changed.connect(lambda item: self.show_section(str(item.key)))
        self.nav.opened.connect(lambda item: self.open_section(str(item.key)))
        workspace.actions.bind("save", self._save, self)
        self.follow_theme()
        self.retranslate()
        # The first section was chosen with the names, and has asked.
        self.take_dirty()

    # -- words ---------------------------------------------------------------------------------------------------

    def title(self) -> str:
        """The page's name."""
        return translate("Settings", "Settings")

    def subtitle(self) -> str:
        """Where in Settings this is."""
        spec = self._spec(self._current)
        if spec is None:
            return ""
        return f"{translate_marked(spec.group)} / {translate_marked(spec.label)}"

    def status_hints(self) -> list[tuple[str, str]]:
        """The keys of the section in front."""
        return self.section.hints() if self.section is not None else []

    def retranslate(self) -> None:
        """Name the sections; each names its own parts."""
        items: list[NavItem | Heading] = []
        group = None
        for spec in self._allowed():
            if spec.group != group:
                group = spec.group
                items.append(Heading(translate_marked(group)))
            items.append(NavItem(spec.id, translate_marked(spec.label), spec.icon))
        self.nav.set_items(items)
        self.nav.setAccessibleName(translate("Settings", "Sections"))
        self._labels = [item.label for item in items if isinstance(item, NavItem)]
        self._mark_current()
        self._fit()
        self.title_changed.emit()

    # -- sections ------------------------------------------------------------------------------------------------

    def _allowed(self) -> list[SectionSpec]:
        can = self.workspace.desk.actor.can
        return [spec for spec in SECTIONS if can(spec.permission)]

    def _spec(self, key: str) -> SectionSpec | None:
        return next((spec for spec in self._allowed() if spec.id == key), None)

    @property
    def section(self) -> Section | None:
        """The section in front."""
        return self._made.get(self._current)

    def activate(self, **target: Any) -> None:
        """Show a section: the one named, the last, or the first."""
        wanted = target.get("section")
        self._reading = self._reading or wanted is not None
        self.show_section(str(wanted or self._current or self._allowed()[0].id))
        if wanted is not None and self.section is not None:
            self.section.aim(target)
            self.section.enter()
            if target.get("form"):
                self.section.ask_for(str(target["form"]), str(target.get("subject", "")))
        else:
            self.nav.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_section(self, key: str) -> None:
        """Bring a section to the front; what is unsaved in the one before is kept as a draft."""
        spec = self._spec(key)
        if spec is None:
            return
        if self.section is not None and key != self._current:
            self.section.flush()
        section = self._made.get(key)
        if section is None:
            section = self._made[key] = spec.create(self.workspace)
            self.stack.addWidget(section)
            self._stale.add(key)
        self._current = key
        self.stack.setCurrentWidget(section)
        if key in self._stale:
            self._stale.discard(key)
            section.refresh()
        self._mark_current()
        self._fit()
        self.title_changed.emit()
        self.workspace.actions.rebound.emit()

    def open_section(self, key: str) -> None:
        """Go into a section: Enter or a double click on its name."""
        self._reading = True
        self.show_section(key)
        if self.section is not None:
            self.section.enter()

    def _mark_current(self) -> None:
        self.nav.blockSignals(True)
        self.nav.select_key(self._current)
        self.nav.blockSignals(False)

    # -- what pages do -------------------------------------------------------------------------------------------

    def concerns(self, change: Changed) -> bool:
        """What the section in front shows; the others ask again when they are shown."""
        touched = {spec.id for spec in SECTIONS if change.entity in spec.concerns and spec.id in self._made}
        self._stale |= touched - {self._current}
        return self._current in touched

    def refresh(self) -> None:
        """Ask again."""
        if self.section is not None:
            self.section.refresh()

    def deactivate(self) -> None:
        """Keep what is unsaved."""
        self.flush_drafts()

    def flush_drafts(self) -> None:
        """Have every section write what was typed, and forget what is secret."""
        for section in self._made.values():
            section.flush()

    def _save(self) -> None:
        if self.section is not None:
            self.section.save()

    def go_back(self) -> bool:
        """Esc: what is open in the section, then from the section to the list."""
        if self.section is not None and self.section.go_back():
            return True
        if self._reading and self._single():
            self._reading = False
            self._fit()
            self.nav.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if not self.nav.hasFocus():
            self.nav.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Right goes from the list into the section."""
        if event.key() == Qt.Key.Key_Right and self.nav.hasFocus():
            self.open_section(self._current)
        else:
            super().keyPressEvent(event)

    # -- room ----------------------------------------------------------------------------------------------------

    def _single(self) -> bool:
        return self.width() < theme().px(SINGLE_BELOW)

    def _fit(self) -> None:
        single = self._single()
        self._pane.setVisible(not (single and self._reading))
        self.stack.setVisible(not single or self._reading)
        if single:
            self._pane.setMinimumWidth(0)
            self._pane.setMaximumWidth(16_777_215)
        else:
            look = theme()
            widest = max((text.width(item, tokens.BODY, True) for item in self._labels), default=0)
            self._pane.setFixedWidth(min(max(look.px(NAV_WIDTH), round(widest) + look.px(74)), look.px(NAV_MOST)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fewer panes where there is less room."""
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        """Scale the panes."""
        super().restyle()
        look = theme()
        self._right.setContentsMargins(look.px(16), look.px(2), look.px(tokens.GUTTER), look.px(10))
        self._fit()
