"""What happened: visits by the daily rhythm, questions, tickets with their whole course, calls and answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from random import Random

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import AnswerMethod, Channel, Outcome, VisitState
from servicedesk.core.numbering import queue_number
from servicedesk.core.pack import Pack, PackScenario
from servicedesk.core.pack_demo import Story
from servicedesk.core.permissions import Role
from servicedesk.models import ArticleUse, Inquiry, Survey, SurveyResponse, Visit
from servicedesk.services.demo.bulk import Bulk
from servicedesk.services.demo.people import DemoGuest, DemoPerson, Guests
from servicedesk.services.site_setup import SiteKeys
from servicedesk.storage.desk import SiteFacts

WAIT_STANDARD = timedelta(minutes=5)
ANSWER_RATE = 0.3


class History:
    """Shared state of everything that is generated for one site."""

    def __init__(
        self,
        bulk: Bulk,
        pack: Pack,
        rng: Random,
        now: datetime,
        site: SiteFacts,
        keys: SiteKeys,
        people: list[DemoPerson],
        guests: list[DemoGuest],
        maker: Guests,
    ) -> None:
        self.bulk, self.pack, self.rng, self.now, self.site = bulk, pack, rng, now, site
        self.keys, self.people, self.guests, self.maker = keys, people, guests, maker
        self.scenarios: dict[str, PackScenario] = {item.code: item for item in pack.scenarios}
        self.desk_people = [person for person in people if person.role is Role.FRONT_DESK]
        self._queue: dict[date, int] = {}
        self._stories = list(pack.demo.stories)
        self._inquiries = list(pack.demo.inquiries)

    def words(self, choices: Sequence[Bilingual], place: str, time: str = "") -> str:
        """Return one of *choices* in Chinese with place and time filled in."""
        if not choices:
            return ""
        return self.rng.choice(choices).zh.replace("{place}", place).replace("{time}", time)

    def story(self) -> Story:
        """Return something that happens, as often as it does in life."""
        return self.rng.choices(self._stories, [item.weight for item in self._stories])[0]

    def guest_at(self, moment: datetime) -> DemoGuest:
        """Return a guest who could stand at the desk then: mostly one whose stay covers the day."""
        day = self.site.local(moment).date()
        for _attempt in range(6):
            guest = self.rng.choice(self.guests)
            if guest.from_on <= day <= guest.until_on:
                return guest
        return self.rng.choice(self.guests)

    def colleague(self) -> DemoPerson:
        """Return somebody at the desk."""
        return self.rng.choice(self.desk_people)

    def next_queue(self, moment: datetime) -> tuple[date, str]:
        """Return the business day and the next number of its queue."""
        day = self.site.business_day(moment)
        self._queue[day] = self._queue.get(day, 0) + 1
        return day, queue_number(self._queue[day])

    def last_queue(self, day: date) -> int:
        """Return how many numbers a day has used."""
        return self._queue.get(day, 0)

    def visit(
        self,
        arrived_at: datetime,
        guest: DemoGuest | None,
        scenario: str | None,
        request: str,
        outcome: Outcome,
        channel: Channel,
    ) -> tuple[int, datetime, DemoPerson]:
        """Add a finished visit; return its id, when it ended, and who served."""
        rng = self.rng
        day, number = self.next_queue(arrived_at)
        wait = timedelta(0) if channel is not Channel.IN_PERSON else timedelta(seconds=rng.expovariate(1 / 130))
        started = arrived_at + min(wait, timedelta(minutes=18))
        ended = started + timedelta(seconds=rng.uniform(70, 420))
        colleague = self.colleague()
        identity = self.bulk.add(
            Visit,
            business_on=day,
            queue_number=number,
            channel=channel.value,
            state=VisitState.ENDED.value,
            customer_id=guest.id if guest else None,
            rank=0,
            scenario_id=self.keys.scenarios.get(scenario) if scenario else None,
            place=guest.place if guest else "",
            request=request,
            arrived_at=arrived_at,
            called_at=started,
            started_at=started,
            ended_at=ended,
            outcome=outcome.value,
            staff_id=colleague.id,
            station="1",
            version=1,
        )
        name = guest.name if guest else ""
        self.bulk.document("visit", identity, number, f"{number} {name} {request} {guest.place if guest else ''}")
        return identity, ended, colleague

    def channel(self) -> Channel:
        """Return how guests reach the desk, as often as they do."""
        channels = self.pack.demo.channels
        return self.rng.choices(list(channels), list(channels.values()))[0]

    def answered(self, arrived_at: datetime) -> None:
        """Add a visit that was answered at once: a question, or a small matter."""
        rng = self.rng
        guest = self.guest_at(arrived_at) if rng.random() < 0.8 else None
        channel = self.channel()
        if self._inquiries and rng.random() < 0.45:
            asked = rng.choice(self._inquiries)
            scenario, question, article = asked.scenario, asked.question.zh, asked.article
        else:
            story = self.story()
            scenario, article = story.scenario, None
            question = self.words(story.texts, guest.place if guest else "")
        visit_id, ended, colleague = self.visit(arrived_at, guest, scenario, question, Outcome.ANSWERED, channel)
        self._inquiry(visit_id, guest, scenario, question, article, channel, ended, colleague)
        if rng.random() < ANSWER_RATE:
            self.answer(visit_id, None, guest, colleague.id, None, scenario, ended, on_time=True)

    def _inquiry(
        self,
        visit_id: int,
        guest: DemoGuest | None,
        scenario: str,
        question: str,
        article: str | None,
        channel: Channel,
        at: datetime,
        colleague: DemoPerson,
    ) -> None:
        article_id = self.keys.articles.get(article) if article else None
        identity = self.bulk.add(
            Inquiry,
            visit_id=visit_id,
            customer_id=guest.id if guest else None,
            scenario_id=self.keys.scenarios.get(scenario),
            channel=channel.value,
            language="zh",
            question=question,
            answer="",
            article_id=article_id,
            is_resolved=self.rng.random() < 0.93,
            staff_id=colleague.id,
            asked_at=at,
            version=1,
        )
        self.bulk.document("inquiry", identity, question, question)
        if article_id is not None:
            self.bulk.add(ArticleUse, article_id=article_id, visit_id=visit_id, staff_id=colleague.id, at=at)

    def answer(
        self,
        visit_id: int | None,
        ticket_id: int | None,
        guest: DemoGuest | None,
        agent_id: int | None,
        department_id: int | None,
        scenario: str,
        at: datetime,
        on_time: bool,
        follow_up_id: int | None = None,
    ) -> int | None:
        """Add a guest's answers a little later; return the score, None if that would be in the future."""
        rng = self.rng
        answered_at = at + timedelta(seconds=rng.uniform(20, 600))
        if answered_at >= self.now:
            return None
        weights = (1, 2, 6, 33, 58) if on_time else (14, 20, 24, 28, 14)
        score = rng.choices((1, 2, 3, 4, 5), weights)[0]
        nps = min(max(rng.choice((score * 2, score * 2, score * 2 - 1, score * 2 - 2)), 0), 10)
        survey_id = self.bulk.add(
            Survey,
            question_set_id=1,
            follow_up_id=follow_up_id,
            ticket_id=ticket_id,
            visit_id=visit_id,
            customer_id=guest.id if guest else None,
            agent_id=agent_id,
            department_id=department_id,
            scenario_id=self.keys.scenarios.get(scenario),
            tier_code=guest.tier if guest else None,
            channel=Channel.PHONE.value if follow_up_id else Channel.IN_PERSON.value,
            issued_at=at,
        )
        comments = self.pack.demo.comments.get(str(score), ())
        comment = rng.choice(comments).zh if comments and rng.random() < (0.75 if score <= 2 else 0.3) else ""
        self.bulk.add(
            SurveyResponse,
            survey_id=survey_id,
            is_current=True,
            csat=score,
            nps=nps if rng.random() < 0.8 else None,
            answers={},
            comment=comment,
            method=(AnswerMethod.BY_STAFF if follow_up_id else AnswerMethod.GUEST_SCREEN).value,
            staff_id=None,
            answered_at=answered_at,
        )
        return score
