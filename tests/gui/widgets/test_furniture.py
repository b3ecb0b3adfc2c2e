"""Rail, status line, timeline, bars, glyphs and the time that is left."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QLabel, QWidget

from servicedesk.core.enums import Priority, StateClass
from servicedesk.core.pack import Industry, load_pack
from servicedesk.core.translation import set_language
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import deadline, glyphs, text
from servicedesk.ui.widgets.bars import BarList, Hour, HourBars
from servicedesk.ui.widgets.flow_layout import FlowLayout
from servicedesk.ui.widgets.rail import NavigationRail
from servicedesk.ui.widgets.scroll import ScrollColumn
from servicedesk.ui.widgets.status_bar import StatusBar
from servicedesk.ui.widgets.tags import Tag
from servicedesk.ui.widgets.timeline import EntryRow, TimelineEntry, TimelineView

PAGES = [(f"page{n}", "home", f"Page {n}", f"Ctrl+{n}") for n in range(1, 11)]


@pytest.fixture
def rail(show) -> NavigationRail:
    rail = NavigationRail("Modules")
    rail.set_pages(PAGES)
    rail.user.set_person("林晓")
    show(rail, height=688)
    return rail


def test_rail_tells_which_page_and_says_badges(rail: NavigationRail, qtbot) -> None:
    rail.set_badge("page3", 120, urgent=True)
    assert rail.button("page3").accessibleName() == "Page 3 99+"
    with qtbot.waitSignal(rail.chosen) as chosen:
        qtbot.mouseClick(rail.button("page3"), Qt.MouseButton.LeftButton)
    assert chosen.args == ["page3"]
    rail.set_current("page1")
    assert rail.button("page1").isChecked()
    assert not rail.button("page3").isChecked()


def test_the_mark_beside_the_current_page_is_painted_again(rail: NavigationRail, qapp) -> None:
    """Only the rail paints it; a picture of the whole widget would not show that nobody asked it to."""
    rail.set_current("page1")
    qapp.processEvents()
    painted: list[QRegion] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if isinstance(event, QPaintEvent):
                painted.append(event.region())
            return super().eventFilter(watched, event)

    watch = Watch()
    rail.installEventFilter(watch)
    rail.set_current("page3")
    qapp.processEvents()
    for page in ("page1", "page3"):
        spot = rail.button(page).mapTo(rail, rail.button(page).rect().center())
        assert any(region.contains(QPoint(1, spot.y())) for region in painted), page


def test_no_name_on_the_rail_is_cut_in_any_industry(show) -> None:
    rail = NavigationRail("Modules")
    words = {load_pack(industry).words["customers"].en.capitalize() for industry in Industry}
    names = [*sorted(words), "Reception", "Follow-up", "Settings"]
    rail.set_pages([(name, "home", name, "") for name in names])
    show(rail, height=688)
    for name in names:
        button = rail.button(name)
        assert text.width(name, button.label_size(), True) <= button.width() - 2


def test_rail_fits_a_low_screen_at_every_scale(rail: NavigationRail, qapp) -> None:
    assert all(rail.rect().contains(rail.button(page).geometry()) for page, *_rest in PAGES[:9])
    assert rail.width() == 76
    theme().set_scale(2.0)
    qapp.processEvents()
    assert rail.compact
    assert rail.minimumSizeHint().height() <= 688
    assert rail.user.isVisible()


def test_rail_speaks_another_language_with_the_same_buttons(rail: NavigationRail) -> None:
    button = rail.button("page1")
    rail.set_pages([(page, icon, f"页 {label}", key) for page, icon, label, key in PAGES])
    assert rail.button("page1") is button
    assert button.accessibleName() == "页 Page 1"


def test_status_line_drops_the_last_hints_first_but_keeps_the_way_to_all(show, qapp) -> None:
    bar = StatusBar("Keys")
    bar.set_keys([("F2", "New visit"), ("F3", "Call next"), ("F4", "Find guest"), ("?", "All keys")])
    bar.set_saved("saved 14:32:08")
    bar.set_shift("PM 14:00–22:00")
    window = show(bar, width=1366)
    assert bar.shown_keys() == ["F2", "F3", "F4", "?"]
    window.resize(520, 100)
    qapp.processEvents()
    assert bar.shown_keys() == ["F2", "?"]
    assert bar.height() == 28


class ResizeCounter(QObject):
    """Counts how often widgets of a kind get another size."""

    def __init__(self, kind: type[QWidget]) -> None:
        super().__init__()
        self.kind = kind
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Resize and isinstance(watched, self.kind)
        return False


def entries(count: int) -> list[TimelineEntry]:
    note = TimelineEntry(0, "何志强", "14:24", body="", bubble="gold", mark="internal")
    return [replace(note, key=n, body=f"<b>note {n}</b>") for n in range(count)]


def test_timeline_is_plain_selectable_and_read_aloud(show) -> None:
    view = TimelineView("History")
    view.set_entries([TimelineEntry(1, "林晓", "14:08", "opened", "<img src=file:///x>", head="陈思远")])
    show(view)
    labels = view.findChildren(QLabel)
    assert {label.text() for label in labels} == {"opened", "<img src=file:///x>"}
    for label in labels:
        assert label.textFormat() == Qt.TextFormat.PlainText
        assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    assert view.row(1).accessibleName() == "林晓 · opened · <img src=file:///x> · 14:08"


def test_timeline_keeps_rows_that_stay_as_they_are(show) -> None:
    view = TimelineView("History")
    first = entries(200)
    view.set_entries(first)
    column = ScrollColumn()
    column.body.addWidget(view)
    show(column)
    kept = [view.row(n) for n in range(200)]
    changed = [replace(first[0], body="edited"), *first[1:], TimelineEntry(200, "系统", "14:30", "paused")]
    view.set_entries(changed)
    assert [view.row(n) for n in range(1, 200)] == kept[1:]
    assert view.row(0).accessibleName() == "何志强 · internal · edited · 14:24"
    assert view.entries == tuple(changed)


def test_timeline_of_another_ticket_takes_over_the_rows_of_the_same_shape(show, qapp) -> None:
    view = TimelineView("History")
    button = TimelineEntry(1, "补偿申请", "", body="¥136", bubble="violet", action="Approve")
    view.set_entries([button, TimelineEntry(2, "林晓", "14:08", "opened"), *entries(2)])
    window = show(view)
    before = view.row(1).height()
    other = [
        replace(button, key=11, body="¥500 · " + "等了一个小时，希望减免房费。" * 30),
        TimelineEntry(12, "周宁", "09:00", body="short"),
        TimelineEntry(13, "系统", "09:01", "paused"),
    ]
    view.set_entries(other)
    qapp.processEvents()
    assert view.entries == tuple(other)
    assert {label.text() for label in view.findChildren(QLabel) if label.isVisible()} == {
        other[0].body,
        "short",
        "paused",
    }
    assert [view.row(key).y() for key in (11, 12, 13)] == sorted(view.row(key).y() for key in (11, 12, 13))
    assert view.row(11).height() > before + 40
    said = []
    view.pressed.connect(said.append)
    view.row(11)._button.click()
    assert said == [11]
    assert window.isVisible()


def test_timeline_is_laid_out_a_few_times_however_many_rows_there_are(show, qapp) -> None:
    view = TimelineView("History")
    column = ScrollColumn()
    column.body.addWidget(view)
    show(column)
    counter = ResizeCounter(EntryRow)
    qapp.installEventFilter(counter)
    view.set_entries(entries(60))
    qapp.processEvents()
    qapp.removeEventFilter(counter)
    assert 60 <= counter.count <= 60 * 5


def test_timeline_bubbles_grow_when_the_pane_is_narrow(show, qapp) -> None:
    view = TimelineView("History")
    view.set_entries([TimelineEntry(1, "林晓", "14:08", body="房间空调只出风不制冷，希望换到安静的房间。" * 4)])
    window = show(view, width=800)
    wide = view.row(1).height()
    window.resize(320, 400)
    qapp.processEvents()
    assert view.row(1).height() > wide + 40


def test_timeline_button_says_which_entry(show, qtbot) -> None:
    view = TimelineView("History")
    view.set_entries([TimelineEntry(7, "补偿申请", "", body="¥136", bubble="violet", action="Approve")])
    show(view)
    with qtbot.waitSignal(view.pressed) as pressed:
        qtbot.mouseClick(view.row(7)._button, Qt.MouseButton.LeftButton)
    assert pressed.args == [7]


def test_bars_are_read_aloud_and_survive_an_empty_day(show) -> None:
    bars, hours = BarList(), HourBars("Visits")
    bars.set_rows([("Very satisfied", 31, "success"), ("Neutral", 0, "warning")])
    hours.set_hours([], 9)
    show(bars, hours)
    assert [child.accessibleName() for child in bars.findChildren(QWidget)] == ["Very satisfied 31", "Neutral 0"]
    hours.grab()
    hours.set_hours([Hour(8, 3), Hour(9, 0), Hour(10, None, 4.5)], 9)
    assert hours.accessibleDescription() == "8:00 3, 9:00 0"
    hours.grab()


def test_tags_flow_into_lines(show, qapp) -> None:
    holder = QWidget()
    flow = FlowLayout(holder)
    for words in ("高楼层", "远离电梯", "无糖拿铁", "带儿童 5 岁"):
        flow.addWidget(Tag(words))
    window = show(holder, width=600)
    assert flow.heightForWidth(560) < flow.heightForWidth(120)
    window.resize(150, 400)
    qapp.processEvents()
    assert all(holder.rect().contains(tag.geometry()) for tag in holder.findChildren(Tag))


def drawn(function, *arguments) -> bytes:
    image = QImage(32, 32, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    function(painter, QRectF(0, 0, 32, 32), *arguments)
    painter.end()
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return bytes(grey.constBits())


def test_every_state_and_priority_has_its_own_shape_and_word() -> None:
    states = [*StateClass, "approval", "reopened"]
    assert len({drawn(glyphs.paint_state, state) for state in states}) == len(states)
    assert len({drawn(glyphs.paint_priority, priority) for priority in Priority}) == len(Priority)
    for language in ("en", "zh_CN"):
        set_language(language)
        assert len({glyphs.state_words(state) for state in states}) == len(states)
        assert len({glyphs.priority_words(priority) for priority in Priority}) == len(Priority)


@pytest.mark.parametrize(
    ("left", "tone", "english", "chinese"),
    [
        (deadline.TimeLeft(6600, 0.9), "success", "1h 50m left", "剩 1 小时 50 分"),
        (deadline.TimeLeft(1440, 0.5), "warning", "24m left", "剩 24 分"),
        (deadline.TimeLeft(360, 0.149), "danger", "6m left", "剩 6 分"),
        (deadline.TimeLeft(48, 0.9), "success", "48s left", "剩 48 秒"),
        (deadline.TimeLeft(-720, 0.0), "danger", "12m over", "超时 12 分"),
        (deadline.TimeLeft(-720, 0.0, paused=True), "neutral", "paused", "已暂停"),
        (deadline.TimeLeft(0, 0.0, met=True), "success", "on time", "按时"),
        (deadline.TimeLeft(2 * 86400, 1.0), "success", "2d left", "剩 2 天"),
        (deadline.TimeLeft(90000, 1.0), "success", "1d 1h left", "剩 1 天 1 小时"),
    ],
    ids=str,
)
def test_time_left_has_a_hue_and_words(left: deadline.TimeLeft, tone: str, english: str, chinese: str) -> None:
    assert (left.tone, left.words) == (tone, english)
    set_language("zh_CN")
    assert left.words == chinese


def test_rings_differ_by_what_is_left() -> None:
    shares = [deadline.TimeLeft(600, share) for share in (0.1, 0.4, 0.9)] + [deadline.TimeLeft(-5, 0.0)]
    assert len({drawn(deadline.paint_deadline, left) for left in shares}) == 4


@pytest.mark.parametrize(("seconds", "words"), [(134, "02:14"), (3734, "1:02:14"), (-3, "00:00")])
def test_running_time(seconds: int, words: str) -> None:
    assert deadline.clock_words(seconds) == words


def test_in_little_room_the_status_line_keeps_the_time_saved_the_promise_and_the_way_to_all_keys(
    qtbot,
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bar = StatusBar("Keys", window)
    ticker = QWidget()
    bar.set_keys([("E", "Solve"), ("?", "All keys")])
    bar.set_shift("Desk 1")
    bar.set_saved("Offline · saved 12:00:00", "12:00:00")
    bar.set_ticker(ticker, lambda: 300, lambda: 120)
    bar.resize(1300, bar.height())
    window.show()
    assert not bar.shift.isHidden()
    wide = bar.saved.sizeHint().width()
    assert ticker.width() == 300
    bar.resize(420, bar.height())
    assert bar.shift.isHidden()
    assert bar.shown_keys() == ["?"]
    assert bar.saved.sizeHint().width() < wide
    # Nothing stands on anything else.
    qtbot.waitUntil(lambda: bar.saved.width() == bar.saved.sizeHint().width())
    assert 120 <= ticker.width() < 250
    assert ticker.geometry().right() < bar.saved.geometry().left()
    assert bar.rect().contains(bar.saved.geometry())
