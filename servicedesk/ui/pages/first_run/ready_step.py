"""Last step: a second place for backups if there is one, and what will be set up."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from servicedesk.core.translation import translate
from servicedesk.ui import tokens
from servicedesk.ui.pages.first_run.step import FIELD_WIDTH, Step
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.cards import Card, IconChip
from servicedesk.ui.widgets.folder_field import FolderField
from servicedesk.ui.widgets.labels import PlainLabel


class ReadyStep(Step):
    """Nothing has been written so far; practice data need no second place."""

    def __init__(self) -> None:
        super().__init__()
        self.on_server = False
        self.card = Card(padding=16, spacing=14, horizontal=True)
        self.card.body.addWidget(IconChip("clipboard-check", "primary", 40))
        self.summary = PlainLabel("", tokens.ROW, wrap=True)
        self.card.body.addWidget(self.summary, 1)
        self.body.addWidget(self.card)
        self.place = FolderField()
        # What the set-up says about the folder holds until Enter asks again.
        self.add_row("place", self.place).set_check(lambda: "")
        self.place.text_field.textEdited.connect(lambda _text: self.rows["place"].set_error(""))
        self.body.addStretch(1)
        self.follow_theme()
        self.retranslate()

    def first(self) -> QWidget:
        """The folder; Enter goes on from there."""
        return self.place.text_field

    def heading(self) -> tuple[str, str]:
        """Ready."""
        return translate("FirstRun", "Ready"), translate("FirstRun", "Nothing has been written so far.")

    def remark(self) -> str:
        """Backups come by themselves, or from whoever runs the server."""
        if self.on_server:
            return translate("FirstRun", "The data are on a server and are backed up there.")
        return translate("FirstRun", "Backups are made by themselves, beside the data too.")

    def restyle(self) -> None:
        """As wide as the fields of the other steps."""
        super().restyle()
        self.card.setMaximumWidth(theme().px(FIELD_WIDTH))

    def retranslate(self) -> None:
        """Name the field."""
        self.rows["place"].set_words(
            translate("FirstRun", "Second place for backups"), translate("FirstRun", "may stay empty")
        )
        words = translate("FirstRun", "A stick, another disk or a share")
        self.place.text_field.set_words(translate("FirstRun", "Second place for backups"), words)
        self.place.browse.set_name(translate("FirstRun", "Choose a folder"))
