"""The F distribution, for intervals of variance ratios: the share of it below a value, and the value below a share.

P(F ≤ f) = I_x(d₁/2, d₂/2) with x = d₁f/(d₁f + d₂); I is the regularized incomplete beta function, summed by the
continued fraction of Didonato & Morris (1992) in the form of Lentz. The quantile is found by halving. Relative
error about 1e-12 for some hundred degrees of freedom, 1e-10 for ten thousand; they need not be whole.
"""

from __future__ import annotations

from math import exp, inf, lgamma, log, log1p

from servicedesk.methods.checks import number
from servicedesk.methods.errors import MethodError

_LONGEST = 100_000
_TINY = 1e-300
_CLOSE = 1e-15


def incomplete_beta(x: float, a: float, b: float) -> float:
    """Return I_x(a, b), 0–1, for *x* in 0–1; raises MethodError outside or unless *a* and *b* are above 0."""
    number("x", x, 0, 1)
    _above_zero(a=a, b=b)
    if x in {0, 1}:
        return float(x)
    # The fraction runs fast only on this side of the mean; the other side is its mirror.
    if x > (a + 1) / (a + b + 2):
        return 1 - _by_fraction(1 - x, b, a)
    return _by_fraction(x, a, b)


def f_share(f: float, numerator: float, denominator: float) -> float:
    """Return P(F ≤ f), 0–1; raises MethodError for a negative *f* or degrees of freedom not above 0."""
    number("f", f, 0)
    _above_zero(numerator=numerator, denominator=denominator)
    return _share_below(numerator * f / denominator, numerator, denominator)


def f_quantile(share: float, numerator: float, denominator: float) -> float:
    """Return the f with P(F ≤ f) = *share*, at most e^700 (degrees of freedom next to 0 have quantiles beyond).

    Raises MethodError unless 0 < share < 1 and both degrees are above 0.
    """
    if not 0 < number("share", share) < 1:
        raise MethodError("confidence_out_of_range", value=share)
    _above_zero(numerator=numerator, denominator=denominator)
    low, high = -700.0, 700.0
    # Halved on the logarithm: quantiles lie anywhere between 1e-300 and 1e300.
    while True:
        middle = (low + high) / 2
        if middle in {low, high}:
            return exp(middle)
        if _share_below(numerator * exp(middle) / denominator, numerator, denominator) < share:
            low = middle
        else:
            high = middle


def _share_below(odds: float, numerator: float, denominator: float) -> float:
    """Return P(F ≤ f) for odds d₁f/d₂, from whichever tail keeps its digits."""
    if odds <= 1:
        return incomplete_beta(odds / (1 + odds), numerator / 2, denominator / 2)
    return 1 - incomplete_beta(1 / (1 + odds), denominator / 2, numerator / 2)


def _by_fraction(x: float, a: float, b: float) -> float:
    front = exp(a * log(x) + b * log1p(-x) + lgamma(a + b) - lgamma(a) - lgamma(b)) / a
    c, d = 1.0, 1 / _not_zero(1 - (a + b) * x / (a + 1))
    fraction = d
    for m in range(1, _LONGEST):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        change = 1.0
        for term in (even, odd):
            d = 1 / _not_zero(1 + term * d)
            c = _not_zero(1 + term / c)
            change = c * d
            fraction *= change
        if abs(change - 1) <= _CLOSE:
            break
    return min(front * fraction, 1.0)


def _not_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY


def _above_zero(**values: float) -> None:
    for name, value in values.items():
        if not 0 < number(name, value) < inf:
            raise MethodError("not_above", name=name, value=value, lowest=0)
