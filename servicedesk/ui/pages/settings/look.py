"""Language and look: language, light or dark, text size; each takes effect at once, for this PC."""

from __future__ import annotations

from servicedesk.core.translation import translate, translator
from servicedesk.ui.pages.settings.section import Section, remark
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.choices import Segmented
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.workspace import Workspace

SCALES = ("1.0", "1.25", "1.5", "1.75", "2.0")


class LookSection(Section):
    """Names stay as they were typed, whatever the language."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        card, self.header = self.card()
        self.language = Segmented("", [("zh_CN", "中文"), ("en", "English")], translator().language)
        self.mode = Segmented("", [("light", "", "sun"), ("dark", "", "moon"), ("system", "", "device-desktop")])
        self.scale = Segmented("", [(scale, f"{float(scale):.0%}") for scale in SCALES], "1.0")
        self.rows = {
            "language": FormRow("", self.language),
            "mode": FormRow("", self.mode),
            "scale": FormRow("", self.scale),
        }
        for row in self.rows.values():
            card.body.addWidget(row)
        self.note = remark()
        card.body.addWidget(self.note)
        self.body.addStretch(1)
        self.language.chosen.connect(self._speak)
        self.mode.chosen.connect(self._set_mode)
        self.scale.chosen.connect(self._set_scale)
        self.follow_theme()
        self.retranslate()

    def _speak(self, language: str) -> None:
        if language != translator().language:
            self.workspace.actions.trigger("language")

    def _set_mode(self, mode: str) -> None:
        self.workspace.settings.theme = mode
        theme().set_mode(mode)
        self.workspace.settings.save()

    def _set_scale(self, scale: str) -> None:
        self.workspace.settings.scale = float(scale)
        theme().set_scale(float(scale))
        self.workspace.settings.save()

    def refresh(self) -> None:
        """Show what is in force; keys elsewhere change it too."""
        self.language.set_value(translator().language)
        self.mode.set_value(theme().mode)
        self.scale.set_value(str(float(theme().scale)))

    def enter(self) -> None:
        """Begin at the language."""
        self.language.setFocus()

    def restyle(self) -> None:
        """Another look may have been chosen by a key."""
        super().restyle()
        self.refresh()

    def hints(self) -> list[tuple[str, str]]:
        """The keys that do the same everywhere."""
        return [
            ("Ctrl Shift L", translate("Settings", "Language")),
            ("Ctrl Shift D", translate("Settings", "Light or dark")),
            ("Ctrl + −", translate("Settings", "Text size")),
        ]

    def retranslate(self) -> None:
        """Name the parts."""
        self.header.set_title(translate("Settings", "Language and look"))
        self.header.set_hint(translate("Settings", "for this PC"))
        self.mode.set_options(
            [
                ("light", translate("Settings", "Light"), "sun"),
                ("dark", translate("Settings", "Dark"), "moon"),
                ("system", translate("Settings", "As the system"), "device-desktop"),
            ]
        )
        self.rows["language"].set_words(translate("Settings", "Language"), "Ctrl Shift L")
        self.rows["mode"].set_words(translate("Settings", "Colours"), "Ctrl Shift D")
        self.rows["scale"].set_words(translate("Settings", "Text size"), "Ctrl + −")
        self.note.setText(translate("Settings", "Takes effect at once. Names and notes stay as they were typed."))
        self.refresh()
