"""The colours, spaces and sizes every window is built from; values are unscaled pixels."""

from __future__ import annotations

from typing import Final

LIGHT: Final[dict[str, str]] = {
    "bg": "#F3F4F7",
    "rail": "#F3F4F7",
    "surface": "#FFFFFF",
    "surface2": "#F8F9FB",
    "hover": "#F1F3F7",
    "selected": "#EBF0FE",
    "border": "#E3E6EC",
    "border2": "#D0D5DF",
    "control": "#828B9D",
    "text": "#182033",
    "text2": "#465063",
    "text3": "#5F697C",
    "disabled": "#A3ABB9",
    "primary": "#2F54D0",
    "primary_hover": "#2747B4",
    "primary_press": "#203C9A",
    "on_primary": "#FFFFFF",
    "primary_text": "#2A4CC0",
    "primary_soft": "#EAF0FF",
    "primary_line": "#B9CAFB",
    "success": "#12805C",
    "success_text": "#0C6B4C",
    "success_soft": "#E3F5EE",
    "success_line": "#A9DDC9",
    "warning": "#C77700",
    "warning_text": "#8A4F00",
    "warning_soft": "#FFF2DA",
    "warning_line": "#F2CF94",
    "danger": "#CF3A30",
    "danger_text": "#B02A21",
    "danger_soft": "#FDECEA",
    "danger_line": "#F3B9B3",
    "violet": "#7A4FD0",
    "violet_text": "#6238B5",
    "violet_soft": "#F1EBFF",
    "violet_line": "#D3C2F7",
    "teal": "#0E8490",
    "teal_text": "#0A6670",
    "teal_soft": "#E0F4F6",
    "teal_line": "#A5DCE2",
    "gold": "#B98900",
    "gold_text": "#765600",
    "gold_soft": "#FBF2D5",
    "gold_line": "#E8D48F",
    "neutral": "#868FA1",
    "neutral_text": "#465063",
    "neutral_soft": "#ECEEF3",
    "neutral_line": "#D0D5DF",
    "focus": "#2F54D0",
    "tooltip": "#182033",
    "on_tooltip": "#FFFFFF",
    "c1": "#2F54D0",
    "c2": "#D9730D",
    "c3": "#0E8A8A",
    "c4": "#B0418F",
    "c5": "#8B94A5",
    "c6": "#B98900",
    "grid": "#E9ECF1",
}

DARK: Final[dict[str, str]] = {
    "bg": "#0E1117",
    "rail": "#0E1117",
    "surface": "#161A22",
    "surface2": "#1B202A",
    "hover": "#202633",
    "selected": "#1D2A50",
    "border": "#282F3C",
    "border2": "#373F4F",
    "control": "#707B90",
    "text": "#E9ECF2",
    "text2": "#B6BECC",
    "text3": "#97A1B4",
    "disabled": "#566072",
    "primary": "#4567E0",
    "primary_hover": "#3A5AD0",
    "primary_press": "#3350BC",
    "on_primary": "#FFFFFF",
    "primary_text": "#9DB3FF",
    "primary_soft": "#1C2850",
    "primary_line": "#34478A",
    "success": "#34B98A",
    "success_text": "#63D4A6",
    "success_soft": "#12302A",
    "success_line": "#1F5746",
    "warning": "#E3A234",
    "warning_text": "#F2BA5E",
    "warning_soft": "#362A14",
    "warning_line": "#644A1C",
    "danger": "#EC6A5F",
    "danger_text": "#FF958C",
    "danger_soft": "#3A1D1F",
    "danger_line": "#6B3033",
    "violet": "#A17CF0",
    "violet_text": "#C5ABFF",
    "violet_soft": "#2B2246",
    "violet_line": "#4B3A7C",
    "teal": "#35AEBB",
    "teal_text": "#69D0DC",
    "teal_soft": "#103136",
    "teal_line": "#1E5860",
    "gold": "#D4AE3C",
    "gold_text": "#E9CA6C",
    "gold_soft": "#332B13",
    "gold_line": "#5E4F20",
    "neutral": "#7E899D",
    "neutral_text": "#B6BECC",
    "neutral_soft": "#242A36",
    "neutral_line": "#373F4F",
    "focus": "#8CA6FF",
    "tooltip": "#E9ECF2",
    "on_tooltip": "#182033",
    "c1": "#7F9BFF",
    "c2": "#F0A04B",
    "c3": "#3FC1C0",
    "c4": "#E07CC3",
    "c5": "#8792A6",
    "c6": "#D4AE3C",
    "grid": "#252C38",
}

# Each hue has four tokens: "gold", "gold_text", "gold_soft", "gold_line".
TONES: Final = ("neutral", "primary", "success", "warning", "danger", "violet", "teal", "gold")

# Type sizes in pixels; Chinese is never below META outside chart ticks and key caps.
STAT: Final = 28
TITLE: Final = 20
PERSON: Final = 17
PANE: Final = 15
ROW: Final = 14
BODY: Final = 13
META: Final = 12
TINY: Final = 11

RADIUS_TAG: Final = 5
RADIUS_CONTROL: Final = 7
RADIUS_ROW: Final = 8
RADIUS_BUBBLE: Final = 9
RADIUS_CARD: Final = 10
RADIUS_POPOVER: Final = 12

GUTTER: Final = 20
CARD_GAP: Final = 12
CARD_PADDING: Final = 16

TOP_BAR: Final = 56
STATUS_BAR: Final = 28
RAIL: Final = 76
CONTROL: Final = 32
TOUCH: Final = 40
ROW_LOW: Final = 57
ROW_HIGH: Final = 66
TAG: Final = 20
PILL: Final = 24
