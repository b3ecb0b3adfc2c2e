"""The foot of an import: what will happen, all or nothing, try again, import; while it runs, how far it is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from servicedesk.core.translation import plural, translate
from servicedesk.ui import tokens
from servicedesk.ui.actions import key_words
from servicedesk.ui.pages.imports import words
from servicedesk.ui.pages.imports.plan import Plan
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.buttons import DangerButton, PrimaryButton, SecondaryButton
from servicedesk.ui.widgets.cards import IconLabel
from servicedesk.ui.widgets.choices import CheckRow
from servicedesk.ui.widgets.deadline import ProgressBar
from servicedesk.ui.widgets.labels import PlainLabel

STACKED_BELOW = 900
# Reading is about a quarter of the work, writing the rest; writing takes its share of one bar.
READING = 0.25


class Foot(Themed, QWidget):
    """Buttons only do what can be done now; the words say why not."""

    def __init__(self) -> None:
        super().__init__()
        self._plan: Plan | None = None
        self._running, self._importing = False, False
        self._done, self._of = 0, 0
        self.icon = IconLabel("info-circle", "text2", 16)
        self.words = PlainLabel("", tokens.BODY, "text2", wrap=True)
        self.bar = ProgressBar()
        self.strict = CheckRow()
        self.again = SecondaryButton("", "refresh", key_words("import.try"))
        self.run = PrimaryButton("", "table-import", key_words("save"))
        self.stop = DangerButton("", "", key_words("back"))
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        said = QHBoxLayout()
        said.addWidget(self.icon)
        said.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        self._line.addLayout(said, 1)
        self._line.addWidget(self.bar, 1)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.strict)
        self._buttons.addStretch(1)
        for button in (self.again, self.stop, self.run):
            self._buttons.addWidget(button)
        self._line.addLayout(self._buttons)
        self.follow_theme()
        self.retranslate()

    # -- what is shown -------------------------------------------------------------------------------------------

    def show_plan(self, plan: Plan, running: bool, importing: bool) -> None:
        """Show what can be done with *plan* now."""
        if running != self._running:
            self._done = self._of = 0
        self._plan, self._running, self._importing = plan, running, importing
        self.bar.setVisible(running)
        self.stop.setVisible(running)
        self.strict.setVisible(not running)
        self.strict.setEnabled(plan.tried is not None)
        self.strict.setChecked(plan.is_strict)
        self.again.setVisible(not running)
        self.again.setEnabled(plan.can_try)
        self.again.setText(translate("Imports", "Try again") if plan.tried else translate("Imports", "Try"))
        self.run.setVisible(not running)
        self.run.setEnabled(plan.importable > 0)
        self.run.setText(
            words.import_words(plan.importable) if plan.tried is not None else translate("Imports", "Import")
        )
        self._say()

    def show_progress(self, done: int, of: int) -> None:
        """Show how many rows are read, or written of how many."""
        self._done, self._of = done, of
        self._say()

    def share(self) -> float:
        """Return how much of the work is done, 0 to 1."""
        plan = self._plan
        if self._of:
            return READING + (1 - READING) * self._done / self._of
        rows = plan.survey.rows if plan is not None and plan.survey is not None else 0
        return READING * min(1.0, self._done / rows) if rows else 0.0

    def _say(self) -> None:
        plan = self._plan
        if plan is None:
            return
        if self._running:
            words_now = self._progress_words(plan)
            self.bar.set_share(self.share(), words_now)
            self.icon.set("hourglass", "text2")
            self.words.setText(words_now)
            return
        warns, said = self._sentence(plan)
        self.icon.set("alert-triangle" if warns else "info-circle", "warning" if warns else "text2")
        self.words.setText(said)

    def _progress_words(self, plan: Plan) -> str:
        doing = translate("Imports", "Importing") if self._importing else translate("Imports", "Trying")
        if self._of:
            part = translate("Imports", "writing, {percent} %", percent=round(100 * self._done / self._of))
            if not self._importing:
                part = translate("Imports", "checking, {percent} %", percent=round(100 * self._done / self._of))
        elif plan.survey is not None:
            part = translate("Imports", "row {done} of {rows}", done=f"{self._done:,}", rows=f"{plan.survey.rows:,}")
        else:
            part = translate("Imports", "row {done}", done=f"{self._done:,}")
        return f"{doing} · {part}"

    def _sentence(self, plan: Plan) -> tuple[bool, str]:
        """Return whether something is in the way, and what there is to say."""
        if plan.is_empty:
            return True, translate("Imports", "There is no row below the header: nothing to import.")
        if plan.must_answer:
            return True, translate("Imports", "Say how the dates are read: D or M.")
        if plan.lacking() or not plan.reading.columns:
            return True, translate("Imports", "Say which column holds what is still needed.")
        if plan.tried is None:
            return False, translate("Imports", "Try first: it says what would become of every row.")
        if plan.is_strict and plan.tried.rejected:
            return True, translate("Imports", "One row with an error keeps all of them out: correct the file.")
        if plan.importable == 0:
            return True, translate("Imports", "No row can be imported.")
        return False, self._promise(plan)

    @staticmethod
    def _promise(plan: Plan) -> str:
        assert plan.tried is not None
        parts = []
        if plan.tried.possible:
            parts.append(
                plural("Imports", "{n} perhaps double row is imported and can be merged later",
                       "{n} perhaps double rows are imported and can be merged later", len(plan.tried.possible))
            )  # fmt: skip
        if plan.tried.rejected:
            parts.append(
                plural("Imports", "{n} row with errors is saved apart", "{n} rows with errors are saved apart",
                       plan.tried.rejected)
            )  # fmt: skip
        parts.append(
            plural("Imports", "{n} row is written at once and can be undone for 30 days",
                   "{n} rows are written at once and can be undone for 30 days", plan.importable)
        )  # fmt: skip
        joint = translate("Imports", "; ")
        return joint.join(parts) + translate("Imports", ".")

    # -- room ----------------------------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        """The buttons side by side are the least."""
        return QSize(self._buttons.minimumSize().width(), super().minimumSizeHint().height())

    def fit(self, width: int) -> None:
        """The words stand above the buttons where both have no room."""
        stacked = width < theme().px(STACKED_BELOW)
        direction = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        if self._line.direction() is not direction:
            self._line.setDirection(direction)

    def restyle(self) -> None:
        """Scale the gaps."""
        look = theme()
        self._line.setContentsMargins(0, look.px(8), 0, look.px(8))
        self._line.setSpacing(look.px(12))
        self._buttons.setSpacing(look.px(10))
        super().restyle()

    def retranslate(self) -> None:
        """Name the buttons."""
        self.strict.set_words(translate("Imports", "One row with an error keeps all out"))
        self.stop.setText(translate("Imports", "Stop"))
        self.stop.set_key(key_words("back"))
        if self._plan is not None:
            self.show_plan(self._plan, self._running, self._importing)
