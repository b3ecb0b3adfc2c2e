"""Files with figures and the records behind them: asked for whole, written whole, said when done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from servicedesk import reporting
from servicedesk.core.charts import ChartTable
from servicedesk.core.permissions import Permission
from servicedesk.core.translation import plural, translate
from servicedesk.queries.analysis import records
from servicedesk.queries.analysis.records import Drill, Figure, Records
from servicedesk.queries.analysis.tiles import Tiles
from servicedesk.ui.pages.evaluation import export
from servicedesk.ui.pages.evaluation.overview import FIGURES
from servicedesk.ui.pages.evaluation.panel import ANSWERS
from servicedesk.ui.pages.evaluation.period import Request, span_words
from servicedesk.ui.workspace import Workspace


class EvaluationFiles(QObject):
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

    def save_figures(
        self, found: Tiles, twins: Sequence[tuple[str, ChartTable]], request: Request, today: date, path: Path
    ) -> None:
        """Write the figures to *path* and the records behind the five to a file beside it."""
        desk = self.workspace.desk
        parts = [desk.site.name, span_words(request.period, today)]
        if desk.site.is_practice:
            parts.append(export.practice_words())
        figures = export.figures_csv(" · ".join(parts), found, twins)
        may = desk.actor.can(Permission.VIEW_SINGLE_ANSWERS)
        drills = [Drill(each, request.start, request.end, request.part) for each in FIGURES]
        drills = [drill for drill in drills if may or drill.figure not in ANSWERS]
        self.save(drills, {path: figures}, path.with_name(f"{path.stem}_records{path.suffix or '.csv'}"))

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
