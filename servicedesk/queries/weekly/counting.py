"""Counting rows that meet a condition, beside others, in one statement."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, func


def count_if(condition: Any) -> ColumnElement[int]:
    """Return the number of rows for which *condition* holds; 0 without rows."""
    return func.count().filter(condition)
