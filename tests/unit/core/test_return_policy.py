"""What the return policy says, case by case."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicedesk.core.return_policy import Answer, Outcome, ReturnCase, ReturnPolicy, Verdict, judge

TODAY = date(2026, 11, 22)
POLICY = ReturnPolicy(7, 15, 90, excluded=("内衣", "Food"), exceptions=2)


def case(days=5, proof="receipt", condition="unopened", wish="refund", article="外套", before=0):
    bought = None if days is None else TODAY - timedelta(days=days)
    return ReturnCase(article, bought, proof, condition, wish, before)


@pytest.mark.parametrize(
    ("given_case", "outcome", "against"),
    [
        (case(), Outcome.ALLOWED, []),
        (case(days=7), Outcome.ALLOWED, []),
        (case(days=8), Outcome.EXCEPTION, ["days"]),
        (case(days=8, wish="exchange"), Outcome.ALLOWED, []),
        (case(days=16, wish="exchange"), Outcome.EXCEPTION, ["days"]),
        (case(days=90, wish="repair", condition="used", article="内衣"), Outcome.ALLOWED, []),
        (case(days=91, wish="repair"), Outcome.EXCEPTION, ["days"]),
        (case(proof="payment"), Outcome.ALLOWED, []),
        (case(proof="none"), Outcome.EXCEPTION, ["proof"]),
        (case(condition="used"), Outcome.EXCEPTION, ["condition"]),
        (case(condition="faulty"), Outcome.ALLOWED, []),
        (case(article="全棉内衣两件"), Outcome.EXCEPTION, ["goods"]),
        (case(article="FOOD box"), Outcome.EXCEPTION, ["goods"]),
        (case(days=20, proof="none", condition="used"), Outcome.EXCEPTION, ["days", "proof", "condition"]),
        (case(days=20, before=1), Outcome.EXCEPTION, ["days"]),
        (case(days=20, before=2), Outcome.USED_UP, ["days"]),
        (case(days=None), Outcome.UNKNOWN, []),
        (case(days=-1), Outcome.UNKNOWN, []),
        (case(proof=None), Outcome.UNKNOWN, []),
        (case(condition=None), Outcome.UNKNOWN, []),
        (case(days=None, proof="none"), Outcome.EXCEPTION, ["proof"]),
        (case(wish=None, days=8), Outcome.EXCEPTION, ["days"]),
    ],
)
def test_the_policy_says(given_case, outcome, against):
    verdict = judge(POLICY, given_case, TODAY)
    assert verdict.outcome is outcome
    assert [rule.rule for rule in verdict.rules if rule.answer is Answer.AGAINST] == against
    is_exception = outcome in (Outcome.EXCEPTION, Outcome.USED_UP)
    assert verdict.exception_number == (given_case.exceptions_before + 1 if is_exception else 0)


@pytest.mark.parametrize(
    ("policy", "given_case", "outcome"),
    [
        (ReturnPolicy(needs_proof=False), case(proof=None), Outcome.ALLOWED),
        (ReturnPolicy(takes_payment_record=False), case(proof="payment"), Outcome.EXCEPTION),
        (ReturnPolicy(needs_unused=False), case(condition="used"), Outcome.ALLOWED),
        (ReturnPolicy(refund_days=0), case(days=0), Outcome.ALLOWED),
        (ReturnPolicy(refund_days=0), case(days=1), Outcome.EXCEPTION),
        (ReturnPolicy(exceptions=0), case(days=99), Outcome.USED_UP),
        (ReturnPolicy(excluded=("", " ")), case(), Outcome.ALLOWED),
    ],
)
def test_a_site_may_say_otherwise(policy, given_case, outcome):
    assert judge(policy, given_case, TODAY).outcome is outcome


@given(
    days=st.one_of(st.none(), st.integers(-10, 400)),
    proof=st.sampled_from([None, "receipt", "payment", "none"]),
    condition=st.sampled_from([None, "unopened", "opened", "used", "faulty"]),
    wish=st.sampled_from([None, "refund", "exchange", "repair"]),
    article=st.text(max_size=30),
    before=st.integers(0, 5),
)
def test_a_kept_verdict_reads_the_same_and_longer_is_never_worse(days, proof, condition, wish, article, before):
    given_case = case(days, proof, condition, wish, article, before)
    verdict = judge(POLICY, given_case, TODAY)
    assert Verdict.from_stored(verdict.as_stored()) == verdict
    assert ReturnPolicy.from_setting(POLICY.setting()) == POLICY
    kinder = judge(ReturnPolicy(10_000, 10_000, 10_000, False, True, False, (), 100), given_case, TODAY)
    assert kinder.outcome in (Outcome.ALLOWED, Outcome.UNKNOWN)
