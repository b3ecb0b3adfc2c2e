"""Locking and PIN: after how long this station hides everything, and what a PIN is good for."""

from __future__ import annotations

from servicedesk.core.permissions import Permission
from servicedesk.core.translation import plural, translate
from servicedesk.ui.actions import command_words, key_words
from servicedesk.ui.pages.settings.section import Section, remark
from servicedesk.ui.widgets.banner import Banner
from servicedesk.ui.widgets.choices import Segmented
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.workspace import Workspace

SECONDS = (60, 120, 300, 600)


class LockingSection(Section):
    """Takes effect at once, for this PC alone."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        card, self.header = self.card()
        self.after = Segmented("", [(str(seconds), "") for seconds in SECONDS], "120")
        self.row = FormRow("", self.after)
        self.note = remark()
        card.body.addWidget(self.row)
        card.body.addWidget(self.note)
        card, self.pin_header = self.card()
        self.warning = Banner("warning", "shield-lock")
        card.body.addWidget(self.warning)
        self.rules: list[PlainLabel] = [remark("text") for _rule in range(4)]
        for rule in self.rules:
            card.body.addWidget(rule)
        self.body.addStretch(1)
        self.after.chosen.connect(self._choose)
        self.follow_theme()
        self.retranslate()

    def _choose(self, seconds: str) -> None:
        self.workspace.set_lock_seconds(int(seconds))

    def refresh(self) -> None:
        """Show what is in force."""
        self.after.set_value(str(self.workspace.settings.lock_seconds))
        self.after.setEnabled(self.can(Permission.MANAGE_RULES))

    def enter(self) -> None:
        """Begin at the choice."""
        self.after.setFocus()

    def hints(self) -> list[tuple[str, str]]:
        """What the keys do here."""
        hints = [("← →", translate("Settings", "Choose"))] if self.can(Permission.MANAGE_RULES) else []
        return [*hints, (key_words("lock"), translate("Settings", "Lock at once")),
                (key_words("user.switch"), command_words("user.switch"))]  # fmt: skip

    def retranslate(self) -> None:
        """Name the parts."""
        self.header.set_title(translate("Settings", "Locking"))
        self.header.set_hint(translate("Settings", "for this PC"))
        self.after.set_options(
            [(str(each), plural("Settings", "{n} minute", "{n} minutes", each // 60)) for each in SECONDS]
        )
        may = self.can(Permission.MANAGE_RULES)
        hint = "" if may else translate("Settings", "The {supervisor} or administrator sets this")
        self.row.set_words(translate("Settings", "Lock after"), hint)
        self.note.setText(
            translate(
                "Settings",
                "A locked screen shows the clock and the waiting numbers, never a {customer}. "
                "What was typed is kept and comes back with its writer. Ctrl+L locks at once.",
            )
        )
        self.pin_header.set_title(translate("Settings", "PIN"))
        self.warning.set_words(
            translate("Settings", "A PIN is not encryption"),
            translate("Settings", "Whoever can copy the data file can read it: protect the PC and the backups."),
        )
        sentences = (
            translate("Settings", "A PIN has six digits and switches users within twelve hours after the password."),
            translate("Settings", "Each wrong PIN makes the next try wait longer; after five the password is asked."),
            translate("Settings", "Administrators have no PIN: they sign in with their password."),
            translate(
                "Settings", "A {supervisor}'s PIN also approves one act at a colleague's screen, and is audited."
            ),
        )
        for label, words in zip(self.rules, sentences, strict=True):
            label.setText(f"· {words}")
        self.refresh()
