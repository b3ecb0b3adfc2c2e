"""Importing event logs: every row is something that happened to a ticket."""

from __future__ import annotations

from collections.abc import Sequence

from servicedesk.services.imports.converting import Row
from servicedesk.services.imports.imported_tickets import Change, ImportedTicket
from servicedesk.services.imports.ticket_rows import TicketRows
from servicedesk.services.imports.words import ACTIVITIES
from servicedesk.services.imports.writer import Batch

_ENDS = ("solved", "closed", "cancelled")


class TicketEventsWriter:
    """Events of one ticket in the order of time; those of the same moment in the order of the file.

    A log without a column of states is an archive: each ticket lasted from its first event to its last. With one,
    the last state says whether the ticket is still open.
    """

    def __init__(self, batch: Batch) -> None:
        self._batch = batch
        self._rows = TicketRows(batch)
        self._events: dict[str, list[Row]] = {}
        self._has_states = "state" in batch.command.reading.columns

    def look_up(self, rows: Sequence[Row]) -> None:
        """Find the tickets that are there."""
        self._rows.look_up([row.values["ticket"] for row in rows])

    def write(self, row: Row) -> bool:
        """Collect an event. Raises WrongValue for the number of a ticket worked on here."""
        number = row.values["ticket"]
        is_new = self._rows.check(number)
        self._events.setdefault(number, []).append(row)
        return is_new

    def finish(self) -> None:
        """Write the tickets with their events."""
        self._rows.write((self._ticket(number, rows) for number, rows in self._events.items()), len(self._events))

    def _ticket(self, number: str, rows: list[Row]) -> ImportedTicket:
        rows = sorted(rows, key=lambda row: row.values["at"])
        history = [self._change(row) for row in rows]
        title = next((row.values["title"] for row in rows if row.values.get("title")), number)
        last = rows[-1].values["at"]
        ended = history[-1].state in _ENDS if self._has_states else True
        if ended and history[-1].state not in _ENDS:
            # The words of the last event stay; that nothing came after it is what ended the ticket.
            history.append(Change(last, "closed"))
        solved = [change.at for change in history if change.state == "solved"]
        return ImportedTicket(
            number=number,
            title=title,
            opened_at=rows[0].values["at"],
            history=history,
            responded_at=next((change.at for change in history if change.state not in (None, "new")), None),
            solved_at=(solved[-1] if solved else last) if ended else None,
            closed_at=last if ended and history[-1].state != "solved" else None,
        )

    def _change(self, row: Row) -> Change:
        values = row.values
        state = values.get("state") if self._has_states else ACTIVITIES.get(values["activity"].lower())
        text = values["activity"] if not values.get("note") else f"{values['activity']}: {values['note']}"
        return Change(values["at"], state, text, by=values.get("by", ""))
