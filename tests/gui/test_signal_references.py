"""PySide6 6.12.0 loses a reference to True or False on every emit: a canary for the next upgrade."""

import sys

import pytest
from PySide6.QtCore import QObject, Signal

EMITS = 200  # few enough that the loss shows as a number before it shows as an abort


class Emitter(QObject):
    """Says anything."""

    said = Signal(object)


@pytest.mark.parametrize("value", [None, True, False, "words"], ids=repr)
def test_emitting_keeps_references(value):
    """Python 3.12 and later make these immortal; under 3.11 lost references abort the process in the end."""
    emitter = Emitter()
    others = []
    emitter.said.connect(lambda argument: None if argument is value else others.append(argument))
    before = sys.getrefcount(value)
    for _ in range(EMITS):
        emitter.said.emit(value)
    assert not others
    assert abs(sys.getrefcount(value) - before) < EMITS / 4
