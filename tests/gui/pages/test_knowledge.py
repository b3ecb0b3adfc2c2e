"""The library by keys: found, read, voted on, written in editions; half an article is never lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.enums import ArticleState
from servicedesk.core.permissions import Role
from servicedesk.queries.knowledge import ArticleFilter, article_detail, article_list, wanted_articles
from servicedesk.services.articles import want_article
from servicedesk.services.staff import AddStaff, add_staff
from servicedesk.ui.widgets.buttons import LinkButton
from tests.gui.slow import Slow

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(program):
    program.window.show_page("knowledge")
    QApplication.processEvents()
    return program.window.current_page


def shown(desk, page):
    """The article in front, as the database has it."""
    return article_detail(desk, page.article.detail.row.id)


def retitle(page, press, words):
    """Type *words* at the end of the title being edited."""
    page.editor.fields["title_zh"].setFocus()
    press(K.Key_End)
    press(words)


# -- finding and reading --------------------------------------------------------------------------------------------


def test_the_list_shows_every_article_and_reads_the_first(page, desk):
    rows = article_list(desk)
    assert [row.id for row in page.model.rows] == [row.id for row in rows]
    assert page.view.hasFocus()
    assert page.article.title.text() == str(rows[0].title)
    assert page.subtitle().startswith(f"{len(rows)} articles")


def test_arrows_read_the_next_article(page, press, desk):
    press(K.Key_Down)
    assert page.article.title.text() == str(article_list(desk)[1].title)


def test_typing_into_the_filter_leaves_what_holds_the_words(page, press, desk):
    page.filter.setFocus()
    press("发票")
    page._settling.flush()
    found = article_list(desk, ArticleFilter(text="发票"))
    assert [row.id for row in page.model.rows] == [row.id for row in found]
    assert 0 < len(found) < len(article_list(desk))
    press(K.Key_Escape)
    assert page.view.hasFocus()


def test_a_view_without_articles_teaches_how_to_write_one(page):
    page.tree.select_key("expired")
    assert page.empty.isVisible()
    assert not page.view.isVisible()
    page.empty.button.click()
    assert page.editor is not None


def test_the_words_to_say_go_to_the_clipboard(page, press):
    press("w")
    assert QApplication.clipboard().text() == page.article.detail.script.zh != ""


@pytest.mark.parametrize(("key", "votes"), [("y", (1, 0)), ("n", (0, 1))])
def test_one_key_votes(page, press, desk, key, votes):
    before = shown(desk, page).row
    press(key)
    after = shown(desk, page).row
    assert (after.helpful - before.helpful, after.unhelpful - before.unhelpful) == votes
    assert (page.article.detail.row.helpful, page.article.detail.row.unhelpful) == (after.helpful, after.unhelpful)


# -- writing --------------------------------------------------------------------------------------------------------


def test_editing_saves_a_new_edition(page, press, desk):
    before = shown(desk, page)
    press("e")
    assert page.editor.fields["title_zh"].hasFocus()
    retitle(page, press, " 2")
    press(K.Key_Return, CTRL)
    assert page.editor is None
    after = shown(desk, page)
    assert after.row.title.zh == f"{before.row.title.zh} 2"
    assert after.row.edition == before.row.edition + 1
    assert (after.script, after.body, after.row.state) == (before.script, before.body, before.row.state)
    assert page.article.title.text() == str(after.row.title)


def test_an_edition_is_taken_back(page, press, desk):
    before = shown(desk, page)
    press("e")
    retitle(page, press, " 2")
    press(K.Key_Return, CTRL)
    page.view.setFocus()
    press(K.Key_Z, CTRL)
    assert shown(desk, page).row.title == before.row.title
    assert page.article.title.text() == str(before.row.title)


def test_an_earlier_edition_is_restored_as_the_newest(page, press, desk):
    before = shown(desk, page)
    press("e")
    page.editor.fields["script_zh"].set_text("请稍等")
    press(K.Key_Return, CTRL)
    assert shown(desk, page).script.zh == "请稍等"
    page.article.findChildren(LinkButton)[-1].click()
    after = shown(desk, page)
    assert after.script == before.script
    assert after.row.edition == before.row.edition + 2


def test_a_new_article_takes_a_title_and_a_folder(page, press, desk):
    press(K.Key_N, CTRL)
    press("雨伞借用")
    page.editor.fields["folder"].setFocus()
    press("租借")
    press(K.Key_Return, CTRL)
    row = next(row for row in article_list(desk) if row.title.zh == "雨伞借用")
    assert row.folder == "租借"
    assert page.article.detail.row.id == row.id


def test_what_is_missing_is_said_at_its_field(page, press, desk):
    before = len(article_list(desk))
    press(K.Key_N, CTRL)
    press("雨伞借用")
    press(K.Key_Return, CTRL)
    assert page.editor.rows["folder"].error()
    assert page.editor.fields["folder"].hasFocus()
    assert len(article_list(desk)) == before


def test_closing_the_editor_keeps_its_draft(page, press, desk):
    before = shown(desk, page)
    press("e")
    retitle(page, press, " half")
    press(K.Key_Escape)
    assert page.editor is None
    assert page.article.isVisible()
    assert shown(desk, page).row == before.row
    press("e")
    assert page.editor.fields["title_zh"].text() == f"{before.row.title.zh} half"
    assert page.editor.mark.text() == "Draft restored"


def test_a_saved_article_leaves_no_draft(page, press, desk):
    press("e")
    retitle(page, press, " 2")
    page.flush_drafts()
    press(K.Key_Return, CTRL)
    page.view.setFocus()
    press("e")
    assert page.editor.mark.text() == ""
    assert page.editor.fields["title_zh"].text() == shown(desk, page).row.title.zh


def test_half_an_article_is_there_again_in_a_new_window(program, page, press):
    press(K.Key_N, CTRL)
    press("雨伞借用")
    program.window.flush_drafts()
    program.window.forget_pages()
    program.window.show_page("knowledge")
    QApplication.processEvents()
    press(K.Key_N, CTRL)
    assert program.window.current_page.editor.fields["title_zh"].text() == "雨伞借用"


def test_a_question_without_an_answer_is_written_from_its_words(page, press, desk):
    want_article(desk, "有没有婴儿床")
    page.tree.select_key("wanted")
    assert [row.question for row in page.model.rows] == ["有没有婴儿床"]
    page.view.setFocus()
    press(K.Key_Return)
    assert page.editor.fields["title_zh"].text() == "有没有婴儿床"
    page.editor.fields["folder"].set_text("房间")
    press(K.Key_Return, CTRL)
    assert wanted_articles(desk) == []
    assert any(row.title.zh == "有没有婴儿床" for row in article_list(desk))


def test_an_article_taken_out_is_offered_no_longer(page, desk):
    page.article.publish.click()
    assert shown(desk, page).row.state is ArticleState.EXPIRED
    assert page.article.publish.text() == "Publish"


def test_who_may_not_write_reads_only(program, page, press, desk, hotel):
    reader = AddStaff("gu", "顾言", Role.SPECIALIST, department_id=hotel.keys.departments["engineering"])
    desk.actor = SYSTEM
    desk.actor = Actor(add_staff(desk, reader), "顾言", Role.SPECIALIST)
    program.enter()
    program.window.show_page("knowledge")
    QApplication.processEvents()
    page = program.window.current_page
    press("e")
    press(K.Key_N, CTRL)
    assert page.article.isVisible()
    assert page.editor is None
    assert not page.article.edit.isVisible()


class TestQuickKeys:
    """Keys faster than the data reach the article one turned to."""

    @pytest.fixture
    def slow(self, page, program):
        page.view.setFocus()
        slow = Slow(program.workspace.tasks)
        yield slow
        slow.end()

    def test_del_right_after_turning_deletes_the_article_turned_to(self, page, press, slow, desk):
        first, second = (row.id for row in article_list(desk)[:2])
        press(K.Key_Down)
        press(K.Key_Delete)
        slow.answer()
        assert article_detail(desk, first) is not None
        assert article_detail(desk, second) is None

    def test_e_right_after_turning_edits_the_article_turned_to(self, page, press, slow, desk):
        second = article_list(desk)[1]
        press(K.Key_Down)
        press("e")
        slow.answer()
        assert page.editor.fields["title_zh"].text() == second.title.zh
