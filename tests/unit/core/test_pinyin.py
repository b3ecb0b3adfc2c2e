"""Readings are the same whether a few characters are looked up or the whole table was made."""

from hypothesis import given
from hypothesis import strategies as st

from servicedesk.core import pinyin as pinyin_module
from servicedesk.core.pinyin import initials, pinyin

CHARACTERS = st.one_of(
    st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF), st.sampled_from("aZ9é é－ \n=;曾重行长乐单")
)


def read_by(table, text):
    return [table.reading(character) for character in text]


@given(st.text(CHARACTERS, max_size=30))
def test_looking_up_says_what_the_table_says(text):
    few, whole = pinyin_module._Table(), pinyin_module._Table()
    whole._make_whole()
    assert read_by(few, text) == read_by(whole, text)


def test_after_a_few_the_table_is_made_and_goes_on_saying_the_same(monkeypatch):
    monkeypatch.setattr(pinyin_module, "FEW", 3)
    table = pinyin_module._Table()
    text = "林晓许嘉铭周宁王佳怡"
    assert read_by(table, text) == ["lin", "xiao", "xu", "jia", "ming", "zhou", "ning", "wang", "jia", "yi"]
    assert table._is_whole


def test_surnames_have_readings_of_their_own():
    assert pinyin("单雄信", name=True).startswith("shan")
    assert initials("曾国藩", name=True) == "zgf"
    assert pinyin("Emily Carter") == "emilycarter"
