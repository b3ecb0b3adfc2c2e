"""Names as reports show them: masked before they reach a snapshot, so that no snapshot holds a full one."""

from __future__ import annotations

from collections.abc import Iterable

from servicedesk.core.text import masked_name

UNNAMED = "○○"


def shown_name(name: str) -> str:
    """Return *name* masked; one that is masked already stays, so that reading a snapshot back changes nothing."""
    visible = "".join(letter for letter in name if letter.isprintable())
    return visible if visible[1:] == "*" else masked_name(visible)


def without_names(text: str, staff: Iterable[str], customer: str) -> str:
    """Return a customer's words with members of staff as ○○ and the customer's own name masked.

    A single answer is never laid at one person's door. Names of one character are left: they are words as well.
    """
    for name in sorted({name.strip() for name in staff}, key=len, reverse=True):
        if len(name) > 1:
            text = text.replace(name, UNNAMED)
    own = customer.strip()
    return text.replace(own, masked_name(own)) if len(own) > 1 else text
