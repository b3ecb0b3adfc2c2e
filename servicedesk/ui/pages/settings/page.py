"""Settings: sections at the left by right, one at a time."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from servicedesk import __version__
from servicedesk.core.events import Changed
from servicedesk.core.permissions import Permission
from servicedesk.core.translation import Marked, mark, translate, translate_marked
from servicedesk.ui import tokens
from servicedesk.ui.pages.base import Page
from servicedesk.ui.pages.settings.backups import BackupSection
from servicedesk.ui.pages.settings.look import LookSection
from servicedesk.ui.pages.settings.people import PeopleSection
from servicedesk.ui.pages.settings.rules import RulesSection
from servicedesk.ui.pages.settings.section import Section
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.cards import Pane
from servicedesk.ui.widgets.nav_list import NavItem, NavListView
from servicedesk.ui.widgets.row_list import Heading
from servicedesk.ui.workspace import Workspace

WIDTH = 200
_SECTIONS: tuple[tuple[str, Marked, str, Permission, type[Section]], ...] = (
    ("look", mark("Settings", "Language and look"), "language", Permission.OWN_SIGN_IN, LookSection),
    ("rules", mark("Settings", "Time rules"), "clock", Permission.VIEW_SETTINGS, RulesSection),
    ("people", mark("Settings", "People and roles"), "users", Permission.VIEW_SETTINGS, PeopleSection),
    ("backups", mark("Settings", "Backup and restore"), "database", Permission.BACK_UP, BackupSection),
)
_CONCERNS = {"rules": {"service_level", "calendar"}, "people": {"staff"}, "backups": {"backup_record"}}


class SettingsPage(Page):
    """Only the sections this person may see, each made when first shown."""

    page_id = "settings"
    status_keys = ("rule.new", "save", "back")

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._made: dict[str, Section] = {}
        self._current = ""
        self.nav = NavListView("")
        pane = Pane("right")
        pane.body.addWidget(self.nav)
        self._pane = pane
        self.stack = QStackedWidget()
        self._right = QHBoxLayout()
        self._right.addWidget(self.stack)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(pane)
        row.addLayout(self._right, 1)
        self.nav.current_changed.connect(lambda item: self.show_section(str(item.key)))
        workspace.actions.bind("save", self._save, self)
        self.follow_theme()
        self.retranslate()

    def restyle(self) -> None:
        """Scale."""
        look = theme()
        self._pane.setFixedWidth(look.px(WIDTH))
        self._right.setContentsMargins(look.px(16), look.px(4), look.px(tokens.GUTTER), look.px(12))
        super().restyle()

    def title(self) -> str:
        """The page's name."""
        return translate("Settings", "Settings")

    def subtitle(self) -> str:
        """Which section, and the version."""
        names = {key: translate_marked(name) for key, name, *_rest in _SECTIONS}
        version = translate("Settings", "version {version}", version=__version__)
        return " · ".join(part for part in (names.get(self._current, ""), version) if part)

    def activate(self, **target: Any) -> None:
        """Show a section: the one named, or the first."""
        wanted = str(target.get("section") or self._current or self._allowed()[0])
        self.show_section(wanted)
        self.nav.setFocus()

    def _allowed(self) -> list[str]:
        can = self.workspace.desk.actor.can
        return [key for key, _name, _icon, permission, _make in _SECTIONS if can(permission)]

    def show_section(self, key: str) -> None:
        """Bring a section to the front."""
        if key not in self._allowed():
            return
        if key not in self._made:
            make = next(entry[4] for entry in _SECTIONS if entry[0] == key)
            self._made[key] = make(self.workspace)
            self.stack.addWidget(self._made[key])
        self._current = key
        self.stack.setCurrentWidget(self._made[key])
        self._made[key].refresh()
        self.nav.blockSignals(True)
        self.nav.select_key(key)
        self.nav.blockSignals(False)
        self.title_changed.emit()

    @property
    def section(self) -> Section | None:
        """The section in front."""
        return self._made.get(self._current)

    def concerns(self, change: Changed) -> bool:
        """What the section in front shows."""
        return change.entity in _CONCERNS.get(self._current, set())

    def refresh(self) -> None:
        """Ask again."""
        if self.section is not None:
            self.section.refresh()

    def _save(self) -> None:
        if self.section is not None:
            self.section.save()

    def go_back(self) -> bool:
        """Esc: the section first."""
        return self.section is not None and self.section.go_back()

    def retranslate(self) -> None:
        """Name the sections."""
        items: list[NavItem | Heading] = [
            NavItem(key, translate_marked(name), icon)
            for key, name, icon, permission, _make in _SECTIONS
            if self.workspace.desk.actor.can(permission)
        ]
        self.nav.set_items(items)
        self.nav.setAccessibleName(translate("Settings", "Sections"))
        for section in self._made.values():
            section.retranslate()
        self.title_changed.emit()
