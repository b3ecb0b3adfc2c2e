"""One act as one transaction: rows, journal, audit, and what to announce."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from types import TracebackType
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from servicedesk.core.actor import Actor
from servicedesk.core.errors import Conflict, NotFound
from servicedesk.core.events import Changed, ChangeKind
from servicedesk.core.text import storable
from servicedesk.models import AuditEntry, Base
from servicedesk.storage import mapped_rows
from servicedesk.storage.database import Database
from servicedesk.storage.errors import known_errors
from servicedesk.storage.journal import BINNED, BROUGHT_BACK, JournalRow
from servicedesk.storage.journal_values import packed
from servicedesk.storage.prepared import Prepared, insertion
from servicedesk.storage.recycling import Moved, bring_back, take_out
from servicedesk.storage.row_statements import finding, key_values

Row = TypeVar("Row", bound=Base)
# Said to the engine as they are: a savepoint for each of thousands of tickets must cost next to nothing.
_HOLD, _BACK, _RELEASE = (
    Prepared(text(words)) for words in ("SAVEPOINT part", "ROLLBACK TO SAVEPOINT part", "RELEASE SAVEPOINT part")
)
_LAST_ENTRY = Prepared(select(AuditEntry.id, AuditEntry.mac).order_by(AuditEntry.id.desc()).limit(1))


class UnitOfWork:
    """A write transaction that rolls back unless committed.

    Creating goes through :meth:`insert` (Core, fast); editing through :meth:`get` and plain attributes.
    Both are journalled for undo; row versions catch edits that crossed.
    """

    def __init__(self, database: Database, actor: Actor, station: str, act: str, now: datetime, key: bytes) -> None:
        self._database = database
        self._key = key
        self._journal: list[JournalRow] = []
        # A dict keeps the order in which rows changed, each once.
        self._changes: dict[tuple[str, ChangeKind], dict[int, None]] = {}
        self._session: Session | None = None
        self._audit: tuple[str, int | None, dict[str, Any]] = ("", None, {})
        self.actor = actor
        self.station = station
        self.act = act
        self.now = now
        self.undoable = True
        # Off only where nothing was done to a record: a draft kept while typing, a try that was not looked at.
        self.audited = True
        self.connection: Connection

    def __enter__(self) -> UnitOfWork:
        with known_errors():
            self.connection = self._database.writer.connect()
            try:
                self._transaction = self.connection.begin()
            except BaseException:
                # There is one writing connection: kept, it would be missing for every act to come.
                self.connection.close()
                raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            self._session.close()
        try:
            if self._transaction.is_active:
                self._transaction.rollback()
        except DBAPIError as lost:
            # The server has rolled back already when the connection is gone; the error that says so is under way.
            if not lost.connection_invalidated or error is None:
                raise
        finally:
            self.connection.close()

    @property
    def session(self) -> Session:
        """The mapped side of this transaction, made when first needed."""
        if self._session is None:
            self._session = Session(bind=self.connection, expire_on_commit=False, autoflush=False)
        return self._session

    def insert(self, model: type[Base], **values: Any) -> int:
        """Insert one row and return its id; text is made storable first."""
        clean = {name: storable(value) if isinstance(value, str) else value for name, value in values.items()}
        key = insertion(model, tuple(clean)).first(self.connection, clean)
        assert key is not None
        version = 1 if "version" in model.__table__.c else None
        self._journal.append(["insert", model.__tablename__, list(key), None, version])
        identity = key[0]
        if isinstance(identity, int):
            self.changed(model.__tablename__, identity, ChangeKind.CREATED)
            return identity
        return 0

    def get(self, model: type[Row], identity: object, expected_version: int | None = None) -> Row:
        """Return the mapped row for editing; NotFound if gone, Conflict if the caller saw an older version."""
        row = self.session.get(model, identity)
        if row is None:
            raise NotFound("not_found", entity=model.__tablename__, id=identity)
        if expected_version is not None and getattr(row, "version", None) != expected_version:
            raise Conflict("changed_meanwhile", entity=model.__tablename__, id=identity)
        return row

    def has(self, model: type[Base], *key: object) -> bool:
        """Return whether a row is there, which takes less than getting it."""
        self.flush()
        table: Table = model.__table__  # type: ignore[assignment] # mapped to a table, not to a join
        names = tuple(table.primary_key.columns.keys())
        return finding(table, False, names).first(self.connection, key_values(key, None)) is not None

    def delete(self, row: Base) -> None:
        """Delete a mapped row; undo brings it back."""
        self.flush()
        with known_errors():
            noted = mapped_rows.remove(self.connection, row)
        self._journal.append(noted)
        identity = noted[3].get("id")
        if isinstance(identity, int):
            self.changed(row.__tablename__, identity, ChangeKind.DELETED)

    def flush(self) -> None:
        """Send edited attributes to the database, noting the values they had."""
        if self._session is None:
            return
        with known_errors():
            for row in mapped_rows.edited(self._session):
                noted = mapped_rows.write(self.connection, row)
                if noted is None:
                    continue
                self._journal.append(noted)
                if isinstance(noted[2][0], int):
                    self.changed(noted[1], noted[2][0], ChangeKind.UPDATED)

    def noted(self) -> list[JournalRow]:
        """Return what this act has inserted and overwritten so far, as undo will read it."""
        self.flush()
        return list(self._journal)

    def recycle(self, kind: str, ids: Sequence[int], reason: str) -> Moved:
        """Move records of *kind* into the bin with all that hangs on them; undo brings them back."""
        values = {"reason": storable(reason), "deleted_at": self.now, "deleted_by_id": self.actor.staff_id}
        self.flush()
        with known_errors():
            moved = take_out(self.connection, kind, ids, values)
        before = {name: packed(value) for name, value in values.items()}
        self._journal += [[BINNED, kind, [identity], before, None] for identity in ids]
        self._moved(moved, ChangeKind.DELETED)
        return moved

    def bring_back(self, records: Sequence[Any]) -> Moved:
        """Bring rows of the bin back; undo puts them in again, as who deleted them did."""
        self.flush()
        with known_errors():
            moved = bring_back(self.connection, [row.id for row in records])
        for row in records:
            before = {name: packed(getattr(row, name)) for name in ("reason", "deleted_at", "deleted_by_id")}
            self._journal.append([BROUGHT_BACK, row.kind, [row.entity_id], before, None])
        self._moved(moved, ChangeKind.CREATED)
        return moved

    def _moved(self, moved: Moved, kind: ChangeKind) -> None:
        if self._session is not None:
            self._session.expunge_all()
        for table, key in moved.rows:
            if isinstance(key[0], int):
                self.changed(table, key[0], kind)

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Do a part of this act whole or not at all: what it raises goes through, and nothing of it is kept."""
        self.flush()
        mark, audit, changes = len(self._journal), self._audit, self._changes
        before = frozenset(self._session.identity_map.keys()) if self._session is not None else frozenset()
        # What a part says of itself is not what the act is about.
        self._audit, self._changes = ("", None, {}), {}
        _HOLD.run(self.connection)
        try:
            yield
            self.flush()
        except BaseException:
            if self._session is not None:
                mapped_rows.forget(self._session, before, self._journal[mark:])
            del self._journal[mark:]
            _BACK.run(self.connection)
            raise
        else:
            for key, ids in self._changes.items():
                changes.setdefault(key, {}).update(ids)
        finally:
            self._audit, self._changes = audit, changes
            _RELEASE.run(self.connection)

    def remember(self, journal: list[JournalRow]) -> None:
        """Keep a journal that was made elsewhere: that of an undoing, by which it is done again."""
        self._journal += journal
        self.undoable = True

    def changed(self, entity: str, identity: int, kind: ChangeKind) -> None:
        """Announce after the commit that a row changed."""
        self._changes.setdefault((entity, kind), {})[identity] = None

    def audit(self, entity: str, identity: int | None, **details: object) -> None:
        """Say what the one audit row of this act is about; the first call names the row, later ones add details."""
        first = self._audit
        if not first[0]:
            self._audit = (entity, identity, dict(details))
        else:
            first[2].update(details)

    def commit(self) -> list[Changed]:
        """Write the audit row, make everything durable, and return what to announce."""
        with known_errors():
            self.flush()
            if self.audited:
                self._write_audit()
            changes = [Changed(entity, tuple(ids), kind) for (entity, kind), ids in self._changes.items()]
            self._database.tell_others(self.connection, changes)
            self._transaction.commit()
        return changes

    def _write_audit(self) -> None:
        entity, identity, details = self._audit
        # As the file will hand them back: the chain is computed from the same when it is verified.
        packed_details = json.loads(json.dumps({name: packed(value) for name, value in details.items()}))
        last, previous = _LAST_ENTRY.first(self.connection) or (0, "")
        values = {
            "at": self.now,
            "staff_id": self.actor.staff_id,
            "station": self.station,
            "act": self.act,
            "entity": entity,
            "entity_id": identity,
            "details": packed_details,
        }
        mac = chain_mac(self._key, previous, values)
        # Numbered here: a server's own numbers leave gaps, and a gap is what a deleted entry looks like.
        row = {"id": last + 1, **values, "mac": mac, "undo": self._journal if self.undoable and self._journal else None}
        insertion(AuditEntry, tuple(row)).first(self.connection, row)


def chain_mac(key: bytes, previous: str, values: dict[str, Any]) -> str:
    """Return the keyed hash of one audit row and the one before it."""
    content = {name: packed(value) for name, value in values.items()}
    text = previous + json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hmac.new(key, text.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()
