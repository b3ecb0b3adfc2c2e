"""The toolkit's own words: the menu of a text field, and the dialogs of systems that bring none themselves."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator


def speak_for_toolkit(application: QCoreApplication, language: str) -> None:
    """Let the toolkit speak *language* from this start on; without a catalogue for it, it stays English.

    Once, before there are pages: at a switch every window would have to name itself a second time for a menu.
    """
    if language != "zh_CN" or application.findChild(QTranslator) is not None:
        return
    words = QTranslator(application)
    if words.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(words)
