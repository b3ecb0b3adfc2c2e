"""Files with the records behind figures: asked for whole, written whole, said when done."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from servicedesk import reporting
from servicedesk.core.translation import plural, translate
from servicedesk.queries.analysis import records
from servicedesk.queries.analysis.records import Drill, Figure, Records
from servicedesk.ui.pages.evaluation import export
from servicedesk.ui.workspace import Workspace


class RecordFiles(QObject):
    """Asks on a reader thread, writes on another, and says how it ended."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self.workspace = workspace

    def save(self, drills: list[Drill], files: dict[Path, bytes], target: Path) -> None:
        """Write *files*, and every record of *drills* to *target*."""

        def every(desk: Any) -> list[tuple[Figure, Records]]:
            return [(drill.figure, records.records(desk, drill, None)) for drill in drills]

        def write(found: list[tuple[Figure, Records]]) -> None:
            site = self.workspace.desk.site
            content = export.records_csv(found, site.local, site.is_practice)
            self._write({**files, target: content}, sum(page.total for _figure, page in found))

        self.workspace.ask(every, done=write, owner=self, key="export")

    def _write(self, files: dict[Path, bytes], count: int) -> None:
        names = ", ".join(path.name for path in files)
        words = plural(
            "Evaluation", "Saved as {names}: {n} record", "Saved as {names}: {n} records", count, names=names
        )

        def write() -> None:
            for path, content in files.items():
                reporting.write_whole(path, content)

        self.workspace.background(write, lambda _done: self.workspace.toast(words), self._not_saved, self)

    def _not_saved(self, error: Exception) -> None:
        if isinstance(error, OSError):
            self.workspace.toast(
                translate("Evaluation", "The file could not be written: {reason}. Choose another place.", reason=error)
            )
        else:
            self.workspace.failed(error)
