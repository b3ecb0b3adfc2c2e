"""What the evaluation shows."""

from __future__ import annotations


def chart(panel):
    return panel.view.chart()


def records_shown(page):
    return page.records.isVisible() and page.records.model.rowCount()
