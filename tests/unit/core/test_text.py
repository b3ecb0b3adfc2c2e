"""Folding and what can be stored: the quick ways do exactly what a slow walk over the characters does."""

from hypothesis import given
from hypothesis import strategies as st

from servicedesk.core.text import fold, storable

# Every character that is folded, its neighbours, both kinds of white space and some that stay.
SPECIAL = [*map(chr, range(0xFEFD, 0xFF61)), *"\u3000\u00a0\u200a\u200b\u200c\u200d\u200e\u2060\u00ad \n\\]^-空İßẞ"]
MIXED = st.text(st.one_of(st.sampled_from(SPECIAL), st.characters()))
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"


def narrow(char):
    if char in INVISIBLE:
        return ""
    if char in "\u3000\u00a0":
        return " "
    return chr(ord(char) - 0xFEE0) if "\uff01" <= char <= "\uff5e" else char


@given(MIXED)
def test_folding_is_that_of_every_character(text):
    assert fold(text) == " ".join("".join(map(narrow, text)).casefold().split())


@given(st.text(st.one_of(st.characters(categories=["Cs"]), st.sampled_from("\0\ud7ff\ue000空a"), st.characters())))
def test_only_what_no_database_takes_is_replaced(text):
    assert storable(text) == "".join(
        "\ufffd" if char == "\0" or 0xD800 <= ord(char) < 0xE000 else char for char in text
    )
    assert storable(text).encode("utf-8").decode() == storable(text)
