"""Commands bound to what they do: one shortcut per key, handed to the page in front."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from servicedesk.core.translation import translate_marked, translator
from servicedesk.ui.command_list import BY_ID, COMMANDS, EDITOR, GLOBAL, CommandSpec, shown_key

if TYPE_CHECKING:
    from servicedesk.ui.workspace import Workspace

Handler = Callable[[], object]
_TYPING = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)
_BUTTON_KEYS = {"Space"}
_WORD_KEYS = {"Ctrl+Right", "Ctrl+Left"}


@dataclass(slots=True)
class Binding:
    """A handler, whose it is, and whether it can be used now."""

    handler: Handler
    owner: QObject
    enabled: Callable[[], bool]

    def alive(self) -> bool:
        """Return whether the owner still exists."""
        return isValid(self.owner)


class ActionRegistry(QObject):
    """Binds handlers to commands and turns key presses into them.

    Keys are looked at before any widget sees them, so that one table decides; a plain character belongs to the
    text field that has the focus, and to an input method that is composing.
    """

    triggered = Signal(str)
    rebound = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._bindings: dict[str, list[Binding]] = {}
        self._page = ""
        self._gate: Callable[[], bool] = lambda: False
        self._window: QWidget | None = None
        self._by_key: dict[str, list[CommandSpec]] = {}
        for command in COMMANDS:
            for key in command.keys:
                self._by_key.setdefault(QKeySequence(key).toString(), []).append(command)

    def bind(
        self, command_id: str, handler: Handler, owner: QObject, enabled: Callable[[], bool] | None = None
    ) -> None:
        """Let *handler* do the command while *owner* lives; the last one bound is asked first."""
        bindings = self._bindings.setdefault(BY_ID[command_id].id, [])
        bindings[:] = [binding for binding in bindings if binding.alive()]
        bindings.append(Binding(handler, owner, enabled or (lambda: True)))
        self.rebound.emit()

    def set_page(self, page_id: str) -> None:
        """Say which page is in front."""
        self._page = page_id

    def set_window(self, window: QWidget, locked: Callable[[], bool]) -> None:
        """Listen to *window* alone, its dialogs and menus have keys of their own; *locked* leaves few commands."""
        self._window = window
        self._gate = locked
        # However the window ends: a filter left on the application would slow every event of the process.
        window.destroyed.connect(self.stop_listening)

    def listen(self) -> None:
        """Begin to look at every key press of the program before the widgets do."""
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def stop_listening(self) -> None:
        """Look at no key press any more."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def is_bound(self, command_id: str) -> bool:
        """Return whether anything that still exists does the command, now or at another moment."""
        return any(binding.alive() for binding in self._bindings.get(command_id, []))

    def can(self, command_id: str) -> bool:
        """Return whether the command would do something now."""
        return self._find(BY_ID[command_id]) is not None

    def trigger(self, command_id: str) -> bool:
        """Do a command; return whether anything was bound to it."""
        binding = self._find(BY_ID[command_id])
        if binding is None:
            return False
        binding.handler()
        self.triggered.emit(command_id)
        return True

    def available(self) -> Iterator[CommandSpec]:
        """Yield the commands that would do something on the page in front."""
        for command in COMMANDS:
            if self._find(command) is not None:
                yield command

    def _find(self, command: CommandSpec) -> Binding | None:
        if command.scope not in (GLOBAL, EDITOR, self._page) or (self._gate() and not command.at_gate):
            return None
        for binding in reversed(self._bindings.get(command.id, [])):
            if not binding.alive():
                continue
            owner = binding.owner
            if (not isinstance(owner, QWidget) or owner.isVisible()) and binding.enabled():
                return binding
        return None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Catch key presses before the widgets, where one of our commands answers."""
        # Every event of the program comes by: what kind it is costs several times what its class does.
        if not isinstance(event, QKeyEvent) or event.type() == QEvent.Type.KeyRelease:
            return False
        if not isinstance(watched, QWidget) or not self._ours(watched):
            return False
        command = self._command_for(event)
        if command is None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            # Claim the key, so that no text field's own shortcut (Ctrl+Z, Ctrl+K …) takes it; the press follows.
            event.accept()
            return True
        # A key held down does its command once: nobody means ten new visits.
        return event.isAutoRepeat() or self.trigger(command.id)

    def _ours(self, watched: QWidget) -> bool:
        if QApplication.activePopupWidget() is not None:
            return False
        return self._window is None or watched.window() is self._window.window()

    def _command_for(self, event: QKeyEvent) -> CommandSpec | None:
        commands = self._by_key.get(_key_of(event))
        if not commands:
            return None
        for command in commands:
            if not _belongs_to_focus(command) and self._find(command) is not None:
                return command
        return None


def _belongs_to_focus(command: CommandSpec) -> bool:
    """Return whether the widget in focus has a use of its own for the command's key."""
    if command.bare and typing_now():
        return True
    if command.key in _BUTTON_KEYS and isinstance(QApplication.focusWidget(), QAbstractButton):
        return True
    if command.key in _WORD_KEYS and _text_follows():
        return True
    return (command.id == "undo" and _has_own_undo()) or (command.id == "redo" and _has_own_redo())


def _key_of(event: QKeyEvent) -> str:
    key = event.key()
    if key in (Qt.Key.Key_Enter, Qt.Key.Key_Return):
        key = Qt.Key.Key_Return
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    text = event.text()
    # "?" and "/" need Shift on some keyboards; what counts is the character.
    shift = Qt.KeyboardModifier.ShiftModifier
    if text and not text.isalnum() and text.isprintable() and not text.isspace() and not modifiers & ~shift:
        return QKeySequence(text).toString()
    return QKeySequence(int(modifiers.value) | int(key)).toString()


def typing_now() -> bool:
    """Return whether a plain character belongs to the widget in focus (or to an input method there)."""
    widget = QApplication.focusWidget()
    if widget is None:
        return False
    if isinstance(widget, QComboBox):
        return widget.isEditable()
    if isinstance(widget, _TYPING):
        return not (isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) and widget.isReadOnly())
    return bool(widget.property("composing"))


def _has_own_undo() -> bool:
    """Return whether the text in focus has something of its own to undo."""
    widget = QApplication.focusWidget()
    if isinstance(widget, QLineEdit):
        return widget.isUndoAvailable()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return widget.document().isUndoAvailable()
    return False


def _has_own_redo() -> bool:
    """Return whether the text in focus has something of its own to do again."""
    widget = QApplication.focusWidget()
    if isinstance(widget, QLineEdit):
        return widget.isRedoAvailable()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return widget.document().isRedoAvailable()
    return False


def _text_follows() -> bool:
    """Return whether the cursor could still move right by a word."""
    widget = QApplication.focusWidget()
    if isinstance(widget, QLineEdit):
        return widget.cursorPosition() < len(widget.text())
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return not widget.textCursor().atEnd()
    return False


def command_words(command_id: str) -> str:
    """Return the command's name in the language in force."""
    return translate_marked(BY_ID[command_id].name)


def key_words(command_id: str) -> str:
    """Return the command's key as a cap shows it."""
    return shown_key(BY_ID[command_id].key, translator().language != "en")
