"""Any method by hand: one JSON object in, one JSON object out, full precision (`calculate METHOD`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from servicedesk.calculate import counting, customers, improvement, reviews, satisfaction, service_level, surveys
from servicedesk.calculate.reading import Payload
from servicedesk.methods.errors import MethodError

METHODS: Mapping[str, Callable[[Payload], dict[str, Any]]] = {
    **satisfaction.METHODS,
    **service_level.METHODS,
    **counting.METHODS,
    **surveys.METHODS,
    **customers.METHODS,
    **reviews.METHODS,
    **improvement.METHODS,
}


def calculate(method: str, payload: object) -> dict[str, Any]:
    """Return the result of *method* for a JSON value, or ``{"error": sentence}`` where the input is refused.

    Percentages are 0–100, shares and differences 0–1, times local ISO strings, None means no data.
    """
    try:
        return calculated(method, payload)
    except MethodError as error:
        return {"error": error.sentence()}


def calculated(method: str, payload: object) -> dict[str, Any]:
    """Return the result of *method* for a JSON value; raises MethodError where the input is refused."""
    if method not in METHODS:
        raise MethodError("unknown_choice", name="the method", value=method, known=", ".join(sorted(METHODS)))
    return METHODS[method](Payload.of("the input", payload))
