"""The extractor finds every sentence, keeps what was translated, and names every mistake."""

import pytest

from scripts import translations
from servicedesk.core.translation import read_catalogue

PAGE = "servicedesk/ui/pages/desk/page.py"
GOOD = """\
from servicedesk.core.translation import mark, plural, translate

NAMES = {1: mark("Desk", "Waiting for {name}")}


def show(painter, text, translator, count):
    painter.translate(3, 4)
    text.translate({})
    translate("Desk", "Call {customer}")
    translator.translate("Desk", "Said \\"{what}\\" & <b>", what=text)
    return plural("Desk", "{n} ticket", "{n} tickets", count)
"""
SENTENCES = ['Said "{what}" & <b>', "Call {customer}", "Waiting for {name}", "{n} tickets"]


@pytest.fixture
def project(tmp_path):
    """A project with one page."""
    write(tmp_path, PAGE, GOOD)
    return tmp_path


def write(project, path, text):
    (project / path).parent.mkdir(parents=True, exist_ok=True)
    (project / path).write_text(text, encoding="utf-8")


def catalogue(project, area="desk"):
    return translations.catalogue_path(project, area)


def finish(project, area="desk", **changes):
    """Translate every sentence of *area* as a translator does, some of them by *changes*."""
    messages = translations.read(catalogue(project, area))
    for (_, source), message in messages.items():
        message.translation, message.state = changes.get(source, f"译：{source}"), ""
    translations.write(catalogue(project, area), messages)


def problems(project):
    return translations.check(project)


def test_every_sentence_is_extracted_and_nothing_else(project):
    assert translations.main([], project) == 0
    messages = translations.read(catalogue(project))
    assert sorted(source for _, source in messages) == sorted(SENTENCES)
    assert {message.state for message in messages.values()} == {"unfinished"}


def test_the_file_is_what_the_program_reads(project):
    translations.main([], project)
    assert read_catalogue(catalogue(project)) == {}
    finish(project)
    assert read_catalogue(catalogue(project)) == {("Desk", source): f"译：{source}" for source in SENTENCES}
    assert problems(project) == []


def test_update_keeps_translations_and_moved_code_changes_nothing(project):
    translations.main([], project)
    finish(project)
    before = catalogue(project).read_bytes()
    write(project, PAGE, "# a line more\n" + GOOD)
    translations.main([], project)
    assert catalogue(project).read_bytes() == before


def test_vanished_sentences_are_marked_come_back_and_are_dropped_on_demand(project, capsys):
    translations.main([], project)
    finish(project)
    before = catalogue(project).read_bytes()
    write(project, PAGE, GOOD.replace("Call {customer}", "Ring {customer}"))
    translations.main([], project)
    assert translations.read(catalogue(project))["Desk", "Call {customer}"].state == "vanished"
    assert any("vanished 'Call {customer}'" in problem for problem in problems(project))
    write(project, PAGE, GOOD)
    translations.main([], project)
    assert catalogue(project).read_bytes() == before
    write(project, PAGE, GOOD.replace("Call {customer}", "Ring {customer}"))
    translations.main(["--drop", "desk"], project)
    assert ("Desk", "Call {customer}") not in translations.read(catalogue(project))
    assert "译：Call {customer}" in capsys.readouterr().out


def test_a_translators_remark_stays(project):
    translations.main([], project)
    messages = translations.read(catalogue(project))
    messages["Desk", "Call {customer}"].remark = "按键旁"
    translations.write(catalogue(project), messages)
    translations.main([], project)
    assert translations.read(catalogue(project))["Desk", "Call {customer}"].remark == "按键旁"


def test_areas(project):
    areas = {
        "app.py": "core",
        "core/x.py": "core",
        "reports/weekly.py": "reports",
        "ui/frame.py": "ui",
        "ui/widgets/x.py": "ui",
        "ui/pages/base.py": "ui",
        "ui/pages/tickets/list.py": "tickets",
        "ui/pages/tickets/detail/x.py": "tickets",
    }
    for path, area in areas.items():
        write(project, f"servicedesk/{path}", f'def f(translate):\n    translate("X", "In {path}")\n')
        assert f"In {path}" in {source for _, source in translations.extract(project)[area].sentences}


def test_only_the_named_areas_are_written(project):
    write(project, "servicedesk/ui/frame.py", 'def f(translate):\n    translate("X", "Frame")\n')
    translations.main(["ui"], project)
    assert catalogue(project, "ui").exists()
    assert not catalogue(project).exists()


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ('translate("A", f"Hello {x}")', "needs literal strings"),
        ('translate("A", "Hello " + x)', "needs literal strings"),
        ('translate(x, "Hello")', "needs literal strings"),
        ('x.translator.translate("A", x)', "needs literal strings"),
        ('said("A", x)', "needs literal strings"),
        ('plural("A", "one")', "needs literal strings"),
        ('translate("A", "")', "empty context or sentence"),
        ('translate("A", "Hello {name}")', "needs {name}"),
        ('plural("A", "{m} one", "{n} more", 1)', "needs {m}"),
    ],
)
def test_mistakes_in_calls_are_named(project, code, problem):
    write(
        project,
        "servicedesk/core/x.py",
        f"from servicedesk.core.translation import plural, translate, translate as said\ndef f(x):\n    {code}\n",
    )
    found = [text for text in problems(project) if text.startswith("servicedesk/core/x.py:3") and problem in text]
    assert len(found) == 1


def test_a_sentence_said_at_import_is_named(project):
    code = (
        'class A:\n    TITLE = translate("A", "Title")\n\n    def f(self, x=translate("A", "Default")):\n        pass\n'
    )
    write(project, "servicedesk/core/x.py", f"from servicedesk.core.translation import translate\n{code}")
    assert sum("at import time" in text for text in problems(project)) == 2


@pytest.mark.parametrize(
    ("code", "allowed"),
    [
        ('translate("A", "Hello", name=1)', True),
        ('translate("A", "Hello", **x)', False),
        ('translate("A", "Hello")', False),
        ('translate("A", "Hello", name=1); translate("A", "Hello")', False),
        ('mark("A", "Hello {name}")', True),
    ],
)
def test_placeholders_of_the_translation_must_be_filled(tmp_path, code, allowed):
    lines = f"from servicedesk.core.translation import mark, translate\ndef f(x):\n    {code}\n"
    write(tmp_path, "servicedesk/core/x.py", lines)
    translations.main([], tmp_path)
    source = "Hello {name}" if "{name}" in code else "Hello"
    finish(tmp_path, "core", **{source: "你好 {name}，{Customer} {reference}"})
    assert (problems(tmp_path) == []) == allowed


def test_missing_unfinished_and_empty_translations_are_named(project):
    assert sum("is missing from the catalogue" in text for text in problems(project)) == len(SENTENCES)
    translations.main([], project)
    assert sum("is unfinished" in text for text in problems(project)) == len(SENTENCES)
    finish(project, **{"{n} tickets": " "})
    (only,) = problems(project)
    assert "empty translation" in only
    assert translations.main(["--check"], project) == 1


def test_one_sentence_in_two_areas_has_one_translation(project):
    translations.main([], project)
    finish(project)
    write(project, "servicedesk/ui/frame.py", 'def f(translate):\n    translate("Desk", "Call {customer}")\n')
    translations.main([], project)
    assert problems(project) == []
    finish(project, "ui", **{"Call {customer}": "别的"})
    assert any("translated differently" in text for text in problems(project))


def test_broken_code_changes_no_catalogue(project):
    translations.main([], project)
    before = catalogue(project).read_bytes()
    write(project, "servicedesk/core/x.py", "def f(:\n")
    assert translations.main([], project) == 1
    assert catalogue(project).read_bytes() == before
