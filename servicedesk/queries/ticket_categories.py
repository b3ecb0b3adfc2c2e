"""The categories of the site: those that may be chosen, and the whole tree as Settings shows it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from servicedesk.core.permissions import Permission
from servicedesk.models import Ticket
from servicedesk.queries.ticket_lists import readable
from servicedesk.storage.desk import Read, ask
from servicedesk.storage.lifecycle import Categories, Category

__all__ = ["Category", "CategoryRow", "categories", "category_tree"]


@ask(Permission.VIEW_TICKETS)
def categories(read: Read) -> list[Category]:
    """Return the categories that may be chosen, in the order of the tree."""
    return Categories(read.connection).offered()


@dataclass(frozen=True, slots=True)
class CategoryRow:
    """A category as its editor shows it: with the tickets filed under it alone."""

    category: Category
    tickets: int


@ask(Permission.VIEW_SETTINGS)
def category_tree(read: Read) -> list[CategoryRow]:
    """Return every category but those merged into another, with the tickets this person may see counted."""
    tree = Categories(read.connection)
    counts: dict[int, int] = {}
    filed = select(Ticket.category_id, func.count()).where(Ticket.category_id.is_not(None), readable(read))
    for identity, count in read.execute(filed.group_by(Ticket.category_id)):
        shown = tree.shown(identity)
        if shown is not None:
            counts[shown.id] = counts.get(shown.id, 0) + count
    return [CategoryRow(item, counts.get(item.id, 0)) for item in tree.all() if item.merged_into_id is None]
