"""What every page is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from servicedesk.core.actor import RIGHTS
from servicedesk.core.events import Changed
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from servicedesk.ui.promises.form import PromiseSubject


class Page(Themed, QWidget):
    """A module of the program: a title, keys, and content that refreshes itself.

    The last line of a page's ``__init__`` is ``self.follow_theme()``; sentences are set in ``retranslate()``.
    """

    title_changed = Signal()
    page_id = ""
    # Most useful first: (key as shown, words) pairs come from these command ids.
    status_keys: tuple[str, ...] = ()
    # Whether coming to the front asks for what is shown by itself: asked before that as well, it would be asked twice.
    asks_on_arrival = False

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._dirty = True
        workspace.changed.connect(self._on_changed)

    def title(self) -> str:
        """The page's name."""
        raise NotImplementedError

    def subtitle(self) -> str:
        """What stands beside the name, in grey."""
        return ""

    def status_hints(self) -> list[tuple[str, str]]:
        """Key hints beyond ``status_keys``, shown first: (key, words)."""
        return []

    def activate(self, **target: Any) -> None:
        """Come to the front, and show what *target* names."""

    def take_focus(self) -> None:
        """Take the keys when what had them is gone: never the rail, where Space would switch the user."""
        self.setFocus()

    def deactivate(self) -> None:
        """Leave the front; drafts are on their way to the database when this returns."""

    def flush_drafts(self) -> None:
        """Write what was typed; called before locking, switching user and closing."""

    def refresh(self) -> None:
        """Ask again for everything shown."""

    def concerns(self, change: Changed) -> bool:
        """Return whether a change touches what is shown."""
        return False

    def touches(self, change: Changed) -> bool:
        """Return whether to ask again: rights that changed change everything shown."""
        return change.entity == RIGHTS or self.concerns(change)

    def go_back(self) -> bool:
        """Esc: close what is open inside the page; return False when there was nothing."""
        return False

    def promise_subject(self) -> PromiseSubject | None:
        """Return what a promise made now is about; None where nothing is in front."""
        return None

    def _on_changed(self, change: Changed) -> None:
        if not self.touches(change):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._dirty = True

    def take_dirty(self) -> bool:
        """Return whether something changed while the page was hidden, and forget it."""
        dirty, self._dirty = self._dirty, False
        return dirty
