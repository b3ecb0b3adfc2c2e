"""What a change of look must not do: move what stands on a page."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from servicedesk.core.bilingual import Bilingual
from servicedesk.ui.pages.knowledge.article_view import BodyView
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.scroll import ScrollColumn


def margins(page):
    return [column.body.contentsMargins() for column in page.findChildren(ScrollColumn)]


@pytest.mark.parametrize("page_id", ["today", "consultation", "tickets", "follow_up", "customers", "knowledge"])
def test_another_look_leaves_every_margin_as_it_was(program, page_id):
    program.window.show_page(page_id)
    QApplication.processEvents()
    before = margins(program.window.current_page)
    assert any(each.left() for each in before)
    theme().set_mode("dark")
    QApplication.processEvents()
    assert margins(program.window.current_page) == before
    theme().set_scale(1.5)
    theme().set_scale(1.0)
    QApplication.processEvents()
    assert margins(program.window.current_page) == before


def test_lines_of_a_short_text_stay_together_beside_a_longer_one(program):
    program.window.show_page("knowledge")
    QApplication.processEvents()
    view = program.window.current_page.article.view
    view.show_article(Bilingual("你好", "Hello"), Bilingual("一\n二", "\n".join(["a long line " * 12] * 6)))
    QApplication.processEvents()
    chinese = view.findChildren(BodyView)[0]
    second = chinese.layout().itemAt(1).widget()
    assert second.geometry().bottom() < chinese.height() / 2
