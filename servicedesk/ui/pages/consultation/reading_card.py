"""The chosen answer, read out: title, where it is from, the lines in both languages, and how the question ends."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from servicedesk.core.translation import translate
from servicedesk.ui import tokens
from servicedesk.ui.pages.knowledge.article_view import ArticleView
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.buttons import OutcomeButton, SecondaryButton
from servicedesk.ui.widgets.cards import Card
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.scroll import ScrollColumn


class ReadingCard(Card):
    """Shows an answer or that none is chosen; the outcomes below work either way."""

    def __init__(self) -> None:
        self.detail: Any = None
        self.title = PlainLabel("", tokens.PANE, bold=True, wrap=True)
        self.about = PlainLabel("", tokens.META, "text2", wrap=True)
        self.article = ArticleView()
        self.copy = SecondaryButton("", "copy", "Ctrl Shift C")
        self.large = SecondaryButton("", "arrows-maximize", "F11")
        self.answered = OutcomeButton("", "circle-check", "F5")
        self.ticket = OutcomeButton("", "ticket", "F6")
        super().__init__(padding=0)
        self._column = ScrollColumn(spacing=10)
        for read in (self.title, self.about, self.article):
            self._column.body.addWidget(read)
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy, 1)
        buttons.addWidget(self.large, 1)
        self._column.body.addLayout(buttons)
        self._column.body.addStretch(1)
        self.body.addWidget(self._column, 1)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.answered, 1)
        self._foot.addWidget(self.ticket, 1)
        self.body.addLayout(self._foot)
        self.answered.set_suggested(True)
        self.retranslate()
        self.restyle()

    def show_detail(self, detail: Any) -> None:
        """Show an answer, or that there is none."""
        self.detail = detail
        is_there = detail is not None
        for part in (self.article, self.copy, self.large):
            part.setVisible(is_there)
        if not is_there:
            self.title.setText(translate("Consultation", "No answer chosen"))
            self.about.setText(
                translate("Consultation", "The answer you choose is read here in full; F5 and F6 work without one, too")
            )
            return
        self.title.setText(str(detail.row.title))
        review = detail.row.review_on.isoformat() if detail.row.review_on else "—"
        about = [translate("Consultation", "Review {day}", day=review), detail.row.owner, str(detail.scenario or "")]
        self.about.setText(" · ".join(part for part in (detail.row.code, *about) if part))
        self.article.show_article(detail.script, detail.body)

    def restyle(self) -> None:
        """Scale the margins."""
        super().restyle()
        if hasattr(self, "_foot"):
            look = theme()
            self._column.set_margins(16, 16, 16, 8)
            self._foot.setContentsMargins(look.px(16), look.px(8), look.px(16), look.px(14))

    def retranslate(self) -> None:
        """Name the buttons and say the answer anew."""
        if hasattr(self, "_foot"):
            self.copy.setText(translate("Actions", "WeChat text"))
            self.large.setText(translate("Actions", "Large type"))
            self.answered.setText(translate("Actions", "Answered now"))
            self.ticket.setText(translate("Consultation", "Make a ticket"))
            self.show_detail(self.detail)
