"""The gate reads its own catalogues first; everything else is found when somebody asks."""

import pytest

from servicedesk.core import translation
from servicedesk.core.translation import Translator, read_catalogue, read_everything, set_language


@pytest.fixture
def reading(monkeypatch):
    """Note which catalogues are read, from the first on."""
    translation._first.cache_clear()
    translation._load.cache_clear()
    read = []
    monkeypatch.setattr(translation, "read_catalogue", lambda path: read.append(path.name) or read_catalogue(path))
    return read


def areas(read):
    return [name.partition(".")[0] for name in read]


def test_the_gate_reads_only_what_it_says(reading):
    translator = Translator("zh_CN")
    assert translator.translate("SignIn", "Sign in") == "登录"
    assert translator.translate("Frame", "Service Desk") != "Service Desk"
    assert areas(reading) == list(translation.FIRST_AREAS)


def test_another_page_is_found_in_the_rest_which_is_read_once(reading):
    translator = Translator("zh_CN")
    assert translator.translate("Today", "Waiting queue") != "Waiting queue"
    assert translator.translate("Nowhere", "Nothing {n}", n=1) == "Nothing 1"
    assert Translator("zh_CN").translate("Report", "Day") != "Day"
    assert len(reading) == len(set(reading)) > len(translation.FIRST_AREAS)


def test_all_is_at_hand_after_it_was_read_elsewhere(reading):
    set_language("zh_CN")
    read_everything()
    read = len(reading)
    assert translation.translate("Report", "Day") != "Day"
    assert len(reading) == read


def test_english_needs_no_catalogue(reading):
    set_language("en")
    read_everything()
    assert translation.translate("Report", "Day") == "Day"
    assert reading == []


def test_two_speak_the_same_only_with_the_same_words():
    translator = Translator("en", {"customer": "guest"})
    assert translator.speaks("en", {"customer": "guest"})
    assert not translator.speaks("en", {})
    assert not translator.speaks("zh_CN", {"customer": "guest"})
