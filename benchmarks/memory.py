"""Memory of the running window: after its first page, and after two hundred changes of page."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.start import PROJECT

SWITCHES = 200
# Every page is made at its first showing and stays: what grows after that would grow all day.
WARM_UP = 2

_PROGRAM = """
import json, os, pathlib, sys
import psutil
from benchmarks.window import main_window, settle
from servicedesk.core.actor import Actor
from servicedesk.queries.staff import people_to_sign_in
from servicedesk.services.desk import open_desk
desk = open_desk(pathlib.Path(sys.argv[1]))
person = people_to_sign_in(desk)[0]
desk.actor = Actor(person.id, person.name, person.role)
resident = lambda: psutil.Process().memory_info().rss
with main_window(desk) as window:
    pages = [spec.id for spec in window.specs()]
    def turn(count):
        for number in range(count):
            window.show_page(pages[number % len(pages)])
            settle()
    turn(1)
    first = resident()
    turn(len(pages) * int(sys.argv[2]))
    every = resident()
    turn(int(sys.argv[3]))
    print(json.dumps([first, every, resident()]))
    sys.stdout.flush()
    os._exit(0)
"""


@dataclass(frozen=True, slots=True)
class Memory:
    """Resident megabytes: after the first page, after every page was shown, after the changes of page."""

    first: float
    every: float
    later: float
    switches: int

    def line(self) -> str:
        """Return the row as the table shows it."""
        return (
            f" -  resident memory, MB                  first page {self.first:.0f} · every page {self.every:.0f}"
            f" · after {self.switches} changes of page {self.later:.0f} ({self.later - self.every:+.1f})"
        )


def memory_of(database: Path, switches: int = SWITCHES) -> Memory:
    """Run the window on *database* in a process of its own."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(database), str(WARM_UP), str(switches)],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    first, every, later = (value / 2**20 for value in json.loads(done.stdout.splitlines()[-1]))
    return Memory(first, every, later, switches)
