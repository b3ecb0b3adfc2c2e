"""Answers that fit what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from servicedesk.core.translation import plural, translate
from servicedesk.queries.knowledge import Suggestion, suggest
from servicedesk.ui.pages.reception.knowledge_panel import MOST, Answer

if TYPE_CHECKING:
    from servicedesk.services.desk import Desk

LEAST = 2


def find(desk: Desk, text: str, scenario_id: int | None) -> list[Answer]:
    """Return the articles that fit *text*, the best first, those of the scenario preferred."""
    rows = suggest(desk, text, MOST, scenario_id).rows
    return [Answer(row.id, row.title, row.script, _detail(row)) for row in rows]


def _detail(row: Suggestion) -> str:
    uses = plural("Reception", "used {n} time this month", "used {n} times this month", row.uses)
    parts = [row.code, uses]
    if row.votes:
        parts.append(translate("Reception", "helpful {helpful}/{votes}", helpful=row.helpful, votes=row.votes))
    return " · ".join(parts)
