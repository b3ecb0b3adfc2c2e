"""The look in force: scale, mode, fonts, icons, and how widgets hear of a change."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from servicedesk.core.translation import set_language
from servicedesk.ui import icons, tokens
from servicedesk.ui.fonts import load_fonts
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import text
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.buttons import IconButton, SecondaryButton
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import PlainLabel


class Listener(Themed, QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.calls: list[str] = []
        self.follow_theme()

    def restyle(self) -> None:
        self.calls.append("restyle")
        super().restyle()

    def retranslate(self) -> None:
        self.calls.append("retranslate")


def test_sizes_follow_the_scale_and_lines_stay_visible() -> None:
    assert [theme().px(n) for n in (0, 0.2, 12, -3)] == [0, 1, 12, -3]
    theme().set_scale(2.0)
    assert theme().px(12) == 24
    assert theme().font(13).pixelSize() == 26
    theme().set_scale(99)
    assert theme().scale == 2.5


def test_controls_grow_for_fingers(qtbot) -> None:
    buttons = [SecondaryButton("Assign"), IconButton("bell", "Alerts"), TextField("Name")]
    for button in buttons:
        qtbot.addWidget(button)
    theme().set_touch(True)
    assert all(button.sizeHint().expandedTo(button.minimumSize()).height() >= 40 for button in buttons)
    theme().set_touch(False)
    assert buttons[0].sizeHint().height() == 32


def test_only_two_weights_and_even_digits() -> None:
    assert theme().font(13).weight() == QFont.Weight.Normal
    assert theme().font(13, bold=True).weight() == QFont.Weight.DemiBold
    assert QFontInfo(theme().font(13)).family() == "Inter"
    metrics = theme().metrics(28, bold=True)
    assert len({round(metrics.horizontalAdvance(digit), 3) for digit in "0123456789"}) == 1
    assert load_fonts()[0] == "Inter"
    assert len(load_fonts()) > 1


def test_dark_changes_colours_palette_and_icons(qapp) -> None:
    before = icons.pixmap("home", 16, "text").toImage()
    theme().set_mode("dark")
    assert theme().colour("surface").name().upper() == tokens.DARK["surface"]
    assert qapp.palette().window().color() == theme().colour("bg")
    assert icons.pixmap("home", 16, "text").toImage() != before


def test_icons_are_drawn_at_the_size_and_density_asked_for() -> None:
    sharp = icons.pixmap("home", 16, "text", ratio=2.0)
    assert (sharp.width(), sharp.deviceIndependentSize().width()) == (32, 16)
    assert icons.pixmap("home", 16, "text", ratio=2.0) is sharp
    with pytest.raises(FileNotFoundError):
        icons.pixmap("no-such-icon")


def test_unknown_token_and_mode_are_refused() -> None:
    with pytest.raises(KeyError):
        theme().colour("sky")
    with pytest.raises(ValueError, match="sepia"):
        theme().set_mode("sepia")


def test_widgets_hear_of_scale_and_language(qtbot) -> None:
    listener = Listener()
    qtbot.addWidget(listener)
    theme().set_scale(1.5)
    set_language("zh_CN")
    assert listener.calls == ["restyle", "restyle", "retranslate"]


def test_measured_text_is_measured_again_after_a_change(qtbot) -> None:
    label = PlainLabel("1208 空调不制冷")
    qtbot.addWidget(label)
    small, width = label.sizeHint(), text.width("abc", 13)
    theme().set_scale(2.0)
    assert label.sizeHint().height() == theme().line(13) > 1.9 * small.height()
    assert text.width("abc", 13) == pytest.approx(2 * width, rel=0.05)


class TestSheet:
    """Windows have the style sheet: what moves into one is dressed once."""

    def test_what_has_no_window_yet_is_not_dressed(self, qapp, show):
        box = QWidget()
        column = QVBoxLayout(box)
        field = QLineEdit("x")
        column.addWidget(field)
        bare = field.sizeHint().height()
        assert qapp.styleSheet() == ""
        window = show(box)
        assert window.styleSheet()
        assert field.styleSheet() == ""
        assert field.sizeHint().height() > bare

    def test_a_part_measured_before_it_has_its_place_has_no_sheet_of_its_own(self, qapp, show):
        part = QLineEdit("x")
        part.ensurePolished()
        assert part.styleSheet() == ""
        window = show(QWidget())
        window.layout().addWidget(part)
        qapp.processEvents()
        theme().set_mode("dark")
        image = part.grab().toImage()
        assert image.pixelColor(image.width() - 12, image.height() // 2) == theme().colour("surface")

    @pytest.mark.parametrize("has_parent", [True, False])
    def test_a_menu_is_dressed_however_it_came(self, qapp, show, has_parent):
        window = show(QWidget())
        menu = QMenu(window) if has_parent else QMenu()
        menu.addAction("复制")
        theme().set_mode("dark")
        image = menu.grab().toImage()
        assert image.pixelColor(3, image.height() // 2) == theme().colour("surface")

    def test_hidden_windows_follow_the_colours_too(self, qapp, show):
        window = show(QLineEdit("x"))
        window.hide()
        theme().set_mode("dark")
        window.show()
        image = window.grab().toImage()
        assert image.pixelColor(image.width() - 20, image.height() // 2) == theme().colour("surface")
