"""What acts are tried on: a hotel where everything is made anew, and the list of tries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from servicedesk.core.enums import Channel
from servicedesk.models import Calendar
from servicedesk.services import (
    articles,
    compensations,
    customers,
    follow_up_plans,
    promises,
    ticket_categories,
    ticket_states,
    tickets,
    visit_commands,
    visits,
)

Try = Callable[["World"], Callable[[], object]]
TRIES: dict[str, Try] = {}
WORD = "空调漏水"


def tries(name: str) -> Callable[[Try], Try]:
    """Name the act a function tries."""

    def note(function: Try) -> Try:
        TRIES[name] = function
        return function

    return note


class World:
    """A hotel from its pack, and quick ways to what the acts are about; everything is new each time."""

    def __init__(self, desk: Any, keys: Any) -> None:
        self.desk, self.keys = desk, keys
        self.scenario = keys.scenarios["facility_fault"]
        self.now = desk.clock.now()

    def one(self, column: Any, *conditions: Any) -> Any:
        with self.desk.database.reader.begin() as connection:
            return connection.execute(select(column).where(*conditions).order_by(column.desc()).limit(1)).scalar()

    def ticket(self, **more: Any) -> int:
        return tickets.open_ticket(self.desk, tickets.OpenTicket(WORD, WORD, scenario_id=self.scenario, **more)).id

    def state(self, ticket_id: int, code: str) -> None:
        words = {"resolution": "换了零件", "reason": "因为", "anyway": "不需要"}
        ticket_states.change_state(self.desk, ticket_states.ChangeState(ticket_id, code, **words))

    def customer(self) -> int:
        return customers.add_customer(self.desk, customers.AddCustomer("陈思远", "13800006021", reference="1208"))

    def visit(self) -> int:
        return visits.start_visit(self.desk, visit_commands.Arrive(Channel.IN_PERSON, caller="陈", request=WORD))

    def article(self) -> int:
        return articles.write_article(self.desk, articles.WriteArticle("设施", title_zh=WORD, body_zh=WORD))

    def follow_up(self) -> int:
        wanted = follow_up_plans.PlanFollowUp("回访", self.now + timedelta(hours=2), self.customer(), self.ticket())
        return follow_up_plans.plan_follow_up(self.desk, wanted)

    def promise(self) -> int:
        wanted = promises.MakePromise("明早回复", self.now + timedelta(hours=3), self.ticket())
        return promises.make_promise(self.desk, wanted)

    def calendar(self) -> int:
        return int(self.one(Calendar.id))

    def category(self, name: str) -> int:
        return ticket_categories.save_category(self.desk, ticket_categories.SaveCategory(None, 1, None, name, name))

    def asked(self) -> int:
        wanted = compensations.RequestCompensation(self.ticket(), None, "果盘", 1000, "道歉")
        return compensations.request_compensation(self.desk, wanted).id

    def solved(self) -> int:
        ticket = self.ticket()
        self.state(ticket, "solved")
        return ticket

    def waiting_visit(self) -> int:
        return visits.arrive(self.desk, visit_commands.Arrive(Channel.IN_PERSON))

    def visit_end(self, **more: Any) -> visit_commands.FinishVisit:
        return visit_commands.FinishVisit(self.visit(), WORD, skip_reason="宾客赶时间", **more)


def later(function: Any, *arguments: Any) -> Callable[[World], Callable[[], object]]:
    """An act on what *arguments* make of the world."""

    def prepare(world: World) -> Callable[[], object]:
        values = [each(world) if callable(each) else each for each in arguments]
        return lambda: function(world.desk, *values)

    return prepare
