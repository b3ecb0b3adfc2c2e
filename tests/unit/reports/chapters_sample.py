"""The pages after the first, full and empty, to print in tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from servicedesk.core.enums import Priority
from servicedesk.core.weekly_chapters import Chapters
from servicedesk.core.weekly_complaints import Complaints, Handling, SeriousRow
from servicedesk.core.weekly_delivery import BreachRow, Delivery, DueRow, WorkState
from servicedesk.core.weekly_demand import Demand, Waiting
from servicedesk.core.weekly_figures import Control, ControlPoint, CountRow, Interval, Share, ShareRow
from servicedesk.core.weekly_quality import Flaw, FlawCount
from servicedesk.core.weekly_relations import AtRiskRow, DueDay, Relations, RhythmCounts, TierRow
from servicedesk.core.weekly_satisfaction import Group, OpinionRow, Opinions, QuoteRow
from tests.unit.reports.sample import EMPTY, FULL

MONDAY = date(2026, 11, 9)
COUNTED = datetime(2026, 11, 16, 0, 0)


def weeks(counts, sizes, low, high, signals=(), per=100, centre=85.2):
    first = MONDAY - timedelta(days=7 * (len(counts) - 1))
    broken = dict(signals)
    points = tuple(
        ControlPoint(first + timedelta(days=7 * at), count, n, low, high, broken.get(at, 0), count * per > centre * n)
        for at, (count, n) in enumerate(zip(counts, sizes, strict=True))
    )
    return Control(points, centre, len(counts) - 1, per)


CSAT = weeks(
    (302, 301, 310, 312, 300, 312, 311, 309, 312, 301, 318),
    (352, 351, 360, 366, 350, 402, 361, 360, 366, 352, 366),
    79.6, 90.8, {5: 1},
)  # fmt: skip
ON_TIME = weeks(
    (230, 231, 228, 229, 230, 231, 230, 229, 231, 230, 215),
    (238, 240, 236, 238, 239, 240, 238, 237, 240, 238, 236),
    92.0, 99.9, {10: 1}, centre=96.4,
)  # fmt: skip
RATE = weeks((41, 38, 44, 40, 39, 42, 43, 41, 40, 38, 44), (960, 975, 948, 990, 970, 1150, 955, 980, 972, 987, 1012),
             22.0, 61.0, per=1000, centre=41.5)  # fmt: skip

DEMAND = Demand(
    1012,
    987,
    (CountRow("in_person", 607, 612), CountRow("phone", 220, 215), CountRow("wechat", 155, 133),
     CountRow("email", 30, 27)),
    (CountRow("request", 540, 526), CountRow("fault", 236, 238), CountRow("complaint", 44, 38), CountRow("", 6, 4)),
    (CountRow("设施报修", 236, 238), CountRow("入住", 120, 118)),
    16,
    320,
    (*(tuple(2 if 8 <= hour < 20 else 0 for hour in range(24)) for _ in range(6)),
     tuple(20 if hour == 11 else 1 for hour in range(24))),
    Waiting(
        5,
        (1, 2, 3, 5, 8, 10, 15, 20, 30),
        (300, 120, 82, 0, 60, 30, 15, 9, 2, 1),
        ShareRow("within", Share(502, 624, Interval(77.2, 83.4)), Share(489, 601, Interval(78.1, 84.3)),
                 Interval(-5.4, 3.5)),
        ShareRow("left", Share(5, 624, Interval(0.3, 1.9)), Share(4, 601, Interval(0.3, 1.7)), Interval(-1.0, 1.3)),
        252.0, 130.0, 480.0, 2400.0,
    ),
)  # fmt: skip
DELIVERY = Delivery(
    COUNTED, ON_TIME,
    (BreachRow("设施报修", Share(98, 107, Interval(84.8, 95.7)), "设备老化", 6),
     BreachRow("行李寄存", Share(0, 1, Interval(0.0, 79.3)))),
    4, 9, (CountRow("设备老化", 9), CountRow("保养不到位", 3)), 21, 7,
    (1, 3, 7, 14, 30), (34, 41, 2, 2, 1, 0), 5, 3, 292, 304, 62, 9,
    (DueRow("T-4818", "1611", "办理入住等候四十分钟", "许嘉铭", datetime(2026, 11, 16, 17, 43),
            WorkState.IN_PROGRESS),),
)  # fmt: skip
OPINIONS = Opinions(
    CSAT,
    (OpinionRow(Group.SITE, (7, 13, 28, 121, 197), "", Share(318, 366, Interval(83.0, 90.0))),
     OpinionRow(Group.LAST_WEEK, (8, 14, 29, 117, 184), "", Share(301, 352, Interval(81.4, 88.8))),
     OpinionRow(Group.CHANNEL, (3, 5, 13, 60, 107), "in_person", Share(167, 188, Interval(83.5, 92.6))),
     OpinionRow(Group.CHANNEL, (4, 8, 4, 32, 45), "wechat", Share(77, 93, Interval(73.9, 89.1)))),
    (ShareRow("噪音换房", Share(22, 31, Interval(53.4, 83.9))), ShareRow("发票", Share(25, 27, Interval(76.6, 97.9))),
     ShareRow("遗留物品", Share(7, 8, Interval(52.9, 97.8)))),
    5, 20, 14, 3,
    (QuoteRow(1, "敲了三次墙没人管，第二天才来解释。", "0905", "刘洋", "噪音换房"),
     QuoteRow(5, "○○记得我妈妈怕冷，毯子提前放好了。", "1103", "陈晨", "入住")),
    148,
)  # fmt: skip
COMPLAINTS = Complaints(
    COUNTED, 44, 38, 1012, RATE,
    (CountRow("响应慢", 21, 20), CountRow("服务态度", 11, 9), CountRow("外部噪音", 5, 4), CountRow("缺少检查", 2, 2),
     CountRow("规定不清", 1, 0)),
    0, 2, 4,
    (CountRow("people", 32, 29), CountRow("process", 3, 2), CountRow("technology", 0, 0),
     CountRow("environment", 5, 4)),
    (CountRow("投诉", 30, 26), CountRow("噪音扰客", 14, 12)),
    (ShareRow(Handling.ANSWERED_IN_TIME.value, Share(40, 44, Interval(78.8, 96.4)),
              Share(38, 38, Interval(90.8, 100.0)), Interval(-21.2, -0.1)),
     ShareRow(Handling.SATISFIED.value, Share(5, 6, Interval(43.6, 97.0)), Share(9, 11, Interval(52.3, 94.9)),
              Interval(-33.0, 30.0))),
    13, 6,
    (SeriousRow("T-4476", "0604", "郝思嘉", "0604 隔壁深夜喧哗", Priority.URGENT, datetime(2026, 11, 15, 10, 3), "马骏",
                datetime(2026, 11, 17, 1, 16), WorkState.IN_PROGRESS, 2),),
)  # fmt: skip
RELATIONS = Relations(
    tuple(DueDay(MONDAY + timedelta(days=at), 44, at, 1 if at == 6 else 0) for at in range(7)),
    Share(4, 8, Interval(21.5, 78.5)), Share(280, 310, Interval(86.5, 93.1)), Share(288, 317, Interval(87.2, 93.6)),
    (CountRow("reached", 280, 288), CountRow("no_answer", 64, 54), CountRow("wrong_number", 0, 0)),
    (TierRow("白金", 162, 14, 9, Share(7, 8, Interval(52.9, 97.8))),
     TierRow("", 3234, 264, 256, Share(185, 199, Interval(88.5, 95.8)))),
    25, 2299, RhythmCounts(340, 1528, 797, 543, 188), RhythmCounts(365, 1356, 773, 498, 85),
    (AtRiskRow("C-002380", "刘德华", "白金", 5, date(2026, 10, 20), 4),), 171,
)  # fmt: skip
FLAWS = (
    FlawCount(Flaw.SOLVED_WITHOUT_CAUSE, 89, 298),
    FlawCount(Flaw.ANSWERS_WITHOUT_SCORE, 0, 366),
    FlawCount(Flaw.SENSITIVE_NOT_LISTED, 2, 80),
)

CHAPTERS = Chapters(DEMAND, DELIVERY, OPINIONS, COMPLAINTS, RELATIONS, FLAWS)
BARE = Chapters(Demand(), Delivery(COUNTED), Opinions(), Complaints(COUNTED), Relations())
WHOLE = replace(FULL, chapters=CHAPTERS)
NOTHING = replace(EMPTY, chapters=BARE)
