"""Receptions: arrived, called, served by the standard, ended; some left, some were called back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from servicedesk.core.enums import AttemptOutcome, Channel, FollowUpState, Outcome, VisitState
from servicedesk.core.text import one_line
from servicedesk.models import ArticleUse, FollowUp, FollowUpAttempt, Inquiry, Visit, VisitStep
from servicedesk.services.demo.answers import Answers, Asked
from servicedesk.services.demo.history import History
from servicedesk.services.demo.people import DemoGuest, DemoPerson

# Guests at the desk who score their visit on the screen.
ANSWER_RATE = 0.5
# Of those who bring no work, this share says who they are.
KNOWN = 0.6
LONGEST_WAIT = timedelta(minutes=18)
# Steps are kept for the weeks that somebody would look at.
STEPS_SINCE = timedelta(days=28)
STATION = "A1"


@dataclass(frozen=True, slots=True)
class Served:
    """A visit that was ended: its row if it is kept, when, by whom."""

    id: int | None
    ended_at: datetime
    colleague: DemoPerson
    place: str


class Visits:
    """Writes receptions with what hangs on them."""

    def __init__(self, history: History, answers: Answers) -> None:
        self._history, self._answers = history, answers
        self._inquiries = list(history.pack.demo.inquiries)
        self._scripts = {article.code: article.script.zh for article in history.pack.articles}

    def served(
        self,
        arrived_at: datetime,
        guest: DemoGuest | None,
        scenario: str,
        request: str,
        outcome: Outcome,
        channel: Channel,
        colleague: DemoPerson | None = None,
        ended_at: datetime | None = None,
        place: str | None = None,
    ) -> Served:
        """Add a visit that was served and ended, before the present."""
        history, rng = self._history, self._history.rng
        day, number = history.next_queue(arrived_at)
        wait = timedelta(seconds=rng.expovariate(1 / 130)) if channel is Channel.IN_PERSON else timedelta(0)
        end = ended_at or min(
            arrived_at + min(wait, LONGEST_WAIT) + timedelta(seconds=rng.uniform(70, 420)),
            history.minutes_ago(0.5),
        )
        started = min(arrived_at + min(wait, LONGEST_WAIT), end - timedelta(seconds=45))
        person = colleague or history.colleague()
        where = history.place_of(guest, arrived_at) if place is None else place
        identity = history.bulk.add(
            Visit,
            business_on=day,
            queue_number=number,
            channel=channel.value,
            state=VisitState.ENDED.value,
            customer_id=guest.id if guest else None,
            scenario_id=history.keys.scenarios[scenario],
            place=where,
            request=request,
            arrived_at=arrived_at,
            called_at=max(started, arrived_at),
            started_at=max(started, arrived_at),
            ended_at=end,
            outcome=outcome.value,
            staff_id=person.id,
            station=STATION,
            version=1,
        )
        history.bulk.document("visit", identity, number, f"{number}  {request} {where}")
        if end > history.now - STEPS_SINCE:
            self._steps(identity, scenario, max(started, arrived_at), end, person)
        return Served(identity, end, person, where)

    def _steps(self, visit_id: int, scenario: str, start: datetime, end: datetime, person: DemoPerson) -> None:
        """Tick the standard's steps one after the other; a mandatory one left out has its reason."""
        history, rng = self._history, self._history.rng
        steps = history.rules.steps.get(scenario, ())
        for index, step in enumerate(steps, start=1):
            done = rng.random() < (0.96 if step.is_mandatory else 0.7)
            if not done and not step.is_mandatory:
                continue
            history.bulk.add(
                VisitStep,
                visit_id=visit_id,
                scenario_step_id=step.id,
                staff_id=person.id,
                done_at=start + (end - start) * index / (len(steps) + 1) if done else None,
                skip_reason="" if done else rng.choice(history.pack.reasons.skipped).zh,
            )

    def ordinary(self, arrived_at: datetime) -> None:
        """Add a visit without a ticket: answered, called back later, or left before being served."""
        history, rng = self._history, self._history.rng
        guest = history.guest_at(arrived_at) if rng.random() < KNOWN else None
        channel = history.channel()
        if channel is Channel.IN_PERSON and rng.random() < 0.018:
            self._left(arrived_at, guest)
            return
        if self._inquiries and rng.random() < 0.45:
            asked = rng.choice(self._inquiries)
            text = asked.question
            scenario, article = asked.scenario, asked.article
            answer = self._scripts.get(article, "") if article else ""
            language = "en" if guest is not None and guest.language == "en" else "zh"
            question = text.text(language)
        else:
            story = history.story()
            place = history.place_of(guest, arrived_at)
            scenario, article, language = story.scenario, None, "zh"
            question = history.words(story.texts, place)
            answer = history.words(story.replies, place)
        back = guest is not None and rng.random() < 0.025
        outcome = Outcome.CALL_BACK if back else Outcome.ANSWERED
        visit = self.served(arrived_at, guest, scenario, question, outcome, channel)
        if back and guest is not None:
            self._call_back(visit, guest, question)
            return
        self._inquiry(visit, guest, scenario, question, answer, article, channel, language)
        if rng.random() < ANSWER_RATE:
            self._answers.add(Asked(guest, scenario, visit.colleague.id, visit.ended_at, visit_id=visit.id))

    def _left(self, arrived_at: datetime, guest: DemoGuest | None) -> None:
        history = self._history
        day, number = history.next_queue(arrived_at)
        left_at = min(arrived_at + timedelta(minutes=history.rng.uniform(6, 16)), history.minutes_ago(0.5))
        identity = history.bulk.add(
            Visit,
            business_on=day,
            queue_number=number,
            channel=Channel.IN_PERSON.value,
            state=VisitState.LEFT.value,
            customer_id=guest.id if guest else None,
            place=history.place_of(guest, arrived_at),
            arrived_at=arrived_at,
            ended_at=left_at,
            version=1,
        )
        history.bulk.document("visit", identity, number, f"{number}   {history.place_of(guest, arrived_at)}")

    def _inquiry(
        self,
        visit: Served,
        guest: DemoGuest | None,
        scenario: str,
        question: str,
        answer: str,
        article: str | None,
        channel: Channel,
        language: str,
    ) -> None:
        history = self._history
        article_id = history.keys.articles.get(article) if article else None
        identity = history.bulk.add(
            Inquiry,
            visit_id=visit.id,
            customer_id=guest.id if guest else None,
            scenario_id=history.keys.scenarios[scenario],
            channel=channel.value,
            language=language,
            question=question,
            answer=answer,
            article_id=article_id,
            is_resolved=history.rng.random() < 0.93,
            staff_id=visit.colleague.id,
            asked_at=visit.ended_at,
            version=1,
        )
        history.bulk.document("inquiry", identity, question, f"{question} {answer}")
        if article_id is not None:
            history.bulk.add(
                ArticleUse,
                article_id=article_id,
                visit_id=visit.id,
                staff_id=visit.colleague.id,
                at=visit.ended_at,
            )

    def _call_back(self, visit: Served, guest: DemoGuest, request: str) -> None:
        """Add the promised call; what is over has been made."""
        history, rng = self._history, self._history.rng
        due_at = visit.ended_at + timedelta(minutes=rng.choice((30, 60, 120, 180, 240)))
        # The open ones of the present are told by name.
        called_at = min(due_at + timedelta(minutes=rng.uniform(-25, 12)), history.minutes_ago(1))
        called_at = max(called_at, visit.ended_at + timedelta(seconds=20))
        identity = history.bulk.add(
            FollowUp,
            customer_id=guest.id,
            visit_id=visit.id,
            subject=one_line(request, 60),
            due_at=due_at,
            is_promised=True,
            state=FollowUpState.DONE.value,
            staff_id=visit.colleague.id,
            script_done=[],
            outcome=AttemptOutcome.REACHED.value,
            done_at=called_at,
            created_at=visit.ended_at,
            version=1,
        )
        history.bulk.add(
            FollowUpAttempt,
            follow_up_id=identity,
            outcome=AttemptOutcome.REACHED.value,
            note="",
            staff_id=visit.colleague.id,
            at=called_at,
        )
