"""Files dropped anywhere on the window: one file at a time, handed on by its path."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class FileDrops(QObject):
    """Watches *window* and says ``dropped``; what else is dropped there stays with the text fields."""

    dropped = Signal(Path)

    def __init__(self, window: QWidget, welcome: Callable[[], bool]) -> None:
        super().__init__(window)
        self._welcome = welcome
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take one file; leave everything else."""
        if event.type() in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
            # A drag enter event is a drag move event, that is a drop event.
            assert isinstance(event, QDropEvent)
            path = dropped_file(event.mimeData()) if self._welcome() else None
            if path is None:
                event.ignore()
                return True
            # Copied, never moved: the other program must keep its file.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            if not isinstance(event, QDragMoveEvent):
                self.dropped.emit(path)
            return True
        return super().eventFilter(watched, event)


def dropped_file(data: QMimeData) -> Path | None:
    """Return the one local file that *data* names, or ``None``."""
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())
