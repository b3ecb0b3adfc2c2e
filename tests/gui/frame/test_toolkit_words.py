"""The words the toolkit brings itself follow the language in force."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLineEdit

from servicedesk.core.translation import set_language
from servicedesk.ui.toolkit_words import ToolkitWords, speak_for_toolkit


def menu(field):
    return " ".join(action.text() for action in field.createStandardContextMenu().actions())


def test_the_menu_of_a_field_speaks_the_language_in_force(qtbot, qapp):
    speak_for_toolkit(qapp)
    words = qapp.findChild(ToolkitWords)
    try:
        field = QLineEdit()
        qtbot.addWidget(field)
        heard = []

        class Watch(QObject):
            def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
                heard.extend([event.type()] if event.type() == QEvent.Type.LanguageChange else [])
                return False

        watch = Watch()
        field.installEventFilter(watch)
        set_language("zh_CN")
        assert "复制" in menu(field)
        set_language("en")
        assert "Copy" in menu(field).replace("&", "")
        qapp.processEvents()
        # Once for each switch, and not once more for the toolkit.
        assert len(heard) == 2
    finally:
        set_language("en")
        qapp.removeTranslator(words)
        words.deleteLater()
