"""What became of a number that leads nowhere any more: deleted when and by whom, for those who may know."""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtCore import QObject

from servicedesk.core.permissions import Permission
from servicedesk.core.translation import translate
from servicedesk.ui import wording
from servicedesk.ui.palette.groups import COMMANDS_ONLY, RECORDS_ONLY, Answer, PaletteAction, PaletteGroup, PaletteHit
from servicedesk.ui.widgets.suggestions import Suggestion
from servicedesk.ui.workspace import Workspace

_NUMBER = re.compile(r"(?:[A-Za-z]{1,2}-)?\d{1,9}")


class DeletedProvider(QObject):
    """One row for the number of a record that is in the bin, or was erased from it."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace

    def search(self, text: str, answer: Answer) -> None:
        """Answer when the database has; at once to those who may not know, and for what is no number."""
        wanted = text.removeprefix(RECORDS_ONLY).strip()
        may = self._workspace.is_open and self._workspace.desk.actor.can(Permission.DELETE_TICKET)
        if not may or text.startswith(COMMANDS_ONLY) or not _NUMBER.fullmatch(wanted):
            answer([])
            return
        from servicedesk.queries.bin import DeletedNumber, deleted_number

        def found(row: DeletedNumber | None) -> None:
            answer([] if row is None else [self._group(row)])

        self._workspace.ask(deleted_number, wanted, done=found, owner=self, key="deleted")

    def _group(self, row: object) -> PaletteGroup:
        from servicedesk.queries.bin import DeletedNumber

        assert isinstance(row, DeletedNumber)
        site = self._workspace.desk.site
        day = wording.full_day(site.local(row.deleted_at).date())
        if row.deleted_by:
            words = translate(
                "Bin", "{number} was deleted on {day} by {who}", number=row.number, day=day, who=row.deleted_by
            )
        else:
            words = translate("Bin", "{number} was deleted on {day}", number=row.number, day=day)
        detail = translate("Bin", "Erased for good") if row.purged_at else translate("Bin", "It can be restored")
        run = partial(self._workspace.navigate, "bin", text=row.number)
        shown = Suggestion(("deleted", row.record_id), words, detail, icon="trash")
        action = PaletteAction(translate("Bin", "Show in the bin"), run, "trash")
        return PaletteGroup(translate("Bin", "Deleted"), (PaletteHit(shown, (action,)),), 1)
