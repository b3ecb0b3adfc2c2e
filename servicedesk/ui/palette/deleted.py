"""What became of a number that leads nowhere any more: deleted when and by whom, for those who may know."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from servicedesk.core.permissions import Permission
from servicedesk.core.translation import translate
from servicedesk.ui import wording
from servicedesk.ui.palette.groups import COMMANDS_ONLY, RECORDS_ONLY, Answer, PaletteAction, PaletteGroup, PaletteHit
from servicedesk.ui.widgets.suggestions import Suggestion
from servicedesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from servicedesk.queries.bin import DeletedNumber

_NUMBER = re.compile(r"(?:[A-Za-z]{1,2}-)?\d{1,9}")


def ask_deleted(workspace: Workspace, text: str, done: Callable[[DeletedNumber | None], None], owner: QObject) -> bool:
    """Ask what became of a number; return whether *text* is one and whoever is here may know."""
    may = workspace.is_open and workspace.desk.actor.can(Permission.DELETE_TICKET)
    if not may or not _NUMBER.fullmatch(text):
        return False
    from servicedesk.queries.bin import deleted_number

    workspace.ask(deleted_number, text, done=done, owner=owner, key="deleted")
    return True


def deleted_words(workspace: Workspace, row: DeletedNumber) -> tuple[str, str]:
    """Return by whom and when a record was deleted, and whether it can be restored."""
    day = wording.full_day(workspace.desk.site.local(row.deleted_at).date())
    if row.deleted_by:
        words = translate(
            "Bin", "{number} was deleted on {day} by {who}", number=row.number, day=day, who=row.deleted_by
        )
    else:
        words = translate("Bin", "{number} was deleted on {day}", number=row.number, day=day)
    return words, translate("Bin", "Erased for good") if row.purged_at else translate("Bin", "It can be restored")


class DeletedProvider(QObject):
    """One row for the number of a record that is in the bin, or was erased from it."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace

    def search(self, text: str, answer: Answer) -> None:
        """Answer when the database has; at once to those who may not know, and for what is no number."""

        def found(row: DeletedNumber | None) -> None:
            answer([] if row is None else [self._group(row)])

        wanted = text.removeprefix(RECORDS_ONLY).strip()
        if text.startswith(COMMANDS_ONLY) or not ask_deleted(self._workspace, wanted, found, self):
            answer([])

    def _group(self, row: DeletedNumber) -> PaletteGroup:
        words, detail = deleted_words(self._workspace, row)
        run = partial(self._workspace.navigate, "bin", text=row.number)
        shown = Suggestion(("deleted", row.record_id), words, detail, icon="trash")
        action = PaletteAction(translate("Bin", "Show in the bin"), run, "trash")
        return PaletteGroup(translate("Bin", "Deleted"), (PaletteHit(shown, (action,)),), 1)
