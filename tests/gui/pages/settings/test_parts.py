"""What Settings works with, without a window: times as typed, opening hours, the book of rules, words of acts."""

from __future__ import annotations

import importlib
import pkgutil
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import FunctionType

import pytest
from hypothesis import given
from hypothesis import strategies as st

import servicedesk.services
from servicedesk.core.bilingual import Bilingual
from servicedesk.core.translation import set_language
from servicedesk.queries.rules import CalendarRow, DayRow
from servicedesk.services.service_levels import LevelDraft
from servicedesk.ui.pages.settings.audit_words import act_words, area_words, known_acts
from servicedesk.ui.pages.settings.day_strip import day_mark, days_of
from servicedesk.ui.pages.settings.hours import hours_of, hours_words
from servicedesk.ui.pages.settings.rule_book import RuleBook
from servicedesk.ui.pages.settings.spans import FULL_DAY, day_length, minutes_of, span_words

OFFICE = {str(day): [["09:00", "18:00"]] for day in range(1, 6)} | {"6": [], "7": []}


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("90", 90),
        ("1h30", 90),
        ("1.5 小时", 90),
        ("３０分", 30),
        ("1 小时 30 分钟", 90),
        ("2 天", 2880),
        ("1 d 3 h", 1620),
        ("4 h", 240),
        ("", None),
        ("0", None),
        ("soon", None),
        ("1 h x", None),
        ("99999 d", None),
    ],
)
def test_times_are_read_as_people_write_them(typed, minutes):
    assert minutes_of(typed) == minutes


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@given(minutes=st.integers(1, 60 * 24 * 300), day=st.sampled_from([FULL_DAY, 540, 0]))
def test_what_is_shown_is_read_back_to_the_minute(language, minutes, day):
    set_language(language)
    assert minutes_of(span_words(minutes, day), day) == minutes


def test_a_day_is_as_long_as_the_calendar_is_open():
    assert day_length(OFFICE) == 540
    assert span_words(1620, 540) == "3 work days"
    assert day_length({"1": [["00:00", "24:00"]]}) == FULL_DAY
    assert day_length({**OFFICE, "6": [["09:00", "12:00"]]}) == 0
    assert span_words(1620, 0) == "27 h"


@pytest.mark.parametrize(
    ("typed", "spans"),
    [
        ("9-18", [["09:00", "18:00"]]),
        ("9:00–12:00, 13:30–18:00", [["09:00", "12:00"], ["13:30", "18:00"]]),
        ("９：００～１２：００、１３：３０至１８：００", [["09:00", "12:00"], ["13:30", "18:00"]]),
        ("0-24", [["00:00", "24:00"]]),
        ("", []),
        ("18-9", [["18:00", "09:00"]]),
        ("9-12, 11-18", None),
        ("9:75-12", None),
        ("9-25", None),
        ("all day", None),
    ],
)
def test_opening_hours_are_read_as_people_write_them(typed, spans):
    assert hours_of(typed) == spans
    if spans is not None:
        assert hours_of(hours_words(spans)) == spans


def draft(identity, **values):
    return replace(LevelDraft(identity, None, None, (), 30, 60, 240, 1), **values)


@pytest.fixture
def book():
    return RuleBook([draft(1, priority="urgent"), draft(2, kind="fault"), draft(3, is_default=True)])


def test_the_default_stays_last_and_stays(book):
    default = book.rules[-1].key
    assert not book.remove(default)
    assert not book.move(default, -1)
    assert not book.move(book.rules[1].key, 1)
    assert not book.is_changed


def test_moving_two_rules_past_each_other_is_one_change_and_back_is_none(book):
    first = book.rules[0].key
    assert book.move(first, 1)
    assert [rule.now.id for rule in book.rules] == [2, 1, 3]
    assert book.changes() == 1
    book.move(first, -1)
    assert book.changes() == 0
    assert not book.is_changed


def test_new_changed_and_removed_rules_each_count(book):
    above = book.rules[1].key
    key = book.insert(above)
    assert book.place(key) == 1
    assert book.find(key).before is None
    book.change(book.rules[0].key, replace(book.rules[0].now, resolution_minutes=60))
    book.remove(above)
    assert book.changes() == 3
    book.discard()
    assert book.changes() == 0


def test_a_draft_comes_back_as_it_was_but_never_without_a_default(book):
    book.insert(None)
    book.change(book.rules[1].key, replace(book.rules[1].now, tiers=("gold",)))
    content = book.content()
    same = RuleBook(book._stored)
    assert same.restore(content)
    assert same.drafts() == book.drafts()
    assert same.changes() == book.changes() == 2
    other = RuleBook([draft(9), draft(3, is_default=True)])
    assert not other.restore(content[:-1])
    assert not other.is_changed


def test_days_that_differ_are_marked_and_plain_weekends_are_not():
    calendar = CalendarRow(1, Bilingual("后台", "Office"), OFFICE, True)
    # 2026-10-01 is a Thursday; Saturday the 10th is worked instead.
    exceptions = [DayRow(date(2026, 10, 1), False, "国庆"), DayRow(date(2026, 10, 10), True, "国庆"),
                  DayRow(date(2026, 10, 3), False, "国庆")]  # fmt: skip
    days = {day.on.day: day for day in days_of(calendar, exceptions, date(2026, 10, 1), 11)}
    assert (days[1].is_open, days[1].differs, day_mark(days[1])) == (False, True, "off")
    assert (days[10].is_open, days[10].differs, day_mark(days[10])) == (True, True, "open")
    assert (days[3].is_open, days[3].differs, day_mark(days[3])) == (False, False, "")
    assert (days[11].is_open, days[11].differs) == (False, False)


def acts():
    """Every act of every service as the audit writes it."""
    for found in pkgutil.walk_packages(servicedesk.services.__path__, "servicedesk.services."):
        module = importlib.import_module(found.name)
        source = Path(module.__file__).read_text(encoding="utf-8")
        renamed = set(re.findall(r'work\.act = "([a-z_.]+)"', source))
        yield from renamed
        for name, value in vars(module).items():
            own = isinstance(value, FunctionType) and value.__module__ == module.__name__
            if own and hasattr(value, "undoable") and hasattr(value, "permission"):
                act = f"{module.__name__.rpartition('.')[2]}.{name}"
                # A private act that writes under another name never shows its own.
                if not (name.startswith("_") and renamed):
                    yield act


def test_every_act_has_words_in_both_languages():
    found = set(acts())
    assert len(found) > 60
    assert found - known_acts() == set()
    for language in ("en", "zh_CN"):
        set_language(language)
        for act in found:
            assert act_words(act) != act
            assert area_words(act) != act.partition(".")[0]
    assert act_words("later_version.act") == "later_version.act"
