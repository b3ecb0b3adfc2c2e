"""What leaves as a file is noted before it does: who took how many records of what, never what they hold."""

from __future__ import annotations

from servicedesk.core.permissions import Permission
from servicedesk.storage.desk import Work, act


@act(Permission.EXPORT, undoable=False)
def note_ticket_export(work: Work, count: int, view: str) -> None:
    """Note that *count* tickets of a view are about to be written to a file; what left cannot be undone."""
    work.audit("export", None, count=count, view=view)
