"""What is wanted: the channel, the scenario, the words, the answers proposed, and the outcomes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout

from servicedesk.core.enums import Channel, Priority, VisitState
from servicedesk.core.permissions import Permission
from servicedesk.core.text import fold
from servicedesk.core.translation import plural, translate
from servicedesk.queries.visits import ScenarioRow, VisitDetail
from servicedesk.ui import tokens, wording
from servicedesk.ui.pages.reception.fitting import FittingColumn
from servicedesk.ui.pages.reception.knowledge_panel import KnowledgePanel
from servicedesk.ui.pages.reception.outcomes import CallBackPanel, OutcomeBar, SkipPanel, likely_outcome
from servicedesk.ui.pages.reception.tabs import CHANNEL_ICONS
from servicedesk.ui.pages.reception.typing import VisitTyping
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.buttons import LinkButton
from servicedesk.ui.widgets.cards import Card, Line, SectionHeader
from servicedesk.ui.widgets.choices import Segmented
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.status_bar import SavedMark
from servicedesk.ui.widgets.tags import PillButton
from servicedesk.ui.widgets.text_area import EditorBox, TextArea
from servicedesk.ui.widgets.tiles import ScenarioTile, TileGrid
from servicedesk.ui.workspace import Workspace

_TONES = {Priority.URGENT: ("danger", "flame"), Priority.HIGH: ("warning", "flame")}
_CHANNELS = (Channel.IN_PERSON, Channel.PHONE, Channel.WECHAT, Channel.EMAIL)


def suggested_scenario(text: str, scenarios: Sequence[ScenarioRow]) -> ScenarioRow | None:
    """Return the scenario most of whose keywords occur in *text*; the earlier one of equals."""
    folded = fold(text)
    best, most = None, 0
    for scenario in scenarios:
        found = sum(1 for keyword in scenario.keywords if fold(str(keyword)) in folded)
        if found > most:
            best, most = scenario, found
    return best


class RecordPane(Card):
    """The middle of a reception."""

    channel_chosen = Signal(str)
    scenario_chosen = Signal(int)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(padding=14, spacing=10)
        self.workspace = workspace
        self._scenarios: list[ScenarioRow] = []
        self._hints: list[tuple[Priority, tuple[str, ...]]] = []
        self._detail: VisitDetail | None = None
        self._editable = True
        self._shown: list[int] = []
        self.header = SectionHeader("")
        self.channel = Segmented("", [(item.value, "", CHANNEL_ICONS[item]) for item in _CHANNELS])
        self.scenario_title = PlainLabel("", tokens.BODY, bold=True)
        self.scenario_hint = PlainLabel("", tokens.META, "text2")
        self.more = LinkButton("", chevron=False, icon="dots")
        self._all = False
        self.tiles = TileGrid(5, narrowest=92)
        self.request_title = PlainLabel("", tokens.BODY, bold=True)
        self.saved = SavedMark("")
        self.area = TextArea("", "", least_lines=3)
        self.editor = EditorBox(self.area)
        self.suggestion = PillButton("", "primary", "sparkles")
        self.priority = PillButton("", "danger", "flame")
        self.knowledge = KnowledgePanel()
        self.skip = SkipPanel()
        self.call_back = CallBackPanel(workspace)
        self.outcome_title = PlainLabel("", tokens.META, "text2", bold=True)
        self.outcomes = OutcomeBar()
        self.middle = FittingColumn(spacing=8, least=180)
        self.typing = VisitTyping(workspace, self.area)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.header.add(self.channel)
        self._scenario_row, self._request_row = QHBoxLayout(), QHBoxLayout()
        self._scenario_row.addWidget(self.scenario_title)
        self._scenario_row.addStretch(1)
        self._scenario_row.addWidget(self.scenario_hint)
        self._scenario_row.addWidget(self.more)
        self._request_row.addWidget(self.request_title)
        self._request_row.addStretch(1)
        self._request_row.addWidget(self.saved)
        self.editor.footer.addWidget(self.suggestion)
        self.editor.footer.addWidget(self.priority)
        self.editor.footer.addStretch(1)
        self.priority.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.priority.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = self.middle.body
        column.addLayout(self._scenario_row)
        column.addWidget(self.tiles)
        column.addLayout(self._request_row)
        column.addWidget(self.editor, 1)
        column.addWidget(self.knowledge)
        self.body.addWidget(self.header)
        self.body.addWidget(self.middle, 1)
        self.body.addWidget(self.skip)
        self.body.addWidget(self.call_back)
        self.line = Line()
        self.body.addWidget(self.line)
        self.body.addWidget(self.outcome_title)
        self.body.addWidget(self.outcomes)
        for hidden in (self.skip, self.call_back, self.suggestion, self.priority, self.saved):
            hidden.hide()

    def _connect(self) -> None:
        self.channel.chosen.connect(self.channel_chosen)
        self.tiles.chosen.connect(self._tile_chosen)
        self.more.clicked.connect(self._toggle_all)
        self.area.edited.connect(self._show_pills)
        self.suggestion.clicked.connect(self._take_suggestion)
        self.typing.saved.connect(self._show_saved)
        self.typing.overtaken.connect(self._show_overtaken)
        self.knowledge.used.connect(lambda _answer: self._show_answer())

    def set_scenarios(
        self, scenarios: Sequence[ScenarioRow], hints: Sequence[tuple[Priority, tuple[str, ...]]]
    ) -> None:
        """Offer *scenarios*, the first ten by digit; *hints* are words that speak for a priority."""
        self._hints = list(hints)
        if list(scenarios) == self._scenarios:
            return
        self._scenarios = list(scenarios)
        self._make_tiles()

    def _make_tiles(self) -> None:
        tiles: list[tuple[object, ScenarioTile]] = []
        chosen = self._detail.row.scenario_id if self._detail else None
        shown = [row for row in self._scenarios if self._all or row.key or row.id == chosen]
        self._shown = [row.id for row in shown]
        for scenario in shown:
            tile = ScenarioTile(str(scenario.name), scenario.icon, scenario.key)
            # A click leaves the focus where it is: typing goes on, and Space goes on ticking steps.
            tile.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            tile.setEnabled(self._editable)
            tiles.append((scenario.id, tile))
        self.tiles.set_tiles(tiles)
        self.tiles.set_value(chosen)
        rest = sum(1 for row in self._scenarios if not row.key)
        self.more.setVisible(rest > 0)
        words = plural("Reception", "{n} more", "{n} more", rest)
        self.more.setText(translate("Reception", "Fewer") if self._all else words)

    def _toggle_all(self) -> None:
        """Ten are on the digits; the rest is a click away."""
        self._all = not self._all
        self._make_tiles()

    def _tile_chosen(self, value: object) -> None:
        self.scenario_chosen.emit(int(str(value)))
        self._show_pills()

    def scenario(self) -> ScenarioRow | None:
        """The scenario chosen, else the one the words suggest."""
        chosen = self.tiles.value()
        found = next((item for item in self._scenarios if item.id == chosen), None)
        return found or suggested_scenario(self.area.text(), self._scenarios)

    def suggested_priority(self) -> Priority | None:
        """The priority the words speak for, else that of the scenario."""
        folded = fold(self.area.text())
        for priority, words in self._hints:
            if any(fold(word) in folded for word in words):
                return priority
        scenario = self.scenario()
        return scenario.priority if scenario else None

    def show_detail(self, detail: VisitDetail, editable: bool) -> None:
        """Show a visit; the words are the typing's business."""
        self._detail, self._editable = detail, editable
        row = detail.row
        self._channels(row.channel)
        self.channel.set_value(row.channel.value)
        if self._all or (row.scenario_id is not None and row.scenario_id not in self._shown):
            self._all = False
            self._make_tiles()
        self.tiles.set_value(row.scenario_id)
        self.area.setReadOnly(not editable)
        for widget in (self.channel, self.tiles):
            widget.setEnabled(editable)
        kind = detail.scenario.ticket_kind if detail.scenario else None
        may_open = self.workspace.desk.actor.can(Permission.OPEN_TICKET)
        self.outcomes.show_state(row.state is VisitState.PARKED, not editable, likely_outcome(kind), may_open)
        self._show_pills()

    def _channels(self, current: Channel) -> None:
        shown = _CHANNELS if current in _CHANNELS else (*_CHANNELS, current)
        self.channel.set_options([(item.value, wording.word(item), CHANNEL_ICONS[item]) for item in shown])

    def press_scenario(self, position: int) -> None:
        """Choose the scenario at *position*, as its digit does."""
        if self._editable:
            self.tiles.press(position)

    def begin_anew(self) -> None:
        """Another visit comes to the front: nothing that was open or found for the one before stays."""
        for part in (self.saved, self.skip, self.call_back):
            part.hide()
        self.knowledge.clear()

    def close_panels(self) -> bool:
        """Fold away what is open; tell whether there was anything."""
        for panel in (self.skip, self.call_back):
            if not panel.isHidden():
                panel.hide()
                return True
        return self.knowledge.close_words()

    def _show_pills(self) -> None:
        suggested = suggested_scenario(self.area.text(), self._scenarios)
        chosen = self.tiles.value()
        offer = suggested is not None and chosen is None
        self.suggestion.setVisible(offer)
        if suggested is not None:
            words = translate("Reception", "Suggested: {scenario}", scenario=str(suggested.name))
            self.suggestion.set(f"{words} · {suggested.key}" if suggested.key else words)
        priority = self.suggested_priority()
        self.priority.setVisible(priority in _TONES)
        if priority in _TONES:
            tone, icon = _TONES[priority]
            words = translate("Reception", "Priority {priority} (suggested)", priority=wording.word(priority))
            self.priority.set(words, tone, icon)

    def _take_suggestion(self) -> None:
        suggested = suggested_scenario(self.area.text(), self._scenarios)
        if suggested is not None and self._editable:
            self.tiles.set_value(suggested.id)
            self.scenario_chosen.emit(suggested.id)
            self._show_pills()

    def _show_overtaken(self) -> None:
        """A colleague wrote into the record: said once, and nothing of the field is touched."""
        words = translate("Reception", "A colleague wrote here meanwhile; saving keeps both")
        self.saved.set(words, "primary", "user")
        self.saved.show()

    def _show_saved(self, moment: datetime) -> None:
        self.saved.set(translate("Reception", "Draft saved {time}", time=f"{moment:%H:%M:%S}"))
        self.saved.show()

    def _show_answer(self) -> None:
        # The panel has grown; only after the layout is there something to scroll to.
        QTimer.singleShot(0, self, lambda: self.middle.show_widget(self.knowledge))

    def set_stacked(self, stacked: bool) -> None:
        """Show everything at once where the page itself scrolls."""
        self.middle.set_whole(stacked)

    def set_narrow(self, narrow: bool) -> None:
        """Leave the channels the whole line."""
        self.header.title.setVisible(not narrow)

    def restyle(self) -> None:
        """Scale the gaps."""
        super().restyle()
        if hasattr(self, "_request_row"):
            for row in (self._scenario_row, self._request_row):
                row.setSpacing(theme().px(8))

    def retranslate(self) -> None:
        """Name the parts."""
        self.header.set_title(translate("Reception", "Reception record"))
        self.channel.setAccessibleName(translate("Reception", "Channel"))
        self._channels(self._detail.row.channel if self._detail else Channel.IN_PERSON)
        self.scenario_title.setText(translate("Reception", "Scenario"))
        self.scenario_hint.setText(translate("Reception", "digits choose"))
        self.request_title.setText(translate("Reception", "What the {customer} wants"))
        self.area.set_words(
            translate("Reception", "What the {customer} wants"),
            translate("Reception", "In the {customer}’s own words; answers appear while you type"),
        )
        self.outcome_title.setText(translate("Reception", "Outcome of this visit"))
        if self._scenarios:
            self._make_tiles()
            self._show_pills()
