"""The pages after the first: readable text, the same bytes again, nothing beyond the paper."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from servicedesk.core.enums import Channel, TicketKind
from servicedesk.core.translation import Translator
from servicedesk.core.weekly import WeeklyReport
from servicedesk.core.weekly_complaints import CostLine, Costs
from servicedesk.core.weekly_duplicates import Duplicates, MergedRow
from servicedesk.core.weekly_figures import CountRow, Interval, Share, ShareRow
from servicedesk.core.weekly_promises import OtherPromises
from servicedesk.core.weekly_quality import Flaw, FlawCount
from servicedesk.reports.frame import BOTTOM, LEFT, RIGHT, draw_frame
from servicedesk.reports.sheet import A4, Sheet
from servicedesk.reports.text import Typesetter
from servicedesk.reports.weekly import chapter_pages, frame_of, print_weekly, weekly_pdf
from servicedesk.reports.weekly_appendix import merged_remark, merged_rows
from servicedesk.reports.weekly_promises import inside_finding, update_finding
from servicedesk.reports.weekly_sections import Draft
from tests.unit.reports.chapters_sample import (
    CHAPTERS,
    COMPLAINTS,
    DELIVERY,
    DEMAND,
    NOTHING,
    OPINIONS,
    RELATIONS,
    WHOLE,
)
from tests.unit.reports.printed import CHINESE, ENGLISH, Observed, page_texts
from tests.unit.reports.sample import FULL

HOSTILE = "<b>x</b> & =1+1 \u202eevil\u202c 👨‍👩‍👧 喆玥垚犇㐂 "


def hostile(text=HOSTILE + "话" * 5000):
    """Every piece of text somebody wrote, far too long and full of traps; every list at its longest."""
    codes = [*(each.value for each in TicketKind), ""]
    demand = replace(
        DEMAND,
        visits=10**6,
        channels=tuple(CountRow(each, 10**6, 10**6) for each in (*(each.value for each in Channel), "")),
        families=tuple(CountRow(each, 10**6, 10**6) for each in codes),
        topics=(CountRow(text, 99999, 9),) * 13,
    )
    breach = replace(DELIVERY.breaches[0], label=text, cause=text, on_time=Share(1, 9, Interval(2.0, 43.5)))
    due = replace(DELIVERY.due[0], number="T-1234567", place="9" * 60, title=text, owner=text)
    delivery = replace(DELIVERY, breaches=(breach,) * 6, causes=(CountRow(text, 9),) * 7, due=(due,) * 8)
    quote = replace(OPINIONS.quotes[0], text=text, place="9" * 60, topic=text)
    topics = (*(replace(OPINIONS.topics[0], label=text) for _ in range(8)),)
    channels = (*OPINIONS.rows[:2], *(replace(OPINIONS.rows[2], label=text) for _ in range(5)))
    opinions = replace(OPINIONS, topics=topics, quotes=(quote,) * 4, rows=channels)
    serious = replace(COMPLAINTS.serious[0], number="T-1234567", place="9" * 60, title=text, owner=text)
    complaints = replace(
        COMPLAINTS,
        serious=(serious,) * 8,
        serious_open=80,
        reasons=(CountRow(text, 3),) * 7,
        topics=(CountRow(text, 3),) * 5,
    )
    tier = replace(RELATIONS.tiers[0], label=text)
    relations = replace(RELATIONS, tiers=(tier,) * 30, at_risk=(replace(RELATIONS.at_risk[0], tier=text),) * 6)
    flaws = tuple(FlawCount(flaw, 10**6, 10**7) for flaw in Flaw)
    lines = (CostLine(text, 10**6, 10**12),) * 30
    costs = Costs(10**6, 10**12, lines, 10**6, 10**12, lines)
    whole = replace(WHOLE, costs=costs)
    return replace(whole, chapters=replace(CHAPTERS, flaws=flaws, demand=demand, delivery=delivery, opinions=opinions,
                                           complaints=complaints, relations=relations))  # fmt: skip


def test_every_page_can_be_copied_out():
    texts = page_texts(weekly_pdf(WHOLE, CHINESE))
    assert len(texts) == 7
    expected = (
        ("本周接待 1,012 人次，在常见范围 855–1,099 之内", "按渠道：当面 60.0%", "周日 11:00–12:00 最忙（20 人次）",
         "80.4% 在 5 分钟内接待；是否达到 80% 目标未定", "未接待离开 5 人次（0.8%），无明显变化", "77.2–83.4%"),
        ("按时完成率本周 91.1%，低于控制下限", "超时 21 件，记录最多的原因是设备老化（9 件）", "未记录",
         "未结 80 件：超过 3 天 5 件，已超时 5 件", "其后 48 小时到期 62 件，未结 9 件", "T-4818", "…另有 8 项"),
        ("满意度只在 10/5 当周超出控制限，本周 86.9% 属正常波动", "看不出渠道差别；1–2 分共 20 份，占 5.5%",
         "噪音换房的区间整体低于全店 86.9%", "低分 20 份：已再处理 14 份，处理中 3 份，尚无下一步 3 份", "0905 刘*"),
        ("投诉率（每千人次）本周 43.5，11 周以来均属正常波动", "响应慢、服务态度占已记录原因的 80.0%", "人员",
         "明显低于上周：及时响应", "周末有 13 件严重投诉未结，现仍有 6 件", "郝*", "紧急，重开 2 次"),
        ("本周到期回访 330 个", "完成的 310 个回访中 90.3% 联系上宾客", "C-002380 刘*",
         "新客 340 位；171 位进入流失预警，流失净增 103 位"),
        ("已办结但未记原因", "89 / 298（29.9%）", "未评分的答卷", "按时完成率", "办结或超时"),
    )  # fmt: skip
    for number, (page, words) in enumerate(zip(texts[1:], expected, strict=True), 2):
        text = page.replace("\r\n", "")
        for each in (*words, f"校验码 {WHOLE.checksum}", f"第 {number} / 7 页"):
            assert each in text, each
    assert not any(name in "".join(texts) for name in ("刘洋", "陈晨", "郝思嘉", "刘德华"))


def test_english_is_complete():
    texts = page_texts(weekly_pdf(WHOLE, ENGLISH))
    assert not any(word in "".join(texts) for word in ("本周", "上周", "区间", "无数据", "满意度", "按时"))
    for words in ("No channel clearly differs", "340 new guests", "How to read this report", "Page 7 / 7"):
        assert words in "".join(texts)


def test_same_snapshot_prints_the_same_bytes():
    first = weekly_pdf(WHOLE, CHINESE)
    weekly_pdf(NOTHING, ENGLISH)
    assert weekly_pdf(WeeklyReport.from_json(WHOLE.to_json()), CHINESE) == first


def test_a_report_of_one_page_is_printed_as_it_was():
    assert len(page_texts(weekly_pdf(FULL, CHINESE))) == print_weekly(FULL, CHINESE).pages == 1
    assert page_texts(weekly_pdf(FULL, CHINESE))[0].replace("/ 1 页", "") == page_texts(weekly_pdf(WHOLE, CHINESE))[
        0
    ].replace("/ 7 页", "").replace(WHOLE.checksum, FULL.checksum)


def test_sections_without_data_stay_and_say_so():
    texts = page_texts(weekly_pdf(NOTHING, CHINESE))
    assert len(texts) == 7
    for text in texts[1:-1]:
        assert "本周未结束" in text
        assert "本周无数据" in text
        assert "%" not in text.replace("区间为 95%", "").replace("95% 区间", "")
    for words in (
        "按渠道",
        "等候",
        "本周没有工单超时",
        "评分：本周无数据",
        "本周未接到投诉",
        "新客、预警、流失：无数据",
    ):
        assert words in "".join(texts)


def promised(parties):
    rows = tuple(ShareRow(f"部门 {place}", Share(6, 16, Interval(18.5, 61.4))) for place in range(parties))
    return OtherPromises(Share(24, 26, Interval(75.9, 97.9)), rows)


@pytest.mark.parametrize("translator", [CHINESE, ENGLISH], ids=["zh", "en"])
@pytest.mark.parametrize("parties", [0, 1, 3, 4, 8, 26, 40])
def test_other_promises_stand_whole_behind_the_deadlines_or_on_a_page_of_their_own(parties, translator):
    report = replace(WHOLE, other_promises=promised(parties))
    texts = [page.replace("\r\n", "") for page in page_texts(weekly_pdf(report, translator))]
    finding = update_finding(report.other_promises.update, translator)
    holding = next(place for place, page in enumerate(texts) if finding in page)
    rows = [place for place, page in enumerate(texts) for row in report.other_promises.inside if row.label in page]
    assert set(rows) <= {holding}
    assert inside_finding(report.other_promises, translator)[:20] in texts[holding] or not parties
    assert holding == (2 if parties < 5 else 3)
    assert len(texts) == 7 + (holding == 3)
    for _name, paint in chapter_pages(report, report.chapters, translator):
        sheet = Observed()
        paint(Draft(sheet, report, translator))
        assert max(bottom for _left, bottom, _right, _text in sheet.places) <= BOTTOM + 4


def test_a_full_page_of_deadlines_leaves_other_promises_their_own():
    report = replace(hostile(), other_promises=promised(1))
    assert len(page_texts(weekly_pdf(report, CHINESE))) == 1 + len(page_texts(weekly_pdf(hostile(), CHINESE)))


@pytest.mark.parametrize(("translator", "words"), [(CHINESE, "练习数据"), (ENGLISH, "Practice data")], ids=["zh", "en"])
def test_every_page_of_practice_data_says_so_at_its_head_and_foot(translator, words):
    report = replace(WHOLE, is_practice=True, other_promises=promised(8))
    texts = page_texts(weekly_pdf(report, translator))
    assert len(texts) == 8
    assert [page.count(words) for page in texts] == [2] * 8
    assert not any(words in page for page in page_texts(weekly_pdf(WHOLE, translator)))
    document = pypdfium2.PdfDocument(weekly_pdf(report, translator))
    assert document.get_metadata_value("Title").startswith(words)
    document.close()
    # Dark on white: a printer without colour shows it as well.
    sheet = Sheet(Canvas(BytesIO(), pagesize=A4), Typesetter())
    colours = []
    sheet.text = lambda x, y, text, size, colour="text", *rest, **more: colours.append((text, colour)) or 0.0
    draw_frame(sheet, frame_of(report, translator), translator, 1, 8)
    assert [colour for text, colour in colours if text == words] == ["text", "text"]


@pytest.mark.parametrize("translator", [CHINESE, ENGLISH], ids=["zh", "en"])
@pytest.mark.parametrize("report", [WHOLE, NOTHING, hostile(), replace(hostile("W" * 300), finished=False)],
                         ids=["full", "empty", "hostile", "wide"])  # fmt: skip
def test_nothing_leaves_the_paper(report, translator):
    for _name, paint in chapter_pages(report, report.chapters, translator):
        sheet = Observed()
        paint(Draft(sheet, report, translator))
        for left, bottom, right, text in sheet.places:
            assert left >= LEFT - 1, text[:60]
            assert right <= RIGHT + 1, text[:60]
            assert bottom <= BOTTOM + 4, text[:60]


def test_user_text_is_text():
    for translator in (CHINESE, ENGLISH):
        printed = print_weekly(hostile(), translator)
        text = "".join(page_texts(printed.pdf))
        assert "<b>x</b>" in text
        assert "\u202e" not in text
        assert "👨" not in text
        assert ("[家人]" if translator is CHINESE else "[family]") in text
        assert printed.replaced == ()


MERGED = Duplicates(
    45,
    2,
    tuple(
        MergedRow(f"T-{place}", f"T-{place + 100}", f"空调 {place}", "林晓", date(2016, 3, 9)) for place in range(43)
    ),
)


@pytest.mark.parametrize(
    ("language", "heading", "rest"),
    [
        ("zh_CN", "本周有 45 件工单并入其他工单", "另有 2 件敏感工单计入、不列出"),
        ("en", "45 tickets of the week went into others", "2 sensitive ones are counted and not listed"),
    ],
)
def test_merged_tickets_are_listed_and_the_rest_counted(language, heading, rest):
    texts = page_texts(weekly_pdf(replace(FULL, chapters=CHAPTERS, duplicates=MERGED), Translator(language)))
    whole = "".join("".join(texts).split())
    assert "".join(heading.split()) in whole
    assert "".join(rest.split()) in whole
    assert "T-0→T-100" in whole
    assert "T-39→T-139" in whole
    assert "T-40→" not in whole, "the others are counted"
    assert whole.count("林晓") >= 40


def test_a_report_without_merged_tickets_is_printed_as_it_was():
    whole = "".join(page_texts(weekly_pdf(replace(FULL, chapters=CHAPTERS), Translator("en"))))
    assert "went into" not in whole


def test_a_single_long_one_stays_on_the_paper():
    found = Duplicates(1, 0, (MergedRow("T-1", "T-2", "长" * 5000),))
    cells = merged_rows(found, Translator("en"))
    assert [len(cell) for cell in cells[0]] == [9, 60, 1]
    assert merged_remark(found, Translator("en"))[1] == "each counts once, with the ticket it went into"
