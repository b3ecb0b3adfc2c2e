"""The gallery: every widget in both themes, languages and scales, each control with a name and room to hit."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit

from scripts import gallery
from servicedesk.core.paths import PROJECT
from servicedesk.core.translation import set_language
from servicedesk.ui import icons
from servicedesk.ui.theme import theme

CONTROLS = (QAbstractButton, QComboBox, QAbstractSpinBox, QPlainTextEdit, QLineEdit)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("language", "scale"), [("zh_CN", 1.0), ("en", 2.0)])
@pytest.mark.parametrize("name", sorted(gallery.SHEETS))
def test_sheet(qtbot, name: str, mode: str, language: str, scale: float) -> None:
    theme().set_mode(mode)
    theme().set_scale(scale)
    set_language(language)
    sheet = gallery.SHEETS[name](language == "zh_CN")
    qtbot.addWidget(sheet)
    sheet.resize(1366, 700)
    sheet.show()
    assert not sheet.grab().isNull()
    for kind in CONTROLS:
        for control in sheet.findChildren(kind):
            if control.isVisible() and control.objectName() != "qt_spinbox_lineedit":
                assert control.accessibleName(), control
                assert control.height() >= 28 * scale, control


def test_a_sheet_follows_scale_mode_and_language_while_shown(qtbot, qapp) -> None:
    set_language("zh_CN")
    sheet = gallery.SHEETS["visit"](True)
    qtbot.addWidget(sheet)
    sheet.show()
    qapp.processEvents()
    small = sheet.grab().toImage()
    theme().set_scale(1.5)
    theme().set_mode("dark")
    set_language("en")
    qapp.processEvents()
    theme().set_scale(1.0)
    theme().set_mode("light")
    set_language("zh_CN")
    qapp.processEvents()
    sheet.resize(small.size())
    qapp.processEvents()
    assert sheet.grab().toImage() == small


def test_every_icon_named_in_the_kit_is_bundled_with_its_licence() -> None:
    assert "MIT" in (PROJECT / "resources" / "icons" / "LICENSE-Tabler.txt").read_text(encoding="utf-8")
    drawings = [Path("resources/icons") / path.name for path in (PROJECT / "resources" / "icons").glob("*.svg")]
    assert all(re.fullmatch(r"[a-z0-9-]+\.svg", path.name) for path in drawings)
    for file in (PROJECT / "servicedesk" / "ui" / "widgets").glob("*.py"):
        for name in re.findall(r'"((?:mood|circle|alert|arrow|shield|chevron)-[a-z-]+)"', file.read_text("utf-8")):
            assert icons.exists(name), (file.name, name)
