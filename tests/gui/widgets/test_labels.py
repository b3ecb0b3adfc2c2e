"""Plain text stays plain, wraps, is shortened, and keeps one base line for both scripts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.labels import ElidedLabel, KeyCap, PlainLabel

EVIL = "<b>bold</b><img src=file:///x>"


def picture(widget) -> QImage:
    return widget.grab().toImage()


@pytest.mark.parametrize("selectable", [False, True])
def test_markup_is_shown_letter_by_letter(show, selectable: bool) -> None:
    label = PlainLabel(EVIL, selectable=selectable)
    show(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.accessibleName() == EVIL
    assert label.sizeHint().width() >= text.width(EVIL, 13) - 2


def test_a_tool_tip_never_reads_markup(show) -> None:
    label = ElidedLabel(EVIL * 20)
    show(label, width=200)
    picture(label)
    assert "<b>" not in label.toolTip()
    assert "&lt;b&gt;" in label.toolTip()
    label.setText("short")
    picture(label)
    assert label.toolTip() == ""


def test_wrapping_grows_in_height_and_keeps_every_character(show) -> None:
    words = "压缩机保护停机，需 40 分钟。Please move the guest to room 1216 now. " * 4
    label = PlainLabel(words, wrap=True)
    show(label, width=300)
    lines = text.wrap(words, 13, False, 280)
    assert len(lines) > 4
    assert "".join("".join(lines).split()) == "".join(words.split())
    assert label.heightForWidth(280) == len(lines) * theme().line(13)
    assert all(text.width(line, 13) <= 281 for line in lines)


def test_most_lines_ends_in_an_ellipsis() -> None:
    lines = text.wrap("空调不制冷 " * 60, 13, False, 200, 2)
    assert len(lines) == 2
    assert lines[1].endswith("…")


@given(st.text(max_size=80), st.integers(10, 300))
def test_nothing_drawn_is_wider_than_its_room(content: str, room: int) -> None:
    shown = text.elide(content, 13, False, room)
    assert text.width(shown, 13) <= room + 1 or shown in ("", "…")


@given(st.text(alphabet="ab 中文😀é\n", max_size=60), st.integers(30, 200))
def test_wrapping_loses_no_visible_character(content: str, room: int) -> None:
    assert "".join("".join(text.wrap(content, 13, False, room)).split()) == "".join(content.split())


def test_chinese_and_latin_share_the_line_height(qtbot) -> None:
    one, other = PlainLabel("Guest"), PlainLabel("宾客")
    qtbot.addWidget(one)
    qtbot.addWidget(other)
    assert one.sizeHint().height() == other.sizeHint().height() == theme().line(13)


def test_key_cap_without_a_key_takes_no_room(show) -> None:
    cap = KeyCap("Ctrl K")
    show(cap)
    assert cap.accessibleName() == "Ctrl K"
    cap.set_key("")
    assert cap.isHidden()


@pytest.mark.parametrize(
    ("name", "letters"),
    [("陈思远", "陈"), ("Emily Carter", "EC"), ("  anna ", "A"), ("", "?"), ("J. R. R. Tolkien", "JT")],
)
def test_initials(name: str, letters: str) -> None:
    assert paint.initials(name) == letters


def test_a_person_keeps_one_colour() -> None:
    assert paint.avatar_tone("Emily Carter") == paint.avatar_tone(" emily carter ")
    assert len({paint.avatar_tone(name) for name in "陈赵孙李周吴郑王"}) > 2
