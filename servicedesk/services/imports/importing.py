"""Running an import: every row looked at, good ones written together in one transaction, bad ones listed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import select, update

from servicedesk.core.errors import Refused
from servicedesk.core.events import ChangeKind
from servicedesk.core.permissions import Permission
from servicedesk.core.text import fold
from servicedesk.models import ImportBatch, Tier
from servicedesk.services.first_states import ensure_states
from servicedesk.services.imports import rejects, remembered
from servicedesk.services.imports.articles import ArticlesWriter
from servicedesk.services.imports.converting import Converter, Row
from servicedesk.services.imports.customers import CustomersWriter
from servicedesk.services.imports.feedback import FeedbackWriter
from servicedesk.services.imports.fields import ImportKind
from servicedesk.services.imports.mapping import checked
from servicedesk.services.imports.overwritten import note_versions
from servicedesk.services.imports.own_fields import fields_for, names_of, own_fields
from servicedesk.services.imports.results import LISTED, ImportCommand, ImportResult, Progress, RowError, WrongValue
from servicedesk.services.imports.survey_responses import SurveyResponsesWriter
from servicedesk.services.imports.ticket_events import TicketEventsWriter
from servicedesk.services.imports.tickets import TicketsWriter
from servicedesk.services.imports.writer import Batch, Writer
from servicedesk.storage.bulk import with_room
from servicedesk.storage.desk import Desk, Work, act
from servicedesk.tabular.tables import Cells

WRITERS: dict[ImportKind, type[Any]] = {
    ImportKind.CUSTOMERS: CustomersWriter,
    ImportKind.TICKETS: TicketsWriter,
    ImportKind.TICKET_EVENTS: TicketEventsWriter,
    ImportKind.FEEDBACK: FeedbackWriter,
    ImportKind.ARTICLES: ArticlesWriter,
    ImportKind.SURVEY_RESPONSES: SurveyResponsesWriter,
}
_TOLD_EVERY = 2000
_COUNTED = ("customer", "ticket", "ticket_entry", "feedback", "article", "survey")


class _NothingWritten(Exception):
    """A try, or a strict import with a bad row: everything is rolled back."""

    def __init__(self, result: ImportResult) -> None:
        super().__init__()
        self.result = result


def run_import(desk: Desk, command: ImportCommand, progress: Progress | None = None) -> ImportResult:
    """Import the rows of a table; a try does all of it and takes it back.

    Raises Refused for a file or a mapping that cannot be used, and ``import_stopped`` when *progress* says stop;
    NotAllowed without the right. Nothing is ever half written.
    """
    own = fields_for(desk, command.kind)
    columns = checked(command.kind, command.table.header, command.reading.columns, own)
    whole = replace(command, reading=replace(command.reading, columns=columns))
    run = import_customers if command.kind is ImportKind.CUSTOMERS else import_rows
    try:
        return run(desk, whole, progress)
    except _NothingWritten as nothing:
        return nothing.result


@act(Permission.EDIT_CUSTOMER, undoable=False)
def import_customers(work: Work, command: ImportCommand, progress: Progress | None = None) -> ImportResult:
    """Import customers: the desk does so every morning with the list of who is in the house."""
    return _run(work, command, progress)


@act(Permission.IMPORT, undoable=False)
def import_rows(work: Work, command: ImportCommand, progress: Progress | None = None) -> ImportResult:
    """Import anything."""
    return _run(work, command, progress)


@dataclass(slots=True)
class _Read:
    """What reading the file brought: good rows, what was wrong with the others, and those as they stood."""

    rows: list[Row] = field(default_factory=list)
    errors: list[RowError] = field(default_factory=list)
    rejected: dict[int, Cells] = field(default_factory=dict)
    number: int = 0
    repeated: int = 0

    def reject(self, row: int, cells: Cells, errors: list[RowError]) -> None:
        """Note a row that cannot be imported."""
        self.rejected[row] = cells
        self.errors += errors


def _run(work: Work, command: ImportCommand, progress: Progress | None) -> ImportResult:
    with with_room(work.connection):
        return _import(work, command, progress)


def _import(work: Work, command: ImportCommand, progress: Progress | None) -> ImportResult:
    ensure_states(work)
    batch = Batch.begin(work, command)
    if progress is not None:
        batch.bulk.told = partial(_tell, progress)
    cells: dict[int, Cells] = {}
    read = _read(work, command, progress, cells)
    writer: Writer = WRITERS[command.kind](batch)
    writer.look_up(read.rows)
    columns = command.reading.columns
    imported = 0
    for row in read.rows:
        try:
            imported += writer.write(row)
        except WrongValue as wrong:
            column = columns.get(str(wrong.parameters.get("field", "")), "")
            error = RowError(row.number, column, wrong.code, wrong.parameters)
            read.reject(row.number, cells[row.number], [error])
    if not (read.errors and command.is_strict):
        writer.finish()
    return _finish(work, batch, read, imported)


def _read(work: Work, command: ImportCommand, progress: Progress | None, cells: dict[int, Cells]) -> _Read:
    """Convert every row; their cells are kept for those that may still be rejected."""
    tiers = _tiers(work)
    own = own_fields(work.connection, work.actor, command.kind)
    names = names_of(work.connection) if any(code in own for code in command.reading.columns) else {}
    converter = Converter(command.kind, command.table, command.reading, work.site.zone, tiers, own, names)
    read, seen = _Read(), set[int]()
    for lines in _pieces(command.table.rows()):
        rows, wrong = converter.convert(lines)
        alike = [hash(tuple(row_cells)) for _, row_cells in lines]
        before = len(seen)
        seen.update(alike)
        read.repeated += len(alike) - (len(seen) - before)
        for number, row_cells in lines if wrong else ():
            if number in wrong:
                read.reject(number, row_cells, wrong[number])
        read.rows += [row for row in rows if row.number not in wrong] if wrong else rows
        cells.update(lines)
        read.number = lines[-1][0]
        if progress is not None:
            _tell(progress, read.number, None)
    return read


def _pieces(lines: Iterator[tuple[int, Cells]]) -> Iterator[list[tuple[int, Cells]]]:
    """Yield so many lines at a time as are read together, and told of."""
    while piece := list(islice(lines, _TOLD_EVERY)):
        yield piece


def _tell(progress: Progress, done: int, of: int | None) -> None:
    if not progress(done, of):
        raise Refused("import_stopped")


def _tiers(work: Work) -> dict[str, str]:
    rows = work.connection.execute(select(Tier.code, Tier.name_zh, Tier.name_en))
    return {fold(name): row.code for row in rows for name in (row.code, row.name_zh, row.name_en)}


def _finish(work: Work, batch: Batch, read: _Read, imported: int) -> ImportResult:
    command = batch.command
    good = read.number - len(read.rejected)
    refused = command.is_strict and bool(read.errors)
    spans = batch.bulk.spans()
    created = {name: last - first + 1 for name, (first, last) in spans.items() if name in _COUNTED}
    result = ImportResult(
        read=read.number,
        imported=0 if refused else imported,
        updated=0 if refused else good - imported,
        rejected=len(read.rejected),
        errors=tuple(sorted(read.errors, key=lambda error: error.row)[:LISTED]),
        repeated=read.repeated,
        possible=tuple(batch.possible),
        created={} if refused else created,
        was_refused=refused,
    )
    if command.is_try or refused:
        raise _NothingWritten(result)
    rejects = _write_rejects(command, read)
    result = replace(result, rejects_file=rejects, batch_id=batch.identity)
    _record(work, batch, result, spans)
    return result


def _record(work: Work, batch: Batch, result: ImportResult, spans: dict[str, tuple[int, int]]) -> None:
    """Write down what was done, so that it can be looked up and undone; remember how the file was read."""
    command = batch.command
    note_versions(work.connection, batch.replaced)
    counts = {"read": result.read, "imported": result.imported, "updated": result.updated, "rejected": result.rejected}
    work.connection.execute(
        update(ImportBatch)
        .where(ImportBatch.id == batch.identity)
        .values(counts=counts, created={name: list(span) for name, span in spans.items()}, replaced=batch.replaced)
    )
    remembered.remember(work, command.kind, command.table.header, command.reading)
    for entity, (first, _last) in spans.items():
        work.changed(entity, first, ChangeKind.CREATED)
    work.audit("import_batch", batch.identity, kind=command.kind.value, file=command.table.file.name, **counts)


def _write_rejects(command: ImportCommand, read: _Read) -> Path | None:
    """Write the rows that failed as they stood, each with its number and what was wrong; they can be imported again."""
    if not read.rejected or command.rejects_folder is None:
        return None
    path = rejects.free_name(command.rejects_folder, command.table.file.name)
    return rejects.write(path, command.table.header, read.rejected, read.errors, command.describe)
