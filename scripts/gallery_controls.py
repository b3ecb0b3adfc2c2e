"""Sheets of the gallery: buttons, fields, and what is used with a guest in front."""

from __future__ import annotations

from datetime import date, datetime, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import (
    avatar,
    buttons,
    cards,
    checklist,
    choices,
    deadline,
    forms,
    inputs,
    labels,
    pickers,
    pin,
    tabs,
    tags,
    text_area,
    tiles,
)


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
