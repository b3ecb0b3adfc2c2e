"""A colleague changes the answers while an inquiry is typed: nothing typed is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.enums import ArticleState
from servicedesk.queries import drafts, today
from servicedesk.queries.knowledge import article_detail
from servicedesk.services import articles
from servicedesk.services import bin as bin_services

K = Qt.Key
QUESTION = "发票抬头开错了"


@pytest.fixture
def inquiry(program, press):
    program.window.show_page("consultation")
    QApplication.processEvents()
    page = program.window.current_page
    press(QUESTION)
    page._typing.flush()
    return page


def rewrite(desk, article_id, **words):
    found = article_detail(desk, article_id)
    command = articles.WriteArticle(
        found.row.folder,
        found.row.title.zh,
        article_id=article_id,
        version=found.row.version,
        script_zh=words["script"],
    )
    articles.write_article(desk, command)


def test_an_answer_that_is_withdrawn_while_it_is_read_is_said_and_not_counted(inquiry, desk, press, colleague, told):
    key = inquiry.reading.detail.row.id
    with colleague():
        articles.expire(desk, key)
    assert inquiry.asking.question.text() == QUESTION
    assert inquiry.reading.detail is None or inquiry.reading.detail.row.id != key
    assert any("withdrawn" in words for words in told.toasts)


def test_withdrawn_unseen_it_is_refused_and_the_question_stays(inquiry, desk, press, colleague, told):
    key = inquiry.reading.detail.row.id
    with colleague(unseen=True):
        articles.expire(desk, key)
    press(K.Key_F5)
    assert today.inquiries_today(desk).total == 0
    assert inquiry.asking.question.text() == QUESTION
    assert "expired" in told.problems[0]
    inquiry.flush_drafts()
    assert drafts.my_draft(desk, "inquiry", "current").content["question"] == QUESTION


def test_deleted_unseen_it_is_refused_alike(inquiry, desk, press, colleague, told):
    with colleague(unseen=True):
        bin_services.delete_article(desk, inquiry.reading.detail.row.id, "twice")
    press(K.Key_F5)
    assert today.inquiries_today(desk).total == 0
    assert inquiry.asking.question.text() == QUESTION
    assert told.problems


def test_corrected_lines_are_read_out_as_they_are_now(inquiry, desk, press, colleague):
    key = inquiry.reading.detail.row.id
    with colleague():
        rewrite(desk, key, script="请稍候，马上更正。")
    assert inquiry.reading.detail.script.zh == "请稍候，马上更正。"
    assert inquiry.reading.detail.row.state is not ArticleState.EXPIRED
    press(K.Key_F5)
    assert today.inquiries_today(desk).total == 1


def test_who_asks_and_the_language_come_back_with_the_question(program, inquiry, desk, press, hotel):
    inquiry.asking.customer.setFocus()
    press("csy")
    inquiry.asking.customer.ask_now()
    press(K.Key_Return)
    inquiry.asking.language.set_value("en")
    inquiry.flush_drafts()
    program.window.forget_pages()
    program.window.show_page("consultation")
    QApplication.processEvents()
    page = program.window.current_page
    asked = page.asking
    assert (asked.question.text(), asked.customer.text(), asked.language.value()) == (QUESTION, "陈思远", "en")
    page._typing.flush()
    press(K.Key_F6)
    assert program.window.current_page.detail.panel.who.customer_id() == hotel.chen


def test_other_words_than_the_name_chosen_mean_nobody(inquiry, press, hotel):
    inquiry.asking.customer.setFocus()
    press("csy")
    inquiry.asking.customer.ask_now()
    press(K.Key_Return)
    assert inquiry.asking.customer_id is not None
    inquiry.asking.customer.setFocus()
    press("x")
    assert inquiry.asking.customer_id is None
