"""Four programs on one database that all wake at once: each level fires once."""

from __future__ import annotations

import subprocess
import sys

import pytest
from sqlalchemy import func, select

from servicedesk.core.paths import RESOURCES
from servicedesk.models import EscalationEvent, Notice, Ticket
from servicedesk.services import timed_work
from servicedesk.services.escalation_levels import save_escalation_levels
from tests.integration.services.escalation.levels import at, open_one, person, rows

PROGRAM = """
import sys, time
from datetime import datetime
from pathlib import Path
from servicedesk.core.clock import FixedClock
from servicedesk.core.errors import StorageProblem
from servicedesk.services import timed_work
from servicedesk.services.desk import open_desk
desk = open_desk(Path(sys.argv[1]), clock=FixedClock(datetime.fromisoformat(sys.argv[2])), station=sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
fired = 0
for _ in range(50):
    try:
        fired += timed_work.run(desk)
        break
    except StorageProblem as problem:
        assert problem.code == "busy", problem
print(fired, flush=True)
desk.close()
"""


@pytest.mark.slow
def test_four_programs_fire_each_level_once(house, clock, tmp_path):
    desk, shen = house, person(house, "shen")
    save_escalation_levels(desk, [at(50, roles=("supervisor",)), at(100, roles=("supervisor",), raise_priority=True)])
    for _ in range(25):
        open_one(desk)
    timed_work.run(desk)
    clock.advance(hours=20)
    arguments = [sys.executable, "-c", PROGRAM, str(desk.database.path), clock.now().isoformat()]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "cwd": RESOURCES.parent}
    programs = [subprocess.Popen([*arguments, f"B{number}"], **pipes) for number in range(4)]
    for program in programs:
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        program.stdin.write("\n")
        program.stdin.flush()
    assert [program.wait(timeout=120) for program in programs] == [0] * 4
    for program in programs:
        program.stdin.close()
        program.stdout.close()
    assert rows(desk, select(func.count()).select_from(EscalationEvent)) == [(50,)]
    assert rows(desk, select(func.count()).select_from(Notice).where(Notice.staff_id == shen.id)) == [(50,)]
    assert rows(desk, select(Ticket.priority).distinct()) == [("high",)]
