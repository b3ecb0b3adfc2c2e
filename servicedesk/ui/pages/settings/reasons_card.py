"""The ready reasons for waiting, cancelling and reopening: one a line, Chinese and English apart by a bar."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from servicedesk.core.translation import translate
from servicedesk.queries.ticket_rules import LifeRules
from servicedesk.services import ticket_rules
from servicedesk.ui import tokens
from servicedesk.ui.conflicts.record_form import RecordForm, Values
from servicedesk.ui.conflicts.words import RecordWords, words_for
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
        self.record = RecordForm(
            workspace, self, FORM, self.body, self._values, self._put, self._record_words, self.submit
        )
        self.which.chosen.connect(self._turn)
        self.area.edited.connect(self._follow)
        self.keep.clicked.connect(self.submit)
        self.retranslate()

    def show_rules(self, facts: LifeRules, editable: bool) -> None:
        """Show what is stored; what is being typed stays."""
        first = self._facts is None
        self._facts = facts
        self.area.setReadOnly(not editable)
        if first:
            self._fill()
        self.record.follow({"reasons": self._stored()})
        self._follow()

    def is_edited(self) -> bool:
        """Whether the list differs from the stored one."""
        return self._facts is not None and reasons_of(self.area.text()) != reasons_of(self.record.base["reasons"])

    def _values(self) -> Values:
        return {"reasons": self.area.text()}

    def _put(self, values: Values) -> None:
        self.area.set_text(str(values["reasons"]))
        self._follow()

    def _record_words(self) -> RecordWords:
        # Lines of both sides stand together; what differs is told in lines.
        return words_for({"reasons": translate("Lifecycle", "Ready reasons")})

    def open_list(self, name: str) -> None:
        """Take up what was being typed in one of the lists."""
        self.which.set_value(name)
        self.area.setFocus()
        self._turn(name)
        self.record.bring_back()

    def _stored(self) -> str:
        reasons = self._facts.reasons[self._shown] if self._facts is not None else []
        return "\n".join(f"{reason.zh} {BAR} {reason.en}" for reason in reasons)

    def _fill(self) -> None:
        self.record.begin(self._shown, {"reasons": self._stored()})

    def _turn(self, name: str) -> None:
        if self.is_edited() and name != self._shown:
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
            self.record.done()
            self._fill()
            self._follow()
        return edited

    def submit(self) -> None:
        """Save the list."""
        self.workspace.act(
            ticket_rules.set_reasons,
            self._shown,
            reasons_of(self.area.text()),
            reasons_of(self.record.base["reasons"]),
            done=partial(self._saved, self._shown),
            owner=self,
            undo=translate("Lifecycle", "Reasons saved"),
        )

    def _saved(self, name: str, _result: object) -> None:
        if name == self._shown:
            self.record.done()
            self._fill()
            self._follow()

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
