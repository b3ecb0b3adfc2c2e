"""Windows of the kit's tests: the light look at 100 %, one pane to put widgets on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from servicedesk.ui.theme import theme


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    theme().set_mode("light")
    theme().set_scale(1.0)
    theme().apply(qapp)
    yield
    # Outside an event loop nothing deletes what deleteLater() named: windows would pile up and follow the theme.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    theme().set_touch(False)
    theme().set_mode("light")
    theme().set_scale(1.0)


@pytest.fixture
def show(qtbot, qapp) -> Callable[..., QWidget]:
    """Return a function that shows widgets below one another in an active window and returns it."""
    windows: list[QWidget] = []  # qtbot holds them weakly

    def build(*widgets: QWidget, width: int = 600, height: int = 400) -> QWidget:
        window = QWidget()
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        window.resize(width, height)
        qtbot.addWidget(window)
        windows.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitExposed(window)
        qapp.processEvents()
        return window

    return build
