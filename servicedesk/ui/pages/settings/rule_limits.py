"""What else a rule may be limited to: a scenario, a channel, a category."""

from __future__ import annotations

from PySide6.QtCore import Signal

from servicedesk.core.enums import Channel
from servicedesk.core.translation import translate
from servicedesk.ui import wording
from servicedesk.ui.pages.settings.rule_view import RuleNames
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.buttons import IconButton
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.widgets.pickers import ComboBox, Value
from servicedesk.ui.widgets.popover import Popover


class LimitButton(IconButton):
    """Opens the three choices; none chosen means any."""

    chosen = Signal()

    def __init__(self, names: RuleNames, scenario_id: int | None, channel: str | None, category_id: int | None) -> None:
        super().__init__("adjustments", translate("RuleLimits", "Limit to scenario, channel or category"), small=True)
        self._names = names
        self.scenario_id, self.channel, self.category_id = scenario_id, channel, category_id
        self.clicked.connect(self._open)

    def _open(self) -> None:
        panel = Popover(self.window(), padding=12, spacing=8)
        anything = translate("RuleLimits", "any")
        scenarios: list[tuple[Value, str]] = [(None, anything), *self._names.scenarios.items()]
        channels: list[tuple[Value, str]] = [(None, anything)]
        channels += [(channel.value, wording.word(channel)) for channel in Channel]
        categories: list[tuple[Value, str]] = [(None, anything), *self._names.categories.items()]
        self.fields = {
            "scenario_id": ComboBox(translate("RuleLimits", "Scenario"), scenarios, self.scenario_id),
            "channel": ComboBox(translate("RuleLimits", "Channel"), channels, self.channel),
            "category_id": ComboBox(translate("RuleLimits", "Category"), categories, self.category_id),
        }
        for name, field in self.fields.items():
            panel.body.addWidget(FormRow(field.accessibleName(), field))
            field.chosen.connect(lambda value, name=name: self._choose(name, value))
        panel.closed.connect(panel.deleteLater)
        panel.open_at(self, theme().px(260))

    def _choose(self, name: str, value: object) -> None:
        setattr(self, name, value)
        self.chosen.emit()
