"""Rounding for display: once, half away from zero, on the exact ratio.

Binary ``round()`` is wrong here: 1/8 as a whole percent is 13, not 12. A zero never carries a sign.
Rule: |x|·10^d + ½ rounded down, the sign put back (IEEE 754 calls it roundTiesToAway).
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import isfinite

from servicedesk.methods.checks import whole
from servicedesk.methods.errors import MethodError

MINUS = "−"
NO_DATA = "—"
_MOST_DECIMALS = 15


def exact(value: object) -> Fraction:
    """Return *value* as a ratio; a float is the number it prints as, so that 1.15 is 23/20.

    Raises MethodError for what is not a finite number.
    """
    if isinstance(value, Fraction):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return Fraction(value)
    if not isinstance(value, float | Decimal) or not isfinite(value):
        raise MethodError("not_a_number", name="value", value=value)
    return Fraction(repr(value)) if isinstance(value, float) else Fraction(value)


def rounded(value: Fraction | Decimal | float, decimals: int = 0) -> Decimal:
    """Return *value* with *decimals* places, halves away from zero, zero without a sign.

    Raises MethodError when *decimals* is not 0 to 15.
    """
    decimals = whole("decimals", decimals, 0, _MOST_DECIMALS)
    ratio = exact(value)
    scaled = abs(ratio) * 10**decimals
    units = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    # Built from text: arithmetic on Decimal would round to the 28 digits of its context.
    return Decimal(f"{'-' if ratio < 0 and units else ''}{units}E-{decimals}")


def number_text(value: Fraction | Decimal | float | None, decimals: int = 0, signed: bool = False) -> str:
    """Return *value* as text with a real minus sign; None is ``—``, *signed* shows a plus above zero."""
    if value is None:
        return NO_DATA
    result = rounded(value, decimals)
    digits = f"{result.copy_abs():f}"
    if result < 0:
        return MINUS + digits
    return f"+{digits}" if signed and result > 0 else digits


def percent_text(numerator: float, denominator: float, decimals: int = 1, signed: bool = False) -> str:
    """Return 100 × numerator / denominator as text without the % sign, ``—`` where the denominator is 0."""
    bottom = exact(denominator)
    if bottom == 0:
        exact(numerator)
        return NO_DATA
    return number_text(100 * exact(numerator) / bottom, decimals, signed)


def share_texts(counts: list[int], decimals: int = 1) -> list[str]:
    """Return each count's percentage of the whole, each rounded by itself: they need not add up to 100."""
    checked = [whole("count", count, 0) for count in counts]
    total = sum(checked)
    return [percent_text(count, total, decimals) for count in checked]
