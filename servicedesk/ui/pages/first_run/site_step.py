"""First step: the language, and whose desk this is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from servicedesk.core.translation import translate, translator
from servicedesk.ui.pages.first_run.step import Step
from servicedesk.ui.widgets.choices import Segmented
from servicedesk.ui.widgets.inputs import TextField


class SiteStep(Step):
    """The names stand on sign-in, slips and reports."""

    def __init__(self) -> None:
        super().__init__()
        self.language = Segmented("", [("zh_CN", "中文"), ("en", "English")], translator().language, stretch=True)
        self.name = TextField(most=60, large=True)
        self.desk_name = TextField(most=40, large=True)
        self.add_row("language", self.language)
        self.add_row("name", self.name, required=True).set_check(self._name_problem)
        self.add_row("desk_name", self.desk_name)
        self.body.addStretch(1)
        self.follow_theme()
        self.retranslate()

    def _name_problem(self) -> str:
        return "" if self.name.text().strip() else translate("FirstRun", "Please enter the name of the house.")

    def first(self) -> QWidget:
        """The name."""
        return self.name

    def heading(self) -> tuple[str, str]:
        """Whose desk."""
        return (
            translate("FirstRun", "Whose front desk is this?"),
            translate("FirstRun", "The name stands on sign-in, slips and reports."),
        )

    def retranslate(self) -> None:
        """Name the fields."""
        self.language.set_value(translator().language)
        self.rows["language"].set_words(
            translate("FirstRun", "Language"), translate("FirstRun", "can be switched any time")
        )
        self.rows["name"].set_words(translate("FirstRun", "Name of the house"))
        self.rows["desk_name"].set_words(
            translate("FirstRun", "Name of this desk"), translate("FirstRun", "may stay empty")
        )
