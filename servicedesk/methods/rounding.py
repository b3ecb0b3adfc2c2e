"""Rounding for display: once, half away from zero, on the exact ratio.

Binary ``round()`` is wrong here: 1/8 as a whole percent is 13, not 12. A zero never carries a sign.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

MINUS = "−"


def rounded(value: Fraction | Decimal | float, decimals: int = 0) -> Decimal:
    """Return *value* with *decimals* places, halves away from zero; floats are taken at their exact value."""
    if decimals < 0:
        raise ValueError("decimals cannot be negative")
    exact = Fraction(value)
    scaled = abs(exact) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    result = Decimal(whole).scaleb(-decimals)
    return -result if exact < 0 and whole else result


def number_text(value: Fraction | Decimal | float | None, decimals: int = 0, signed: bool = False) -> str:
    """Return *value* as text with a real minus sign; None is ``—``, *signed* shows a plus."""
    if value is None:
        return "—"
    result = rounded(value, decimals)
    digits = f"{abs(result):.{decimals}f}"
    if result < 0:
        return MINUS + digits
    return f"+{digits}" if signed and result > 0 else digits


def percent_text(numerator: int, denominator: int, decimals: int = 1) -> str:
    """Return 100 × numerator / denominator as text without the sign, ``—`` for no data."""
    if denominator == 0:
        return "—"
    return number_text(Fraction(100 * numerator, denominator), decimals)
