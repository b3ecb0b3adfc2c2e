"""Customers, feedback, articles and answers from lists."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from servicedesk.core.actor import Actor
from servicedesk.core.errors import NotAllowed
from servicedesk.core.permissions import Role
from servicedesk.models import Article, Customer, CustomerContact, CustomerReference, Feedback
from servicedesk.queries import search
from servicedesk.queries.identify import identify
from servicedesk.queries.metrics import period_metrics
from servicedesk.services.customers import AddCustomer, add_customer
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.tickets import open_ticket
from tests.integration.people import furnish, hire

MORNING = """在住报表,,,,,,
房号,姓名,会员号,手机,入住日,离店日,备注
0807,李国栋,00081264,13800002206,20/11/2026,23/11/2026,专票
1103,CARTER/EMILY,00077310,,19/11/2026,24/11/2026,EN
1208,陈思远,,13900000471,22/11/2026,22/11/2026,花生过敏
1512,赵雨桐,,1380000220,22/11/2026,25/11/2026,
1601,马骏,,13800003333,22/11/2026,20/11/2026,
"""


def rows(desk, statement):
    with desk.database.reader.begin() as connection:
        return connection.execute(statement).all()


def test_the_list_of_the_morning(desk, importing):
    result = importing("customers", MORNING, columns={"alert": "备注"})
    assert (result.read, result.imported, result.updated, result.rejected) == (5, 3, 0, 2)
    assert [(error.row, error.column, error.code) for error in result.errors] == [
        (4, "手机", "import_phone_unclear"), (5, "离店日", "import_leaves_before"),
    ]  # fmt: skip
    # Found by room today, by member number with its zeros, by the tail of the phone, by the name written backwards.
    for typed, name in (
        ("0807", "李国栋"),
        ("00077310", "CARTER/EMILY"),
        ("0471", "陈思远"),
        ("emily", "CARTER/EMILY"),
    ):
        assert [found.customer.name for found in identify(desk, typed)] == [name]


def test_the_list_of_the_next_morning_brings_up_to_date(desk, importing):
    importing("customers", MORNING)
    later = MORNING.replace("23/11/2026", "25/11/2026").replace("13800002206", "13800009999")
    result = importing("customers", later)
    assert (result.imported, result.updated) == (0, 3)
    (stay,) = rows(desk, select(CustomerReference.valid_until_on).where(CustomerReference.value == "0807"))
    assert stay.valid_until_on == date(2026, 11, 25)
    phones = rows(desk, select(CustomerContact.value).order_by(CustomerContact.id))
    assert {phone.value for phone in phones} >= {"13800002206", "13800009999"}


def test_a_known_phone_under_another_name_is_shown_and_not_joined(desk, importing):
    add_customer(desk, AddCustomer("张伟", phone="13800006021"))
    result = importing("customers", "姓名,手机\n张玮,13800006021\n张伟,13811112222\n张伟,138 0000 6021\n")
    assert (result.imported, result.updated) == (2, 1)
    assert [(each.row, each.name) for each in result.possible] == [(1, "张伟"), (2, "张伟")]
    assert len(rows(desk, select(Customer.id))) == 3


def test_the_front_desk_imports_guests_and_nothing_else(desk, importing):
    people = hire(desk)
    desk.actor = Actor(people.front_desk, "林晓", Role.FRONT_DESK)
    assert importing("customers", MORNING).imported == 3
    with pytest.raises(NotAllowed):
        importing("tickets", "id,title,opened_at\n1,a,2026-11-01\n")


def test_reviews_are_found_and_an_empty_one_is_listed(desk, importing):
    result = importing("feedback", 'label,review\n1,"前台很好,早餐一般"\n0,空调太吵\n1,\n')
    assert (result.read, result.imported, result.rejected) == (3, 2, 1)
    assert (result.errors[0].row, result.errors[0].column) == (3, "review")
    assert sum(search.count(desk, "前台", [search.SearchKind.FEEDBACK]).values()) == 1
    assert {row.sentiment for row in rows(desk, select(Feedback.sentiment))} == {"positive", "negative"}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.text("前台服务空调早餐a%_ ", min_size=1, max_size=12), min_size=1, max_size=8), st.data())
def test_search_finds_what_a_plain_scan_finds(desk, importing, texts, data):
    good = [text.strip() for text in texts if text.strip()]
    if not good:
        return
    importing("feedback", "text\n" + "\n".join(f'"{text}"' for text in good) + "\n")
    whole = data.draw(st.sampled_from(good))
    word = "".join(whole.split()[0])[:3]
    stored = [row.text for row in rows(desk, select(Feedback.text))]
    scanned = sum(word in text for text in stored)
    assert sum(search.count(desk, f'"{word}"', [search.SearchKind.FEEDBACK]).values()) == scanned


def test_answers_count_in_the_figures(desk, importing):
    furnish(desk)
    ticket = open_ticket(desk, OpenTicket("空调"))
    result = importing(
        "survey-responses",
        "工单,满意度,推荐度,时间,留言\n"
        f"{ticket.number},5,9,2026-11-20 10:00,谢谢\n,4,,2026-11-20 11:00,\n,,,2026-11-20 12:00,没有分\n"
        f",6,,2026-11-20 12:00,\nT-999,1,0,2026-11-20 13:00,\n{ticket.number},1,,2026-11-20 14:00,\n",
    )
    assert (result.imported, result.rejected) == (2, 4)
    assert [error.code for error in result.errors] == [
        "import_no_score", "import_out_of_scale", "import_ticket_unknown", "import_survey_there",
    ]  # fmt: skip
    found = period_metrics(desk, date(2026, 11, 16), date(2026, 11, 22))
    assert (found["csat"]["n"], found["csat"]["mean"], found["nps"]["n"]) == (2, 4.5, 1)


def test_articles_come_as_drafts(desk, importing):
    result = importing("articles", "编号,标题,回答,分类\nA1,几点退房,十二点,入住\nA1,另一个,,入住\n,宠物,不可以,入住\n")
    assert (result.imported, result.rejected) == (2, 1)
    found = rows(desk, select(Article.code, Article.state, Article.folder).order_by(Article.id))
    assert [(row.state, row.folder) for row in found] == [("draft", "入住"), ("draft", "入住")]
    assert sum(search.count(desk, "退房", [search.SearchKind.ARTICLE]).values()) == 1
