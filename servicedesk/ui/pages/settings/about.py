"""About: version, where the data are, and whose work the program stands on."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from servicedesk import __version__
from servicedesk.core.paths import RESOURCES
from servicedesk.core.translation import translate
from servicedesk.ui import tokens
from servicedesk.ui.pages.settings.section import Section, remark
from servicedesk.ui.widgets.cards import FactRow
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.pickers import ComboBox
from servicedesk.ui.widgets.rail import BrandMark
from servicedesk.ui.widgets.text_area import TextArea
from servicedesk.ui.workspace import Workspace

# What the program is made of: name, package (for its version), licence.
PARTS = (
    ("Qt for Python", "PySide6-Essentials", "LGPL 3"),
    ("Psycopg", "psycopg", "LGPL 3"),
    ("SQLAlchemy", "SQLAlchemy", "MIT"),
    ("Alembic", "alembic", "MIT"),
    ("SQLCipher", "sqlcipher3", "BSD"),
    ("ReportLab", "reportlab", "BSD"),
    ("PDFium", "pypdfium2", "Apache 2.0 / BSD"),
    ("argon2-cffi", "argon2-cffi", "MIT"),
    ("chinesecalendar", "chinesecalendar", "MIT"),
)
TEXTS = {
    "service-desk": RESOURCES.parent / "LICENSE",
    "Tabler Icons": RESOURCES / "icons" / "LICENSE-Tabler.txt",
    "Inter": RESOURCES / "fonts" / "OFL-Inter.txt",
    "Noto Sans SC": RESOURCES / "fonts" / "OFL-NotoSansSC.txt",
}


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


class AboutSection(Section):
    """Everything here can be copied: it is what somebody helping from far away asks for."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        card, self.header = self.card()
        brand = QHBoxLayout()
        brand.addWidget(BrandMark(44))
        names = QVBoxLayout()
        names.setSpacing(0)
        self.name = PlainLabel("", tokens.PERSON, bold=True)
        self.version = PlainLabel("", tokens.BODY, "text2", selectable=True)
        names.addWidget(self.name)
        names.addWidget(self.version)
        brand.addLayout(names, 1)
        card.body.addLayout(brand)
        self.promise = remark()
        card.body.addWidget(self.promise)
        self.facts = [FactRow(name_width=120) for _fact in range(3)]
        for fact in self.facts:
            card.body.addWidget(fact)
        card, self.parts_header = self.card()
        for part, package, licence in PARTS:
            card.body.addWidget(FactRow(part, f"{_version(package)} · {licence}", name_width=120))
        card, self.texts_header = self.card()
        self.which = ComboBox("", [(name, name) for name in TEXTS], "service-desk")
        self.text = TextArea(least_lines=10, most_lines=10, most=200_000)
        self.text.setReadOnly(True)
        self.texts_header.add(self.which)
        card.body.addWidget(self.text)
        self.body.addStretch(1)
        self.which.chosen.connect(self._show_text)
        self._show_text("service-desk")
        self.follow_theme()
        self.retranslate()

    def _show_text(self, name: object) -> None:
        path = TEXTS[str(name)]
        self.text.set_text(path.read_text(encoding="utf-8") if path.is_file() else "")

    def hints(self) -> list[tuple[str, str]]:
        """What the keys do here."""
        return [
            ("Tab", translate("Settings", "Next field")),
            ("Ctrl A", translate("Settings", "Select all")),
            ("Ctrl C", translate("Settings", "Copy")),
        ]

    def retranslate(self) -> None:
        """Name the parts."""
        self.header.set_title(translate("Settings", "About"))
        self.name.setText(translate("Frame", "Service Desk"))
        self.version.setText(translate("Settings", "Version {version}", version=__version__))
        self.promise.setText(
            translate("Settings", "Works without network, server or account. Your data stay on this PC.")
        )
        facts = (
            (translate("Settings", "Data"), self.workspace.desk.database.address),
            (translate("Settings", "System"), f"{platform.system()} {platform.release()} · {platform.machine()}"),
            (translate("Settings", "Runs on"), f"Python {platform.python_version()} · Qt {qVersion()}"),
        )
        for row, (name, value) in zip(self.facts, facts, strict=True):
            row.name.setText(name)
            row.set_value(value)
        self.parts_header.set_title(translate("Settings", "Made with"))
        self.texts_header.set_title(translate("Settings", "Licences"))
        self.which.setAccessibleName(translate("Settings", "Licences"))
        self.text.setAccessibleName(translate("Settings", "Licence text"))
