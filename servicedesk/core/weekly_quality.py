"""The appendix of the weekly report: what is wrong with the data, counted; frozen facts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Flaw(StrEnum):
    """Something a reader has to know before trusting a figure."""

    ANSWERS_WITHOUT_SCORE = "answers_without_score"
    ANSWERS_REPLACED = "answers_replaced"
    VISITS_WITHOUT_TOPIC = "visits_without_topic"
    VISITS_WITHOUT_CUSTOMER = "visits_without_customer"
    VISITS_STILL_WAITING = "visits_still_waiting"
    WAITS_BELOW_ZERO = "waits_below_zero"
    TICKETS_WITHOUT_TOPIC = "tickets_without_topic"
    SOLVED_WITHOUT_CAUSE = "solved_without_cause"
    OPEN_WITHOUT_DEADLINE = "open_without_deadline"
    SENSITIVE_NOT_LISTED = "sensitive_not_listed"


@dataclass(frozen=True, slots=True)
class FlawCount:
    """How often a flaw was found, of how many records it could have been."""

    flaw: Flaw
    count: int
    total: int
