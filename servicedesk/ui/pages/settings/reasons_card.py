"""The ready reasons for waiting, cancelling and reopening: one a line, Chinese and English apart by a bar."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from servicedesk.core.translation import translate
from servicedesk.queries.ticket_rules import LifeRules
from servicedesk.services import ticket_rules
from servicedesk.ui import tokens
from servicedesk.ui.draft_keeper import DraftKeeper
from servicedesk.ui.pages.settings.room import Head
from servicedesk.ui.widgets.buttons import SecondaryButton
from servicedesk.ui.widgets.cards import Card
from servicedesk.ui.widgets.choices import Segmented
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.text_area import TextArea
from servicedesk.ui.workspace import Workspace

LISTS = ("waiting", "cancelled", "reopened")
BAR = "|"
FORM = "reasons"


def reasons_of(text: str) -> list[dict[str, str]]:
    """Return the reasons written in *text*; a line without a bar is the same in both languages."""
    found = []
    for line in text.splitlines():
        zh, bar, en = line.replace("｜", BAR).partition(BAR)
        found.append({"zh": zh.strip(), "en": en.strip() if bar else zh.strip()})
    return [reason for reason in found if reason["zh"] or reason["en"]]


class ReasonsCard(Card):
    """One list at a time; Save keeps it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._facts: LifeRules | None = None
        self.header = Head()
        self.which = Segmented("", [(name, "") for name in LISTS], LISTS[0])
        self.header.add(self.which)
        self.area = TextArea("", "", least_lines=5, most_lines=9)
        self.hint = PlainLabel("", tokens.META, "text2", wrap=True)
        self.keep = SecondaryButton("", "check")
        self.body.addWidget(self.header)
        self.body.addWidget(self.area)
        foot = QHBoxLayout()
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.keep)
        self.body.addLayout(foot)
        self._shown = LISTS[0]
        self.which.chosen.connect(self._turn)
        self.area.edited.connect(self._follow)
        self.keep.clicked.connect(self.submit)
        self.keeper = DraftKeeper(workspace, self, FORM, "", self._typed, self._restore)
        self._follows = False
        self.retranslate()

    def show_rules(self, facts: LifeRules, editable: bool) -> None:
        """Show what is stored; what is being typed stays."""
        edited = self.is_edited()
        self._facts = facts
        self.area.setReadOnly(not editable)
        if not edited:
            self._fill()
        self._follow()
        if not editable:
            return
        if self._follows:
            # What was saved, here or by a colleague in the same words, is no draft any more.
            self.keeper.keep()
        else:
            self._follows = True
            self.keeper.start()

    def _typed(self) -> dict[str, Any]:
        """Return what is typed and not saved: nothing where the list is as it is stored."""
        return {"list": self._shown, "text": self.area.text()} if self.is_edited() else {}

    def _restore(self, content: dict[str, Any]) -> None:
        if content.get("list") in LISTS:
            self._shown = str(content["list"])
            self.which.set_value(self._shown)
            self.area.set_text(str(content.get("text", "")))
            self._follow()

    def flush(self) -> None:
        """Write what is typed as a draft now."""
        if self._follows:
            self.keeper.flush()

    def is_edited(self) -> bool:
        """Whether the list differs from the stored one."""
        return self._facts is not None and reasons_of(self.area.text()) != reasons_of(self._stored())

    def _stored(self) -> str:
        reasons = self._facts.reasons[self._shown] if self._facts is not None else []
        return "\n".join(f"{reason.zh} {BAR} {reason.en}" for reason in reasons)

    def _fill(self) -> None:
        self.area.set_text(self._stored())

    def _turn(self, name: str) -> None:
        if self.is_edited():
            self.submit()
        self._shown = name
        self._fill()
        self._follow()

    def _follow(self, _text: object = None) -> None:
        self.keep.setVisible(self.is_edited())

    def discard(self) -> bool:
        """Show what is stored again; return whether something was typed."""
        edited = self.is_edited()
        if edited:
            self._fill()
            self._follow()
            self.keeper.keep()
        return edited

    def submit(self) -> None:
        """Save the list."""
        self.workspace.act(
            ticket_rules.set_reasons,
            self._shown,
            reasons_of(self.area.text()),
            owner=self,
            undo=translate("Lifecycle", "Reasons saved"),
        )

    def retranslate(self) -> None:
        """Name everything."""
        if not hasattr(self, "_shown"):
            return
        self.header.set_title(translate("Lifecycle", "Ready reasons"))
        names = (
            translate("Lifecycle", "for waiting"),
            translate("Lifecycle", "for cancelling"),
            translate("Lifecycle", "for reopening"),
        )
        self.which.set_options(list(zip(LISTS, names, strict=True)))
        self.which.setAccessibleName(translate("Lifecycle", "Ready reasons"))
        self.area.setAccessibleName(translate("Lifecycle", "Ready reasons"))
        self.hint.setText(translate("Lifecycle", "One a line: Chinese | English"))
        self.keep.setText(translate("Settings", "Save"))
