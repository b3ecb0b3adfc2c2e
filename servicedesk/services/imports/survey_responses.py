"""Importing answers that guests gave elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from servicedesk.core.enums import AnswerMethod, Channel
from servicedesk.models import Survey, SurveyResponse, Ticket
from servicedesk.services.imports.converting import Row
from servicedesk.services.imports.overwritten import chunks
from servicedesk.services.imports.people import People
from servicedesk.services.imports.results import WrongValue
from servicedesk.services.imports.writer import Batch, question_set


class SurveyResponsesWriter:
    """Every row is one answered survey; a ticket has one survey at most."""

    def __init__(self, batch: Batch) -> None:
        self._batch = batch
        self._people = People(batch, "customer")
        self._tickets: dict[str, int] = {}
        self._surveyed: set[int] = set()
        self._question_set = question_set(batch.work)

    def look_up(self, rows: Sequence[Row]) -> None:
        """Find the tickets named, which of them have a survey, and the customers."""
        self._people.look_up(rows)
        connection = self._batch.work.connection
        numbers = sorted({row.values["ticket"] for row in rows if row.values.get("ticket")})
        for piece in chunks(numbers):
            statement = (
                select(Ticket.number, Ticket.id, Survey.id.label("survey"))
                .outerjoin(Survey, Survey.ticket_id == Ticket.id)
                .where(Ticket.number.in_(piece))
            )
            for row in connection.execute(statement):
                self._tickets[row.number] = row.id
                if row.survey is not None:
                    self._surveyed.add(row.id)

    def write(self, row: Row) -> bool:
        """Collect one answer. Raises WrongValue without a score, or for a ticket that is not there or was asked."""
        values, bulk, work = row.values, self._batch.bulk, self._batch.work
        if values.get("csat") is None and values.get("nps") is None:
            raise WrongValue("import_no_score")
        ticket_id = self._ticket(values.get("ticket", ""))
        channel = values.get("channel", Channel.OTHER.value)
        at = values["answered_at"]
        survey = bulk.add(
            Survey,
            question_set_id=self._question_set,
            ticket_id=ticket_id,
            customer_id=self._people.find_or_add(row.number, row.values),
            channel=channel,
            issued_at=at,
        )
        bulk.add(
            SurveyResponse,
            survey_id=survey,
            csat=values.get("csat"),
            nps=values.get("nps"),
            answers={},
            comment=values.get("comment", ""),
            method=AnswerMethod.BY_STAFF.value,
            staff_id=work.actor.staff_id,
            answered_at=at,
        )
        return True

    def _ticket(self, number: str) -> int | None:
        if not number:
            return None
        if number not in self._tickets:
            raise WrongValue("import_ticket_unknown", field="ticket", value=number)
        identity = self._tickets[number]
        if identity in self._surveyed:
            raise WrongValue("import_survey_there", field="ticket", value=number)
        self._surveyed.add(identity)
        return identity

    def finish(self) -> None:
        """Write what was collected."""
        self._batch.bulk.flush()
