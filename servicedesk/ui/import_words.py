"""What an import says, as sentences: refusals of a file, errors of a row. No Qt here: the command line reads it too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from servicedesk.core.translation import Marked, mark, translate, translate_marked

if TYPE_CHECKING:
    from servicedesk.services.imports.results import RowError

# What a whole file is refused for.
FILE_SENTENCES: dict[str, Marked] = {
    "import_not_a_table": mark(
        "Import", "{name} is not a table this program reads. Choose a CSV, TSV or XLSX file, or a ZIP holding one."
    ),
    "import_old_workbook": mark(
        "Import",
        "{name} is an old workbook, or one with a password. Save it as XLSX or CSV without one and choose that file.",
    ),
    "import_workbook_damaged": mark(
        "Import", "The workbook {name} cannot be opened. Nothing was changed; save it again."
    ),
    "import_archive_damaged": mark(
        "Import", "The archive {name} is damaged. Nothing was changed; copy the file here once more."
    ),
    "import_archive_locked": mark("Import", "The archive {name} has a password. Unpack it and choose the table in it."),
    "import_archive_without": mark(
        "Import", "There is no table in {name}. Choose an archive with a CSV, TSV or XLSX file."
    ),
    "import_field_twice": mark("Import", "The field {name} is given two columns. Say which one fills it."),
    "import_archive_many": mark("Import", "{name} holds {n} tables ({names}). Unpack it and choose the one to import."),
    "import_too_large": mark(
        "Import", "{name} would unpack to far more than a table needs. Split the table and import it in parts."
    ),
    "import_file_gone": mark(
        "Import", "{name} is not there any more. Nothing was changed; plug the disk in again or choose another file."
    ),
    "import_file_locked": mark(
        "Import", "{name} cannot be opened. Nothing was changed; close it in the other program and try again."
    ),
    "import_file_changed": mark(
        "Import", "{name} was changed after it was read. Nothing was changed here; choose the file once more."
    ),
    "import_empty": mark("Import", "There is nothing in {name}. Nothing was changed; choose another file."),
    "import_encoding_unknown": mark(
        "Import", "{encoding} is not an encoding. Use utf-8, gb18030, utf-16 or another that exists."
    ),
    "import_not_this_encoding": mark(
        "Import", "Row {row} cannot be read as {encoding}. Nothing was changed; choose another encoding."
    ),
    "import_cell_too_large": mark(
        "Import", "A cell of row {row} does not end. A quotation mark is missing there; nothing was changed."
    ),
    "import_preset_unknown": mark("Import", "There is no preset {name}. There are: {known}."),
    "import_preset_other_kind": mark("Import", "The preset {name} is not for importing {kind}."),
    "import_field_unknown": mark("Import", "There is no field {name}. The fields are: {known}."),
    "import_map_unclear": mark("Import", "“{value}” does not say which column fills which field; write field=column."),
    "import_column_unknown": mark("Import", "The file has no column {name}. Its columns are: {header}."),
    "import_nothing_mapped": mark(
        "Import", "No column of this file was recognised: {header}. Say which column fills which field."
    ),
    "import_field_needed": mark("Import", "Say which column holds the field {name}. The columns are: {header}."),
    "import_dates_ambiguous": mark(
        "Import",
        "Dates such as {example} can be read as day/month or month/day. Nothing was imported; say which it is.",
    ),
    "import_stopped": mark("Import", "The import was stopped. Nothing was imported."),
    "import_undo_over": mark("Import", "This import can no longer be undone. Nothing was changed."),
    "import_worked_on": mark(
        "Import", "Somebody has worked on what this import brought ({n}). It was kept; nothing was changed."
    ),
}

# What a row is rejected for.
_ROW_SENTENCES: dict[str, Marked] = {
    "import_row_empty": mark("Import", "No mapped column has a value."),
    "import_value_needed": mark("Import", "This value is missing."),
    "import_too_many_cells": mark(
        "Import", "The row has {n} cells, the header {columns}. A quotation mark may be missing."
    ),
    "import_not_a_date": mark("Import", "“{value}” is not a date."),
    "import_not_a_number": mark("Import", "“{value}” is not a whole number."),
    "import_not_an_amount": mark("Import", "“{value}” is not an amount."),
    "import_too_long": mark("Import", "More than {limit} characters do not fit here."),
    "import_out_of_range": mark("Import", "{value} is out of range."),
    "import_field_not_of_kind": mark("Import", "Tickets of this kind do not have the field “{value}”."),
    "import_out_of_scale": mark("Import", "{value} is outside the scale {low}–{high}."),
    "import_word_unknown": mark("Import", "“{value}” is not a known value here."),
    "import_tier_unknown": mark("Import", "There is no tier “{value}”."),
    "import_phone_unclear": mark("Import", "A phone number does not have {n} digits."),
    "import_nobody_named": mark("Import", "Neither name nor phone nor member number is given."),
    "import_leaves_before": mark("Import", "{value} is before the arrival on {start}."),
    "import_number_taken": mark("Import", "The number {value} belongs to a ticket that is worked on here."),
    "import_code_taken": mark("Import", "The code {value} belongs to an article that is there already."),
    "import_ticket_unknown": mark("Import", "There is no ticket {value}."),
    "import_survey_there": mark("Import", "The ticket {value} has answers already."),
    "import_no_score": mark("Import", "Neither satisfaction nor recommendation is given."),
}


def row_sentence(error: RowError) -> str:
    """Return what is wrong with a row."""
    found = _ROW_SENTENCES.get(error.code)
    if found is None:
        return translate("Import", "This row cannot be imported ({code}).", code=error.code)
    return translate_marked(found, **error.parameters)


def row_codes() -> frozenset[str]:
    """Return the codes of row errors that have a sentence."""
    return frozenset(_ROW_SENTENCES)
