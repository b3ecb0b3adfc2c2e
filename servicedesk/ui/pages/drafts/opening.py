"""Where a draft is taken up again: the page of its form, and the form itself."""

from __future__ import annotations

from typing import Any

from servicedesk.core.draft_forms import FORMS, record_of
from servicedesk.ui.workspace import Workspace

_BY_RECORD = {
    "ticket": "ticket_id",
    "visit": "visit_id",
    "customer": "customer_id",
    "follow_up": "follow_up_id",
    "article": "article_id",
}


def open_draft(workspace: Workspace, form: str, subject: str) -> bool:
    """Show the form of a draft, which brings it back by itself; return whether it has a place."""
    if form not in FORMS:
        return False
    page, target = FORMS[form].page, _target(form, subject)
    if form == "new_ticket" and subject:
        page = "reception"
    workspace.navigate(page, **target)
    return True


def _target(form: str, subject: str) -> dict[str, Any]:
    record = record_of(form, subject)
    if record is not None:
        return {_BY_RECORD[record[0]]: record[1], "form": form}
    if FORMS[form].section:
        return {"section": FORMS[form].section, "form": form, "subject": subject}
    return {"new": True, "form": form}
