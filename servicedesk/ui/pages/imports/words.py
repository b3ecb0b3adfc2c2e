"""What an import is made of, in words: kinds, fields, encodings, delimiters, sizes."""

from __future__ import annotations

import re

from servicedesk.core.translation import Marked, mark, plural, translate, translate_marked
from servicedesk.services.imports.fields import ImportKind
from servicedesk.services.imports.mapping import preset
from servicedesk.tabular.dates import DateOrder
from servicedesk.tabular.encodings import Encoding

KINDS: dict[ImportKind, Marked] = {
    ImportKind.CUSTOMERS: mark("Imports", "{Customers}"),
    ImportKind.TICKETS: mark("Imports", "Tickets"),
    ImportKind.TICKET_EVENTS: mark("Imports", "Ticket history"),
    ImportKind.FEEDBACK: mark("Imports", "Reviews"),
    ImportKind.ARTICLES: mark("Imports", "Answers"),
    ImportKind.SURVEY_RESPONSES: mark("Imports", "Survey answers"),
}
KIND_REMARKS: dict[ImportKind, Marked] = {
    ImportKind.CUSTOMERS: mark("Imports", "Who is in the house, who arrives, members: every morning"),
    ImportKind.TICKETS: mark("Imports", "From another ticket program, with all updates"),
    ImportKind.TICKET_EVENTS: mark("Imports", "What happened to tickets, one step a row"),
    ImportKind.FEEDBACK: mark("Imports", "What people wrote on travel sites"),
    ImportKind.ARTICLES: mark("Imports", "Questions and the words to say"),
    ImportKind.SURVEY_RESPONSES: mark("Imports", "Scores given elsewhere"),
}
_FIELDS: dict[str, Marked] = {
    "name": mark("Imports", "{Customer} name"),
    "customer": mark("Imports", "{Customer} name"),
    "phone": mark("Imports", "Phone"),
    "email": mark("Imports", "E-mail"),
    "wechat": mark("Imports", "WeChat"),
    "member_number": mark("Imports", "Member number"),
    "tier": mark("Imports", "Tier"),
    "company": mark("Imports", "Company"),
    "language": mark("Imports", "Language"),
    "birthday": mark("Imports", "Birthday"),
    "reference": mark("Imports", "{Reference}"),
    "arrives_on": mark("Imports", "First day"),
    "leaves_on": mark("Imports", "Last day"),
    "alert": mark("Imports", "Alert, for 7 days"),
    "preference": mark("Imports", "Preference"),
    "notes": mark("Imports", "Notes"),
    "number": mark("Imports", "Number"),
    "title": mark("Imports", "Title"),
    "description": mark("Imports", "Description"),
    "kind": mark("Imports", "Kind"),
    "priority": mark("Imports", "Priority"),
    "state": mark("Imports", "State"),
    "category": mark("Imports", "Category"),
    "subcategory": mark("Imports", "Subcategory"),
    "channel": mark("Imports", "Channel"),
    "place": mark("Imports", "Place"),
    "opened_at": mark("Imports", "Opened at"),
    "updated_at": mark("Imports", "Updated at"),
    "responded_at": mark("Imports", "First response at"),
    "solved_at": mark("Imports", "Solved at"),
    "closed_at": mark("Imports", "Closed at"),
    "due_at": mark("Imports", "Due at"),
    "made_sla": mark("Imports", "On time, as the old system decided"),
    "resolution": mark("Imports", "Resolution"),
    "cause": mark("Imports", "Cause"),
    "group": mark("Imports", "Department"),
    "assignee": mark("Imports", "Owner"),
    "ticket": mark("Imports", "Ticket number"),
    "activity": mark("Imports", "What happened"),
    "at": mark("Imports", "When"),
    "by": mark("Imports", "By whom"),
    "note": mark("Imports", "Note"),
    "text": mark("Imports", "Text"),
    "rating": mark("Imports", "Stars, 1 to 5"),
    "sentiment": mark("Imports", "Good or bad"),
    "source": mark("Imports", "Source"),
    "author": mark("Imports", "Author"),
    "received_at": mark("Imports", "Written at"),
    "title_en": mark("Imports", "Title in English"),
    "code": mark("Imports", "Number"),
    "folder": mark("Imports", "Folder"),
    "subfolder": mark("Imports", "Subfolder"),
    "script": mark("Imports", "Words to say"),
    "script_en": mark("Imports", "Words to say in English"),
    "body": mark("Imports", "Body"),
    "body_en": mark("Imports", "Body in English"),
    "review_on": mark("Imports", "Review on"),
    "csat": mark("Imports", "Satisfaction, 1 to 5"),
    "nps": mark("Imports", "Recommendation, 0 to 10"),
    "comment": mark("Imports", "Comment"),
    "answered_at": mark("Imports", "Answered at"),
}
_DELIMITERS: dict[str, Marked] = {
    ",": mark("Imports", "Comma"),
    "\t": mark("Imports", "Tab"),
    ";": mark("Imports", "Semicolon"),
    "|": mark("Imports", "Vertical bar"),
}
_ENCODINGS = {
    "utf-8": "UTF-8",
    "gb18030": "GB18030",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "big5": "Big5",
    "windows-1252": "Windows-1252",
}
_KILO = 1024
DASH = "—"


def kind_words(kind: ImportKind) -> str:
    """Return what rows of *kind* become."""
    return translate_marked(KINDS[kind])


def field_words(code: str) -> str:
    """Return the name of a field."""
    found = _FIELDS.get(code)
    return code if found is None else translate_marked(found)


def known_fields() -> frozenset[str]:
    """Return the codes of fields that have a name."""
    return frozenset(_FIELDS)


def encoding_words(encoding: Encoding | None) -> str:
    """Return an encoding with whether the file says so itself; a workbook has none."""
    if encoding is None:
        return translate("Imports", "Workbook")
    name = codec_words(encoding.codec)
    if encoding.has_mark:
        return translate("Imports", "{name}, marked", name=name)
    return name if encoding.is_certain else translate("Imports", "{name}, a guess", name=name)


def codec_words(codec: str) -> str:
    """Return an encoding as people call it."""
    return _ENCODINGS.get(codec, codec)


def delimiter_words(delimiter: str) -> str:
    """Return what stands between two cells."""
    found = _DELIMITERS.get(delimiter)
    return delimiter if found is None else translate_marked(found)


def order_words(order: DateOrder) -> str:
    """Return how a date is written."""
    if order is DateOrder.DAY_FIRST:
        return translate("Imports", "day/month/year")
    return translate("Imports", "month/day/year")


def without_year(date: str) -> str:
    """Return the two parts of a date that can be mistaken for each other: ``03/11`` of ``03/11/2026 14:05``."""
    found = re.match(r"\s*\d{1,2}\D\d{1,2}", date)
    return found.group().strip() if found is not None else date


def size_words(size: int) -> str:
    """Return a file's size: ``38 KB``."""
    if size < _KILO:
        return f"{size} B"
    if size < _KILO * _KILO:
        return f"{size / _KILO:.0f} KB"
    return f"{size / _KILO / _KILO:.1f} MB"


def rows_words(rows: int) -> str:
    """Return a number of rows."""
    return plural("Imports", "{n} row", "{n} rows", rows) if rows < 1000 else _many(rows)


def import_words(rows: int) -> str:
    """Return what the button does to a number of rows."""
    if rows < 1000:
        return plural("Imports", "Import {n} row", "Import {n} rows", rows)
    return translate("Imports", "Import {count} rows", count=f"{rows:,}")


def _many(rows: int) -> str:
    return translate("Imports", "{count} rows", count=f"{rows:,}")


def seconds_words(seconds: float) -> str:
    """Return how long something took."""
    return translate("Imports", "{seconds} s", seconds=f"{seconds:.1f}")


def preset_words(name: str) -> str:
    """Return the name of the program a shipped preset reads the export of."""
    return preset(name).reading.system or name
