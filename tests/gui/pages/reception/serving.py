"""Serving a guest: what is typed, and the visits it leaves."""

from __future__ import annotations

from PySide6.QtCore import Qt

from servicedesk.queries import visits

K = Qt.Key


def visit(desk, number="A001"):
    return next(row for row in all_visits(desk) if row.queue_number == number)


def all_visits(desk):
    found = [visits.visit_detail(desk, identity) for identity in range(1, 20)]
    return [detail.row for detail in found if detail is not None]


def type_request(reception, press, words):
    reception.record.area.setFocus()
    reception.record.area.insertPlainText(words)


def serve_fault(reception, keys, press, words="空调不制冷，孩子午睡"):
    keys(K.Key_F2, "csy", K.Key_Return, K.Key_5, *[K.Key_Space] * 7)
    type_request(reception, press, words)
