"""The figures as tables, compared, and as files."""

from __future__ import annotations

import csv
import io

from PySide6.QtCore import Qt

from servicedesk.core.actor import SYSTEM
from servicedesk.core.permissions import ROLE_PERMISSIONS, Permission, Role
from servicedesk.core.weekly import Metric
from servicedesk.models import Ticket
from servicedesk.queries.analysis.records import Drill, Figure, records
from servicedesk.queries.analysis.scope import Dimension
from tests.gui.pages.figures.shown import chart, records_shown

K = Qt.Key


# -- tables, comparison ------------------------------------------------------------------------------------------


def test_t_turns_the_chart_in_focus_into_its_table_and_back(page, press):
    press("t")
    assert page.overview.trend.view.table.isVisible()
    assert page.overview.trend.view.table.accessibleName() == chart(page.overview.trend).caption.title
    press("t")
    assert page.overview.trend.view.canvas.isVisible()
    page.overview.demand.view.canvas.setFocus()
    press("t")
    assert page.overview.demand.view.table.isVisible()
    assert page.overview.trend.view.canvas.isVisible()


def test_the_control_chart_switches_to_time(page, press):
    panel = page.overview.trend
    satisfaction = chart(panel).caption.n
    panel.choice.setFocus()
    press(K.Key_Right)
    assert panel.share is Metric.ON_TIME
    assert chart(panel).caption.n != satisfaction
    assert "closing or breach" in chart(panel).caption.basis


def test_people_stand_by_name_and_small_samples_are_not_judged(page, press):
    rows = page.overview.comparison.found.rows
    assert page.overview.comparison.dimension is Dimension.PERSON
    assert [row.group.order for row in rows] == sorted(row.group.order for row in rows)
    page.overview.comparison.wants_all.emit()
    shown = chart(page.comparison.panel)
    assert len(shown.rows) == len(rows)
    for row, drawn in zip(rows, shown.rows, strict=True):
        if row.is_small:
            assert not drawn.worse
            assert drawn.limit_low is None
    page.comparison.panel.view.canvas.setFocus()
    press(K.Key_Home)
    press(K.Key_Return)
    assert records_shown(page)
    press(K.Key_Escape)
    assert page.comparison.isVisible()
    press(K.Key_Escape)
    assert page.overview.isVisible()


def test_without_the_right_to_single_answers_nobody_is_compared_or_listed(program, desk, monkeypatch):
    reduced = ROLE_PERMISSIONS[Role.SUPERVISOR] - {Permission.VIEW_SINGLE_ANSWERS}
    monkeypatch.setitem(ROLE_PERMISSIONS, Role.SUPERVISOR, reduced)
    program.window.show_page("evaluation")
    page = program.window.current_page
    offered = [page.overview.comparison.choice.itemData(at) for at in range(page.overview.comparison.choice.count())]
    assert not any("person" in each for each in offered)
    assert not page.overview.tiles[0].isEnabled()
    assert page.overview.tiles[2].isEnabled()
    assert page.overview.ratings.view.canvas.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert page.overview.demand.view.canvas.focusPolicy() == Qt.FocusPolicy.StrongFocus


# -- files -------------------------------------------------------------------------------------------------------


def read(path):
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_figures_and_records_are_saved_whole(page, tmp_path):
    path = tmp_path / "out.csv"
    page.write_figures(path)
    figures = read(path)
    header = next(at for at, row in enumerate(figures) if row[:2] == ["Figure", "Value"])
    csat = figures[header + 1]
    words = page.overview.tiles[0].words
    assert csat[0] == "Satisfaction CSAT"
    assert (csat[1], f"n={csat[2]}") == (words.value, words.count)
    for panel in page.overview.panels:
        assert [panel.view.title.text()] in figures
    rows = read(tmp_path / "out_records.csv")
    for figure, tile in zip(("Satisfaction CSAT", "Recommendation NPS", "On time"), page.overview.tiles, strict=False):
        count = int(tile.words.count.removeprefix("n=").replace(",", ""))
        assert sum(row[0] == figure for row in rows[1:]) == count


def test_no_cell_is_a_formula(page, desk, press, tmp_path):
    start, end = page.request().start, page.request().end
    row = next(row for row in records(desk, Drill(Figure.ON_TIME, start, end)).rows)
    actor, desk.actor = desk.actor, SYSTEM
    with desk.work("test.formula") as work:
        work.get(Ticket, row.ticket_id, None).title = '=HYPERLINK("file:///x";"a")'
        work.undoable = False
        work.commit()
    desk.actor = actor
    page.overview.tiles[2].setFocus()
    press(K.Key_Return)
    path = tmp_path / "records.csv"
    page.write_records(path)
    rows = read(path)
    assert len(rows) - 1 == page.records._found.total
    cells = [cell for line in rows for cell in line]
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    assert not any(cell.startswith(("=", "@", "\t")) for cell in cells)
    assert not any(cell.startswith(("+", "-")) and not cell[1:].replace(".", "").isdigit() for cell in cells)


def test_a_place_that_cannot_be_written_is_said(program, page, tmp_path):
    page.write_figures(tmp_path / "nowhere" / "out.csv")
    assert program.window.toast.label.text().startswith("The file could not be written")
    assert not (tmp_path / "nowhere").exists()
