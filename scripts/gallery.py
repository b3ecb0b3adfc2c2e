"""Draw every widget of the kit in light and dark, Chinese and English, at 100 % and 200 %, into a folder."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
if "--show" not in sys.argv:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from servicedesk.core.translation import set_language
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import (
    avatar,
    banner,
    bars,
    buttons,
    cards,
    checklist,
    choices,
    deadline,
    empty_state,
    flow_layout,
    forms,
    glyphs,
    inputs,
    labels,
    nav_list,
    paint,
    pickers,
    pin,
    rail,
    row_list,
    scroll,
    stat_tile,
    status_bar,
    suggestions,
    tabs,
    tags,
    text,
    text_area,
    tiles,
    timeline,
    toast,
)

Sheet = Callable[[bool], QWidget]


def row(*widgets: QWidget, stretch: bool = True) -> QHBoxLayout:
    """Put *widgets* side by side."""
    line = QHBoxLayout()
    line.setSpacing(theme().px(8))
    for widget in widgets:
        line.addWidget(widget)
    if stretch:
        line.addStretch(1)
    return line


def page() -> tuple[QWidget, QVBoxLayout]:
    """Return an empty sheet and its column."""
    sheet = QWidget()
    column = QVBoxLayout(sheet)
    column.setSpacing(theme().px(10))
    return sheet, column


def buttons_sheet(zh: bool) -> QWidget:
    """Buttons in every kind and state, tags, avatars."""
    sheet, column = page()
    plain = (
        (buttons.PrimaryButton, "接待" if zh else "New visit", "plus", "F2"),
        (buttons.SecondaryButton, "派单" if zh else "Assign", "user-share", "A"),
        (buttons.QuietButton, "挂起" if zh else "Park", "player-pause", "F8"),
        (buttons.SoftButton, "叫下一位" if zh else "Call next", "microphone", "F3"),
        (buttons.DangerButton, "紧急求助" if zh else "Emergency", "alarm", "F12"),
    )
    alerts = buttons.IconButton("bell", "Alerts")
    alerts.set_dot(True)
    on: list[QWidget] = [kind(words, icon, key) for kind, words, icon, key in plain]
    on += [
        buttons.LinkButton("全部工单" if zh else "All tickets"),
        buttons.IconButton("arrows-sort", "Sort", bordered=True),
    ]
    column.addLayout(row(*on, alerts))
    off = [kind(words, icon, key) for kind, words, icon, key in plain]
    for button in off:
        button.setEnabled(False)
    column.addLayout(row(*off))
    outcomes = [
        buttons.OutcomeButton("当场解决" if zh else "Answered", "circle-check", "F5"),
        buttons.OutcomeButton("约回访" if zh else "Call back", "phone-call", "F7"),
        buttons.OutcomeButton("开工单" if zh else "Ticket", "ticket", "F6"),
    ]
    outcomes[2].set_suggested(True)
    column.addLayout(row(*outcomes, stretch=False))
    people = [avatar.Avatar(name, present=True) for name in ("陈思远", "Emily Carter", "赵雨桐", "林晓", "")]
    column.addLayout(row(*people, *(tags.Tag(tone, tone) for tone in ("gold", "violet", "teal", "neutral", "danger"))))
    column.addLayout(
        row(
            tags.Tag("金卡 · 1208", "gold", "crown"),
            tags.Tag("入住退房", "primary", outlined=True),
            tags.Pill("6 分 20 秒", "danger"),
            tags.Pill("3 分 05 秒", "warning"),
            tags.Pill("48 秒"),
            tags.CountBadge(7),
            tags.CountBadge(5, "danger"),
            tags.PillButton("等候 3 人 · 最长 6 分", "warning", "users"),
            labels.KeyCap("Ctrl K"),
            labels.KeyCap("↵"),
        )
    )
    column.addWidget(labels.PlainLabel("<b>not bold</b> <img src=file:///x> " * 6, wrap=True))
    column.addStretch(1)
    outcomes[2].setFocus(Qt.FocusReason.TabFocusReason)
    return sheet


def today_sheet(zh: bool) -> QWidget:
    """Tiles, header, bars, banner."""
    sheet, column = page()
    strip = banner.Banner(
        "gold",
        "note",
        "早班交接 3 条未读" if zh else "3 unread hand-over notes",
        "1208 空调 16:00 复检 · 婚宴 18:30 大堂增派 1 人 · 1103 宾客花生过敏已告知餐饮部",
    )
    strip.add_button(buttons.SecondaryButton("查看并确认接班" if zh else "Read and take over"))
    column.addWidget(strip)
    tile_row = QHBoxLayout()
    for label, icon, tone, number, unit, remark, remark_tone in (
        (
            "等候中" if zh else "Waiting",
            "users",
            "warning",
            "3",
            "人" if zh else "guests",
            "最长 6 分 20 秒，超标准" if zh else "longest 6m 20s, over std",
            "danger",
        ),
        (
            "我的到期工单" if zh else "My tickets due",
            "ticket",
            "primary",
            "5",
            "件" if zh else "open",
            "2 件将在 1 小时内到期" if zh else "2 due within the hour",
            "",
        ),
        ("待回访" if zh else "Follow-ups", "phone-call", "violet", "¥128,640.00", "", "1 位逾期", "danger"),
        ("今日满意度" if zh else "Satisfaction today", "mood-smile", "success", "92.1", "%", "35 / 38", ""),
    ):
        tile = stat_tile.StatTile(label, icon, tone)
        tile.set_value(number, unit, remark, remark_tone)
        tile_row.addWidget(tile)
    tile.set_trend([3, 5, 2, 6, 5, 6, 8])
    column.addLayout(tile_row)
    lower = QHBoxLayout()
    flow = cards.Card()
    flow.body.addWidget(cards.SectionHeader("今日客流" if zh else "Visits today", hint="累计 104 · 高峰 11 时"))
    hours = bars.HourBars("今日客流")
    counts = [4, 8, 18, 28, 36, 45, 30, 24, 16]
    hours.set_hours(
        [bars.Hour(6 + i, n) for i, n in enumerate(counts)]
        + [bars.Hour(15 + i, None, n) for i, n in enumerate((24, 30, 34, 28, 18, 10))],
        14,
    )
    flow.body.addWidget(hours, 1)
    lower.addWidget(flow, 3)
    scores = cards.Card()
    header = cards.SectionHeader("今日满意度" if zh else "Satisfaction today", 38)
    header.add(buttons.LinkButton("38 份" if zh else "38 responses"))
    scores.body.addWidget(header)
    answers = bars.BarList()
    tones = ("success", "success", "warning", "danger", "danger")
    answers.set_rows(list(zip(reversed(tiles.score_words()), (31, 4, 2, 1, 0), tones, strict=True)))
    scores.body.addWidget(answers)
    alert = cards.Panel("danger", padding=8, horizontal=True)
    alert.body.addWidget(cards.IconLabel("alert-triangle", "danger_text"))
    alert.body.addWidget(labels.PlainLabel("花生过敏 · 枕头勿用羽绒", 13, "danger_text", bold=True))
    alert.body.addStretch(1)
    scores.body.addWidget(alert)
    holder = QWidget()
    flowing = flow_layout.FlowLayout(holder)
    for words in ("高楼层", "远离电梯", "无糖拿铁", "带儿童 5 岁", "常延迟退房", "专票"):
        flowing.addWidget(tags.Pill(words, icon="", bold=False))
    scores.body.addWidget(holder)
    scores.body.addWidget(cards.FactRow("负责人", "林晓 · 前厅部"))
    scores.body.addStretch(1)
    lower.addWidget(scores, 2)
    column.addLayout(lower, 1)
    return sheet


def inputs_sheet(zh: bool) -> QWidget:
    """Fields, forms, choices, pickers."""
    sheet, column = page()
    search = inputs.TextField(
        "Find", "搜索宾客、房号、工单、知识或命令" if zh else "Search guests, rooms…", "search", "Ctrl K"
    )
    name = inputs.TextField("", "姓名" if zh else "Name")
    form = forms.FormRow("姓名" if zh else "Name", name, "与证件一致" if zh else "As in the document", required=True)
    form.set_check(lambda: "请写姓名" if zh else "Write the name")
    form.validate()
    grey = inputs.TextField("Disabled")
    grey.set_text("disabled")
    grey.setEnabled(False)
    column.addLayout(row(search, form, grey, stretch=False))
    area = text_area.TextArea("Request")
    area.set_text("中午起空调只出风不制冷，孩子午睡。希望换到同楼层安静房间，今晚需要保证入睡温度。")
    inner = text_area.TextArea("Note", "写内部备注" if zh else "Write a note", least_lines=2)
    box = text_area.EditorBox(inner)
    box.footer.addWidget(buttons.IconButton("paperclip", "Attach"))
    box.footer.addStretch(1)
    box.footer.addWidget(buttons.SoftButton("发送" if zh else "Send", key="Ctrl ↵"))
    column.addLayout(row(area, box, stretch=False))
    column.addWidget(
        choices.Segmented(
            "Channel",
            [
                ("a", "当面" if zh else "In person", "walk"),
                ("b", "电话" if zh else "Phone", "phone"),
                ("c", "微信" if zh else "WeChat", "message-circle"),
                ("d", "邮件" if zh else "Email", "mail"),
            ],
        )
    )
    column.addLayout(
        row(
            choices.CheckRow("与前一周对比" if zh else "Compare", checked=True),
            choices.CheckRow("Off"),
            choices.CheckRow("Radio", True, radio=True),
            choices.CheckRow("Radio", radio=True),
        )
    )
    first = choices.ChoiceCard("示例数据", "一家酒店三个月的记录，练习后可清空", "练习模式", tag_icon="school")
    first.setChecked(True)
    column.addLayout(row(first, choices.ChoiceCard("空白开始", "导入在住名单，或直接接待第一位宾客"), stretch=False))
    column.addLayout(
        row(
            pickers.ComboBox("Team", [(1, "全部部门" if zh else "All departments"), (2, "客房部")]),
            pickers.DateTimeField("At", datetime(2026, 11, 22, 14, 30)),  # noqa: DTZ001 - local wall time
            pickers.DateField("On", date(2026, 11, 22)),
            pickers.TimeField("At", time(14, 30)),
            pickers.NumberField("Minutes", 30, unit="分钟" if zh else "minutes"),
        )
    )
    column.addStretch(1)
    search.setFocus(Qt.FocusReason.TabFocusReason)
    return sheet


def visit_sheet(zh: bool) -> QWidget:
    """Tabs, scenarios, steps, ratings, PIN."""
    sheet, column = page()
    strip = tabs.TabStrip("Visits", cards=True)
    strip.set_items(
        [
            tabs.TabItem("1", "A018 陈思远", "02:14", "walk", "primary", True),
            tabs.TabItem("2", "电话 · 138…7702", "已挂起 01:05", "phone", "warning", True),
        ]
    )
    strip.add(buttons.QuietButton("新接待" if zh else "New visit", "plus", "F2"))
    column.addWidget(strip)
    flat = tabs.TabStrip("Views")
    flat.set_items(
        [tabs.TabItem(str(i), w, d) for i, (w, d) in enumerate((("全部动态", ""), ("接待", "18"), ("工单", "4")))]
    )
    column.addWidget(flat)
    grid = tiles.TileGrid()
    names = (
        "入住 退房 换房 账单发票 设施报修 投诉 行李寄存 遗留物品 预订变更 周边问询"
        if zh
        else "Check-in Check-out Room_change Billing_and_invoice Repair Complaint Luggage Lost&found Booking Nearby"
    )
    marks = [
        "key",
        "door",
        "arrows-exchange",
        "receipt-2",
        "tool",
        "mood-angry",
        "luggage",
        "search",
        "calendar",
        "map-pin",
    ]
    grid.set_tiles(
        [(i, tiles.ScenarioTile(w.replace("_", " "), marks[i], str((i + 1) % 10))) for i, w in enumerate(names.split())]
    )
    grid.set_value(4)
    lower = QHBoxLayout()
    left = QVBoxLayout()
    left.addWidget(grid)
    score, nps = tiles.ScoreRow("CSAT"), tiles.NpsRow("NPS")
    score.set_value(2)
    nps.set_value(6)
    left.addWidget(score)
    left.addWidget(nps)
    boxes = pin.PinBoxes("林晓")
    for digit in "123":
        boxes.type_digit(digit)
    left.addLayout(row(boxes, pin.Keypad(boxes), stretch=False))
    left.addStretch(1)
    lower.addLayout(left, 3)
    card = cards.Card()
    card.setFixedWidth(theme().px(294))
    card.body.addWidget(cards.SectionHeader("服务标准 · 设施报修"))
    ring = deadline.TimerRing()
    ring.set_time(134, 300)
    card.body.addLayout(row(ring, labels.PlainLabel("必做 2 / 3 · 共 3 / 7 步", 12, "primary_text", bold=True)))
    steps = checklist.StepList("Steps")
    steps.set_steps(
        [
            checklist.Step(1, "微笑问候，称呼“陈先生”", done=True),
            checklist.Step(2, "倾听并复述问题", True, done=True),
            checklist.Step(3, "致歉，不推责", True, skipped="宾客很急"),
            checklist.Step(4, "给出明确时限", True, "“工程 10 分钟内到房。若 30 分钟未好，我直接为您换到 1216。”"),
            checklist.Step(5, "提供临时措施（风扇、饮水）"),
            checklist.Step(6, "确认过敏与儿童需求", True),
        ]
    )
    card.body.addWidget(steps)
    card.body.addStretch(1)
    lower.addWidget(card)
    column.addLayout(lower, 1)
    return sheet


class _Tickets(row_list.RowDelegate):
    """A ticket row as in the ticket list."""

    height = 66

    def paint_row(
        self, painter: QPainter, rect: QRectF, row: tuple[str, str, str, deadline.TimeLeft], selected: bool
    ) -> None:
        """Paint one ticket."""
        look = theme()
        title, state, priority, left = row
        upper = QRectF(rect.left(), rect.top() + look.px(6), rect.width(), look.line(14))
        lower = QRectF(rect.left(), upper.bottom() + look.px(2), rect.width(), look.line(12))
        side = look.px(16)
        glyphs.paint_state(painter, QRectF(rect.left(), upper.center().y() - side / 2, side, side), state)
        glyphs.paint_priority(painter, QRectF(rect.left(), lower.center().y() - side / 2, side, side), priority)
        inset = look.px(27)
        text.draw(painter, upper.adjusted(inset, 0, 0, 0), title, 14, "text", True)
        spot = rect.left() + inset
        spot += text.draw(painter, lower.adjusted(inset, 0, 0, 0), "T-2417", 12, "text2") + look.px(8)
        spot += paint.tag(painter, spot, lower.center().y(), "金卡", "gold") + look.px(8)
        drawn = deadline.draw_deadline(painter, lower, left)
        text.draw(painter, QRectF(spot, lower.top(), rect.right() - drawn - spot, lower.height()), "陈思远 · 1208", 12)


def lists_sheet(zh: bool) -> QWidget:
    """Rail, views, rows, timeline, status line, hits, toast."""
    sheet = QWidget()
    across = QHBoxLayout(sheet)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(0)
    side = rail.NavigationRail("Modules")
    side.set_pages(
        [
            (word, icon, word, f"Ctrl+{i + 1}")
            for i, (word, icon) in enumerate(
                zip(
                    (
                        "今日 接待 咨询 工单 回访 宾客 知识 评估 设置"
                        if zh
                        else "Today Reception Inquiry Tickets Follow-up Guests Library Insights Settings"
                    ).split(),
                    [
                        "home",
                        "user-plus",
                        "message-question",
                        "ticket",
                        "phone-call",
                        "address-book",
                        "book",
                        "chart-histogram",
                        "settings",
                    ],
                    strict=True,
                )
            )
        ]
    )
    pages = list(side._buttons)
    side.set_current(pages[3])
    side.set_badge(pages[1], 3)
    side.set_badge(pages[3], 7, urgent=True)
    side.user.set_person("林晓")
    across.addWidget(side)
    main = QVBoxLayout()
    across.addLayout(main, 1)
    body = QHBoxLayout()
    main.addLayout(body, 1)
    views = nav_list.NavListView("Views")
    views.set_items(
        [
            row_list.Heading("视图"),
            nav_list.NavItem(1, "我的待办", "inbox", "5"),
            nav_list.NavItem(2, "即将超时", "alert-triangle", "2", "warning"),
            nav_list.NavItem(3, "已超时", "alert-circle", "1", "danger"),
            row_list.Heading("部门"),
            nav_list.NavItem(4, "前厅部", dot="c1", count="7"),
        ]
    )
    views.select_key(1)
    views.setFixedWidth(theme().px(152))
    body.addWidget(views)
    model = row_list.RowModel(lambda ticket: ticket[0], lambda ticket: ticket[0])
    left = deadline.TimeLeft
    model.set_rows(
        [
            ("1208 空调不制冷，宾客要求换房", "active", "urgent", left(360, 0.1)),
            ("1512 婴儿床与加湿器未送达", "active", "high", left(1440, 0.3)),
            ("隔壁噪音，申请免次日双早", "approval", "high", left(10800, 0.7)),
            ("发票红冲重开（增值税专票）", "new", "normal", left(12600, 0.9)),
            ("遗留充电器，等待宾客确认地址", "waiting", "low", left(0, 0.5, paused=True)),
            row_list.Heading("我关注的", 2),
            ("0916 热水忽冷忽热", "reopened", "urgent", left(-720, 0)),
            ("延住两晚并协调同楼层房", "solved", "low", left(0, 0, met=True)),
            ("已取消", "cancelled", "low", left(90, 1)),
        ]
    )
    tickets = row_list.RowListView("Tickets", model, _Tickets())
    tickets._restore()
    tickets.select_first()
    tickets.setFixedWidth(theme().px(356))
    body.addWidget(tickets)
    story = timeline.TimelineView("History")
    entry = timeline.TimelineEntry
    story.set_entries(
        [
            entry(0, "今天", "", day=True),
            entry(
                1,
                "林晓",
                "14:08",
                "从接待 A018 开单 · 当面",
                "房间空调从中午开始只出风不制冷，孩子在午睡，希望尽快换到同楼层安静的房间。",
                "walk",
                "primary",
                head="陈思远",
            ),
            entry(2, "对客承诺", "14:08", "14:38 前修好空调或换到 1216", icon="alarm", tone="teal"),
            entry(3, "何志强", "14:10", "接单，2 分钟（标准 10 分钟）", icon="circle-check", tone="success"),
            entry(
                4,
                "何志强",
                "14:24",
                body="压缩机保护停机，需 40 分钟。<b>建议先换 1216</b>。",
                icon="note",
                tone="gold",
                bubble="gold",
                mark="内部备注",
                mark_icon="lock",
            ),
            entry(
                5,
                "补偿申请：免次日双早 ¥136",
                "",
                body="14:30 · 超出本人额度 ¥100，待值班经理周宁授权",
                icon="gift",
                tone="violet",
                bubble="violet",
                action="主管授权",
            ),
        ]
    )
    column = scroll.ScrollColumn(gutter=16)
    column.body.addWidget(story)
    column.body.addStretch(1)
    body.addWidget(column, 1)
    foot = status_bar.StatusBar("Keys")
    foot.set_keys(
        [("J K", "上下移动"), ("E", "办结"), ("A", "派单"), ("B", "补偿"), ("Ctrl Z", "撤销"), ("?", "全部按键")]
    )
    foot.set_saved("离线运行 · 已保存 14:32:08")
    foot.set_shift("中班 14:00–22:00")
    main.addWidget(foot)
    message = toast.Toast(column, milliseconds=2**30)
    message.show_message("已办结 T-2417" if zh else "T-2417 solved", undo=True)
    tickets.setFocus(Qt.FocusReason.TabFocusReason)
    return sheet


def empty_sheet(zh: bool) -> QWidget:
    """The empty state and a search with its hits."""
    sheet, column = page()
    field = suggestions.SearchField("Guest", "姓名、房号、电话尾号", "F4")
    field.setFixedWidth(theme().px(280))
    column.addWidget(field)
    column.addWidget(
        empty_state.EmptyState(
            "还没有工单" if zh else "No tickets yet",
            "当场答复的咨询只记接待；需要有人跟进的事，才开工单。"
            if zh
            else "Inquiries answered at once are visits; open a ticket when somebody has to follow up.",
            "开第一张工单" if zh else "Open the first ticket",
            "F6",
            remark="已有旧系统？可在“设置 › 导入导出”导入",
        ),
        1,
    )
    column.addWidget(empty_state.Skeleton(2))
    field.setFocus()
    hit = suggestions.Suggestion
    hits: list[suggestions.Suggestion | row_list.Heading] = [
        row_list.Heading("宾客", "2 条"),
        hit(1, "陈思远", "138****6021", "金卡", "gold", right="1208 在住", avatar="陈思远", matched=((0, 1),)),
        hit(2, "程淑仪", "186****0417", right="离店 3 月", avatar="程淑仪"),
        hit(3, "打印今日清单", "预离 26 间", icon="printer", keys="Ctrl P"),
    ]
    sheet.resize(1366, 700)
    sheet.show()
    QApplication.processEvents()
    field._hits().show_rows(hits, field)
    return sheet


SHEETS: dict[str, Sheet] = {
    "buttons": buttons_sheet,
    "today": today_sheet,
    "inputs": inputs_sheet,
    "visit": visit_sheet,
    "lists": lists_sheet,
    "empty": empty_sheet,
}


def main() -> int:
    """Draw the sheets into the folder named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", choices=sorted(SHEETS))
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    theme().apply(application)
    for mode in ("light", "dark"):
        theme().set_mode(mode)
        for language, scale in (("zh_CN", 1.0), ("en", 1.0), ("zh_CN", 2.0), ("en", 2.0)):
            theme().set_scale(scale)
            set_language(language)
            for name, make in SHEETS.items():
                if options.only in (None, name):
                    sheet = make(language == "zh_CN")
                    sheet.setWindowTitle(name)
                    sheet.resize(1366, 700) if scale == 1.0 else sheet.resize(1366, 768)
                    sheet.show()
                    application.processEvents()
                    sheet.grab().save(str(options.folder / f"{name}_{language[:2]}_{mode}_{round(scale * 100)}.png"))
                    sheet.close()
                    sheet.deleteLater()
                    application.processEvents()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
