"""The weekly report gives nobody away: sensitive cases, quotes, titles, people."""

from __future__ import annotations

from sqlalchemy import delete, select, update

from servicedesk.core.weekly_quality import Flaw
from servicedesk.core.weekly_satisfaction import Group
from servicedesk.models import Customer, Survey, SurveyResponse, Ticket
from servicedesk.queries.weekly.report import weekly_report
from servicedesk.reporting import make_weekly
from tests.integration.queries.weekly_site import MONDAY, WEEK, change, chapters, pages


def test_sensitive_cases_are_counted_and_never_named(demo):
    running = MONDAY + WEEK
    before = chapters(demo, running)
    assert before.delivery.due
    assert before.opinions.quotes
    change(demo, update(Ticket).values(is_sensitive=True))
    found = chapters(demo, running)
    assert (found.delivery.due, found.complaints.serious) == ((), ())
    assert found.delivery.due_open == before.delivery.due_open
    assert found.complaints.serious_open == before.complaints.serious_open
    assert found.opinions.row(Group.SITE) == before.opinions.row(Group.SITE)
    hidden = next(flaw for flaw in found.flaws if flaw.flaw is Flaw.SENSITIVE_NOT_LISTED)
    assert hidden.count >= found.delivery.due_open
    text = " ".join(pages(make_weekly(demo, running, "zh_CN").pdf))
    for row in before.delivery.due:
        assert row.title not in text
    change(demo, update(SurveyResponse).values(comment="一句话", csat=1))
    assert chapters(demo).opinions.quotes
    without_ticket = select(Survey.id).where(Survey.ticket_id.is_(None))
    change(demo, delete(SurveyResponse).where(SurveyResponse.survey_id.in_(without_ticket)))
    assert chapters(demo).opinions.row(Group.SITE).share.n > 0
    assert chapters(demo).opinions.quotes == ()


def test_quotes_name_neither_staff_nor_customers(demo):
    change(demo, update(Customer).values(name="欧阳明月"))
    known = select(Survey.id).where(Survey.customer_id.is_not(None))
    change(demo, delete(SurveyResponse).where(SurveyResponse.survey_id.not_in(known)))
    change(demo, update(SurveyResponse).values(comment="林晓很好，沈磊不好，我是欧阳明月", csat=1))
    found = chapters(demo).opinions
    assert [(quote.text, quote.name) for quote in found.quotes] == [("○○很好，○○不好，我是欧*", "欧*")]
    text = " ".join(pages(make_weekly(demo, MONDAY, "zh_CN").pdf)[1:])
    assert "欧阳明月" not in text


def test_no_title_and_no_words_on_any_page_hold_the_customers_name(demo):
    change(demo, update(Customer).values(name="欧阳明月"))
    with_customer = update(Ticket).where(Ticket.customer_id.is_not(None))
    change(demo, with_customer.values(title="欧阳明月要换房", kind="complaint", priority="high"))
    change(demo, update(SurveyResponse).values(comment="林晓没理欧阳明月", csat=1))
    known = select(Survey.id).where(Survey.customer_id.is_not(None))
    change(demo, delete(SurveyResponse).where(SurveyResponse.survey_id.not_in(known)))
    for monday in (MONDAY, MONDAY + WEEK):
        text = weekly_report(demo, monday, "zh_CN").to_json().encode("ascii").decode("unicode_escape")
        assert "要换房" in text
        assert "○○没理欧*" in text
        assert "欧阳明月" not in text


def test_the_same_words_are_quoted_once(demo):
    change(demo, update(SurveyResponse).values(comment="等太久", csat=2))
    found = chapters(demo).opinions
    assert len(found.quotes) == 1
    assert found.more_quotes == found.row(Group.SITE).share.n - 1


def test_a_visitor_nobody_registered_has_no_name_to_mask(demo):
    rows = weekly_report(demo, MONDAY, "zh_CN").unhappy
    assert "" in [row.name for row in rows]
    assert "未*" not in [row.name for row in rows]
