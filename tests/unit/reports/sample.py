"""A full week to print in tests."""

from __future__ import annotations

from datetime import date, datetime

from servicedesk.core.weekly import (
    ActionRow,
    ActionState,
    BrokenPromiseRow,
    Compensation,
    CompensationCause,
    DecisionRow,
    FaultState,
    Interval,
    Metric,
    Promises,
    RepeatedFaultRow,
    Tile,
    UnhappyCustomerRow,
    WeekFacts,
    WeeklyReport,
)

TILES = (
    Tile(Metric.VOLUME, 1012, 7, 987, 7, Interval(855, 1099),
         series=(960, 975, 948, 990, 970, 1150, 955, 980, 972, 995, 987, 1012)),
    Tile(Metric.CSAT, 318, 366, 301, 352, Interval(83.0, 90.0), Interval(-3.7, 6.5),
         (85.5, 85.6, 84.2, 85.4, 84.9, 77.6, 86.2, 86.5, 87.4, 86.8, 85.5, 86.9), 88),
    Tile(Metric.NPS, 162, 386, 148, 379, Interval(35, 49), Interval(-7, 13),
         (34, 36, 34, 37, 31, 29, 34, 37, 38, 39, 39, 42), 40),
    Tile(Metric.ON_TIME, 215, 236, 230, 238, Interval(86.8, 94.1), Interval(-10.2, -1.2),
         (95.0, 95.8, 94.7, 95.5, 94.8, 93.9, 95.8, 95.0, 96.2, 95.9, 96.6, 91.1), 95),
    Tile(Metric.FIRST_CONTACT, 741, 948, 716, 931, Interval(75.4, 80.7), Interval(-2.5, 5.1),
         (74.0, 74.6, 73.8, 74.9, 74.0, 72.0, 75.0, 75.5, 76.0, 76.2, 76.9, 78.2), 75, week=45),
    Tile(Metric.PROMPT, 502, 624, 489, 601, Interval(77.2, 83.4), Interval(-5.4, 3.5),
         (79.6, 80.2, 80.4, 79.1, 78.6, 70.5, 79.9, 81.2, 81.0, 80.8, 81.4, 80.4), 80, 5, 4.2),
)  # fmt: skip

FULL = WeeklyReport(
    site="云汀湖畔酒店",
    year=2026,
    week=46,
    prepared_by="林晓",
    prepared_at=datetime(2026, 11, 16, 9, 5),
    data_as_of=datetime(2026, 11, 16, 8, 0),
    issued=True,
    facts=WeekFacts(1012, 366, 21, "10–12 层空调报修", 9),
    unhappy=(
        UnhappyCustomerRow("1112", "王芳", "空调报修两次未好，换房后仍说“休息不好”", 2, 5, "何志强", "回访",
                           date(2026, 11, 16), 42800),
        UnhappyCustomerRow("0905", "刘洋", "隔壁施工噪音，要求经理当面解释", 1, 5, "周宁", "面谈",
                           date(2026, 11, 17), 68000),
        UnhappyCustomerRow("已离店", "周杰", "行李轮破损，已付修理费，仍要求换新", 2, 5, "马骏", "答复",
                           date(2026, 11, 18), 30000),
    ),
    decisions=(
        DecisionRow("批准 10–12 层空调外包检修，¥12,000，11月18–20日", "9/21 件超时同因；1108、1112 风机盘管重复报修",
                    date(2026, 11, 17)),
        DecisionRow("同房型换房权限下放给值班员（试点见第 4 页）", "噪音换房等授权中位 14 分钟，n=31",
                    date(2026, 11, 17)),
        DecisionRow("周五 15–18 时前台加派 1 人，试行 4 周", "该时段 5 分钟内接待 61.2%（n=85），全周 80.4%（n=624）",
                    date(2026, 11, 19)),
    ),
    faults=(
        RepeatedFaultRow("1108", "风机盘管 FCU-11-08", 4, FaultState.WAITING, "待外包"),
        RepeatedFaultRow("1203", "淋浴混水阀", 3, FaultState.RESOLVED, "已更换"),
        RepeatedFaultRow("1112", "风机盘管 FCU-11-12", 2, FaultState.WAITING),
    ),
    promises=Promises(
        59,
        62,
        (
            BrokenPromiseRow("1512 加湿器 21:00 前送到", "唐悦", 47),
            BrokenPromiseRow("0807 专票次日中午前开好", "林晓", 1450),
            BrokenPromiseRow("1015 免早餐记入账单", "马骏", None, "退房未记"),
        ),
    ),
    actions=(
        ActionRow("早高峰增开自助机引导岗", "林晓", ActionState.DONE),
        ActionRow("噪音房标记写入房态", "唐悦", ActionState.DONE),
        ActionRow("发票抬头二次核对", "马骏", ActionState.DONE),
        ActionRow("10–12 层空调自查 19/36 间", "何志强", ActionState.DOING),
        ActionRow("等候超 5 分主动送水（缺人）", "马骏", ActionState.NOT_DONE),
    ),
    compensation=Compensation(
        684000,
        31,
        16800,
        592000,
        27,
        (
            CompensationCause("设施报修", 312000),
            CompensationCause("噪音换房", 196000),
            CompensationCause("行李破损", 98000),
            CompensationCause("清洁", 50000),
            CompensationCause("发票", 28000),
        ),
    ),
    tiles=TILES,
)  # fmt: skip

EMPTY = WeeklyReport(
    "云汀湖畔酒店", 2026, 46, "林晓", datetime(2026, 11, 16, 9, 5), datetime(2026, 11, 16, 8, 0), finished=False
)
