"""The fixed light palette of everything printed, whatever theme the screen has."""

from __future__ import annotations

Colour = tuple[float, float, float]

PRINT = {
    "surface": "#FFFFFF",
    "surface2": "#F8F9FB",
    "border": "#E3E6EC",
    "border2": "#D0D5DF",
    "control": "#828B9D",
    "grid": "#E9ECF1",
    "text": "#182033",
    "text2": "#465063",
    "text3": "#5F697C",
    "disabled": "#A3ABB9",
    "primary": "#2F54D0",
    "primary_text": "#2A4CC0",
    "primary_soft": "#EAF0FF",
    "on_primary": "#FFFFFF",
    "success": "#12805C",
    "success_text": "#0C6B4C",
    "success_soft": "#E3F5EE",
    "warning": "#C77700",
    "warning_text": "#8A4F00",
    "warning_soft": "#FFF2DA",
    "danger": "#CF3A30",
    "danger_text": "#B02A21",
    "danger_soft": "#FDECEA",
    "violet": "#7A4FD0",
    "violet_text": "#6238B5",
    "violet_soft": "#F1EBFF",
    "neutral": "#868FA1",
    "neutral_text": "#465063",
    "neutral_soft": "#ECEEF3",
    "c1": "#2F54D0",
    "c2": "#D9730D",
    "c3": "#0E8A8A",
    "c4": "#B0418F",
    "c5": "#8B94A5",
    "c6": "#B98900",
}


def rgb(token: str, strength: float = 1.0) -> Colour:
    """Return a token's red, green and blue in 0–1, mixed with white paper below full strength."""
    code = PRINT[token]
    red, green, blue = (1 - strength * (1 - int(code[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return red, green, blue
