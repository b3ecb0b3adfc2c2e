"""Whatever stands on a voucher, everything is on the paper: long names, hostile names, the largest amount."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.translation import Translator
from servicedesk.core.voucher import VoucherFacts, VoucherPaper
from servicedesk.reports import voucher
from servicedesk.reports.voucher import A5, MILLIMETRE, ROLL_LEAST, ROLL_WIDTH, print_voucher

PLAIN = VoucherFacts(
    "云湖酒店", Bilingual("餐券", "Dining voucher"), 13_600, "¥", "V-00417", "7KMQ", "陈**", "T-2417",
    datetime(2026, 11, 22, 14, 32, tzinfo=UTC), "林晓", "周宁", date(2027, 2, 20),
)  # fmt: skip
LONGEST = replace(
    PLAIN, site="云湖国际会议中心温泉度假酒店" * 4, name=Bilingual("行政酒廊下午茶" * 8, "Executive lounge tea " * 8),
    amount_cents=9_999_900, issued_by="亚历山大·康斯坦丁诺维奇" * 4, approved_by="Alexander Romanov " * 3, times=3,
)  # fmt: skip


def paper_size(pdf):
    found = re.search(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", pdf)
    return float(found[1]), float(found[2])


def height(facts, paper, language="zh_CN"):
    unit, size = voucher._fitting(facts, Translator(language, {}), paper)
    return voucher._height(facts, Translator(language, {}), paper, unit), size


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("facts", [PLAIN, LONGEST], ids=["plain", "longest"])
def test_it_stands_on_one_page_of_the_paper(facts, language):
    sheet = print_voucher(facts, Translator(language, {}), VoucherPaper.A5)
    roll = print_voucher(facts, Translator(language, {}), VoucherPaper.ROLL)
    assert (sheet.pages, roll.pages) == (1, 1)
    assert paper_size(sheet.pdf) == pytest.approx(A5, abs=0.01)
    assert paper_size(roll.pdf)[0] == pytest.approx(ROLL_WIDTH, abs=0.01)


def test_the_roll_is_as_long_as_what_stands_on_it():
    (plain, short), (longest, long) = height(PLAIN, VoucherPaper.ROLL), height(LONGEST, VoucherPaper.ROLL)
    assert short[1] == pytest.approx(max(plain, ROLL_LEAST))
    assert long[1] == pytest.approx(longest)
    assert long[1] > short[1] + 20 * MILLIMETRE


def test_what_would_run_over_is_drawn_smaller():
    small, large = (voucher._fitting(each, Translator("en", {}), VoucherPaper.A5)[0] for each in (LONGEST, PLAIN))
    assert small < large == 1.0


@pytest.mark.parametrize(("language", "words"), [("zh_CN", "练习数据，不能兑换"), ("en", "Practice data, not valid")])
@pytest.mark.parametrize("paper", list(VoucherPaper))
def test_a_voucher_of_a_practice_site_says_that_it_is_none(language, words, paper):
    for facts in (PLAIN, LONGEST):
        for is_practice in (False, True):
            made = print_voucher(replace(facts, is_practice=is_practice), Translator(language, {}), paper)
            document = pypdfium2.PdfDocument(made.pdf)
            assert (words in document[0].get_textpage().get_text_range().replace("\r\n", " ")) is is_practice
            assert len(document) == 1
            document.close()


TEXT = st.text(max_size=500)


@given(
    is_practice=st.booleans(),
    site=TEXT,
    name=TEXT,
    by=TEXT,
    approved=TEXT,
    cents=st.sampled_from([1, 9_999_900]),
    times=st.integers(1, 3),
)
@settings(max_examples=25, deadline=None)
def test_no_words_run_over_the_edge(is_practice, site, name, by, approved, cents, times):
    facts = replace(
        PLAIN,
        site=site,
        name=Bilingual(name, name),
        issued_by=by,
        approved_by=approved,
        amount_cents=cents,
        times=times,
        is_practice=is_practice,
    )
    for paper in VoucherPaper:
        used, size = height(facts, paper)
        assert used <= size[1] + 0.01


def test_markup_in_a_name_is_letters():
    hostile = replace(PLAIN, site="<b>Lake</b>", name=Bilingual("<img src=x>", "<img src=x>"), amount_cents=1)
    assert print_voucher(hostile, Translator("en", {}), VoucherPaper.A5).replaced == ()
    # What no font has is not dropped: a mark stands for it, and the print says so.
    assert print_voucher(replace(PLAIN, site="\ud800"), Translator("en", {}), VoucherPaper.A5).replaced
