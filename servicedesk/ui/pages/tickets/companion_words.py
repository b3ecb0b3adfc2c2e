"""The verdict of the return policy in words, rule by rule."""

from __future__ import annotations

from servicedesk.core.return_policy import Answer, Outcome, RuleAnswer, Verdict
from servicedesk.core.translation import plural, translate

TONES = {
    Outcome.ALLOWED: "success",
    Outcome.UNKNOWN: "neutral",
    Outcome.EXCEPTION: "warning",
    Outcome.USED_UP: "danger",
}
ICONS = {Answer.ALLOWED: "check", Answer.UNKNOWN: "question-mark", Answer.AGAINST: "x"}


def verdict_title(verdict: Verdict) -> str:
    """Return what the desk may do."""
    if verdict.outcome is Outcome.ALLOWED:
        return translate("ReturnPolicy", "The policy allows it")
    if verdict.outcome is Outcome.UNKNOWN:
        return translate("ReturnPolicy", "Not known yet")
    if verdict.outcome is Outcome.EXCEPTION:
        return translate(
            "ReturnPolicy",
            "Only as an exception: no. {number} of {most} for this {customer}",
            number=verdict.exception_number,
            most=verdict.exceptions,
        )
    return translate("ReturnPolicy", "All {most} exceptions of this {customer} are used", most=verdict.exceptions)


def rule_words(rule: RuleAnswer) -> str:
    """Return what one rule of the policy says of the case."""
    return {"days": _days, "proof": _proof, "goods": _goods, "condition": _condition}[rule.rule](rule)


def _days(rule: RuleAnswer) -> str:
    limit = plural("ReturnPolicy", "the policy allows {n} day", "the policy allows {n} days", int(rule.limit or 0))
    if not isinstance(rule.found, int):
        return translate("ReturnPolicy", "Date of purchase not known; {limit}", limit=limit)
    if rule.found < 0:
        return translate("ReturnPolicy", "The date of purchase lies ahead; {limit}", limit=limit)
    bought = plural("ReturnPolicy", "Bought {n} day ago", "Bought {n} days ago", rule.found)
    return translate("ReturnPolicy", "{bought}; {limit}", bought=bought, limit=limit)


def _proof(rule: RuleAnswer) -> str:
    if rule.found == "receipt":
        return translate("ReturnPolicy", "Receipt there")
    if rule.found == "payment" and rule.answer is Answer.ALLOWED:
        return translate("ReturnPolicy", "No receipt; the payment record will do")
    if rule.answer is Answer.ALLOWED:
        return translate("ReturnPolicy", "No proof of purchase is needed")
    if rule.answer is Answer.UNKNOWN:
        return translate("ReturnPolicy", "Proof of purchase not known")
    if rule.limit == "payment":
        return translate("ReturnPolicy", "No receipt: a payment record is needed")
    return translate("ReturnPolicy", "A receipt is needed")


def _goods(rule: RuleAnswer) -> str:
    if rule.found:
        return translate("ReturnPolicy", "Left out of the policy: {goods}", goods=rule.found)
    return translate("ReturnPolicy", "Goods the policy covers")


def _condition(rule: RuleAnswer) -> str:
    if rule.answer is Answer.UNKNOWN:
        return translate("ReturnPolicy", "Condition not known")
    if rule.answer is Answer.AGAINST:
        return translate("ReturnPolicy", "Used, without being faulty")
    if rule.found == "faulty":
        return translate("ReturnPolicy", "Faulty goods are taken back used")
    return translate("ReturnPolicy", "Condition fits")
