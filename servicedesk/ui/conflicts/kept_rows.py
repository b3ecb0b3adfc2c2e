"""Frozen rows as drafts keep them, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any


def kept(drafts: Sequence[Any]) -> list[dict[str, Any]]:
    """Return the rows of a list as drafts keep them: what JSON hands back is the same."""
    return [_plain(asdict(draft)) for draft in drafts]


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value


def tupled(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return kept fields with the tuples that frozen rows hold."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
