"""Answers that fit what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from servicedesk.ui.pages.reception.knowledge_panel import Answer

if TYPE_CHECKING:
    from servicedesk.services.desk import Desk

LEAST = 2


def find(desk: Desk, text: str) -> list[Answer]:
    """Return the articles that fit *text*, the best first."""
    return []
