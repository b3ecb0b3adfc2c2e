"""The last card: next updates and agreements inside the house, apart from the resolutions on time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from servicedesk.core.figure_text import NO_DATA, number
from servicedesk.core.text import one_line
from servicedesk.core.translation import translate, translator
from servicedesk.core.weekly_figures import SMALL_SAMPLE
from servicedesk.methods.proportion import Share
from servicedesk.queries.analysis.other_promises import OtherPromises, PartyRow, other_promises
from servicedesk.queries.analysis.records import Drill, Figure
from servicedesk.ui import tokens
from servicedesk.ui.pages.evaluation.period import Request
from servicedesk.ui.widgets.buttons import LinkButton
from servicedesk.ui.widgets.cards import Card
from servicedesk.ui.widgets.flow_layout import FlowLayout
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.workspace import Workspace

LONGEST_NAME = 40


def share_words(name: str, share: Share) -> str:
    """Return one share in words: name, percent, interval, kept of n."""
    if share.p is None:
        return f"{name} {NO_DATA}"
    interval = ""
    if share.n >= SMALL_SAMPLE and share.lower is not None and share.upper is not None:
        interval = f" ({number(100 * share.lower, 1)}–{number(100 * share.upper, 1)})"
    kept = translate("PromiseLines", "{kept} of {n} kept", kept=number(share.successes), n=number(share.n))
    return f"{name} {number(100 * share.successes / share.n, 1)}%{interval} {kept}"


class PromiseLines(Card):
    """A press on a figure opens its records; hidden where nothing of the kind was promised."""

    opened = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=2, parent=parent)
        self.found: OtherPromises | None = None
        self.buttons: list[LinkButton] = []
        self._request: Request | None = None
        self._before: QWidget | None = None
        self.inside = PlainLabel("", tokens.BODY, "text2", align=Qt.AlignmentFlag.AlignVCenter)
        self.apart = PlainLabel("", tokens.META, "text3", wrap=True)
        self._lines = [FlowLayout(gap=14, line_gap=2) for _line in range(2)]
        self.title = PlainLabel("", tokens.PANE, bold=True, wrap=True)
        self.body.addWidget(self.title)
        self.body.addWidget(self.apart)
        for line in self._lines:
            self.body.addLayout(line)
        self._lines[1].addWidget(self.inside)
        self.hide()
        self.retranslate()
        self.restyle()

    def restyle(self) -> None:
        """Let the words stand on the line of the buttons beside them."""
        super().restyle()
        if hasattr(self, "inside"):
            self.inside.setFixedHeight(LinkButton("0").sizeHint().height())

    def ask(self, workspace: Workspace, request: Request) -> None:
        """Ask for the figures of *request*."""
        self._request = request
        dates = (request.start, request.end, request.part)
        workspace.ask(other_promises, *dates, done=self.show_found, owner=self, key="promise_lines")

    def show_found(self, found: OtherPromises) -> None:
        """Show other figures."""
        self.found = found
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        is_shown = bool(found.update.n or found.inside)
        self.buttons = [self._button(0, lambda drill: drill)] if is_shown else []
        self.buttons += [self._button(1, partial(_of_party, row)) for row in found.inside]
        for one, following in pairwise([self._before or self, *self.buttons]):
            QWidget.setTabOrder(one, following)
        self.retranslate()

    def follow(self, before: QWidget) -> None:
        """Let Tab come here from *before*."""
        self._before = before

    def _button(self, line: int, narrow: Callable[[Drill], Drill]) -> LinkButton:
        button = LinkButton(parent=self)
        button.clicked.connect(lambda: self._open(button, line, narrow))
        self._lines[line].addWidget(button)
        return button

    def _open(self, button: LinkButton, line: int, narrow: Callable[[Drill], Drill]) -> None:
        request = self._request
        if request is not None:
            figure = Figure.INSIDE if line else Figure.NEXT_UPDATE
            drill = narrow(Drill(figure, request.start, request.end, request.part))
            self.opened.emit(drill, self._name_of(self.buttons.index(button)))

    def _name_of(self, place: int) -> Callable[[], str]:
        """Return what says which number it is, in the language in force; nothing once other figures are shown."""
        found = self.found
        return lambda: self._names()[place] if self.found is found else ""

    def _names(self) -> list[str]:
        language = translator().language
        inside = self.found.inside if self.found is not None else ()
        parties = [one_line(row.who.text(language), LONGEST_NAME) for row in inside]
        return [translate("PromiseLines", "Next update"), *parties]

    def retranslate(self) -> None:
        """Say them in the language in force."""
        if not hasattr(self, "title"):
            return
        self.title.setText(translate("PromiseLines", "Other times that were set"))
        self.apart.setText(translate("PromiseLines", "Counted apart from tickets on time"))
        self.inside.setText(translate("PromiseLines", "Inside the house:"))
        found = self.found
        self.setVisible(bool(self.buttons))
        if found is None:
            return
        shares = [found.update, *(row.share for row in found.inside)]
        for button, name, share in zip(self.buttons, self._names(), shares, strict=False):
            button.setText(share_words(name, share))
            button.setEnabled(share.n > 0)
        self.inside.setVisible(bool(found.inside))


def _of_party(row: PartyRow, drill: Drill) -> Drill:
    return replace(drill, party=row.key)
