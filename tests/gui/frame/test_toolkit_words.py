"""The words the toolkit brings itself are those of the language the program starts in."""

from __future__ import annotations

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QLineEdit

from servicedesk.ui.toolkit_words import speak_for_toolkit


def menu(field):
    return " ".join(action.text() for action in field.createStandardContextMenu().actions()).replace("&", "")


def test_the_menu_of_a_field_speaks_the_language_of_the_start(qtbot, qapp):
    field = QLineEdit()
    qtbot.addWidget(field)
    for known in qapp.findChildren(QTranslator):
        qapp.removeTranslator(known)
        known.setParent(None)
    speak_for_toolkit(qapp, "en")
    assert "Copy" in menu(field)
    speak_for_toolkit(qapp, "zh_CN")
    speak_for_toolkit(qapp, "zh_CN")
    words = qapp.findChildren(QTranslator)
    try:
        assert len(words) == 1
        assert "复制" in menu(field)
    finally:
        qapp.removeTranslator(words[0])
        words[0].setParent(None)
