"""Language, light or dark, text size, and after how long this station locks."""

from __future__ import annotations

from servicedesk.core.translation import translate, translator
from servicedesk.ui.pages.settings.section import Section, remark
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.choices import Segmented
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.workspace import Workspace

SCALES = ("1.0", "1.25", "1.5", "1.75", "2.0")
LOCKS = ("60", "120", "300", "600", "0")


class LookSection(Section):
    """Everything takes effect at once and is remembered for this PC."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        card, self.header = self.card()
        self.language = Segmented("", [("zh_CN", "中文"), ("en", "English")], translator().language)
        self.mode = Segmented("", [], workspace.settings.theme)
        self.scale = Segmented("", [(scale, f"{float(scale):.0%}") for scale in SCALES], str(workspace.settings.scale))
        self.lock = Segmented("", [], str(workspace.settings.lock_seconds))
        self.rows = {
            "language": FormRow("", self.language),
            "mode": FormRow("", self.mode),
            "scale": FormRow("", self.scale),
            "lock": FormRow("", self.lock),
        }
        for row in self.rows.values():
            card.body.addWidget(row)
        self.note = remark()
        card.body.addWidget(self.note)
        self.body.addStretch(1)
        self.language.chosen.connect(self._speak)
        self.mode.chosen.connect(self._set_mode)
        self.scale.chosen.connect(self._set_scale)
        self.lock.chosen.connect(self._set_lock)
        self.retranslate()

    def _speak(self, language: str) -> None:
        if language != translator().language:
            self.workspace.actions.trigger("language")

    def _set_mode(self, mode: str) -> None:
        self.workspace.settings.theme = mode
        self.workspace.settings.save()
        theme().set_mode(mode)

    def _set_scale(self, scale: str) -> None:
        self.workspace.settings.scale = float(scale)
        self.workspace.settings.save()
        theme().set_scale(float(scale))

    def _set_lock(self, seconds: str) -> None:
        self.workspace.settings.lock_seconds = int(seconds)
        self.workspace.settings.save()

    def refresh(self) -> None:
        """Show what is in force."""
        self.language.set_value(translator().language)
        self.mode.set_value(self.workspace.settings.theme)
        self.scale.set_value(str(theme().scale))
        self.lock.set_value(str(self.workspace.settings.lock_seconds))

    def retranslate(self) -> None:
        """Name the parts."""
        if not hasattr(self, "note"):
            return
        self.header.set_title(translate("Settings", "Language and look"))
        self.header.set_hint(translate("Settings", "for this PC"))
        self.mode.set_options(
            [
                ("light", translate("Settings", "Light")),
                ("dark", translate("Settings", "Dark")),
                ("system", translate("Settings", "As the system")),
            ]
        )
        seconds = {
            "60": translate("Settings", "1 minute"),
            "120": translate("Settings", "2 minutes"),
            "300": translate("Settings", "5 minutes"),
            "600": translate("Settings", "10 minutes"),
            "0": translate("Settings", "never"),
        }
        self.lock.set_options([(value, seconds[value]) for value in LOCKS])
        names = {
            "language": translate("Settings", "Language"),
            "mode": translate("Settings", "Theme"),
            "scale": translate("Settings", "Text size"),
            "lock": translate("Settings", "Lock after"),
        }
        for name, row in self.rows.items():
            row.set_words(names[name])
            row.field.setAccessibleName(names[name])
        self.note.setText(
            translate(
                "Settings",
                "Locking hides everything and keeps drafts; the time counts from the next sign-in. "
                "A PIN switches users quickly; it does not encrypt the data.",
            )
        )
        self.refresh()
