"""The toolkit's own words: the menu of a text field, and the dialogs of systems that bring none themselves."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from servicedesk.core.translation import translator


class ToolkitWords(QTranslator):
    """Answers in Chinese while Chinese is spoken; the toolkit's own words are English.

    Installed once: to install and take away at every switch would have every window name itself a second time.
    """

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """Return what the toolkit's catalogue says; None leaves the toolkit's own word."""
        if translator().language != "zh_CN":
            return None
        return super().translate(context, source, disambiguation or "", n) or None


def speak_for_toolkit(application: QCoreApplication) -> None:
    """Let the toolkit speak the language in force from now on; without its catalogue it stays English."""
    words = ToolkitWords(application)
    if words.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(words)
