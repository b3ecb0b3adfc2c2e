"""Fields of Settings, filled in."""

from __future__ import annotations


def type_into(field, words):
    field.setFocus()
    field.selectAll()
    field.insert(words)
    field.textEdited.emit(field.text())
