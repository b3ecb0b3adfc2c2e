"""What compensation cost and which promises were kept open the very records they add up, by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from servicedesk.core.actor import SYSTEM
from servicedesk.core.permissions import ROLE_PERMISSIONS, Permission, Role
from servicedesk.models import Compensation, Promise, Ticket, Visit
from servicedesk.queries.analysis.records import Drill, Figure, records
from servicedesk.queries.compensation_costs import CostRow, Costs
from servicedesk.queries.promises import kept_rate
from servicedesk.queries.sums import Sum
from servicedesk.ui.pages.evaluation.cost_panels import BY_CAUSE, MOST_BARS, cause_bars, costs_by_cause

K = Qt.Key


def bars(panel):
    return panel.view.chart().bars


def opened(panel, desk):
    """Return what each bar opens, by its place."""
    return [records(desk, panel.drill(panel.request, (place,)), None) for place in range(len(bars(panel)))]


@pytest.mark.parametrize("by", ["type", BY_CAUSE])
def test_each_bar_of_costs_opens_what_it_adds_up(page, desk, press, by):
    # A quarter has both.
    press("4")
    panel = page.overview.costs
    panel.by = by
    panel.show_chart()
    assert bars(panel)
    for bar, found in zip(bars(panel), opened(panel, desk), strict=True):
        assert sum(row.value for row in found.rows) == bar.value
        assert f"{found.total}×" in bar.text
        assert all(row.ticket_id is not None and row.title for row in found.rows)


def test_both_bars_of_promises_open_those_kept_and_those_broken(page, desk, press):
    press("4")
    panel = page.overview.promises
    assert [bar.value for bar in bars(panel)] == [found.total for found in opened(panel, desk)]
    kept, broken = opened(panel, desk)
    assert {row.is_hit for row in kept.rows} == {True}
    assert {row.is_hit for row in broken.rows} <= {False}


def test_enter_on_a_bar_lists_and_enter_on_a_row_opens_its_ticket(program, page, press):
    press("4")
    canvas = page.overview.costs.view.canvas
    canvas.setFocus()
    press(K.Key_Return)
    assert page.records.isVisible()
    row = page.records.view.current_row()
    assert page.records.delegate.currency == "CNY"
    assert "¥" in page.records._describe(row)
    press(K.Key_Return)
    assert program.window.current_page.page_id == "tickets"
    assert program.window.current_page.detail.ticket_id == row.ticket_id


def test_without_the_right_to_tickets_nothing_opens(page, monkeypatch):
    reduced = ROLE_PERMISSIONS[Role.SUPERVISOR] - {Permission.VIEW_TICKETS}
    monkeypatch.setitem(ROLE_PERMISSIONS, Role.SUPERVISOR, reduced)
    assert not page.overview.costs.may_open()
    assert not page.overview.promises.may_open()


def test_a_sensitive_case_is_neither_added_up_nor_listed_for_who_may_not_read_it(page, desk, press, monkeypatch):
    press("4")
    request = page.overview.costs.request
    span = (request.start, request.end)
    given = records(desk, Drill(Figure.COSTS, *span), None)
    promised = records(desk, Drill(Figure.PROMISES, *span), None)
    with_visit = next(row for row in promised.rows if row.visit_id is not None and row.ticket_id is not None)
    with desk.as_actor(SYSTEM).work("test.hide") as work:
        hidden = work.get(Compensation, given.rows[0].id).ticket_id
        work.get(Ticket, hidden).is_sensitive = True
        # Promised in the visit alone, which led to a case that is sensitive now.
        work.get(Ticket, with_visit.ticket_id).is_sensitive = True
        work.get(Visit, with_visit.visit_id)
        work.get(Promise, with_visit.id).ticket_id = None
        work.get(Promise, with_visit.id).visit_id = with_visit.visit_id
        work.undoable = False
        work.commit()
    monkeypatch.setitem(
        ROLE_PERMISSIONS, Role.SUPERVISOR, ROLE_PERMISSIONS[Role.SUPERVISOR] - {Permission.VIEW_SENSITIVE}
    )
    assert hidden not in {row.ticket_id for row in records(desk, Drill(Figure.COSTS, *span), None).rows}
    left = records(desk, Drill(Figure.PROMISES, *span), None)
    assert with_visit.id not in {row.id for row in left.rows}
    assert left.total == kept_rate(desk, *span).n < promised.total


def test_many_causes_are_pooled_and_the_bar_of_the_rest_stands_for_all_of_them():
    rows = [CostRow(f"cause {n}", None, 1, 1000 - n) for n in range(11)] + [CostRow("", None, 2, 50)]
    shown = cause_bars(rows)
    assert len(shown) == MOST_BARS
    assert [key for keys in shown for key in keys] == [row.key for row in rows]
    total = Sum(13, sum(row.cents for row in rows))
    drawn = costs_by_cause(Costs(total, (), tuple(rows), total), "CNY").bars
    by_key = {row.key: row.cents for row in rows}
    assert [bar.value for bar in drawn] == [sum(by_key[key] for key in keys) for keys in shown]
