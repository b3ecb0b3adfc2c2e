"""Figures as text: rounded once, half away from zero on the exact value, a real minus sign, — for no data."""

from __future__ import annotations

from fractions import Fraction

from servicedesk.core.charts import Number, Unit

NO_DATA = "—"
MINUS = "−"


def number(value: Number | None, decimals: int = 0, signed: bool = False) -> str:
    """Return *value* with thousands separated; a float is taken at its shortest decimal form."""
    if value is None:
        return NO_DATA
    exact = Fraction(repr(value)) if isinstance(value, float) else Fraction(value)
    scaled = (abs(exact) * 10**decimals + Fraction(1, 2)).__floor__()
    whole, rest = divmod(scaled, 10**decimals)
    text = f"{whole:,}" + (f".{rest:0{decimals}d}" if decimals else "")
    if scaled == 0:
        return text
    return (MINUS if exact < 0 else "+" if signed else "") + text


def figure(value: Number | None, unit: Unit, decimals: int | None = None, currency: str = "¥") -> str:
    """Return *value* with what belongs to its unit: 86.9%, +42, ¥3,120 (money comes in cents)."""
    if value is None:
        return NO_DATA
    if unit is Unit.PERCENT:
        return number(value, 1 if decimals is None else decimals) + "%"
    if unit is Unit.POINTS:
        return number(value, decimals or 0, signed=True)
    if unit is Unit.MONEY:
        return money(value, currency)
    if unit in (Unit.MINUTES, Unit.SCORE):
        return number(value, 1 if decimals is None else decimals)
    return number(value, decimals or 0)


def money(cents: Number, currency: str) -> str:
    """Return an amount of cents with its currency sign; cents are shown only where there are any."""
    amount = Fraction(cents) / 100
    text = number(abs(amount), 0 if amount.denominator == 1 else 2)
    return (MINUS if amount < 0 else "") + currency + text
