"""What a site's policy says of goods brought back: each rule answered, then the verdict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from servicedesk.core.text import fold

DAYS = range(3651)
TIMES = range(101)


class Wish(StrEnum):
    """What somebody wants who brings something back."""

    REFUND = "refund"
    EXCHANGE = "exchange"
    REPAIR = "repair"


class Answer(StrEnum):
    """How a rule or the whole policy answers; unknown means that something has not been asked yet."""

    ALLOWED = "allowed"
    UNKNOWN = "unknown"
    AGAINST = "against"


class Outcome(StrEnum):
    """What the desk may do: everything fits, something is not known, an exception, or none left."""

    ALLOWED = "allowed"
    UNKNOWN = "unknown"
    EXCEPTION = "exception"
    USED_UP = "used_up"


@dataclass(frozen=True, slots=True)
class ReturnPolicy:
    """Days per wish from the day of purchase, the proof, goods left out (words), exceptions per customer and span."""

    refund_days: int = 7
    exchange_days: int = 15
    repair_days: int = 365
    needs_proof: bool = True
    takes_payment_record: bool = True
    needs_unused: bool = True
    excluded: tuple[str, ...] = ()
    exceptions: int = 2
    exception_days: int = 365

    def days_for(self, wish: Wish) -> int:
        """Return within how many days *wish* can be met."""
        return {Wish.REFUND: self.refund_days, Wish.EXCHANGE: self.exchange_days, Wish.REPAIR: self.repair_days}[wish]

    @classmethod
    def from_setting(cls, value: Mapping[str, Any] | None) -> ReturnPolicy:
        """Return the policy as a site stored it; what is missing is the default."""
        known = {name: item for name, item in (value or {}).items() if name in cls.__dataclass_fields__}
        return cls(**{**known, "excluded": tuple(known.get("excluded", ()))})

    def setting(self) -> dict[str, Any]:
        """Return the policy as it is stored."""
        return {**asdict(self), "excluded": list(self.excluded)}


@dataclass(frozen=True, slots=True)
class ReturnCase:
    """What is known of the goods; *exceptions_before* were made for this customer within the policy's span."""

    article: str = ""
    bought_on: date | None = None
    proof: str | None = None
    condition: str | None = None
    wish: str | None = None
    exceptions_before: int = 0


@dataclass(frozen=True, slots=True)
class RuleAnswer:
    """What one rule says: ``rule`` is days, proof, goods or condition; ``found`` and ``limit`` are its figures."""

    rule: str
    answer: Answer
    found: str | int | None = None
    limit: str | int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answers of all rules, and which exception it would be for this customer."""

    outcome: Outcome
    rules: tuple[RuleAnswer, ...]
    exception_number: int = 0
    exceptions: int = 0

    def as_stored(self) -> dict[str, Any]:
        """Return the verdict as a ticket keeps it."""
        return {**asdict(self), "rules": [asdict(rule) for rule in self.rules]}

    @classmethod
    def from_stored(cls, value: Mapping[str, Any]) -> Verdict:
        """Return a kept verdict."""
        rules = tuple(
            RuleAnswer(item["rule"], Answer(item["answer"]), item["found"], item["limit"]) for item in value["rules"]
        )
        return cls(Outcome(value["outcome"]), rules, value["exception_number"], value["exceptions"])


def judge(policy: ReturnPolicy, case: ReturnCase, today: date) -> Verdict:
    """Return what *policy* says of *case* on *today*; a repair needs neither unused goods nor goods it takes back."""
    wish = Wish(case.wish) if case.wish in tuple(Wish) else Wish.REFUND
    rules = [_days(policy, case, wish, today), _proof(policy, case)]
    if wish is not Wish.REPAIR:
        rules.append(_goods(policy, case))
        rules.append(_condition(policy, case))
    number = case.exceptions_before + 1
    answers = [rule.answer for rule in rules]
    if Answer.AGAINST in answers:
        outcome = Outcome.EXCEPTION if number <= policy.exceptions else Outcome.USED_UP
        return Verdict(outcome, tuple(rules), number, policy.exceptions)
    outcome = Outcome.UNKNOWN if Answer.UNKNOWN in answers else Outcome.ALLOWED
    return Verdict(outcome, tuple(rules), 0, policy.exceptions)


def _days(policy: ReturnPolicy, case: ReturnCase, wish: Wish, today: date) -> RuleAnswer:
    limit = policy.days_for(wish)
    if case.bought_on is None:
        return RuleAnswer("days", Answer.UNKNOWN, None, limit)
    days = (today - case.bought_on).days
    # Bought tomorrow is a slip of the finger, not a reason to take something back.
    answer = Answer.UNKNOWN if days < 0 else Answer.ALLOWED if days <= limit else Answer.AGAINST
    return RuleAnswer("days", answer, days, limit)


def _proof(policy: ReturnPolicy, case: ReturnCase) -> RuleAnswer:
    if not policy.needs_proof or case.proof == "receipt":
        return RuleAnswer("proof", Answer.ALLOWED, case.proof)
    if case.proof is None:
        return RuleAnswer("proof", Answer.UNKNOWN)
    taken = case.proof == "payment" and policy.takes_payment_record
    wanted = "payment" if policy.takes_payment_record else "receipt"
    return RuleAnswer("proof", Answer.ALLOWED if taken else Answer.AGAINST, case.proof, wanted)


def _goods(policy: ReturnPolicy, case: ReturnCase) -> RuleAnswer:
    article = fold(case.article)
    word = next((word for word in policy.excluded if fold(word) and fold(word) in article), None)
    return RuleAnswer("goods", Answer.AGAINST if word else Answer.ALLOWED, word)


def _condition(policy: ReturnPolicy, case: ReturnCase) -> RuleAnswer:
    if not policy.needs_unused or case.condition in ("unopened", "opened", "faulty"):
        return RuleAnswer("condition", Answer.ALLOWED, case.condition)
    answer = Answer.UNKNOWN if case.condition is None else Answer.AGAINST
    return RuleAnswer("condition", answer, case.condition)
