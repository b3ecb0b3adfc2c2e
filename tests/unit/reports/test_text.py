"""Print text: nothing dropped, nothing reordered, lines broken where Chinese allows."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from servicedesk.reports.fonts import MISSING, font_for
from servicedesk.reports.text import NOT_FIRST, NOT_LAST, Typesetter, clusters, code_points, may_break

CHINESE = (
    "本周接待 1,012 人次，收回答卷 366 份（36.2%）。按时完成 215/236 件，比上周低 5.5 个百分点（95% 区间 1.2–10.2）。"
)


@pytest.mark.parametrize("width", [60, 90, 133, 200, 514])
def test_lines_fit_and_lose_nothing(width):
    setter = Typesetter()
    lines = setter.wrap(CHINESE, width, 9.2)
    assert "".join(lines).replace(" ", "") == CHINESE.replace(" ", "")
    for line in lines:
        assert setter.width(line, 9.2) <= width + 0.01
        assert line[0] not in NOT_FIRST
        assert line[-1] not in NOT_LAST


def test_latin_words_stay_whole_and_long_ones_are_cut():
    setter = Typesetter()
    assert setter.wrap("on-time completion fell", 60, 9.2) == ["on-time", "completion", "fell"]
    lines = setter.wrap("x" * 200, 60, 9.2)
    assert "".join(lines) == "x" * 200
    assert all(setter.width(line, 9.2) <= 60.01 for line in lines)


def test_last_line_is_elided():
    setter = Typesetter()
    lines = setter.wrap("长话" * 2500, 200, 9.2, lines=3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert setter.width(lines[-1], 9.2) <= 200.02


@given(some.text(some.characters(), max_size=40))
def test_whatever_is_typed_can_be_drawn(text):
    setter = Typesetter()
    shown = setter.prepare(text)
    assert all(font_for(letter, bold) for letter in shown for bold in (False, True))
    assert len(shown) >= len(clusters(text))
    assert setter.prepare(shown) == shown
    assert "".join(clusters(text)) == text


@pytest.mark.parametrize("letter", "喆玥垚犇㐂镕")
def test_rare_name_characters_come_from_the_full_font(letter):
    for bold in (False, True):
        name = font_for(letter, bold)
        assert name in ("NotoSansSC-Regular", "NotoSansSC-Bold")


def test_common_text_needs_no_large_font():
    assert {font_for(letter, False) for letter in CHINESE} == {"Inter-Regular", "NotoSansSC-Regular-GB2312"}


def test_reordering_controls_are_written_out():
    setter = Typesetter()
    assert setter.prepare("a\u202eb\u2066") == "a[U+202E]b[U+2066]"
    assert setter.prepare("x\0y\u200bz") == "x[U+0000]y[U+200B]z"
    assert not setter.replaced


def test_unknown_characters_are_shown_and_reported_once():
    setter = Typesetter()
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert setter.prepare(f"好{family}😀\ud800") == f"好[family][smile]{MISSING}"
    setter.prepare("again \ud800!")
    assert [code_points(cluster) for cluster in setter.replaced] == ["U+D800"]


@pytest.mark.parametrize(
    ("typed", "chinese", "english"),
    [
        ("房间很好👍🏽❤️", "房间很好[赞]❤", "房间很好[thumbs up]❤"),
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467 三人", "[家人] 三人", "[family] 三人"),
        ("\U0001f469\u200d\U0001f373", "[表情]", "[woman]"),
        ("🦄", "[表情]", "[unicorn face]"),
        ("2 × 3 → 6 ★", "2 × 3 → 6 ★", "2 × 3 → 6 ★"),
    ],
)
def test_an_emoji_is_called_by_its_name(typed, chinese, english):
    for language, said in (("zh_CN", chinese), ("en", english)):
        setter = Typesetter(language)
        assert setter.prepare(typed) == said
        assert not setter.replaced
        # What is prepared once more, for another line, stays as it is.
        assert setter.prepare(said) == said


def test_every_word_for_an_emoji_can_be_drawn():
    from servicedesk.reports.emoji_words import _WORDS

    assert {
        letter for words in _WORDS.values() for word in words for letter in word if not font_for(letter, False)
    } == set()


def test_combined_letters_are_composed():
    assert Typesetter().prepare("e\u0301") == "é"
    assert Typesetter().prepare("a\nb\tc\u3000d") == "a b c d"


def test_breaks():
    assert may_break("客", "人")
    assert may_break("a", "客")
    assert not may_break("客", "，")
    assert not may_break("（", "客")
    assert not may_break("a", "b")
    assert not may_break("5", "%")
