"""What comes next is imported in the gaps: in order, one at a time, and never in anybody's way."""

import sys
import threading

import pytest

from servicedesk.ui.tasks import InlineRunner, TaskRunner
from servicedesk.ui.warming import AT_ONCE, FIRST, Warming
from servicedesk.ui.workspace import Workspace


@pytest.fixture
def modules(tmp_path, monkeypatch):
    """Three small modules that note when they are imported."""
    monkeypatch.syspath_prepend(str(tmp_path))
    names = ["warm_one", "warm_two", "warm_three"]
    for name in names:
        (tmp_path / f"{name}.py").write_text("import sys\nsys.warmed.append(__name__)\n", encoding="utf-8")
    monkeypatch.setattr(sys, "warmed", [], raising=False)
    yield names
    for name in names:
        sys.modules.pop(name, None)


def test_every_module_is_imported_in_order_and_the_end_is_said_once(qapp, settings, modules):
    warming = Warming(Workspace(settings, InlineRunner()), modules)
    told = []
    warming.over.connect(lambda: told.append(list(sys.warmed)))
    warming.go_on()
    warming.go_on()
    assert told == [modules]
    assert warming.is_over


def test_what_is_not_there_stops_nothing(qapp, settings, modules):
    warming = Warming(Workspace(settings, InlineRunner()), ["warm_nothing", *modules])
    warming.go_on()
    assert sys.warmed == modules


def test_whoever_asks_goes_first(qtbot, qapp, settings, modules):
    workspace = Workspace(settings, TaskRunner())
    asked = threading.Event()
    workspace.background(asked.wait, lambda _answer: None)
    warming = Warming(workspace, modules)
    warming.go_on()
    qtbot.wait(60)
    assert sys.warmed == []
    asked.set()
    with qtbot.waitSignal(warming.over):
        pass
    assert sys.warmed == modules
    workspace.tasks.stop()


def test_all_that_is_named_is_there():
    for name in (*AT_ONCE, *FIRST):
        __import__(name)
        assert name in sys.modules
