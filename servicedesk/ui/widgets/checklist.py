"""The steps of a service standard: what is done, what comes now, and the words to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from servicedesk.core.translation import translate
from servicedesk.ui import tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import marks, paint, text
from servicedesk.ui.widgets.base import Focusable, Themed, clear_layout
from servicedesk.ui.widgets.buttons import LinkButton
from servicedesk.ui.widgets.inputs import TextField


@dataclass(frozen=True)
class Step:
    """One step; *words* are what the staff may say, *skipped* the reason for leaving it out."""

    key: object
    title: str
    mandatory: bool = False
    words: str = ""
    done: bool = False
    skipped: str = ""


class StepRow(Themed, Focusable, QAbstractButton):
    """One step as a row; the current one is a card with the words to say."""

    focus_radius = tokens.RADIUS_BUBBLE

    def __init__(self, step: Step, current: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.step, self._current = step, current
        self.setCheckable(True)
        self.setChecked(step.done)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Not "Fixed": that would cap the height at the hint for the old width.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.retranslate()
        self.follow_theme()

    def retranslate(self) -> None:
        """Name the step and its state."""
        state = translate("Widgets", "done") if self.step.done else translate("Widgets", "not done")
        if self.step.skipped:
            state = translate("Widgets", "skipped: {reason}", reason=self.step.skipped)
        must = translate("Widgets", "required") if self.step.mandatory else ""
        self.setAccessibleName(" · ".join(part for part in (self.step.title, must, state) if part))
        self.setAccessibleDescription(self.step.words)
        self.restyle()

    def _right(self) -> float:
        """The room tag and key cap take at the right."""
        look = theme()
        must = translate("Widgets", "required")
        if self._current:
            return paint.key_cap_width(translate("Widgets", "Space")) + look.px(10)
        return paint.tag_width(must) + look.px(8) if self.step.mandatory else 0

    def _title_lines(self, width: float) -> tuple[str, ...]:
        look = theme()
        room = width - look.px(10 + 26 + 12) - self._right()
        if self._current and self.step.mandatory:
            room -= text.width(translate("Widgets", "required"), tokens.META) + look.px(12)
        return text.wrap(self.step.title, tokens.BODY, self._current, room)

    def _below(self, width: float) -> tuple[str, ...]:
        """The lines below the title: the words to say, or why the step was skipped."""
        look = theme()
        if self.step.skipped:
            reason = translate("Widgets", "Skipped: {reason}", reason=self.step.skipped)
            return text.wrap(reason, tokens.META, False, width - look.px(56))
        if self._current and self.step.words:
            return text.wrap(self.step.words, tokens.BODY, False, width - look.px(76))
        return ()

    def hasHeightForWidth(self) -> bool:
        """Narrow steps are taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Title, and what stands below it."""
        look = theme()
        tall = len(self._title_lines(width)) * look.line(tokens.BODY)
        below = self._below(width)
        if below and self.step.skipped:
            tall += len(below) * look.line(tokens.META)
        elif below:
            tall += len(below) * look.line(tokens.BODY) + look.px(14)
        return max(look.px(33), tall + look.px(20 if self._current else 12))

    def sizeHint(self) -> QSize:
        """As wide as its column."""
        return QSize(theme().px(240), self.heightForWidth(theme().px(240)))

    def minimumSizeHint(self) -> QSize:
        """Words wrap."""
        return QSize(theme().px(140), theme().px(33))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down walk the steps; Space ticks as in every check box."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the step."""
        look = theme()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self._current:
            paint.rounded(painter, rect, tokens.RADIUS_BUBBLE, "primary_soft", "primary_line")
        lines = self._title_lines(rect.width())
        step = look.line(tokens.BODY)
        below = self._below(rect.width())
        top: float = look.px(10) if self._current else look.px(6)
        if not below and len(lines) == 1:
            top = (rect.height() - step) / 2
        mark = QRectF(look.px(10), top + step / 2 - look.px(9), look.px(18), look.px(18))
        skipped = bool(self.step.skipped)
        marks.paint_check(painter, mark, self.isChecked(), self.isEnabled() and not skipped, mixed=skipped)
        left = look.px(38)
        colour = "text2" if self.step.done or self.step.skipped else "text"
        area = QRectF(left, top, rect.width() - left, step)
        text.draw_lines(painter, area, lines, tokens.BODY, colour, self._current)
        self._paint_marks(painter, rect, left, top + step / 2, lines)
        if below:
            self._paint_below(painter, rect, left, top + step * len(lines), below)

    def _paint_marks(self, painter: QPainter, rect: QRectF, left: float, middle: float, lines: tuple[str, ...]) -> None:
        look = theme()
        must = translate("Widgets", "required")
        if self._current:
            cap = translate("Widgets", "Space")
            paint.key_cap(painter, rect.right() - paint.key_cap_width(cap) - look.px(10), middle, cap)
            if self.step.mandatory:
                start = left + text.width(lines[0], tokens.BODY, True) + look.px(12)
                line = QRectF(start, middle - look.px(10), text.width(must, tokens.META) + 2, look.px(20))
                text.draw(painter, line, must, tokens.META, "primary_text")
        elif self.step.mandatory:
            paint.tag(painter, rect.right() - paint.tag_width(must) - look.px(8), middle, must)

    def _paint_below(self, painter: QPainter, rect: QRectF, left: float, top: float, lines: tuple[str, ...]) -> None:
        look = theme()
        if self.step.skipped:
            text.draw_lines(painter, QRectF(left, top, rect.width() - left, 1), lines, tokens.META, "warning_text")
            return
        top += look.px(6)
        height = len(lines) * look.line(tokens.BODY)
        paint.rounded(painter, QRectF(left - look.px(2), top, look.px(2.5), height), 1, "primary")
        area = QRectF(left + look.px(10), top, rect.width() - left - look.px(12), 1)
        text.draw_lines(painter, area, lines, tokens.BODY, "text2")


class StepList(Themed, QWidget):
    """All steps of a standard; the first one not done is the current card, Space ticks it."""

    ticked = Signal(object, bool)
    skipped = Signal(object, str)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[Step, ...] = ()
        self._rows: list[StepRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._reason: TextField | None = None
        self._skip: LinkButton | None = None
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.follow_theme()

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps shown."""
        return self._steps

    def current(self) -> Step | None:
        """The first step that is neither done nor skipped."""
        return next((step for step in self._steps if not step.done and not step.skipped), None)

    def counts(self) -> tuple[int, int, int, int]:
        """Required done, required, done, all."""
        must = [step for step in self._steps if step.mandatory]
        done = sum(step.done for step in self._steps)
        return sum(step.done for step in must), len(must), done, len(self._steps)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show *steps*; the keyboard stays on the step it was on."""
        if tuple(steps) == self._steps and self._rows:
            return
        focused = next((row.step.key for row in self._rows if row.hasFocus()), None)
        had_focus = focused is not None
        self._steps = tuple(steps)
        clear_layout(self._column)
        self._reason = self._skip = None
        current = self.current()
        self._rows = []
        for step in self._steps:
            row = StepRow(step, step is current, self)
            row.clicked.connect(lambda on, key=step.key: self.ticked.emit(key, on))
            self._rows.append(row)
            self._column.addWidget(row)
            if step is current and step.mandatory:
                self._add_skip()
        self._column.addStretch(1)
        if had_focus:
            key = current.key if current is not None else focused
            row = next((row for row in self._rows if row.step.key == key), self._rows[0])
            row.show()  # a row that waits for its first layout would refuse the focus
            row.setFocus()
        self.updateGeometry()

    def tick_current(self) -> bool:
        """Tick the current step, as Space does anywhere on the page; tell whether there was one."""
        step = self.current()
        if step is not None:
            self.ticked.emit(step.key, True)
        return step is not None

    def _add_skip(self) -> None:
        """Below the current required step: a way to leave it out, but only with a reason."""
        self._skip = LinkButton("", chevron=False)
        self._reason = TextField(most=200)
        self._reason.setVisible(False)
        self._reason.returnPressed.connect(self._skipped)
        self._skip.clicked.connect(self._ask_reason)
        self._column.addWidget(self._skip, 0, Qt.AlignmentFlag.AlignRight)
        self._column.addWidget(self._reason)
        self.retranslate()

    def _ask_reason(self) -> None:
        if self._reason is not None and self._skip is not None:
            self._skip.setVisible(False)
            self._reason.setVisible(True)
            self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _skipped(self) -> None:
        step = self.current()
        if step is not None and self._reason is not None and self._reason.text().strip():
            self.skipped.emit(step.key, self._reason.text().strip())

    def retranslate(self) -> None:
        """Say the kit's own words in the language in force."""
        if self._skip is not None and self._reason is not None:
            self._skip.setText(translate("Widgets", "Skip with a reason"))
            self._reason.set_words(translate("Widgets", "Reason for skipping"),
                                   translate("Widgets", "Why is this step skipped? Enter saves"))  # fmt: skip
