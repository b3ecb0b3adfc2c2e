"""Charts as shapes: gaps stay gaps, nothing leaves the canvas, the table says the same."""

from dataclasses import replace

import pytest

from servicedesk.core.chart_axes import nice_step, spread, ticks_for
from servicedesk.core.chart_geometry import draw, regions, subtitle
from servicedesk.core.chart_table import has_data, table
from servicedesk.core.charts import (
    Bar,
    BarChart,
    Caption,
    HeatMap,
    Line,
    LineChart,
    Pareto,
    PChart,
    ProportionPoint,
    Sparkline,
    Unit,
)
from servicedesk.core.drawing import Canvas, Circle, Label, Polygon, Polyline, Rectangle, Region, elided, on_two_lines
from servicedesk.core.figure_text import figure, money, number
from servicedesk.core.translation import Translator
from tests.unit.core.chart_samples import ALL, BARS, HEAT, HOURS, LINES, OPINIONS, P_CHART, REASONS, SPARK, WHISKERS

ENGLISH = Translator("en")


def width(text, size, bold):
    """Half a size for Latin, a whole one for Chinese; bold a little more."""
    return sum(size * (1.0 if ord(letter) > 0x2000 else 0.55) for letter in text) * (1.05 if bold else 1.0)


def shapes_of(chart, across=420.0, down=200.0):
    return draw(chart, Canvas(across, down, 9.0, width), ENGLISH)


def bounds(shape):
    match shape:
        case Polyline() | Polygon():
            xs, ys = zip(*shape.points, strict=True)
            return min(xs), min(ys), max(xs), max(ys)
        case Rectangle():
            return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
        case Circle():
            return shape.x - shape.radius, shape.y - shape.radius, shape.x + shape.radius, shape.y + shape.radius
        case Label():
            length = width(shape.text, shape.size, shape.bold)
            left = shape.x - {"start": 0, "middle": length / 2, "end": length}[shape.anchor]
            return left, shape.y - shape.size * 0.8, left + length, shape.y + shape.size * 0.2


def labels(chart):
    return [shape.text for shape in shapes_of(chart) if isinstance(shape, Label)]


@pytest.mark.parametrize("chart", ALL, ids=lambda chart: type(chart).__name__)
@pytest.mark.parametrize("size", [(420.0, 200.0), (260.0, 120.0), (900.0, 500.0)])
def test_nothing_leaves_the_canvas(chart, size):
    for shape in shapes_of(chart, *size):
        left, top, right, bottom = bounds(shape)
        assert left >= -0.5, shape
        assert top >= -0.5, shape
        assert right <= size[0] + 0.5, shape
        assert bottom <= size[1] + 0.5, shape


def test_missing_value_breaks_the_line():
    whole = replace(LINES, lines=(Line("a", (1, 2, 3, 4)),), labels=("1", "2", "3", "4"), events=(), target=None)
    broken = replace(whole, lines=(Line("a", (1, 2, None, 4)),))

    def stretches(chart):
        found = [s for s in shapes_of(chart) if isinstance(s, Polyline) and s.colour == "c1"]
        return [len(stretch.points) for stretch in found]

    assert stretches(whole) == [4]
    assert stretches(broken) == [2, 1]
    assert not any(isinstance(s, Polygon) and len(s.points) > 4 for s in shapes_of(broken))


def test_lone_value_of_a_sparkline_is_a_dot():
    shapes = shapes_of(replace(SPARK, values=(None, 5, None), target=None), 60, 20)
    assert [type(shape) for shape in shapes] == [Circle]


def test_bad_end_has_a_shape_of_its_own():
    good, bad = shapes_of(SPARK, 60, 20)[-1], shapes_of(replace(SPARK, bad=True), 60, 20)[-1]
    assert isinstance(good, Circle)
    assert isinstance(bad, Polygon)


def test_signal_is_a_diamond_with_its_figures():
    diamonds = [shape for shape in shapes_of(P_CHART) if isinstance(shape, Polygon)]
    assert len(diamonds) == 1
    assert any("78.4%" in text and "n=402" in text and "西电规则 1" in text for text in labels(P_CHART))


def test_week_without_answers_has_neither_point_nor_limit():
    stairs = [s for s in shapes_of(P_CHART) if isinstance(s, Polyline) and s.colour == "c2"]
    assert len(stairs) == 4
    points = [s for s in shapes_of(P_CHART) if isinstance(s, Circle)]
    assert len(points) == len(P_CHART.points) - 2


def test_small_sample_is_hollow_and_not_ranked():
    hollow = [s for s in shapes_of(WHISKERS) if isinstance(s, Circle) and s.fill == "surface"]
    assert len(hollow) == 1
    assert "few answers" in labels(WHISKERS)
    assert "87.5%" not in labels(WHISKERS)


def test_other_is_hatched_not_only_grey():
    bars = [s for s in shapes_of(BARS) if isinstance(s, Rectangle)]
    assert [bool(bar.hatch) for bar in bars] == [False, False, False, True]
    assert bars[0].width > bars[1].width > bars[2].width > bars[3].width


def test_bars_without_value_say_so():
    assert labels(BARS)[-2:] == ["早餐", "—"]


def test_diverging_bars_share_the_middle_of_the_centre():
    rows = [s for s in shapes_of(OPINIONS) if isinstance(s, Rectangle) and s.stroke == "surface"]
    greys = [s for s in rows if s.fill == "c5"]
    middles = {round(grey.x + grey.width / 2, 3) for grey in greys}
    assert len(greys) == 4
    assert len(middles) == 1


def test_pareto_ends_at_a_hundred_percent():
    assert REASONS.cumulative[-1] == 100
    assert table(REASONS, ENGLISH).rows[3] == ("账单", "3", "87.1%")


@pytest.mark.parametrize(
    "chart",
    [
        replace(SPARK, values=(None, None)),
        replace(LINES, lines=(Line("a", (None,) * 12),)),
        replace(P_CHART, points=()),
        BarChart(Caption(""), (Bar("a", None),)),
        replace(HEAT, values=((None,) * 15,) * 7),
        replace(OPINIONS, rows=()),
        replace(REASONS, bars=()),
        replace(WHISKERS, rows=()),
    ],
    ids=lambda chart: type(chart).__name__,
)
def test_chart_without_data_says_so(chart):
    assert not has_data(chart)
    expected = [] if isinstance(chart, Sparkline) else ["No data in this period"]
    assert labels(chart) == expected


@pytest.mark.parametrize("chart", ALL, ids=lambda chart: type(chart).__name__)
def test_table_is_rectangular_and_never_says_none(chart):
    content = table(chart, ENGLISH)
    assert content.rows
    assert all(len(row) == len(content.header) for row in content.rows)
    assert not any("None" in cell or "nan" in cell for row in content.rows for cell in row)


def test_table_has_the_gap_and_the_target():
    content = table(LINES, ENGLISH)
    assert content.rows[2] == ("9/7", "—", "71.0%")
    assert content.rows[-1] == ("Target", "75.0%", "75.0%")
    assert table(P_CHART, ENGLISH).rows[2] == ("9/7", "—", "0", "—", "—", "")


def test_labels_are_thinned_out_and_the_last_stays():
    texts = [s.text for s in shapes_of(LINES, 260, 120) if isinstance(s, Label) and "/" in s.text]
    assert texts[-1] == "11/9"
    assert len(texts) < 12


def test_flat_line_and_single_point_can_be_drawn():
    for values in ((50, 50, 50), (50,)):
        chart = LineChart(Caption(""), tuple("abc"[: len(values)]), (Line("a", values),))
        assert any(isinstance(shape, Polyline) for shape in shapes_of(chart))


def test_heat_cells_without_hours_are_only_outlined():
    chart = HeatMap(Caption(""), ("Mon",), ("7", "8"), ((None, 3),))
    empty, full = (shape for shape in shapes_of(chart) if isinstance(shape, Rectangle))
    assert (empty.fill, empty.stroke) == ("", "border")
    assert full.fill == "c1"


@pytest.mark.parametrize("value", [100.0, 0.0, 50.0])
def test_one_share_alone_stays_a_share(value):
    found = ticks_for([value], False, Unit.PERCENT)
    assert found[0] <= value <= found[-1]
    assert 0 <= found[0] < found[-1] <= 100


def test_percent_axis_stays_within_0_and_100():
    assert ticks_for([97.0, 99.9], False, Unit.PERCENT)[-1] <= 100
    assert ticks_for([0.0, 3.0], False, Unit.PERCENT)[0] >= 0
    assert ticks_for([1, 2], True, Unit.COUNT) == (0, 1, 2)
    assert nice_step(7.0) == 2
    assert spread([10, 10, 10], 5, 0, 18) == [8, 13, 18]


def test_subtitle_has_basis_and_n():
    assert subtitle(Caption("x", 1095, "by arrival")) == "by arrival · n=1,095"
    assert subtitle(Caption("x")) == ""


@pytest.mark.parametrize(
    ("value", "decimals", "signed", "text"),
    [
        (12.5, 0, False, "13"),
        (-0.4, 0, True, "0"),
        (-0.04, 1, False, "0.0"),
        (-12.5, 0, False, "−13"),
        (42, 0, True, "+42"),
        (1234567, 0, False, "1,234,567"),
        (2.675, 2, False, "2.68"),
        (None, 1, False, "—"),
    ],
)
def test_numbers_round_half_away_from_zero(value, decimals, signed, text):
    assert number(value, decimals, signed) == text


def test_units():
    assert figure(86.94, Unit.PERCENT) == "86.9%"
    assert figure(-3, Unit.POINTS) == "−3"
    assert (money(684000, "¥"), money(-1050, "¥")) == ("¥6,840", "−¥10.50")


def test_elided_text_fits():
    assert elided("abcdef", width("abcdef", 10, False), 10, False, width) == "abcdef"
    short = elided("abcdef", 30, 10, False, width)
    assert short.endswith("…")
    assert width(short, 10, False) <= 30.01


def test_rates_are_written_in_their_own_unit_and_a_run_is_named_once():
    points = tuple(
        replace(point, per=1000, signal="rule 4" if at > 8 else "") for at, point in enumerate(P_CHART.points)
    )
    chart = replace(P_CHART, points=points, unit=Unit.SCORE, centre=851.5, target=None)
    labels = [shape.text for shape in shapes_of(chart) if isinstance(shape, Label)]
    assert "868.9" in labels
    assert not any("%" in label for label in labels)
    assert sum("rule 4" in label for label in labels) == 1
    diamonds = [shape for shape in shapes_of(chart) if isinstance(shape, Polygon) and shape.fill == "danger"]
    assert len(diamonds) == 3
    assert table(chart, ENGLISH).rows[-1][1] == "868.9"


@pytest.mark.parametrize(
    ("chart", "places"),
    [
        (BARS, len(BARS.bars)),
        (HOURS, len(HOURS.columns)),
        (REASONS, len(REASONS.bars)),
        (P_CHART, len(P_CHART.points)),
        (WHISKERS, len(WHISKERS.rows)),
        (HEAT, sum(value is not None for row in HEAT.values for value in row)),
    ],
    ids=lambda value: type(value).__name__,
)
def test_every_thing_shown_has_its_place(chart, places):
    found = regions(chart, Canvas(420.0, 200.0, 9.0, width), ENGLISH)
    assert len({region.at for region in found}) == len(found) == places
    for region in found:
        middle = region.x + region.width / 2, region.y + region.height / 2
        assert [other.at for other in found if other.holds(*middle)] == [region.at]


def test_a_level_lies_over_its_row():
    found = regions(OPINIONS, Canvas(420.0, 200.0, 9.0, width), ENGLISH)
    rows = [region for region in found if len(region.at) == 1]
    levels = [region for region in found if len(region.at) == 2]
    assert len(rows) == len(OPINIONS.rows)
    assert len(levels) == sum(count > 0 for row in OPINIONS.rows for count in row.counts)
    for level in levels:
        middle = level.x + level.width / 2, level.y + level.height / 2
        assert [region.at for region in found if region.holds(*middle)][-1] == level.at


def test_no_place_is_painted_and_nothing_empty_has_one():
    for chart in ALL:
        assert not any(isinstance(shape, Region) for shape in shapes_of(chart))
    assert regions(replace(REASONS, bars=()), Canvas(420.0, 200.0, 9.0, width), ENGLISH) == ()


def test_the_band_of_the_funnel_lies_behind_its_point():
    row = replace(WHISKERS.rows[2], limit_low=80.0, limit_high=93.0)
    plain, banded = shapes_of(replace(WHISKERS, rows=WHISKERS.rows[2:3])), shapes_of(replace(WHISKERS, rows=(row,)))
    assert not any(isinstance(shape, Rectangle) for shape in plain)
    kinds = [type(shape) for shape in banded]
    assert kinds.count(Rectangle) == 1
    assert kinds.index(Rectangle) < kinds.index(Circle)


def test_a_count_stands_clear_of_the_line():
    crossed = replace(REASONS, bars=(Bar("a", 33), *(Bar(f"b{at}", 14) for at in range(5)), Bar("z", 87, muted=True)))
    shapes = shapes_of(crossed, 420.0, 200.0)
    marks = [(shape.x, shape.y) for shape in shapes if isinstance(shape, Circle)]
    for label in (shape for shape in shapes if isinstance(shape, Label) and shape.bold and shape.text == "14"):
        near = [y for x, y in marks if abs(x - label.x) < 1]
        assert not any(label.y - label.size * 0.8 < y < label.y for y in near)


def test_a_week_of_a_handful_neither_scales_the_chart_nor_draws_its_limit_inside():
    rates = tuple(ProportionPoint(f"w{at}", 8, 730, 0.0, 23.4, per=1000) for at in range(9))
    tiny = ProportionPoint("first", 0, 3, 0.0, 197.0, per=1000)
    chart = PChart(Caption(""), (tiny, *rates), 11.0, unit=Unit.SCORE)
    canvas = Canvas(500, 200, 9, width)
    alone = draw(replace(chart, points=rates), canvas, ENGLISH)
    shapes = draw(chart, canvas, ENGLISH)
    assert {shape.text for shape in ticks(shapes)} == {shape.text for shape in ticks(alone)}
    stairs = [shape for shape in shapes if isinstance(shape, Polyline) and shape.colour == "c2"]
    # The upper limit begins at the edge above the picture, right of the tiny week, and goes on as for the others.
    upper = min(stairs, key=lambda stair: stair.points[-1][1])
    edge, first = upper.points[0], upper.points[1]
    assert edge[0] == first[0]
    assert edge[1] < first[1]
    assert len({y for _, y in upper.points[1:]}) == 1


def ticks(shapes):
    return [shape for shape in shapes if isinstance(shape, Label) and shape.anchor == "end" and shape.colour == "text3"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Attitude", ("Attitude",)),
        ("No check in place", ("No check in", "place")),
        ("Slow response from the night shift", ("Slow response", "from the nig…")),
        ("Unbelievablylongword", ("Unbelievably…",)),
        ("客房清扫不及时而且没有人来打扫过", ("客房清扫不及时而且没有人来", "打扫过")),
    ],
)
def test_names_below_columns_take_two_lines_before_they_are_cut(text, lines):
    assert on_two_lines(text, 13, 1, lambda words, _size, _bold: float(len(words))) == lines


def test_every_cause_of_a_pareto_chart_is_named_in_full_where_two_lines_hold_it():
    names = ("No check in place", "Noise from outside", "Slow response", "Attitude")
    bars = tuple(Bar(name, 4 - at) for at, name in enumerate(names))
    chart = Pareto(Caption(""), bars)
    shapes = draw(chart, Canvas(300, 150, 9, width), ENGLISH)
    said = " ".join(shape.text for shape in shapes if isinstance(shape, Label))
    assert all(word in said for name in names for word in name.split())
    assert all(shape.y <= 150 for shape in shapes if isinstance(shape, Label))


@pytest.mark.parametrize("values", [(94.63, 94.67, 95.0), (99.9, 100.0), (0.0, 0.2)])
def test_a_fraction_of_a_point_is_no_fall(values):
    ticks = ticks_for(values, False, Unit.PERCENT)
    assert ticks[-1] - ticks[0] >= 5
    assert ticks[0] <= min(values) + 1e-9
    assert ticks[-1] >= max(values) - 1e-9
    assert (ticks[0] >= 0, ticks[-1] <= 100) == (True, True)


def test_the_axis_strikes_out_no_number():
    middle = replace(OPINIONS.rows[0], counts=(0, 0, 50, 30, 20))
    shown = labels(replace(OPINIONS, rows=(middle,)))
    assert {"30%", "20%"} <= set(shown)
    assert "50%" not in shown
    # Without an axis the middle level is a level like any other.
    assert "50%" in labels(replace(OPINIONS, rows=(middle,), centre=None))


def test_names_with_a_hyphen_stay_apart():
    assert on_two_lines("Check-in", 36.0, 9.0, width) == ("Check-", "in")
    assert on_two_lines("Check-out", 36.0, 9.0, width) == ("Check-", "out")
    assert on_two_lines("Check-in desk", 60.0, 9.0, width) == ("Check-in", "desk")
