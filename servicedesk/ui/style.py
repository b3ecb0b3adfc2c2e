"""Fusion with our focus, check boxes and scroll bars, and the one style sheet for native inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget

from servicedesk.ui import tokens
from servicedesk.ui.theme import theme

if TYPE_CHECKING:
    from servicedesk.ui.theme import Theme

_METRICS = {
    QStyle.PixelMetric.PM_FocusFrameHMargin: 5,
    QStyle.PixelMetric.PM_FocusFrameVMargin: 5,
    QStyle.PixelMetric.PM_IndicatorWidth: 18,
    QStyle.PixelMetric.PM_IndicatorHeight: 18,
    QStyle.PixelMetric.PM_ExclusiveIndicatorWidth: 18,
    QStyle.PixelMetric.PM_ExclusiveIndicatorHeight: 18,
    QStyle.PixelMetric.PM_SmallIconSize: 16,
    QStyle.PixelMetric.PM_CheckBoxLabelSpacing: 8,
    QStyle.PixelMetric.PM_RadioButtonLabelSpacing: 8,
}
_HINTS = {
    QStyle.StyleHint.SH_FocusFrame_AboveWidget: 1,
    QStyle.StyleHint.SH_FocusFrame_Mask: 0,
    QStyle.StyleHint.SH_Widget_Animation_Duration: 0,
    QStyle.StyleHint.SH_EtchDisabledText: 0,
    QStyle.StyleHint.SH_ComboBox_Popup: 0,
    QStyle.StyleHint.SH_ItemView_ShowDecorationSelected: 1,
}


def _is_window(widget: QWidget) -> bool:
    """Whether a widget without a parent stays without: a part may be measured before it has its place."""
    is_shown = widget.testAttribute(Qt.WidgetAttribute.WA_WState_Created)
    return is_shown or widget.windowType() != Qt.WindowType.Window


class DeskStyle(QProxyStyle):
    """Fusion without its dotted focus and with our own marks."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def polish(self, target: Any) -> Any:
        """Dress each window as it is shown: what is inside, and what it pops up, has its sheet from there."""
        answer = super().polish(target)
        if isinstance(target, QWidget) and target.parentWidget() is None and _is_window(target):
            theme().dress(target)
        return answer

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        """Answer the few sizes that follow the text scale; Fusion answers the rest."""
        length = _METRICS.get(metric)
        return super().pixelMetric(metric, option, widget) if length is None else theme().px(length)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        """No animation, no etched text, focus frame above its widget."""
        answer = _HINTS.get(hint)
        return super().styleHint(hint, option, widget, returnData) if answer is None else answer

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Paint check marks and radio dots from tokens; the dotted focus rectangle is never painted."""
        if element == QStyle.PrimitiveElement.PE_FrameFocusRect:
            return
        if element in (
            QStyle.PrimitiveElement.PE_IndicatorCheckBox,
            QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck,
            QStyle.PrimitiveElement.PE_IndicatorRadioButton,
        ):
            from servicedesk.ui.widgets import marks

            state = option.state
            checked = bool(state & QStyle.StateFlag.State_On)
            enabled = bool(state & QStyle.StateFlag.State_Enabled)
            rect = QRectF(option.rect)
            if element == QStyle.PrimitiveElement.PE_IndicatorRadioButton:
                marks.paint_radio(painter, rect, checked, enabled)
            else:
                mixed = bool(state & QStyle.StateFlag.State_NoChange)
                marks.paint_check(painter, rect, checked, enabled, mixed)
            return
        super().drawPrimitive(element, option, painter, widget)


def style_sheet(look: Theme) -> str:
    """Return the style sheet of native inputs, menus, tool tips and scroll bars for *look*."""

    def name(token: str) -> str:
        return look.colour(token).name()

    def px(length: float) -> str:
        return f"{look.px(length)}px"

    radius = px(tokens.RADIUS_CONTROL)
    inputs = "QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox"
    focused = ", ".join(f"{one.strip()}:focus" for one in inputs.split(","))
    disabled = ", ".join(f"{one.strip()}:disabled" for one in inputs.split(","))
    return f"""
{inputs} {{ background: {name("surface")}; color: {name("text")}; border: 1px solid {name("border2")};
  border-radius: {radius}; padding: {px(5)} {px(10)}; selection-background-color: {name("primary")};
  selection-color: {name("on_primary")}; }}
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover, QAbstractSpinBox:hover {{ border-color: {name("control")}; }}
{focused} {{ border-color: {name("focus")}; }}
{disabled} {{ background: {name("surface2")}; color: {name("disabled")}; border-color: {name("border")}; }}
*[invalid="true"] {{ border-color: {name("danger")}; }}
QLineEdit[bare="true"], QPlainTextEdit[bare="true"] {{ border: none; background: transparent; padding: 0; }}
QComboBox {{ padding-right: {px(4)}; }}
QComboBox::drop-down, QDateTimeEdit::drop-down {{ border: none; width: {px(28)}; }}
QComboBox::down-arrow, QDateTimeEdit::down-arrow {{ image: none; }}
QComboBox QAbstractItemView, QMenu {{ background: {name("surface")}; color: {name("text")};
  border: 1px solid {name("border2")}; border-radius: {px(8)}; padding: {px(4)}; outline: 0;
  selection-background-color: {name("selected")}; selection-color: {name("text")}; }}
QComboBox QAbstractItemView::item {{ min-height: {px(32)}; padding: 0 {px(8)}; border-radius: {px(5)}; }}
QMenu::item {{ padding: {px(7)} {px(24)} {px(7)} {px(12)}; border-radius: {px(5)}; }}
QMenu::item:selected {{ background: {name("selected")}; }}
QMenu::item:disabled {{ color: {name("disabled")}; }}
QMenu::separator {{ height: 1px; background: {name("border")}; margin: {px(4)} {px(8)}; }}
QMenu::icon {{ padding-left: {px(8)}; }}
QToolTip {{ background: {name("tooltip")}; color: {name("on_tooltip")}; border: none;
  padding: {px(4)} {px(8)}; }}
QScrollArea, QScrollArea > QWidget > QWidget[plain="true"] {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: {px(10)}; margin: 0; border: none; }}
QScrollBar:horizontal {{ background: transparent; height: {px(10)}; margin: 0; border: none; }}
QScrollBar::handle {{ background: {name("border2")}; border-radius: {px(3)}; margin: {px(2)}; }}
QScrollBar::handle:vertical {{ min-height: {px(32)}; }}
QScrollBar::handle:horizontal {{ min-width: {px(32)}; }}
QScrollBar::handle:hover, QScrollBar::handle:pressed {{ background: {name("control")}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; border: none; background: none; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: none; }}
QTableView[figures="true"] {{ background: transparent; border: none; }}
QTableView[figures="true"] QHeaderView {{ background: transparent; border: none; font-size: {px(tokens.META)};
  font-weight: 600; }}
QTableView[figures="true"] QHeaderView::section {{ background: transparent; border: none;
  border-bottom: 1px solid {name("border")}; color: {name("text2")}; padding: {px(4)}; }}
QSplitter::handle {{ background: {name("border")}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
"""
