"""Importing tickets: one row each, or several rows that are the updates of one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from servicedesk.core.enums import Channel, Priority, TicketKind
from servicedesk.core.numbering import ticket_number
from servicedesk.core.text import fold, one_line
from servicedesk.models import Ticket
from servicedesk.services.imports.converting import Row
from servicedesk.services.imports.fields import Field
from servicedesk.services.imports.imported_tickets import Change, ImportedTicket
from servicedesk.services.imports.own_fields import own_fields, values_for
from servicedesk.services.imports.people import People
from servicedesk.services.imports.ticket_rows import TicketRows
from servicedesk.services.imports.writer import Batch, departments, staff
from servicedesk.services.tickets import FIRST_NUMBER
from servicedesk.storage.free_numbers import free_number

_TITLE_LENGTH = 60
# Fields whose changes from one update to the next are told in the timeline.
_TOLD = ("priority", "category", "subcategory", "place", "channel", "group", "assignee", "kind")


class TicketsWriter:
    """Rows with the same number are updates of one ticket, in the order of the file; the last one decides."""

    def __init__(self, batch: Batch) -> None:
        self._batch = batch
        self._rows = TicketRows(batch)
        self._people = People(batch, "customer")
        self._departments = departments(batch.work)
        self._staff = staff(batch.work)
        self._groups: dict[str, list[Row]] = {}
        columns = batch.command.reading.columns
        known = own_fields(batch.work.connection, batch.work.actor, batch.command.kind)
        self._own = {code: each for code, each in known.items() if code in columns}
        # Nothing here changes what fields there are: they are read once for all tickets.
        batch.work.keep_rules()
        self._named: set[str] = set()

    def look_up(self, rows: Sequence[Row]) -> None:
        """Find the numbers and the customers that are there."""
        # A row without a number is not to get one that another row brings.
        self._named = {row.values["number"] for row in rows if "number" in row.values}
        self._rows.look_up(sorted(self._named))
        self._people.look_up(rows)

    def write(self, row: Row) -> bool:
        """Collect a row under its number. Raises WrongValue for the number of a ticket worked on here."""
        number = row.values.get("number")
        if number is None:
            connection = self._batch.work.connection
            number = free_number(
                connection, "ticket", Ticket.number, ticket_number, first=FIRST_NUMBER, besides=self._named
            )
        group = self._groups.get(number)
        if self._own:
            self._check_kind(row, group)
        if group is not None:
            group.append(row)
            return False
        is_new = self._rows.check(number)
        self._groups[number] = [row]
        return is_new

    def _check_kind(self, row: Row, group: list[Row] | None) -> None:
        """Refuse a value of a field that this kind of ticket does not ask for."""
        kinds = [each.values["kind"] for each in (*(group or ()), row) if "kind" in each.values]
        values_for(kinds[-1] if kinds else TicketKind.REQUEST.value, row.values, self._own)

    def finish(self) -> None:
        """Write every ticket with its history."""
        self._rows.write((self._ticket(number, rows) for number, rows in self._groups.items()), len(self._groups))

    def _ticket(self, number: str, rows: list[Row]) -> ImportedTicket:
        known, kept = rows[0].values, rows[0].kept
        if len(rows) > 1:
            known = {code: value for row in rows for code, value in row.values.items()}
            kept = {name: value for row in rows for name, value in row.kept.items()}
        last = rows[-1].values
        category = " / ".join(filter(None, (known.get("category"), known.get("subcategory"))))
        said = known.get
        kind = said("kind", TicketKind.REQUEST.value)
        group, assignee = said("group", ""), said("assignee", "")
        return ImportedTicket(
            number=number,
            title=self._title(number, known),
            opened_at=rows[0].values["opened_at"],
            history=_history(rows),
            category=category,
            customer_id=self._people.find_or_add(rows[0].number, known),
            department_id=self._departments.get(fold(group)) if group else None,
            owner_id=self._staff.get(fold(assignee)) if assignee else None,
            # What the last update leaves out is not so any more: an incident opened again is not resolved.
            solved_at=last.get("solved_at"),
            closed_at=last.get("closed_at"),
            made_sla=_yes(last.get("made_sla")),
            fields=self._own_values(kind, known),
            details=_with_names(kept, group, assignee),
            description=said("description", ""),
            kind=kind,
            priority=said("priority", Priority.NORMAL.value),
            channel=said("channel", Channel.OTHER.value),
            place=said("place", ""),
            resolution=said("resolution", ""),
            cause=said("cause", ""),
            responded_at=said("responded_at"),
            due_at=said("due_at"),
        )

    def _own_values(self, kind: str, known: dict[str, Any]) -> dict[str, Any] | None:
        """Return the values of the kind's fields; None where no column brings any, so that there is nothing to say."""
        if not self._own:
            return None
        fits = {code: value for code, value in known.items() if code not in self._own or _asks(self._own[code], kind)}
        return values_for(kind, fits, self._own)

    def _title(self, number: str, known: dict[str, Any]) -> str:
        title: str = known.get("title") or one_line(known.get("description", ""), _TITLE_LENGTH)
        if title:
            return title
        pattern = self._batch.command.reading.title or "{number}"
        words = {"number": number, "category": "—", "subcategory": "—"} | {k: str(v) for k, v in known.items()}
        return pattern.format_map(words)


def _with_names(kept: dict[str, str], group: str, assignee: str) -> dict[str, str]:
    if not group and not assignee:
        return kept
    return kept | {name: value for name, value in (("group", group), ("assignee", assignee)) if value}


def _asks(field: Field, kind: str) -> bool:
    return field.definition is not None and kind in field.definition.kinds


def _yes(word: str | None) -> bool | None:
    return None if word is None else word == "yes"


def _history(rows: list[Row]) -> list[Change]:
    """Return what each update changed, with all that can be told of it."""
    first = rows[0]
    # A list of tickets says how each stands, not since when.
    is_plain = len(rows) == 1 and "updated_at" not in first.values
    if is_plain and _ended(first) and first.values.get("state") in ("solved", "closed"):
        return []
    history: list[Change] = []
    before: Row | None = None
    for row in rows:
        at: datetime = row.values["updated_at"] if "updated_at" in row.values else row.values["opened_at"]
        state = row.values.get("state")
        history.append(Change(at, state, changes=_changes(before, row)) if before is not None else Change(at, state))
        before = row
    return history


def _ended(row: Row) -> bool:
    return "solved_at" in row.values or "closed_at" in row.values


def _changes(before: Row, after: Row) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for code in _TOLD:
        old, new = before.values.get(code, ""), after.values.get(code, "")
        if old != new:
            told[code] = [str(old), str(new)]
    if before.kept == after.kept:
        return told
    for name in {**before.kept, **after.kept}:
        was, became = before.kept.get(name, ""), after.kept.get(name, "")
        if was != became:
            told[name] = [was, became]
    return told
