"""Importing a file."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from servicedesk.cli.desks import DONE, PARTLY, REFUSED, open_for, print_result
from servicedesk.core.addresses import local_path
from servicedesk.core.errors import ServiceDeskError
from servicedesk.core.standard_streams import say
from servicedesk.core.translation import translate

if TYPE_CHECKING:
    from servicedesk.services.imports.looking import FileCommand
    from servicedesk.services.imports.results import ImportResult


def import_options(parser: argparse.ArgumentParser) -> None:
    kinds = ("customers", "tickets", "ticket-events", "feedback", "articles", "survey-responses")
    parser.add_argument("kind", choices=kinds)
    parser.add_argument("file", type=Path)
    parser.add_argument("--map", action="append", nargs="+", default=[], metavar="field=column")
    parser.add_argument("--preset", default=None)
    parser.add_argument("--encoding", default="")
    parser.add_argument("--date-order", choices=("dmy", "mdy"), help="which comes first in dates such as 3/4/2026")
    parser.add_argument("--dry-run", action="store_true", help="do everything and take it back")
    parser.add_argument("--strict", action="store_true", help="import all rows or none")


def run_import_file(options: argparse.Namespace) -> int:
    from servicedesk.services.desk import create_desk, is_desk_there
    from servicedesk.services.imports.importing import run_import
    from servicedesk.services.imports.looking import command_for
    from servicedesk.services.imports.mapping import checked

    file = _import_file(options)
    if not is_desk_there(options.database):
        # Looked at in a place that vanishes first: a refused file makes no database.
        with tempfile.TemporaryDirectory(prefix="servicedesk-import-") as folder:
            desk = create_desk(Path(folder) / "desk.db")
            try:
                command = command_for(desk, file)
                checked(command.kind, command.table.header, command.reading.columns)
            finally:
                desk.close()
        create_desk(options.database).close()
    desk = open_for(options)
    try:
        command = command_for(desk, file)
        left_out = command.table.other_sheets
        if left_out:
            say(translate("CommandLine", "Only the first sheet is read; left out: {names}.", names=", ".join(left_out)))
        result = run_import(desk, command, _told)
    finally:
        desk.close()
    print_result(options, {**_import_result(result), "sheets_left_out": list(left_out)})
    if result.was_refused:
        return REFUSED
    return PARTLY if result.rejected else DONE


def _told(done: int, of: int | None) -> bool:
    # What is written counts lines of several tables: a figure nobody could compare with the file.
    if of is None:
        say(translate("CommandLine", "{n} rows", n=done))
    return True


def _import_file(options: argparse.Namespace) -> FileCommand:
    """Return what the options say of the file; ``field=column`` may be given several times."""
    from servicedesk.services.imports.fields import ImportKind
    from servicedesk.services.imports.looking import FileCommand
    from servicedesk.tabular.dates import DateOrder

    pairs = [pair.partition("=") for given in options.map for pair in given]
    fields = [field.strip() for field, _, _ in pairs]
    if twice := next((field for field in fields if fields.count(field) > 1), None):
        raise ServiceDeskError("import_field_twice", name=twice)
    if wrong := next((field for field, equals, column in pairs if not (field and equals and column)), None):
        raise ServiceDeskError("import_map_unclear", value=wrong)
    return FileCommand(
        path=options.file,
        kind=ImportKind(options.kind),
        columns={field.strip(): column for field, _, column in pairs},
        preset_name=options.preset,
        codec=options.encoding,
        date_order=DateOrder(options.date_order) if options.date_order else None,
        is_try=options.dry_run,
        is_strict=options.strict,
        rejects_folder=local_path(options.database).parent / "rejects",
    )


def _import_result(result: ImportResult) -> dict[str, Any]:
    from servicedesk.ui.import_words import row_sentence

    return {
        "read": result.read,
        "imported": result.imported,
        "updated": result.updated,
        "rejected": result.rejected,
        "errors": [
            {"row": error.row, "column": error.column, "message": row_sentence(error)} for error in result.errors
        ],
        "rejects_file": str(result.rejects_file) if result.rejects_file else None,
        "repeated": result.repeated,
        "possible_duplicates": [
            {"row": each.row, "name": each.name, "number": each.number} for each in result.possible
        ],
        "created": result.created,
    }
