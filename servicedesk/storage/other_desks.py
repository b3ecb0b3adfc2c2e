"""What other desks on a shared database have changed, heard from the server as soon as it is committed."""

from __future__ import annotations

import json
import threading
import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from servicedesk.core.events import Changed, ChangeKind

if TYPE_CHECKING:
    import psycopg

CHANNEL = "servicedesk_changed"
# The server takes 8000 bytes; of an import of thousands the rows are not named one by one.
MOST_IDS = 200
_LOOK_EVERY, _TRY_AGAIN_AFTER = 0.25, 5.0


class OtherDesks:
    """Tells the other desks of one's changes, and hears of theirs on a thread of its own."""

    def __init__(self, connect: Callable[[], psycopg.Connection[Any]]) -> None:
        self._connect = connect
        self._name = uuid.uuid4().hex
        self._closed = threading.Event()
        self._thread: threading.Thread | None = None

    def tell(self, connection: Connection, changes: list[Changed]) -> None:
        """Announce *changes* with the commit of the running transaction, never without it."""
        if not changes:
            return
        told = [[change.entity, change.ids[:MOST_IDS], change.kind.value] for change in changes]
        payload = json.dumps({"from": self._name, "changes": told})
        if len(payload) > 7000:
            payload = json.dumps(
                {"from": self._name, "changes": [[entity, ids[:1], kind] for entity, ids, kind in told]}
            )
        connection.exec_driver_sql(
            "SELECT pg_notify(%(channel)s, %(payload)s)", {"channel": CHANNEL, "payload": payload}
        )

    def listen(self, publish: Callable[[Changed], None]) -> None:
        """Hand every change of another desk to *publish*, in a thread, until closed."""
        ready = threading.Event()
        self._thread = threading.Thread(
            target=self._hear, args=(publish, ready), name="servicedesk-other-desks", daemon=True
        )
        self._thread.start()
        ready.wait(_TRY_AGAIN_AFTER)

    def close(self) -> None:
        """Stop listening."""
        self._closed.set()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join(4 * _LOOK_EVERY)

    def _hear(self, publish: Callable[[Changed], None], ready: threading.Event) -> None:
        import psycopg

        from servicedesk.core.errors import StorageProblem

        while not self._closed.is_set():
            try:
                with self._connect() as connection:
                    connection.execute(f"LISTEN {CHANNEL}")
                    ready.set()
                    while not self._closed.is_set():
                        for heard in connection.notifies(timeout=_LOOK_EVERY):
                            self._publish(heard.payload, publish)
            except (psycopg.Error, StorageProblem):
                # The server is away: acts say so; here it is only waited for.
                ready.set()
                self._closed.wait(_TRY_AGAIN_AFTER)

    def _publish(self, payload: str, publish: Callable[[Changed], None]) -> None:
        told = json.loads(payload)
        if told["from"] != self._name:
            for entity, ids, kind in told["changes"]:
                publish(Changed(entity, tuple(ids), ChangeKind(kind)))
