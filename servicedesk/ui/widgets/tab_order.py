"""The order in which Tab walks a form whose fields come and go."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_last(form: QWidget, *buttons: QWidget) -> None:
    """Let Tab come to *buttons* after everything else in *form*, in this order.

    Qt walks widgets in the order they were put into the window: fields added after the buttons stand behind them, and
    Tab leaves the form from its last field without ever coming to what saves it.
    """
    last: QWidget | None = None
    each = form.nextInFocusChain()
    while each is not None and each is not form:
        is_stop = bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus) and form.isAncestorOf(each)
        if is_stop and each not in buttons:
            last = each
        each = each.nextInFocusChain()
    if last is not None:
        for before, after in pairwise((last, *buttons)):
            QWidget.setTabOrder(before, after)
