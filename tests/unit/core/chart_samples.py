"""One chart of every kind, with gaps and few answers in them."""

from __future__ import annotations

from servicedesk.core.charts import (
    Bar,
    BarChart,
    Caption,
    ColumnChart,
    Distribution,
    DistributionRow,
    Event,
    HeatMap,
    IntervalChart,
    IntervalRow,
    Line,
    LineChart,
    Pareto,
    PChart,
    ProportionPoint,
    Sparkline,
    Unit,
)

_SHARES = (302, 301, 0, 310, 312, 300, 315, 311, 340, 312, 318, 318)
_SIZES = (352, 351, 0, 360, 366, 350, 402, 361, 438, 366, 366, 366)
_LABELS = ("8/24", "8/31", "9/7", "9/14", "9/21", "9/28", "10/5", "10/12", "10/19", "10/26", "11/2", "11/9")

P_CHART = PChart(
    Caption("满意度只在国庆周跌出控制限，本周 86.9% 属正常波动", 4078, "p 控制图 · 12 周 · 按答卷时间"),
    tuple(
        ProportionPoint(label, x, n, 79.6 if n else None, 90.8 if n else None, "西电规则 1" if label == "10/5" else "")
        for label, x, n in zip(_LABELS, _SHARES, _SIZES, strict=True)
    ),
    85.2,
    88,
    (Event(7.5, "10/19 换房权限试点"),),
)
LINES = LineChart(
    Caption("一次解决率稳步上升", 948, "按办结时间"),
    _LABELS,
    (
        Line("全店", (74.0, 74.6, None, 74.9, 74.0, 72.0, 75.0, 75.5, 76.0, 76.2, 76.9, 78.2)),
        Line("电话", (70.0, 70.6, 71.0, 72.9, 71.0, 70.0, 73.0, 72.5, 73.0, 74.2, 73.9, 75.2)),
    ),
    target=75,
    events=(Event(10.5, "新脚本"),),
)
SPARK = Sparkline(Caption("CSAT"), (85.5, 85.6, None, 85.4, 84.9, 77.6, 86.2, 86.5, None, 86.8, 85.5, 86.9), target=88)
BARS = BarChart(
    Caption("设施报修占补偿的四成六", 31, "按支付时间"),
    (
        Bar("设施报修", 312000),
        Bar("噪音换房", 196000),
        Bar("行李破损", 98000),
        Bar("其他", 78000, muted=True),
        Bar("早餐", None),
    ),
    Unit.MONEY,
)
HOURS = ColumnChart(
    Caption("高峰在 11 时和 18 时", 1095, "按到达时间"),
    tuple(
        Bar(str(hour), (5, 20, 44, 80, 121, 90, 60, 51, 48, 52, 88, 110, 70, 30, None)[hour - 7])
        for hour in range(7, 22)
    ),
    target=100,
)
REASONS = Pareto(
    Caption("前四类原因占未满意的 87%", 31, "按答卷时间"),
    (Bar("等候久", 11), Bar("设施报修", 8), Bar("噪音", 5), Bar("账单", 3), Bar("清洁", 2, muted=True),
     Bar("其他", 2, muted=True)),
)  # fmt: skip
OPINIONS = Distribution(
    Caption("看不出渠道差别；1–2 分共 20 份，占 5.5%", 366, "各行按份数占比 · 按答卷时间"),
    ("1 很不满意", "2 不满意", "3 一般", "4 满意", "5 很满意"),
    (
        DistributionRow("全店", (8, 12, 28, 120, 198), "4–5 分 86.9%"),
        DistributionRow("当面", (3, 5, 13, 60, 107), "4–5 分 88.8%"),
        DistributionRow("微信", (3, 5, 7, 32, 45), "4–5 分 83.7%"),
        DistributionRow("其他", (0, 0, 1, 3, 4), "样本少"),
        DistributionRow("邮件", (0, 0, 0, 0, 0)),
    ),
    centre=2,
)
HEAT = HeatMap(
    Caption("周六最忙", 1095, "按到达时间"),
    ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
    tuple(str(hour) for hour in range(7, 22)),
    tuple(tuple(None if hour == 21 else (hour * 7 + day * 13) % 40 for hour in range(7, 22)) for day in range(7)),
)
WHISKERS = IntervalChart(
    Caption("设施报修、噪音换房的区间整体低于全店 86.9%", 366, "4–5 分占比与 Wilson 区间 · 按答卷时间"),
    (
        IntervalRow("噪音换房", 31, 71.0, 53.4, 83.9, worse=True),
        IntervalRow("设施报修", 64, 71.9, 59.9, 81.4, worse=True),
        IntervalRow("退房结账", 86, 90.7, 82.7, 95.2),
        IntervalRow("发票", 27, 92.6, 76.6, 97.9),
        IntervalRow("遗留物品", 8, 87.5, 52.9, 97.8),
        IntervalRow("会员", 0, None),
    ),
    86.9,
    "全店",
)
ALL = (P_CHART, LINES, BARS, HOURS, REASONS, OPINIONS, HEAT, WHISKERS, SPARK)
