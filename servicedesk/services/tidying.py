"""Tidying in quiet moments: what would otherwise hold up an act."""

from __future__ import annotations

from servicedesk.storage.desk import Desk
from servicedesk.storage.tidying import tidy


def tidy_desk(desk: Desk) -> None:
    """Merge the search index and fold the log into the file; whoever acts needs no right for it."""
    tidy(desk.database)
