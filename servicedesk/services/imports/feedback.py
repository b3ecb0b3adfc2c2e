"""Importing what guests wrote elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from servicedesk.core.enums import KeyKind
from servicedesk.core.identification import phone_key
from servicedesk.core.text import one_line
from servicedesk.models import Feedback
from servicedesk.services.imports.converting import Row
from servicedesk.services.imports.writer import Batch, ids_by_key
from servicedesk.services.search_documents import FEEDBACK_TITLE


class FeedbackWriter:
    """Every row is one piece of feedback, also where two read the same."""

    def __init__(self, batch: Batch) -> None:
        self._batch = batch
        self._by_phone: dict[str, int] = {}

    def look_up(self, rows: Sequence[Row]) -> None:
        """Find the customers whose phones are named."""
        phones = {phone_key(row.values.get("phone", "")) for row in rows} - {""}
        self._by_phone = ids_by_key(self._batch.work, KeyKind.PHONE.value, phones)

    def write(self, row: Row) -> bool:
        """Collect one piece of feedback and what it is found by."""
        values, bulk = row.values, self._batch.bulk
        text = values["text"]
        identity = bulk.add(
            Feedback,
            external_number=values.get("number", ""),
            source=values.get("source", ""),
            author=values.get("author", ""),
            place=values.get("place", ""),
            text=text,
            rating=values.get("rating"),
            sentiment=values.get("sentiment"),
            customer_id=self._by_phone.get(phone_key(values.get("phone", ""))),
            received_at=values.get("received_at"),
            created_at=self._batch.work.now,
        )
        content = " ".join(
            part for part in (text, values.get("author"), values.get("place"), values.get("number")) if part
        )
        bulk.document("feedback", identity, one_line(text, FEEDBACK_TITLE), content)
        return True

    def finish(self) -> None:
        """Write what was collected."""
        self._batch.bulk.flush()
