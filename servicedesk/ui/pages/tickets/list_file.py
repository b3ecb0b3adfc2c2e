"""The list of tickets saved as a file for a spreadsheet: as it is narrowed and ordered, or what is marked of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from servicedesk import reporting
from servicedesk.core.paging import Sort
from servicedesk.core.ticket_fields import FieldDefinition, FieldType
from servicedesk.core.translation import plural, translate
from servicedesk.queries import ticket_export, ticket_lists
from servicedesk.queries.ticket_export import TicketRecord
from servicedesk.queries.ticket_lists import TicketFilter
from servicedesk.services import exports
from servicedesk.ui import wording
from servicedesk.ui.pages.tickets.field_words import value_in_words
from servicedesk.ui.spreadsheets import MARK, amount_text, csv_lines
from servicedesk.ui.workspace import Workspace

# So many at a time: a file of a million is never in memory whole.
AT_ONCE = 2000
# From so many on it is said that the file is being written.
SAID_FROM = 5000
Local = Callable[[datetime], datetime]


class TicketFiles(QObject):
    """Notes that tickets leave as a file, writes it on a reader thread, and says how it ended."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self.workspace = workspace

    def save(self, wanted: TicketFilter, sort: Sort, marked: Sequence[int], path: Path) -> None:
        """Write the marked tickets or, with none marked, all of the list."""

        def found(ids: Sequence[int]) -> None:
            if len(ids) >= SAID_FROM:
                self.workspace.toast(translate("TicketFile", "{n} tickets are being written …", n=f"{len(ids):,}"))
            self.workspace.act(
                exports.note_ticket_export, len(ids), str(wanted.view), done=lambda _done: noted(ids), owner=self
            )

        def noted(ids: Sequence[int]) -> None:
            self.workspace.ask(_write, ids, path, done=self._saved(path), failed=self._not_saved, owner=self)

        if marked:
            found(list(marked))
        else:
            self.workspace.ask(ticket_lists.ticket_ids, wanted, sort, None, done=found, owner=self, key="ids")

    def _saved(self, path: Path) -> Callable[[int], None]:
        def say(count: int) -> None:
            words = plural(
                "TicketFile", "Saved as {name}: {n} ticket", "Saved as {name}: {n} tickets", count, name=path.name
            )
            self.workspace.toast(words)

        return say

    def _not_saved(self, error: Exception) -> None:
        if isinstance(error, OSError):
            words = translate(
                "TicketFile", "The file could not be written: {reason}. Choose another place.", reason=error
            )
            self.workspace.toast(words)
        else:
            self.workspace.failed(error)


def _write(desk: Any, ids: Sequence[int], path: Path) -> int:
    """Write the file and return how many tickets are in it: some may have gone since the list was read."""
    fields: dict[str, FieldDefinition] = {}
    for start in range(0, len(ids), AT_ONCE):
        for field in ticket_export.fields_in_use(desk, ids[start : start + AT_ONCE]):
            fields.setdefault(field.code, field)
    columns = sorted(fields.values(), key=lambda field: (field.position, field.id))
    written = 0
    today = desk.site.business_day(desk.clock.now())

    def pieces() -> Iterator[bytes]:
        nonlocal written
        yield MARK + csv_lines([_header(columns)])
        for start in range(0, len(ids), AT_ONCE):
            records = ticket_export.ticket_records(desk, ids[start : start + AT_ONCE])
            written += len(records)
            yield csv_lines(_cells(record, columns, desk.site.local, desk.site.currency, today) for record in records)

    reporting.write_whole(path, pieces())
    return written


def _header(fields: Sequence[FieldDefinition]) -> list[str]:
    return [
        translate("TicketFile", "Number"),
        translate("TicketFile", "Title"),
        translate("TicketFile", "Description"),
        translate("TicketFile", "Kind"),
        translate("TicketFile", "Category"),
        translate("TicketFile", "State"),
        translate("TicketFile", "Priority"),
        translate("TicketFile", "{Customer}"),
        translate("TicketFile", "Tier"),
        translate("TicketFile", "Place"),
        translate("TicketFile", "Department"),
        translate("TicketFile", "Owner"),
        translate("TicketFile", "Channel"),
        translate("TicketFile", "Opened"),
        translate("TicketFile", "First answer due"),
        translate("TicketFile", "First answered"),
        translate("TicketFile", "Solution due"),
        translate("TicketFile", "Solved"),
        translate("TicketFile", "Closed"),
        translate("TicketFile", "Solved in time"),
        translate("TicketFile", "Times reopened"),
        translate("TicketFile", "Minutes of work"),
        translate("TicketFile", "Solution"),
        translate("TicketFile", "Cause"),
        translate("TicketFile", "Tags"),
        translate("TicketFile", "Sensitive"),
        *(str(field.name) for field in fields),
    ]


def _cells(
    record: TicketRecord, fields: Sequence[FieldDefinition], local: Local, currency: str, today: date
) -> list[str]:
    row = record.row
    return [
        row.number,
        row.title,
        record.description,
        wording.word(row.kind),
        str(record.category or ""),
        str(row.state_name),
        wording.word(row.priority),
        row.customer_name,
        str(row.tier or ""),
        row.place,
        str(row.department or ""),
        row.owner_name,
        wording.word(record.channel),
        _moment(row.opened_at, local),
        _moment(record.response_due_at, local),
        _moment(record.responded_at, local),
        _moment(row.resolution_due_at, local),
        _moment(row.solved_at, local),
        _moment(record.closed_at, local),
        "" if row.is_met is None else _yes_no(row.is_met),
        str(row.times_reopened),
        str(record.minutes),
        record.resolution,
        record.cause,
        wording.list_words([str(tag) for tag in record.tags]),
        _yes_no(row.is_sensitive),
        *(_value(field, record.values.get(field.code), local, currency, today) for field in fields),
    ]


def _value(field: FieldDefinition, value: Any, local: Local, currency: str, today: date) -> str:
    """Return a field as a spreadsheet sorts and adds it; what cannot be read stays as it was stored."""
    if value is None:
        return ""
    if field.type is FieldType.AMOUNT and isinstance(value, int):
        return amount_text(value)
    if field.type in (FieldType.DATE, FieldType.NUMBER):
        return str(value)
    if field.type is FieldType.MOMENT:
        try:
            return _moment(datetime.fromisoformat(value), local)
        except (TypeError, ValueError):
            return str(value)
    return value_in_words(field, value, local, currency, today)


def _moment(moment: datetime | None, local: Local) -> str:
    return "" if moment is None else f"{local(moment):%Y-%m-%d %H:%M:%S}"


def _yes_no(value: bool) -> str:
    return translate("TicketFields", "Yes") if value else translate("TicketFields", "No")
