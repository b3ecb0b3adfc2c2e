"""The printed first page: readable text, the same bytes, no claim beyond the intervals, nothing breaks it."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from servicedesk.core.translation import Translator
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
from servicedesk.reports.frame import BOTTOM, TOP
from servicedesk.reports.sheet import Sheet
from servicedesk.reports.text import Typesetter
from servicedesk.reports.weekly import fit, print_weekly, section_heights, weekly_pdf
from servicedesk.reports.weekly_sections import Draft
from servicedesk.reports.weekly_verdict import headline, paragraph
from servicedesk.reports.weekly_words import detail_text, interval_text, next_step, sample_text
from tests.unit.reports.sample import EMPTY, FULL

WORDS = {"customer": "宾客", "customers": "宾客"}
CHINESE = Translator("zh_CN", WORDS)
ENGLISH = Translator("en", {"customer": "guest", "customers": "guests"})
HOSTILE = "<b>x</b> & =1+1 \u202eevil\u202c 👨‍👩‍👧 喆玥垚犇㐂 \ud800 "


def page_text(pdf):
    document = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    assert len(document) == 1
    document.close()
    return text


def with_tile(**changes):
    tiles = tuple(replace(tile, **changes) if tile.metric is Metric.CSAT else tile for tile in FULL.tiles)
    return replace(FULL, tiles=tiles)


def test_text_can_be_copied_out():
    text = page_text(weekly_pdf(FULL, CHINESE))
    for words in (
        "云汀湖畔酒店 · 前台服务台",
        "2026 年第 46 周 · 11月9日周一 – 11月15日周日",
        "按时完成率明显下降，低于 95% 目标；满意度无明显变化",
        "空调报修两次未好，换房后仍说“休息不好”",
        "1 仍不满意的宾客",
        "王*",
        "¥6,840",
        "95% 区间 83.0–90.0%",
        "n=366 · 上周 85.5%（n=352）",
        "目标 95%：区间全在目标之下",
        f"校验码 {FULL.checksum}",
        "第 1 / 1 页",
    ):
        assert words in text
    assert "…" not in text
    assert "王芳" not in text


def test_english_is_complete():
    text = page_text(weekly_pdf(FULL, ENGLISH))
    for words in ("Guests still unhappy", "For you to decide", "by 17 Nov", "No clear change", "Page 1 / 1", "47 min"):
        assert words in text
    assert "…" not in text


def test_same_snapshot_prints_the_same_bytes():
    first = weekly_pdf(FULL, CHINESE)
    weekly_pdf(EMPTY, ENGLISH)
    assert weekly_pdf(WeeklyReport.from_json(FULL.to_json()), Translator("zh_CN", WORDS)) == first
    assert weekly_pdf(replace(FULL, prepared_by="马骏"), CHINESE) != first


def test_metadata_names_nobody_and_every_font_is_embedded():
    pdf = weekly_pdf(FULL, CHINESE)
    metadata = pypdfium2.PdfDocument(pdf).get_metadata_dict()
    assert metadata["Title"] == "服务质量周报（主管） 2026-W46"
    assert metadata["Author"] == ""
    assert metadata["Producer"] == metadata["Creator"] == "Service Desk"
    assert metadata["CreationDate"].startswith("D:20261116090500")
    assert b"Helvetica" not in pdf
    assert pdf.count(b"/FontFile2") == pdf.count(b"/FontDescriptor ") >= 4
    assert len(pdf) < 200_000


def test_unfinished_week_without_data_says_so():
    text = page_text(weekly_pdf(EMPTY, CHINESE))
    assert "本周未结束：本周无数据" in text
    assert text.count("本周无数据") == 7
    assert text.count("无数据") == 7 + 6
    assert "0.0%" not in text
    assert "草稿" in text


def test_single_record_claims_nothing():
    csat = Tile(Metric.CSAT, 1, 1, interval=Interval(20.7, 100.0), series=(None, 100.0), target=88)
    report = replace(EMPTY, finished=True, facts=WeekFacts(1, 1), tiles=(csat,))
    text = page_text(weekly_pdf(report, CHINESE))
    assert "本周记录太少，无法比较" in text
    assert "样本少 (n<10)" in text
    assert "目标 88%：样本少 (n=1)，不判" in text
    assert "明显变化" not in text


def test_user_text_neither_breaks_nor_vanishes():
    report = replace(
        FULL,
        site=HOSTILE + "长" * 5000,
        prepared_by=HOSTILE * 40,
        unhappy=tuple(UnhappyCustomerRow("9" * 60, "\u202e王芳", HOSTILE + "话" * 5000, 1, 5, "责" * 50, HOSTILE * 4,
                                         date(2026, 1, 1), 10**12) for _ in range(9)),
        decisions=tuple(DecisionRow("决" * 5000, HOSTILE * 500, date(2026, 1, 1)) for _ in range(5)),
        faults=tuple(RepeatedFaultRow("位" * 500, HOSTILE * 100, 10**9, FaultState.OPEN, "a" * 5000) for _ in range(8)),
        promises=Promises(1, 3, tuple(BrokenPromiseRow("p" * 5000, "w" * 300, remark="迟" * 200) for _ in range(8))),
        actions=tuple(ActionRow("行" * 5000, "x" * 200, ActionState.DOING) for _ in range(12)),
        compensation=Compensation(10**13, 10**6, 10**12, 10**13, 10**6,
                                  tuple(CompensationCause("原因" * 200, 10**12) for _ in range(9))),
        facts=WeekFacts(10**6, 10**5, 10**4, "因" * 5000, 5),
    )  # fmt: skip
    for translator in (CHINESE, ENGLISH):
        printed = print_weekly(report, translator)
        text = page_text(printed.pdf)
        family = "[家人]" if translator is CHINESE else "[family]"
        assert f"<b>x</b> & =1+1 [U+202E]evil[U+202C] {family} 喆玥垚犇㐂" in text
        assert "\u202e" not in text
        assert printed.replaced == ("U+D800",)
        assert "U+D800" in text
        assert report.checksum in text


def test_every_list_says_what_it_left_out():
    many = replace(FULL, unhappy=FULL.unhappy * 9, actions=FULL.actions * 9)
    text = page_text(weekly_pdf(many, CHINESE))
    assert "27 位" in text
    assert "另有 24 项未列出" in text
    assert "45 项：做完 27 · 在做 9 · 未做 9" in text


@pytest.mark.parametrize("report", [FULL, EMPTY, replace(FULL, unhappy=FULL.unhappy * 9)])
def test_page_is_filled_but_never_overfull(report):
    room = BOTTOM - TOP - 110
    draft = Draft(Sheet(None, Typesetter()), report, CHINESE)
    shown = fit(draft, room)
    assert sum(section_heights(draft, shown)) + 4 * 7 <= room
    assert fit(draft, room + 200).unhappy > shown.unhappy or not report.unhappy[3:]


def test_hidden_causes_are_pooled():
    text = page_text(weekly_pdf(FULL, CHINESE))
    assert "其他" in text
    assert "¥780" in text
    assert "清洁" not in text


@pytest.mark.parametrize(
    ("report", "text"),
    [
        (FULL, "按时完成率明显下降，低于 95% 目标；满意度无明显变化"),
        (with_tile(difference=Interval(1, 9)), "按时完成率明显下降，低于 95% 目标；满意度明显上升"),
        (with_tile(difference=Interval(-9, -1)), "按时完成率明显下降，低于 95% 目标；满意度明显下降"),
        (with_tile(target=91), "按时完成率明显下降，低于 95% 目标；满意度低于 91% 目标"),
        (replace(FULL, tiles=FULL.tiles[1:3]), "满意度、NPS 与上周相比无明显变化，其余指标记录太少，不作比较"),
        (replace(FULL, tiles=FULL.tiles[1:3] + FULL.tiles[4:]), "记录足够的指标与上周相比均无明显变化"),
        (replace(FULL, tiles=(), finished=False), "本周未结束：本周记录太少，无法比较"),
        (replace(EMPTY, finished=True), "本周无数据"),
    ],
)
def test_headline_claims_no_more_than_the_intervals(report, text):
    assert headline(report, CHINESE) == text


def test_chance_is_claimed_only_when_everything_was_compared():
    assert "其余各项与上周的差别都在误差范围内" in paragraph(FULL, CHINESE)
    assert "误差" not in paragraph(with_tile(difference=None), CHINESE)
    assert "误差" not in paragraph(with_tile(difference=Interval(1, 9)), CHINESE)


def test_paragraph_is_the_pictures():
    assert paragraph(FULL, CHINESE) == (
        "本周接待 1,012 人次，收回答卷 366 份（36.2%）。按时完成 215/236 件，比上周低 5.5 个百分点"
        "（95% 区间 1.2–10.2）。超时 21 件中 9 件为 10–12 层空调报修。其余各项与上周的差别都在误差范围内。"
    )


def test_nps_is_signed_and_has_no_percent():
    tile = replace(FULL.tile(Metric.NPS), total=-10, interval=Interval(-7.5, 2.4))
    assert interval_text(tile, CHINESE) == "95% 区间 −8 至 +2"
    assert sample_text(tile, CHINESE) == "n=386 · 前 4 周 +39（n=379）"


def test_mature_week_and_provisional_cases_are_named():
    tile = replace(FULL.tile(Metric.FIRST_CONTACT), provisional=6)
    assert detail_text(tile, CHINESE) == "95% 区间 75.4–80.7% · 第 45 周 · 待观察 6"
    assert "前周 76.9%" in sample_text(tile, CHINESE)


def test_steps_have_their_day():
    assert next_step("回访", date(2026, 11, 16), CHINESE) == "16日回访"
    assert next_step("call back", date(2026, 11, 16), ENGLISH) == "call back 16 Nov"
    assert next_step("", None, CHINESE) == "—"


def test_what_is_asked_stands_on_paper_to_its_last_word():
    asked = "Review the time rules or the staffing of the departments that resolve tickets"
    report = replace(EMPTY, decisions=(DecisionRow(asked, "1440 of 1988 in time", date(2026, 4, 20)),))
    text = " ".join(page_text(weekly_pdf(report, ENGLISH)).split())
    assert asked in text
    assert "…" not in text


def test_a_latin_name_stands_apart_from_the_chinese_behind_it():
    low = tuple(
        replace(tile, total=80, interval=Interval(12, 28)) if tile.metric is Metric.NPS else tile for tile in FULL.tiles
    )
    assert "NPS 低于 +40 目标" in headline(replace(FULL, tiles=low), CHINESE)


def test_a_wide_verdict_leaves_the_name_of_a_figure_whole():
    few = tuple(replace(tile, total=1, n=1) if tile.metric is Metric.ON_TIME else tile for tile in FULL.tiles)
    text = page_text(weekly_pdf(replace(FULL, tiles=few), CHINESE))
    assert "按时完成率" in text
    assert "按时完成率 S" not in text
    assert "按时完成率 SLA" in page_text(weekly_pdf(FULL, CHINESE))
