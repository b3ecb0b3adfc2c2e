"""Importing beside the window: nothing of the toolkit on another thread, and one module at a time on the window's."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from servicedesk.core.paths import PROJECT
from servicedesk.ui.importing import belongs_to_window, one_by_one

# A class of the toolkit is noted with the thread it is made on.
WATCHED = """
import builtins, json, sys, threading
from pathlib import Path
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

build, elsewhere = builtins.__build_class__, []

def watch(body, name, *bases, **named):
    made = build(body, name, *bases, **named)
    if isinstance(made, type(QObject)) and threading.current_thread() is not threading.main_thread():
        elsewhere.append(f"{made.__module__}.{name}")
    return made

builtins.__build_class__ = watch
"""
STARTED = """
from servicedesk.ui.startup import Opening
from servicedesk.ui.pages.registry import PAGES

def look():
    program = opening.desk_application
    if program is not None and program._warming is not None and program._warming.is_over:
        missing = [page.module for page in PAGES if page.module not in sys.modules]
        print(json.dumps([elsewhere, missing]))
        opening.frame.close()

application = QApplication([])
opening = Opening(Path(sys.argv[1]))
clock = QTimer(interval=20)
clock.timeout.connect(look)
clock.start()
application.exec()
opening.close()
"""
PREPARED = """
from servicedesk.ui.importing import belongs_to_window, prepare

def of_the_window():
    return {name for name in sys.modules if belongs_to_window(name) and name.startswith("servicedesk.ui")}

before = of_the_window()
names = []
worker = threading.Thread(target=lambda: names.extend(prepare(["servicedesk.ui.pages.today.page"])))
worker.start()
worker.join()
brought = {name for name in of_the_window() - before if not hasattr(sys.modules[name], "__path__")}
beside = "servicedesk.queries.today" in sys.modules
together = []
for name in names:
    known = of_the_window()
    __import__(name)
    came = {each for each in of_the_window() - known if not hasattr(sys.modules[each], "__path__")}
    # Two that name each other, if only for their types, come together.
    if len(came) > 2:
        together.append([name, sorted(came)])
print(json.dumps([sorted(brought), beside, names[-1], together, elsewhere]))
"""


def run(program: str, *arguments: str, **environment: str) -> str:
    """Return what a process of its own printed."""
    done = subprocess.run(
        [sys.executable, "-c", WATCHED + program, *arguments],
        cwd=PROJECT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    return done.stdout.splitlines()[-1]


def test_a_start_makes_no_class_of_the_toolkit_on_another_thread(hotel, tmp_path):
    """The toolkit looks its classes up without a lock: one made elsewhere at that moment ends the program."""
    path = hotel.database.path
    hotel.close()
    assert run(STARTED, str(path), SERVICEDESK_DATA=str(tmp_path / "station")) == "[[], []]"


def test_what_a_page_needs_comes_before_it_one_module_at_a_time():
    assert run(PREPARED) == '[[], true, "servicedesk.ui.pages.today.page", [], []]'


@pytest.mark.parametrize(
    ("name", "on_the_window"),
    [
        ("servicedesk.ui", True),
        ("servicedesk.ui.pages.today.page", True),
        ("servicedesk.ui.backend", False),
        ("servicedesk.uid", False),
        ("servicedesk.queries.today", False),
        ("PySide6.QtSvg", True),
        ("sqlalchemy", False),
    ],
)
def test_what_belongs_to_the_window(name, on_the_window):
    assert belongs_to_window(name) is on_the_window


@pytest.fixture
def modules(tmp_path, monkeypatch):
    """Two small modules and one that breaks."""
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(sys, "imported", [], raising=False)
    names = ["step_one", "step_two"]
    for name in names:
        (tmp_path / f"{name}.py").write_text("import sys\nsys.imported.append(__name__)\n", encoding="utf-8")
    (tmp_path / "step_broken.py").write_text("1 / 0\n", encoding="utf-8")
    yield names
    for name in names:
        sys.modules.pop(name, None)


class TestOneByOne:
    """Modules between two looks at keys and mouse."""

    def test_each_gets_a_turn_of_its_own(self, qtbot, modules):
        owner, told = QObject(), []
        one_by_one(modules.copy(), lambda: told.append(list(sys.imported)), told.append, owner)
        assert sys.imported == modules[:1]
        qtbot.waitUntil(lambda: told == [modules])

    def test_one_that_breaks_ends_it(self, qtbot, modules):
        owner, told = QObject(), []
        one_by_one(["step_broken", *modules], lambda: told.append(None), told.append, owner)
        assert isinstance(told[0], ZeroDivisionError)
        assert sys.imported == []

    def test_it_waits_while_it_may_not_go_on(self, qtbot, modules):
        owner, told, free = QObject(), [], []
        one_by_one(modules.copy(), lambda: told.append(1), told.append, owner, lambda: bool(free))
        qtbot.wait(50)
        assert sys.imported == []
        free.append(1)
        qtbot.waitUntil(lambda: told == [1])
        assert sys.imported == modules

    def test_it_ends_with_whoever_wanted_it(self, qtbot, modules):
        owner, told = QObject(), []
        one_by_one(modules.copy(), lambda: told.append(1), told.append, owner)
        delete(owner)
        qtbot.wait(50)
        assert (sys.imported, told) == (modules[:1], [])
