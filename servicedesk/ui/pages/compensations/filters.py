"""What the ledger shows: words, period, type, state and voucher in a line; the rest one key away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import CompensationKind, CompensationState, TicketKind, VoucherState
from servicedesk.core.translation import translate
from servicedesk.queries.compensations import LedgerFilter
from servicedesk.ui import wording
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.buttons import SecondaryButton
from servicedesk.ui.widgets.flow_layout import FlowLayout
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.pickers import ComboBox
from servicedesk.ui.widgets.settling import Settling

Options = list[tuple[str | int | None, str]]
GAP, LEAST_WORDS, MOST_WORDS = 8, 120, 220
MONTH, LAST_MONTH, DAYS_30, YEAR, ALL = "month", "last_month", "days_30", "year", "all"


def span_of(period: str, today: date) -> tuple[date | None, date | None]:
    """Return the first and last day of a period."""
    first = today.replace(day=1)
    if period == MONTH:
        return first, today
    if period == LAST_MONTH:
        last = first - timedelta(days=1)
        return last.replace(day=1), last
    if period == DAYS_30:
        return today - timedelta(days=29), today
    if period == YEAR:
        return today.replace(month=1, day=1), today
    return None, None


class LedgerFilters(Themed, QWidget):
    """A line of choices that wraps where there is less room; those less used stand below it once asked for."""

    changed = Signal()

    def __init__(self, today: Any) -> None:
        super().__init__()
        self._today = today
        self._people: Sequence[Any] = ()
        self._departments: Sequence[Any] = ()
        self._causes: Sequence[Bilingual] = ()
        self.period = ComboBox("", [(DAYS_30, "")], DAYS_30)
        self.kind, self.state, self.voucher = ComboBox(""), ComboBox(""), ComboBox("")
        self.department, self.person, self.case, self.cause = ComboBox(""), ComboBox(""), ComboBox(""), ComboBox("")
        self.words = TextField("", "", "filter", most=100)
        self.more = SecondaryButton("", "adjustments", "M")
        self.more.clicked.connect(self.turn)
        self.rest = QWidget()
        line = QWidget()
        self._flow, self._below = FlowLayout(line, GAP), FlowLayout(self.rest, GAP)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(line)
        column.addWidget(self.rest)
        self.rest.hide()
        self._flow.addWidget(self.words)
        for box in self._boxes():
            (self._below if box in self._less_used() else self._flow).addWidget(box)
            box.chosen.connect(lambda _value: self._chosen())
        self._flow.addWidget(self.more)
        self._settling = Settling(self, self.changed.emit, 200)
        self.words.textEdited.connect(lambda _text: self._settling.touch())
        self.words.returnPressed.connect(self._settling.flush)
        self.follow_theme()
        self.retranslate()

    def _boxes(self) -> tuple[ComboBox, ...]:
        case = (self.case, self.cause)
        return (self.period, self.kind, self.state, self.voucher, self.department, self.person, *case)

    def _less_used(self) -> tuple[ComboBox, ...]:
        return self.department, self.person, self.case, self.cause

    def turn(self) -> None:
        """Show the rest and go to its first choice, or put it away; what is chosen in it holds all the same."""
        self.rest.setVisible(self.rest.isHidden())
        if not self.rest.isHidden():
            self.department.setFocus()
        self._name_more()

    def _chosen(self) -> None:
        self._name_more()
        self.changed.emit()

    def _name_more(self) -> None:
        """Say how many choices hold that are out of sight."""
        hidden = sum(box.value() is not None for box in self._less_used()) if self.rest.isHidden() else 0
        words = translate("Compensation", "Fewer")
        if self.rest.isHidden():
            words = translate("Compensation", "More")
        if hidden:
            words = translate("Compensation", "More ({n})", n=hidden)
        self.more.setText(words)
        self._fit()

    def set_choices(self, departments: Sequence[Any], people: Sequence[Any], causes: Sequence[Bilingual]) -> None:
        """Offer the site's departments, people and causes."""
        self._departments, self._people, self._causes = departments, people, causes
        self.retranslate()

    def show_only(self, **chosen: str | None) -> None:
        """Show everything of one kind: what a link from elsewhere asks for."""
        for box in self._boxes():
            box.set_value(ALL if box is self.period else None)
        self.words.set_text("")
        for name, value in chosen.items():
            if name == "words":
                self.words.set_text(value or "")
            else:
                getattr(self, name).set_value(value)
        self._name_more()

    def wanted(self) -> LedgerFilter:
        """Return what is chosen."""
        first, last = span_of(str(self.period.value()), self._today())
        kind, state, voucher, case = (box.value() for box in (self.kind, self.state, self.voucher, self.case))
        department, person, cause = self.department.value(), self.person.value(), self.cause.value()
        return LedgerFilter(
            first,
            last,
            CompensationKind(str(kind)) if kind else None,
            CompensationState(str(state)) if state else None,
            department if isinstance(department, int) else None,
            person if isinstance(person, int) else None,
            TicketKind(str(case)) if case else None,
            None if cause is None else str(cause),
            VoucherState(str(voucher)) if voucher else None,
            self.words.text().strip(),
        )

    def _fill(self, box: ComboBox, name: str, options: Options) -> None:
        kept = box.value()
        box.setAccessibleName(name)
        box.set_options(options)
        box.set_value(kept if any(value == kept for value, _words in options) else options[0][0])

    def retranslate(self) -> None:
        """Name the choices."""
        if not hasattr(self, "_settling"):
            return
        periods: Options = [
            (DAYS_30, translate("Compensation", "Last 30 days")),
            (MONTH, translate("Compensation", "This month")),
            (LAST_MONTH, translate("Compensation", "Last month")),
            (YEAR, translate("Compensation", "This year")),
            (ALL, translate("Compensation", "Any time")),
        ]
        self._fill(self.period, translate("Compensation", "Period"), periods)
        self._fill(self.kind, translate("Compensation", "Type"), [
            (None, translate("Compensation", "All types")),
            *((each.value, wording.word(each)) for each in CompensationKind),
        ])  # fmt: skip
        self._fill(self.state, translate("Compensation", "State"), [
            (None, translate("Compensation", "All states")),
            *((each.value, wording.word(each)) for each in CompensationState),
        ])  # fmt: skip
        self._fill(self.voucher, translate("Words", "Voucher"), [
            (None, translate("Compensation", "Voucher: any")),
            *((each.value, wording.word(each)) for each in VoucherState),
        ])  # fmt: skip
        self._fill(self.department, translate("Compensation", "Department"), [
            (None, translate("Compensation", "All departments")),
            *((each.id, str(Bilingual(each.name_zh, each.name_en))) for each in self._departments),
        ])  # fmt: skip
        self._fill(self.person, translate("Compensation", "Person"), [
            (None, translate("Compensation", "Everybody")), *((each.id, each.name) for each in self._people)
        ])  # fmt: skip
        self._fill(self.case, translate("Compensation", "Kind of case"), [
            (None, translate("Compensation", "All cases")), *((each.value, wording.word(each)) for each in TicketKind)
        ])  # fmt: skip
        self._fill(self.cause, translate("Compensation", "Cause"), [
            (None, translate("Compensation", "All causes")),
            ("", translate("Compensation", "No cause recorded")), *((each.zh, str(each)) for each in self._causes),
        ])  # fmt: skip
        self.words.set_words(
            translate("Compensation", "Narrow the ledger"), translate("Compensation", "Voucher, ticket, name ( / )")
        )

        self._name_more()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words take what the others leave of the line."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Keep five and the key to the others in one line of the usual window, in both languages."""
        look = theme()
        others = [*(box for box in self._boxes() if box not in self._less_used()), self.more]
        room = self.width() - sum(each.sizeHint().width() + look.px(GAP) for each in others)
        self.words.setFixedWidth(min(max(room, look.px(LEAST_WORDS)), look.px(MOST_WORDS)))

    def restyle(self) -> None:
        """Give the words their room."""
        self._column.setSpacing(theme().px(8))
        self._fit()
        super().restyle()
