"""Single values of a database."""

from __future__ import annotations

from sqlalchemy import func, select

from servicedesk.models import Base
from servicedesk.services.desk import Desk


def one(desk: Desk, statement):
    with desk.database.reader.begin() as connection:
        return connection.execute(statement).scalar()


def count(desk: Desk, model: type[Base]) -> int:
    return one(desk, select(func.count()).select_from(model))
