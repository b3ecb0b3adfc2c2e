"""An inquiry by keys: answers while typing, one key ends it, nothing typed is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.queries import drafts, ticket_details, ticket_lists, today
from servicedesk.queries.knowledge import article_list, wanted_articles
from servicedesk.queries.ticket_lists import TicketFilter

K = Qt.Key
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
QUESTION = "发票抬头开错了"


@pytest.fixture
def page(program):
    program.window.show_page("consultation")
    QApplication.processEvents()
    return program.window.current_page


def ask(page, press, words=QUESTION):
    """Type *words* where the focus is, and let the pause after the last key be over."""
    press(words)
    page._typing.flush()


def uses(desk):
    return {row.id: row.uses for row in article_list(desk)}


def test_the_cursor_stands_in_the_question(page):
    assert page.asking.question.hasFocus()


def test_answers_appear_while_typing(page, press):
    ask(page, press)
    assert page.view.isVisible()
    first = page.model.rows[0]
    assert "发票" in first.title.zh
    assert page.reading.title.text() == str(first.title)
    assert page.reading.article.isVisible()


def test_words_nobody_wrote_about_teach_what_to_press(page, press):
    ask(page, press, "qqqqzzzz")
    assert page.empty.isVisible()
    assert not page.view.isVisible()
    assert page.reading.title.text() == "No answer chosen"
    assert not page.reading.copy.isVisible()


def test_a_key_takes_the_second_answer(page, press):
    ask(page, press)
    second = page.model.rows[1]
    press(K.Key_2, ALT)
    assert page.reading.title.text() == str(second.title)
    assert page.asking.question.text() == QUESTION


def test_answered_counts_the_inquiry_with_the_article_that_was_read(page, press, desk):
    ask(page, press)
    second = page.model.rows[1]
    press(K.Key_2, ALT)
    press(K.Key_F5)
    counts = today.inquiries_today(desk)
    assert (counts.total, counts.resolved) == (1, 1)
    used = uses(desk)
    assert used.pop(second.id) == 1
    assert not any(used.values())
    assert page.asking.question.text() == ""
    assert page.asking.question.hasFocus()
    assert page.subtitle() == "1 today · 1 answered at once"


def test_an_answer_is_not_counted_for_a_question_it_was_not_found_for(page, press, desk):
    ask(page, press)
    page.asking.question.selectAll()
    ask(page, press, "qqqqzzzz")
    press(K.Key_F5)
    assert today.inquiries_today(desk).total == 1
    assert not any(uses(desk).values())


def test_nothing_asked_is_not_counted(page, press, desk):
    press(K.Key_F5)
    assert today.inquiries_today(desk).total == 0


def test_a_count_is_taken_back(page, press, desk):
    ask(page, press)
    press(K.Key_F5)
    page.setFocus()
    press(K.Key_Z, CTRL)
    assert today.inquiries_today(desk).total == 0


def test_half_a_question_is_there_again_in_a_new_window(program, page, press, desk):
    ask(page, press)
    program.window.flush_drafts()
    assert page.asking.saved.text().startswith("Saved 14:32")
    program.window.forget_pages()
    program.window.show_page("consultation")
    again = program.window.current_page
    assert again is not page
    assert again.asking.question.text() == QUESTION
    assert again.model.rows


def test_an_answered_question_leaves_no_draft(program, page, press, desk):
    ask(page, press)
    program.window.flush_drafts()
    press(K.Key_F5)
    assert drafts.my_draft(desk, "inquiry", "current") is None


def test_the_next_question_begins_empty(page, press, desk):
    ask(page, press)
    press(K.Key_F8)
    assert page.asking.question.text() == ""
    assert today.inquiries_today(desk).total == 0


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_words_go_to_the_clipboard_in_the_language_chosen(page, press, language):
    ask(page, press)
    page.asking.language.set_value(language)
    press(K.Key_C, CTRL | SHIFT)
    script = page.reading.detail.script
    assert QApplication.clipboard().text() == getattr(script, language) != ""


def test_large_type_covers_the_window_until_any_key(program, page, press):
    from servicedesk.ui.pages.knowledge.article_view import LargeType

    ask(page, press)
    press(K.Key_F11)
    large = program.window.findChild(LargeType)
    assert large.isVisible()
    assert large.size() == program.window.size()
    press(K.Key_Space)
    assert not large.isVisible()
    assert page.asking.question.hasFocus()


def test_what_nobody_could_answer_is_noted_to_be_written(program, page, press, desk):
    ask(page, press, "qqqqzzzz")
    press(K.Key_N, CTRL)
    assert [row.question for row in wanted_articles(desk)] == ["qqqqzzzz"]
    assert program.window.toast.isVisible()


def test_a_question_for_colleagues_becomes_a_ticket_with_its_words(program, page, press, desk, hotel):
    page.asking.customer.setFocus()
    press("csy")
    page.asking.customer.ask_now()
    press(K.Key_Return)
    assert page.asking.question.hasFocus()
    ask(page, press)
    press(K.Key_F6)
    assert program.window.current_page.page_id == "tickets"
    press(K.Key_Return, CTRL)
    row = ticket_lists.ticket_list(desk, TicketFilter())[0]
    detail = ticket_details.ticket_detail(desk, row.id)
    assert QUESTION in (detail.description, row.title)
    assert row.customer_id == hotel.chen


def test_another_language_says_everything_anew(page, press, program):
    ask(page, press)
    assert page.asking.similar_head.hint.text().endswith("in 30 days")
    program.speak("zh_CN")
    QApplication.processEvents()
    assert "天" in page.asking.similar_head.hint.text()
    assert page.reading.copy.text() == "复制微信文本"
    program.speak("en")
