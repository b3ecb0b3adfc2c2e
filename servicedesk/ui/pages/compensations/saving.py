"""The ledger saved as a file: asked for whole, written whole, said when done."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from servicedesk import reporting
from servicedesk.core.translation import translate
from servicedesk.queries import compensations as ledger
from servicedesk.queries.compensations import LedgerFilter, LedgerRow, LedgerTotals
from servicedesk.ui.pages.compensations.export import ledger_csv
from servicedesk.ui.workspace import Workspace


class LedgerFiles(QObject):
    """Asks on a reader thread, writes on another, and says how it ended."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self.workspace = workspace

    def save(self, wanted: LedgerFilter, path: Path) -> None:
        """Write every row of the filter and what they add up to."""

        def written(found: tuple[list[LedgerRow], LedgerTotals]) -> None:
            content = ledger_csv(*found, self.workspace.desk.site.local)
            words = translate("Compensation", "Saved as {name}", name=path.name)
            self.workspace.background(
                lambda: reporting.write_whole(path, content),
                lambda _done: self.workspace.toast(words), self._not_saved, self,
            )  # fmt: skip

        self.workspace.ask(_everything, wanted, done=written, owner=self, key="export")

    def _not_saved(self, error: Exception) -> None:
        if isinstance(error, OSError):
            self.workspace.toast(
                translate(
                    "Compensation", "The file could not be written: {reason}. Choose another place.", reason=error
                )
            )
        else:
            self.workspace.failed(error)


def _everything(desk: Any, wanted: LedgerFilter) -> tuple[list[LedgerRow], LedgerTotals]:
    return ledger.ledger_rows(desk, ledger.ledger_ids(desk, wanted)), ledger.ledger_totals(desk, wanted)
