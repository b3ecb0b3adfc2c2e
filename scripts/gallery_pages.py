"""Sheets of the gallery: whole pages put together from the kit."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from scripts.gallery_controls import page
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import (
    banner,
    bars,
    buttons,
    cards,
    deadline,
    empty_state,
    flow_layout,
    glyphs,
    labels,
    nav_list,
    paint,
    rail,
    row_list,
    scroll,
    stat_tile,
    status_bar,
    suggestions,
    tags,
    text,
    tiles,
    timeline,
    toast,
)


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
