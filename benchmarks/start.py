"""Row 1: from nothing to the first painted frame and to the first data, whole processes, against an empty Qt window."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import Result, alternately

PROJECT = Path(__file__).resolve().parent.parent
TARGET = 1.25
DATA_TARGET = 2.5
HEAVY = ("sqlalchemy", "alembic", "reportlab", "sqlcipher3", "argon2", "pypdfium2", "servicedesk.storage")

# So long somebody types a name and a PIN, in milliseconds.
TYPING = 1500
# All write the moment of their frame, by the clock that all processes share, since when to count, and leave.
_END = """
since = []
def now():
    return time.clock_gettime(time.CLOCK_MONOTONIC) if hasattr(time, "clock_gettime") else time.perf_counter()
def painted():
    heavy = [name for name in sys.modules if name.startswith(HEAVY)]
    print(json.dumps({"moment": now(), "modules": heavy, "since": since}))
    sys.stdout.flush()
    os._exit(0)
"""
_EMPTY = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
class Empty(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, painted)
application = QApplication([])
window = Empty()
window.resize(1366, 768)
window.show()
application.exec()
"""
_OURS = """
from PySide6.QtWidgets import QApplication
from servicedesk.ui import startup
application = QApplication([])
startup.postpone_collecting()
opening = startup.Opening(pathlib.Path(sys.argv[1]))
opening.frame.painted.disconnect()
opening.frame.painted.connect(painted)
application.exec()
"""
# The people to sign in and the board, painted; then the page of the day with all that it asked for: of somebody who is
# signed in as soon as the data are open, or of somebody who typed for a while, from the last key on.
_DATA = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from servicedesk.ui import startup
application = QApplication([])
startup.postpone_collecting()
opening = startup.Opening(pathlib.Path(sys.argv[1]))
wanted = sys.argv[2]
entered = []
def people():
    # By now they are painted: whoever was connected first did that.
    page = opening.greeting.page
    assert page.isVisible() and page.people.current() is not None and page.board.has_queue
    painted()
def look():
    if wanted == "people":
        if opening.greeting is not None:
            clock.stop()
            opening.greeting.over.connect(people)
        return
    program = opening.desk_application
    if program is None or not program.workspace.is_open:
        return
    if wanted == "typed" and not entered:
        entered.append(None)
        QTimer.singleShot(int(sys.argv[3]), typed)
    if entered == [None]:
        return
    if not entered:
        from servicedesk.core.actor import Actor
        from servicedesk.queries.staff import people_to_sign_in
        person = people_to_sign_in(program.workspace.desk)[0]
        program.workspace.desk.actor = Actor(person.id, person.name, person.role)
        program.workspace.answered.connect(lambda: entered.append(1))
        since.append(now())
        program.enter()
        entered.append(0)
    elif len(entered) > 1 and not program.workspace.tasks._latest:
        clock.stop()
        program.window.repaint()
        painted()
def typed():
    entered.clear()
    global wanted
    wanted = "today"
clock = QTimer(interval=2)
clock.timeout.connect(look)
clock.start()
application.exec()
"""


def _program(body: str) -> str:
    return f"import json, os, pathlib, sys, time\nHEAVY = {HEAVY!r}\n{_END}\n{body}"


def compiled(folder: Path) -> dict[str, str]:
    """Return what has modules kept compiled: the second start of a user finds them so."""
    return {"PYTHONPYCACHEPREFIX": str(folder / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}


def _clock() -> float:
    import time

    return time.clock_gettime(time.CLOCK_MONOTONIC) if hasattr(time, "clock_gettime") else time.perf_counter()


def _run(body: str, database: Path, *arguments: str) -> tuple[float, list[str]]:
    """Start a process; return the seconds to the frame it waits for and which heavy modules it had by then."""
    home = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA"), str(database.parent))
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **home, **compiled(database.parent)}
    begun = _clock()
    done = subprocess.run(
        [sys.executable, "-c", _program(body), str(database), *arguments],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    answer = json.loads(done.stdout.splitlines()[-1])
    # Only who typed first counts from the last key.
    since = answer["since"][0] if "typed" in arguments else begun
    return answer["moment"] - since, answer["modules"]


def cold_start(rounds: int) -> Result:
    """Measure row 1, and say what was imported before the first frame that should not be."""
    early: set[str] = set()

    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "desk.db"

        def ours() -> float:
            seconds, modules = _run(_OURS, database)
            early.update(modules)
            return seconds

        found = alternately(rounds, ours, lambda: _run(_EMPTY, database)[0])
    remark = f"imported too early: {', '.join(sorted(early))}" if early else "nothing but Qt imported before"
    return Result(1, "cold start to the first frame", "empty Qt window", found[0], found[1], TARGET, remark)


def first_data(rounds: int, database: Path) -> list[Result]:
    """Measure the second half of row 1 on an existing *database* that nobody has open."""
    found = alternately(
        rounds,
        lambda: _run(_DATA, database, "people")[0],
        lambda: _run(_DATA, database, "today")[0],
        lambda: _run(_DATA, database, "typed", str(TYPING))[0],
        lambda: _run(_EMPTY, database)[0],
    )
    people, today, typed, empty = found
    return [
        Result(1, "cold start to the people to sign in", "empty Qt window", people, empty, DATA_TARGET),
        Result(1, "cold start to the day's page, data in", "empty Qt window", today, empty, DATA_TARGET),
        Result(1, "last key of the PIN to that page, data in", "empty Qt window", typed, empty, DATA_TARGET),
    ]
