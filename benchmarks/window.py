"""The real window on the practice hotel, every job done at once, and a table that C++ alone fills and paints."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from servicedesk.services.desk import Desk
from servicedesk.ui.main_window import MainWindow
from servicedesk.ui.settings import StationSettings
from servicedesk.ui.tasks import InlineRunner
from servicedesk.ui.theme import theme
from servicedesk.ui.workspace import Workspace

SIZE = (1366, 768)
ROWS, COLUMNS = 2000, 9


def application() -> QApplication:
    """Return the application, drawing into memory unless a platform was chosen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    found = QApplication.instance() or QApplication(["benchmarks"])
    assert isinstance(found, QApplication)
    return found


def settle() -> None:
    """Let everything happen that is due: layouts, zero timers, painting."""
    for _ in range(3):
        QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@contextmanager
def main_window(desk: Desk) -> Iterator[MainWindow]:
    """Open the main window as whoever acts at *desk*."""
    theme().apply(application())
    workspace = Workspace(StationSettings(language="zh", folder=str(desk.database.path.parent)), InlineRunner())
    workspace.connect_desk(desk)
    window = MainWindow(workspace)
    window.resize(*SIZE)
    window.show()
    window.open_gate()
    settle()
    try:
        yield window
    finally:
        window.forget_pages()
        window.hide()
        window.deleteLater()
        settle()


@contextmanager
def table() -> Iterator[QTableView]:
    """Show a table of the window's size whose model and delegate are Qt's own."""
    application()
    model = QStandardItemModel(ROWS, COLUMNS)
    for row in range(ROWS):
        for column in range(COLUMNS):
            model.setItem(row, column, QStandardItem(f"工单 T-{row:04d} · {column} 空调不制冷"))
    view = QTableView()
    view.setModel(model)
    view.resize(*SIZE)
    view.show()
    settle()
    try:
        yield view
    finally:
        view.hide()
        view.deleteLater()
        settle()
