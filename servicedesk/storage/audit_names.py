"""What people call the record an audit entry is about."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from servicedesk.models import Article, Customer, DeletedRecord, Ticket, Visit

_NUMBERS: dict[str, tuple[Any, Any]] = {
    "ticket": (Ticket.id, Ticket.number),
    "customer": (Customer.id, Customer.number),
    "visit": (Visit.id, Visit.queue_number),
    "article": (Article.id, Article.code),
}


def record_number(connection: Connection, entity: str, identity: int | None, details: dict[str, Any]) -> str:
    """Return the number of the record, also of one that is gone; empty where there is none."""
    if identity is None or entity not in _NUMBERS:
        return ""
    key, number = _NUMBERS[entity]
    found = connection.execute(select(number).where(key == identity)).scalar()
    if found is None:
        away = (DeletedRecord.kind == entity, DeletedRecord.entity_id == identity)
        found = connection.execute(select(DeletedRecord.number).where(*away)).scalar()
    noted = details.get("number", details.get("code", ""))
    return str(found if found is not None else noted)


def record_numbers(connection: Connection, wanted: dict[str, set[int]]) -> dict[tuple[str, int], str]:
    """Return the numbers of many records at once, by entity and id."""
    result: dict[tuple[str, int], str] = {}
    for entity, ids in wanted.items():
        if entity not in _NUMBERS or not ids:
            continue
        key, number = _NUMBERS[entity]
        away = select(DeletedRecord.entity_id, DeletedRecord.number).where(
            DeletedRecord.kind == entity, DeletedRecord.entity_id.in_(ids)
        )
        result |= {(entity, each): text for each, text in connection.execute(away).tuples()}
        here = select(key, number).where(key.in_(ids))
        result |= {(entity, each): text for each, text in connection.execute(here).tuples()}
    return result
