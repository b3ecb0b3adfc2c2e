"""Whatever is wrong with a row has a sentence in both languages."""

import ast

import pytest

from servicedesk.core.paths import PROJECT
from servicedesk.core.translation import set_language
from servicedesk.services.imports.results import RowError
from servicedesk.ui.import_words import row_codes, row_sentence


def said():
    """Return every code given as a literal to an error of a row."""
    found = set()
    for path in (PROJECT / "servicedesk/services/imports").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("RowError", "WrongValue")
            ):
                found |= {
                    argument.value
                    for argument in node.args
                    if isinstance(argument, ast.Constant) and str(argument.value).startswith("import_")
                }
    return found


def test_every_code_has_a_sentence():
    assert len(said()) > 10
    assert said() == set(row_codes())


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_sentences_are_whole(language):
    set_language(language)
    try:
        for code in row_codes():
            words = row_sentence(RowError(1, "x", code, {"value": "<b>", "n": 3}))
            assert words[-1] in ".。"
            if language == "zh_CN":
                assert any("一" <= letter <= "鿿" for letter in words)
    finally:
        set_language("en")
