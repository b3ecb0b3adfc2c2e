"""A site whose weeks are reported: its chapters and pages, and rows put there by hand."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pypdfium2

from servicedesk.core.enums import Channel, VisitState
from servicedesk.models import Customer, Visit
from servicedesk.queries.weekly.report import weekly_report
from servicedesk.services.desk import Desk

MONDAY = date(2026, 11, 9)
WEEK = timedelta(days=7)
SHANGHAI = ZoneInfo("Asia/Shanghai")


def bounds(desk: Desk, monday: date = MONDAY) -> tuple[datetime, datetime]:
    return desk.site.day_bounds(monday)[0], desk.site.day_bounds(monday + WEEK)[0]


def chapters(desk: Desk, monday: date = MONDAY, language: str = "zh_CN"):
    return weekly_report(desk, monday, language).chapters


def pages(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_range().replace("\r\n", " ") for page in document]
    document.close()
    return texts


def change(desk: Desk, statement) -> None:
    with desk.work("test.change") as work:
        work.connection.execute(statement)
        work.undoable = False
        work.commit()


def insert(desk: Desk, *rows) -> list[int]:
    with desk.work("test.insert") as work:
        found = [work.insert(model, **values) for model, values in rows]
        work.undoable = False
        work.commit()
    return found


def at(day: date, hour: int = 12, minute: int = 0) -> datetime:
    """A moment of the site's day, in its time zone."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=SHANGHAI)


def visit(day: date, counter: int, customer_id: int | None = None, **values):
    arrived = values.pop("arrived_at", at(day))
    started = values.pop("started_at", arrived + timedelta(minutes=1))
    plain = {
        "business_on": day,
        "queue_number": f"Q{counter}",
        "channel": Channel.IN_PERSON.value,
        "state": VisitState.ENDED.value,
        "customer_id": customer_id,
        "arrived_at": arrived,
        "started_at": started,
    }
    return Visit, {**plain, **values}


def customer(counter: int, day: date = MONDAY, **values):
    plain = {
        "number": f"C-{counter:05}",
        "name": f"客{counter}",
        "name_sort": f"ke{counter}",
        "created_at": at(day),
        "updated_at": at(day),
    }
    return Customer, {**plain, **values}
