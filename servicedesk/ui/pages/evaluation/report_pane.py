"""The weekly report: choose a week, look at the page, print it, save it, freeze it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from servicedesk import reporting
from servicedesk.core.translation import translate, translator
from servicedesk.reporting import MadeReport
from servicedesk.ui import tokens, wording
from servicedesk.ui.pages.evaluation.issued_panel import IssuedPanel
from servicedesk.ui.pdf_pages import then_shown
from servicedesk.ui.printing import PrintJob, print_on, print_sentence
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.buttons import IconButton, PrimaryButton, SecondaryButton
from servicedesk.ui.widgets.cards import Card
from servicedesk.ui.widgets.empty_state import Skeleton
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.pdf_preview import PdfPreview
from servicedesk.ui.widgets.tags import Tag
from servicedesk.ui.workspace import Workspace

# Below this week and buttons stand on lines of their own.
NARROW = 700


class ReportPane(Themed, QWidget):
    """The weekly report as it will be printed."""

    closed = Signal()
    title_changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._prints_when_made = False
        self.back = IconButton("arrow-left", "", "Esc", bordered=True)
        self._monday: date | None = None
        self._made: MadeReport | None = None
        self._job: PrintJob | None = None
        self._reading = False
        self.earlier = IconButton("chevron-left", "", bordered=True)
        self.later = IconButton("chevron-right", "", bordered=True)
        self.archive = IconButton("archive", "", "L", bordered=True)
        self._issued_weeks: IssuedPanel | None = None
        self.week = PlainLabel("", tokens.PANE, bold=True)
        self.days = PlainLabel("", tokens.BODY, "text2", elide=True)
        self.state = Tag("")
        self.issue = SecondaryButton("", "lock")
        self.save = SecondaryButton("", "download", "Ctrl S")
        self.print = PrimaryButton("", "printer", "Ctrl P")
        self.message = PlainLabel("", tokens.BODY, "text2", wrap=True)
        self.preview = PdfPreview()
        self.waiting = Skeleton(8)
        self._build()
        self.earlier.clicked.connect(lambda: self.step(-1))
        self.later.clicked.connect(lambda: self.step(1))
        self.print.clicked.connect(self.print_report)
        self.save.clicked.connect(self.save_report)
        self.issue.clicked.connect(self.issue_report)
        self.back.clicked.connect(self.closed)
        self.archive.clicked.connect(self.open_archive)
        self.follow_theme()
        self.retranslate()

    def _build(self) -> None:
        self._card = Card(padding=12, spacing=10)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        which, what = QHBoxLayout(), QHBoxLayout()
        for part in (self.back, self.earlier, self.week, self.later, self.archive, self.state):
            which.addWidget(part)
        which.addWidget(self.days, 100)
        # Takes the room where the days are not shown, so that the arrows stay beside the week.
        which.addStretch(1)
        for button in (self.issue, self.save, self.print):
            what.addWidget(button)
        self._line.addLayout(which, 1)
        self._line.addLayout(what)
        self._card.body.addLayout(self._line)
        self._card.body.addWidget(self.message)
        self._card.body.addWidget(self.preview, 1)
        self._card.body.addWidget(self.waiting, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        self.waiting.hide()
        self.message.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the buttons stand below: the week must be read."""
        super().resizeEvent(event)
        narrow = self.width() < theme().px(NARROW)
        self._line.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self.days.setVisible(not narrow)

    def subtitle(self) -> str:
        """Which week."""
        return self.week.text()

    def show_week(self, monday: date) -> None:
        """Show the report of a week."""
        if monday != self._monday:
            self._made = None
            self.message.hide()
        self._monday = monday
        self.refresh()
        self.preview.setFocus()

    def print_week(self, monday: date) -> None:
        """Show the report of a week and print it as soon as it is made."""
        self._prints_when_made = True
        self.show_week(monday)

    def refresh(self) -> None:
        """Make the report again; an issued one comes out as it was."""
        if self._monday is None:
            return
        self._show_week()
        if self._made is None:
            focused = QApplication.focusWidget()
            self._reading = focused is not None and self.preview.isAncestorOf(focused)
            self.preview.hide()
            self.waiting.show()
        self.workspace.ask(
            then_shown(reporting.make_weekly),
            self._monday,
            translator().language,
            done=self._show,
            owner=self,
            key="report",
        )

    def _show(self, made: MadeReport) -> None:
        self._made = made
        self.waiting.hide()
        self.preview.show()
        self.preview.set_pdf(made.pdf)
        if self._reading:
            # Hidden for the wait it lost the keys; the arrows go on over the next week.
            self.preview.setFocus()
        issued = made.facts.issued
        if issued:
            self.state.set(translate("Evaluation", "Issued, frozen"), "success", "lock")
        elif not made.facts.finished:
            self.state.set(translate("Evaluation", "Week not over yet"), "warning", "clock")
        else:
            self.state.set(translate("Evaluation", "Not issued yet"), "neutral", "pencil")
        self.issue.setVisible(not issued and made.facts.finished and reporting.may_issue(self.workspace.desk))
        if self._prints_when_made:
            self._prints_when_made = False
            self.print_report()
        if made.replaced:
            shown = " ".join(sorted(set(made.replaced)))
            self._say(translate("Evaluation", "No font has these characters, they print as 〓: {shown}", shown=shown))

    def _show_week(self) -> None:
        assert self._monday is not None
        year, week, _day = self._monday.isocalendar()
        self.week.setText(translate("Evaluation", "Week {week}, {year}", week=week, year=year))
        sunday = self._monday + timedelta(days=6)
        self.days.setText(f"{wording.day_words(self._monday)} – {wording.day_words(sunday)}")
        today = self.workspace.desk.site.business_day(self.workspace.desk.clock.now())
        self.later.setEnabled(self._monday + timedelta(days=7) <= today)
        self.title_changed.emit()

    def step(self, by: int) -> None:
        """Go to the week before or after; the future has no report."""
        if self._monday is None or (by > 0 and not self.later.isEnabled()):
            return
        self._monday += timedelta(days=7 * by)
        self._made = None
        self.message.hide()
        self.refresh()

    def open_archive(self) -> None:
        """List the weeks that were issued; the one chosen is shown as it was frozen."""
        if self._issued_weeks is None:
            self._issued_weeks = IssuedPanel(self.workspace, self.window())
            self._issued_weeks.chosen.connect(self.show_week)
        self._issued_weeks.open_under(self.archive)

    # -- paper ---------------------------------------------------------------------------------------------------

    def print_report(self) -> None:
        """Print on the default printer; a printer that hangs never hangs the window."""
        made = self._made
        if made is None or self._job is not None:
            return
        pdf = made.pdf
        self._say(translate("Evaluation", "Printing…"))
        self._job = PrintJob(lambda: print_on(pdf))
        self._job.done.connect(self._printed)
        self._job.failed.connect(self._not_printed)
        self._job.start()

    def _printed(self, _pages: object) -> None:
        self._job = None
        self._say(translate("Evaluation", "Sent to the printer."))

    def _not_printed(self, problem: Any) -> None:
        self._job = None
        self._say(print_sentence(problem))

    def save_report(self) -> None:
        """Save the PDF where the user says."""
        made = self._made
        if made is None:
            return
        name = f"{made.facts.year}-W{made.facts.week:02d}.pdf"
        chosen, _kind = QFileDialog.getSaveFileName(self, translate("Evaluation", "Save as PDF"), name, "PDF (*.pdf)")
        if chosen:
            self.write_to(Path(chosen))

    def write_to(self, path: Path) -> None:
        """Write the report to *path* on a thread; half a file never stands under the name."""
        if self._made is None:
            return
        pdf = self._made.pdf
        words = translate("Evaluation", "Saved as {name}", name=path.name)
        self.workspace.background(
            lambda: reporting.write_whole(path, pdf), lambda _done: self._say(words), self._not_saved, self
        )

    def _not_saved(self, error: Exception) -> None:
        if isinstance(error, OSError):
            words = translate(
                "Evaluation", "The file could not be written: {reason}. Choose another place.", reason=error
            )
            self._say(words)
        else:
            self.workspace.failed(error)

    def issue_report(self) -> None:
        """Freeze the week: from now on it prints the same."""
        if self._monday is None:
            return
        self.workspace.act(reporting.issue_weekly, self._monday, translator().language, done=self._issued, owner=self)

    def _issued(self, made: MadeReport) -> None:
        self._show(made)
        self._say(translate("Evaluation", "Issued; checksum {checksum}", checksum=made.facts.checksum))

    def _say(self, words: str) -> None:
        self.message.setText(words)
        self.message.show()

    def retranslate(self) -> None:
        """Name the parts and print in the language in force."""
        self.back.set_name(translate("Evaluation", "Back to the figures"))
        self.earlier.set_name(translate("Evaluation", "Week before"))
        self.later.set_name(translate("Evaluation", "Week after"))
        self.archive.set_name(translate("Evaluation", "Issued weekly reports"))
        self.issue.setText(translate("Evaluation", "Issue and freeze"))
        self.save.setText(translate("Actions", "Save as PDF"))
        self.print.setText(translate("Actions", "Print"))
        # What was said was said of the other language's paper: it has another checksum.
        self.message.hide()
        if self._monday is not None and self.isVisible():
            self.refresh()
