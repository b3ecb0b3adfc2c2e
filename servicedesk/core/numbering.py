"""Numbers people read out: tickets, queue numbers, members of staff's references."""

from __future__ import annotations

import re

from servicedesk.core.text import fold, storable

_TYPED = re.compile(r"#?(?:t-?)?0*(\d{1,9})", re.ASCII)


def ticket_number(serial: int) -> str:
    """Return ``T-2417`` for 2417."""
    return f"T-{serial}"


def typed_ticket_number(typed: str) -> str:
    """Return the number meant by ``2417``, ``#2417``, ``t2417``; other words as they are, as no ticket is called."""
    found = _TYPED.fullmatch("".join(fold(typed).split()))
    return ticket_number(int(found[1])) if found else storable(typed).strip().upper()


def customer_number(serial: int) -> str:
    """Return ``C-000123`` for 123."""
    return f"C-{serial:06d}"


def voucher_number(serial: int) -> str:
    """Return ``V-00417`` for 417."""
    return f"V-{serial:05d}"


def article_code(serial: int) -> str:
    """Return ``K-012`` for 12."""
    return f"K-{serial:03d}"


def queue_number(serial: int) -> str:
    """Return ``A018`` for the day's 18th visit; after A999 the letter moves on."""
    letter, number = divmod(serial - 1, 999)
    return f"{chr(ord('A') + letter % 26)}{number + 1:03d}"
