"""What a method refuses is said in the user's language, every sentence and every place, keys as they are written."""

import json
import re
from pathlib import Path

import pytest

from servicedesk.calculate import calculated
from servicedesk.core import translation
from servicedesk.methods.error_words import place, sentence
from servicedesk.methods.errors import MethodError

CASES = Path(__file__).parent / "cases"
ENGLISH = re.compile(r"\b(of|the|must|is|are|an|not|in|row|pair|subject|at|position|least|each|None|True)\b")
WRONG = (None, "x", -1, [], {}, 1e300, True, "2020-01-01T00:00", "2020-01-01T00:00+08:00", 0, 2.5, 999_999)


def spoiled(value):
    """The value with one piece of it gone, twice there, or replaced by what it cannot be."""
    yield from WRONG
    if isinstance(value, dict):
        for key in value:
            yield {name: each for name, each in value.items() if name != key}
            yield from ({**value, key: each} for each in spoiled(value[key]))
    if isinstance(value, list):
        for at in range(min(len(value), 1)):
            yield [*value[:at], *value[at + 1 :]]
            yield [*value, value[at]]
            yield from ([*value[:at], each, *value[at + 1 :]] for each in spoiled(value[at]))


def refusals(method):
    for case in json.loads((CASES / f"{method}.json").read_text("utf-8")):
        for payload in spoiled(case["input"]):
            try:
                calculated(method, payload)
            except MethodError as error:
                yield error


@pytest.mark.parametrize("method", sorted(path.stem for path in CASES.glob("*.json")))
def test_whatever_is_refused_is_said_in_chinese(method, monkeypatch):
    seen = {error.sentence(): error for error in refusals(method)}
    assert seen
    monkeypatch.setattr(translation, "_translator", translation.Translator("zh_CN"))
    for english, error in seen.items():
        said = sentence(error)
        assert said.endswith("。")
        assert re.search("[\u4e00-\u9fff]", said), english
        assert not ENGLISH.search(re.sub(r"\w+_of\w*|(不能是|可用的有).*", "", said)), (english, said)


@pytest.mark.parametrize("method", ["csat", "servqual", "agreement", "sla"])
def test_in_english_it_is_the_sentence_of_the_answer(method):
    for error in refusals(method):
        if not {None, True, False} & {each for each in error.parameters.values() if each is None or each in (0, 1)}:
            assert sentence(error) == error.sentence()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ratings", "ratings"),
        ("weight of 空调", "空调 的 weight"),
        ("weight of Proof of ID", "Proof of ID 的 weight"),
        ("responsiveness of W of respondents 1", "respondents 第 1 项 的 W 的 responsiveness"),
        ("a count in row 2 of the table", "表格第 2 行中的一个计数"),
        ("rater1 at position 3", "rater1 的第 3 个"),
        ("3 of week of the calendar", "日历的 week 的 3"),
        ("{value} of <b>", "<b> 的 {value}"),
        ("", ""),
    ],
)
def test_places_keep_what_somebody_wrote(name, said, monkeypatch):
    monkeypatch.setattr(translation, "_translator", translation.Translator("zh_CN"))
    assert place(name) == said
