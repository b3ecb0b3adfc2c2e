"""One window per database: a second start raises the first."""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MILLISECONDS = 300


def channel_name(database: Path) -> str:
    """Return the local channel's name: the same for the same database and person."""
    digest = hashlib.sha256(str(database.resolve()).encode()).hexdigest()
    return f"servicedesk-{digest[:16]}"


def raise_running(database: Path) -> bool:
    """Ask a running window to come to the front; return whether there was one."""
    socket = QLocalSocket()
    socket.connectToServer(channel_name(database))
    if not socket.waitForConnected(WAIT_MILLISECONDS):
        return False
    socket.disconnectFromServer()
    return True


class FirstInstance(QObject):
    """Listens for later starts; the only channel the program opens, and it is local."""

    asked = Signal()

    def __init__(self, database: Path, mark: Path, parent: QObject | None = None) -> None:
        """Listen, and leave *mark* on the disk as long as this lives."""
        super().__init__(parent)
        self._mark = mark
        with contextlib.suppress(OSError):
            mark.parent.mkdir(parents=True, exist_ok=True)
            mark.touch()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        name = channel_name(database)
        if not self._server.listen(name):
            # Left over from a crash: nobody answered, so nobody is there.
            QLocalServer.removeServer(name)
            self._server.listen(name)

    def _answer(self) -> None:
        connection = self._server.nextPendingConnection()
        if connection is not None:
            connection.disconnectFromServer()
            connection.deleteLater()
        self.asked.emit()

    def close(self) -> None:
        """Stop listening."""
        self._server.close()
        with contextlib.suppress(OSError):
            self._mark.unlink(missing_ok=True)
