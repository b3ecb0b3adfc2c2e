"""The colours meet the contrast the design promises, in both themes."""

from __future__ import annotations

import pytest

from servicedesk.ui import tokens

READ = """text:surface text:bg text:selected text2:surface text2:bg text3:surface text3:bg text3:surface2 text3:hover
text3:selected on_primary:primary on_primary:primary_hover primary_text:surface primary_text:primary_soft
primary_text:selected primary_text:bg success_text:success_soft warning_text:warning_soft danger_text:danger_soft
violet_text:violet_soft teal_text:teal_soft gold_text:gold_soft neutral_text:neutral_soft success_text:surface
warning_text:surface danger_text:surface violet_text:surface teal_text:surface gold_text:surface on_tooltip:tooltip"""
SEEN = """success:surface warning:surface danger:surface violet:surface teal:surface gold:surface neutral:surface
control:surface focus:surface c1:surface c2:surface c3:surface c4:surface c5:surface c6:surface focus:bg control:bg"""
PAIRS = [(pair, 4.5) for pair in READ.split()] + [(pair, 3.0) for pair in SEEN.split()]


def luminance(colour: str) -> float:
    parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("table", [tokens.LIGHT, tokens.DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("pair", "needed"), PAIRS)
def test_contrast(table: dict[str, str], pair: str, needed: float) -> None:
    front, back = pair.split(":")
    assert contrast(table[front], table[back]) >= needed


def test_contrast_formula_is_that_of_wcag() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21.0)
    assert contrast(tokens.LIGHT["text"], tokens.LIGHT["surface"]) == pytest.approx(16.24, abs=0.01)


def test_both_themes_have_the_same_tokens_and_every_tone_is_complete() -> None:
    assert list(tokens.LIGHT) == list(tokens.DARK)
    for tone in tokens.TONES:
        assert {tone, f"{tone}_text", f"{tone}_soft", f"{tone}_line"} <= set(tokens.LIGHT)
