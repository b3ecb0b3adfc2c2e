"""What the weekly report says of customers: call backs, rhythm, who stays away, answers taken up."""

from __future__ import annotations

from datetime import datetime, timedelta

from servicedesk.core.enums import AttemptOutcome, FollowUpState
from servicedesk.models import FollowUp, FollowUpAttempt, QuestionSet, Survey, SurveyResponse, Tier
from servicedesk.queries.weekly.rhythm import rhythm
from servicedesk.storage.desk import Read
from tests.integration.queries.weekly_site import MONDAY, WEEK, at, chapters, customer, insert, visit

# -- call-backs, tiers, rhythm -----------------------------------------------------------------------------------


def follow_up(due: datetime, done: datetime | None = None, outcome: AttemptOutcome | None = None, **values):
    state = FollowUpState.DUE if done is None else FollowUpState.DONE
    plain = {
        "subject": "回访",
        "due_at": due,
        "state": state.value,
        "done_at": done,
        "outcome": outcome.value if outcome else None,
        "script_done": [],
        "created_at": due,
    }
    return FollowUp, {**plain, **values}


def test_call_backs_are_on_time_by_their_day_and_promised_ones_by_the_minute(desk):
    reached, declined = AttemptOutcome.REACHED, AttemptOutcome.REFUSED
    found = insert(
        desk,
        follow_up(at(MONDAY, 10), at(MONDAY, 23), reached),
        follow_up(at(MONDAY, 11), at(MONDAY + timedelta(days=1), 9), reached),
        follow_up(at(MONDAY, 12)),
        follow_up(at(MONDAY, 12), at(MONDAY, 13), declined, state=FollowUpState.CANCELLED.value),
        follow_up(at(MONDAY + timedelta(days=6), 9), at(MONDAY + timedelta(days=6), 9), reached, is_promised=True),
        follow_up(at(MONDAY + timedelta(days=6), 9), at(MONDAY + timedelta(days=6), 9, 1), declined, is_promised=True),
    )
    tried = {"follow_up_id": found[0], "at": at(MONDAY)}
    insert(desk, *((FollowUpAttempt, {**tried, "outcome": each.value}) for each in (AttemptOutcome.NO_ANSWER, reached)))
    relations = chapters(desk).relations
    monday, sunday = relations.days[0], relations.days[-1]
    assert (monday.in_time, monday.late, monday.open) == (1, 1, 1)
    assert (sunday.in_time, sunday.late, sunday.open) == (2, 0, 0)
    assert relations.due == 5
    assert (relations.promised.hits, relations.promised.n) == (1, 2)
    assert (relations.reached.hits, relations.reached.n) == (3, 4)
    assert {row.label: row.count for row in relations.attempts if row.count} == {"reached": 1, "no_answer": 1}


def test_a_call_back_still_to_come_is_not_late(desk):
    insert(desk, follow_up(desk.clock.now() + timedelta(hours=1)))
    assert chapters(desk, MONDAY + WEEK).relations.due == 0


def test_the_rhythm_is_the_sites_own(desk):
    people = insert(desk, *(customer(at_) for at_ in range(40)))
    first = MONDAY - timedelta(days=90)
    visits = []
    for order, person in enumerate(people):
        # Nine of ten come back after ten days, the others after twenty; twice on one day is one visit day.
        gap = 20 if order >= 36 else 10
        visits += [(first, person), (first, person), (first + timedelta(days=gap), person)]
    insert(desk, *(visit(day, counter, person) for counter, (day, person) in enumerate(visits)))
    found = chapters(desk).relations
    assert (found.rhythm_days, found.intervals) == (10, 40)


def test_too_few_returns_are_no_rhythm(desk):
    people = insert(desk, *(customer(at_) for at_ in range(29)))
    days = [(MONDAY - timedelta(days=back), person) for person in people for back in (3, 13)]
    insert(desk, *(visit(day, counter, person) for counter, (day, person) in enumerate(days)))
    found = chapters(desk).relations
    assert (found.rhythm_days, found.intervals) == (None, 29)
    assert (found.now.returning, found.now.at_risk, found.now.lost) == (29, 0, 0)


def test_who_stays_away_longer_than_usual_is_at_risk_then_lost(desk):
    insert(desk, (Tier, {"code": "gold", "name_zh": "金卡", "name_en": "Gold", "position": 2}))
    sunday = MONDAY + timedelta(days=6)
    usual = insert(desk, *(customer(at_) for at_ in range(40)))
    away = {"active": 10, "at_risk": 11, "still": 17, "long": 18, "last_day": 20, "lost": 21}
    named = insert(desk, *(customer(100 + at_, tier_code="gold", name=name) for at_, name in enumerate(away)))
    once, fresh = insert(desk, customer(200), customer(201))
    days = [(MONDAY - timedelta(days=back), person) for person in usual for back in (0, 10)]
    days += [(sunday - timedelta(days=back + more), person)
             for person, back in zip(named, away.values(), strict=True) for more in (0, 10)]  # fmt: skip
    days += [(sunday - timedelta(days=15), once), (sunday, fresh)]
    insert(desk, *(visit(day, counter, person) for counter, (day, person) in enumerate(days)))
    found = chapters(desk).relations
    assert found.rhythm_days == 10
    assert (found.now.fresh, found.now.returning) == (1, 46)
    assert (found.now.active, found.now.at_risk, found.now.lost) == (41, 4, 1)
    assert (found.before.at_risk, found.before.lost) == (3, 0)
    assert {row.number for row in found.at_risk} == {"C-00101", "C-00102"}
    assert found.at_risk_new == 2
    assert {(row.tier, row.visits) for row in found.at_risk} == {("金卡", 2)}
    gold = next(row for row in found.tiers if row.label == "金卡")
    assert gold.customers == 6


def test_the_day_between_two_visits_is_counted_by_the_sites_days(desk):
    people = insert(desk, *(customer(at_) for at_ in range(30)))
    days = [(MONDAY - timedelta(days=back), person) for person in people for back in (0, 1)]
    insert(desk, *(visit(day, counter, person) for counter, (day, person) in enumerate(days)))
    with desk.database.reader.begin() as connection:
        assert rhythm(Read(desk, connection), MONDAY).days == 1


# -- low answers -------------------------------------------------------------------------------------------------


def test_low_answers_are_taken_up_in_hand_or_untouched(desk):
    people = insert(desk, *(customer(at_) for at_ in range(3)))
    (questions,) = insert(desk, (QuestionSet, {"code": "q", "edition": 1, "questions": []}))
    answered = at(MONDAY)
    for person in people:
        survey = {"question_set_id": questions, "customer_id": person, "channel": "phone", "issued_at": answered}
        (identity,) = insert(desk, (Survey, survey))
        answer = {"survey_id": identity, "csat": 2, "answers": {}, "method": "by_staff", "answered_at": answered}
        insert(desk, (SurveyResponse, answer))
    later = answered + timedelta(hours=2)
    (done,) = insert(desk, follow_up(later, later, AttemptOutcome.REACHED, customer_id=people[0]))
    insert(desk, (FollowUpAttempt, {"follow_up_id": done, "outcome": "reached", "at": later}))
    insert(desk, follow_up(later, customer_id=people[1]))
    found = chapters(desk).opinions
    assert (found.low, found.taken_up, found.in_hand, found.untouched) == (3, 1, 1, 1)


def test_a_call_before_the_answer_is_no_step_after_it(desk):
    (person,) = insert(desk, customer(1))
    (questions,) = insert(desk, (QuestionSet, {"code": "q", "edition": 1, "questions": []}))
    answered = at(MONDAY)
    (done,) = insert(desk, follow_up(answered, answered, AttemptOutcome.REACHED, customer_id=person))
    insert(desk, (FollowUpAttempt, {"follow_up_id": done, "outcome": "reached", "at": answered}))
    survey = {"question_set_id": questions, "customer_id": person, "channel": "phone", "issued_at": answered}
    (identity,) = insert(desk, (Survey, survey))
    answer = {"survey_id": identity, "csat": 1, "answers": {}, "method": "by_staff", "answered_at": answered}
    insert(desk, (SurveyResponse, answer))
    assert chapters(desk).opinions.untouched == 1
