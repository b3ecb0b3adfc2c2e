"""Every known error has a sentence in both languages that people can act on."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from servicedesk.core.errors import Refused, ServiceDeskError
from servicedesk.core.paths import PROJECT
from servicedesk.ui.errors import known_codes, sentence

_RAISED = {"Refused", "NotAllowed", "NotFound", "Conflict", "Throttled", "StorageProblem", "ServiceDeskError"}


def raised_codes() -> dict[str, str]:
    """Return every code given as a literal to a known error anywhere in the program, and where."""
    found: dict[str, str] = {}
    for path in sorted((PROJECT / "servicedesk").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _RAISED):
                continue
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                found[first.value] = f"{path.relative_to(PROJECT)}:{node.lineno}"
    return found


def test_every_code_that_is_raised_has_a_sentence():
    missing = {code: place for code, place in raised_codes().items() if code not in known_codes()}
    assert missing == {}


def test_the_search_for_codes_finds_some():
    assert {"nothing_to_undo", "busy"} <= set(raised_codes()) | known_codes()
    assert len(raised_codes()) > 30


@pytest.mark.parametrize("code", sorted(known_codes()))
def test_a_sentence_is_whole_in_both_languages(code, language):
    words = sentence(ServiceDeskError(code))
    assert len(words) > 4
    assert words[-1] in ".。"
    if language != "en":
        assert any("一" <= letter <= "鿿" for letter in words)


def test_parameters_are_filled_and_never_read_again():
    words = sentence(Refused("name_taken", name="{path}<b>"))
    assert words.startswith("{path}<b> is taken")


def test_an_unknown_code_is_named():
    assert "(strange)" in sentence(Refused("strange"))


def test_sentences_need_no_window():
    source = Path(PROJECT / "servicedesk/ui/errors.py").read_text(encoding="utf-8")
    assert "PySide6" not in source
