"""What guests answered: on the screen at the desk, or to a colleague who called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from servicedesk.core.enums import AnswerMethod, Channel
from servicedesk.core.pack import QuestionTag
from servicedesk.models import Survey, SurveyResponse
from servicedesk.services.demo.history import History
from servicedesk.services.demo.people import DemoGuest

AT_DESK, CALL = "desk", "call"
# How often each score is given, 1 to 5: at the desk, after good work, and after work that came late.
BRIEF, GOOD, LATE = (0.1, 0.7, 7, 33, 59), (2, 3, 5, 32, 58), (14, 20, 24, 28, 14)
# What a score says of the single items, on their seven points.
QUALITY = {1: (1, 3), 2: (2, 4), 3: (3, 5), 4: (5, 6), 5: (6, 7)}
NO_SCORE = (QuestionTag.CSAT, QuestionTag.NPS)


@dataclass(frozen=True, slots=True)
class Asked:
    """A case that somebody is asked about, as it is frozen when the survey is issued."""

    guest: DemoGuest | None
    scenario: str
    agent_id: int | None
    at: datetime
    was_good: bool = True
    visit_id: int | None = None
    ticket_id: int | None = None
    follow_up_id: int | None = None
    department_id: int | None = None
    caller_id: int | None = None


class Answers:
    """Writes surveys with their answers; nothing is answered after the present."""

    def __init__(self, history: History) -> None:
        self._history = history
        asked = {item.code: item for item in history.pack.question_sets}
        tags = {question.code: question.tag for question in history.pack.questions}
        self._items = [code for code in asked[CALL].questions if tags[code] not in NO_SCORE]

    def add(self, asked: Asked) -> int | None:
        """Add a guest's answers a little later; return the score, None when that would be in the future."""
        history, rng = self._history, self._history.rng
        by_phone = asked.follow_up_id is not None
        answered_at = asked.at + timedelta(seconds=rng.uniform(60, 420) if by_phone else rng.uniform(20, 180))
        if answered_at >= history.now:
            return None
        weights = (GOOD if asked.was_good else LATE) if by_phone else BRIEF
        score = rng.choices((1, 2, 3, 4, 5), weights)[0]
        sets = history.rules.question_sets
        survey_id = history.bulk.add(
            Survey,
            question_set_id=sets[CALL] if by_phone else sets.get(AT_DESK, sets[CALL]),
            follow_up_id=asked.follow_up_id,
            ticket_id=asked.ticket_id,
            visit_id=asked.visit_id,
            customer_id=asked.guest.id if asked.guest else None,
            agent_id=asked.agent_id,
            department_id=asked.department_id,
            scenario_id=history.keys.scenarios.get(asked.scenario),
            tier_code=asked.guest.tier if asked.guest else None,
            channel=(Channel.PHONE if by_phone else Channel.IN_PERSON).value,
            issued_at=asked.at,
        )
        history.bulk.add(
            SurveyResponse,
            survey_id=survey_id,
            is_current=True,
            csat=score,
            nps=self._recommendation(score) if by_phone or rng.random() < 0.3 else None,
            answers={code: rng.randint(*QUALITY[score]) for code in self._items} if by_phone else {},
            comment=self._comment(score),
            method=(AnswerMethod.BY_STAFF if by_phone else AnswerMethod.GUEST_SCREEN).value,
            staff_id=asked.caller_id,
            answered_at=answered_at,
        )
        return score

    def _recommendation(self, score: int) -> int:
        return min(max(self._history.rng.choice((score * 2, score * 2, score * 2 - 1, score * 2 - 2)), 0), 10)

    def _comment(self, score: int) -> str:
        rng = self._history.rng
        comments = self._history.pack.demo.comments.get(str(score), ())
        return rng.choice(comments).zh if comments and rng.random() < (0.75 if score <= 2 else 0.3) else ""
