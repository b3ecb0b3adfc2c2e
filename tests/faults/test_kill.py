"""Killing the program at random moments loses nothing it had acknowledged and leaves nothing half done."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# A soak of thousands: python -m tests.faults.kill_soak 1000 --mode desk
TRIALS = int(os.environ.get("KILL_TRIALS", "0"))

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the harness forks")


def soak(mode, trials):
    command = [sys.executable, "-m", "tests.faults.kill_soak", str(TRIALS or trials), "--mode", mode]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=280, check=False)
    assert not done.stderr, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize(("mode", "trials"), [("desk", 40), ("backup", 16), ("restore", 16), ("migration", 16)])
def test_nothing_acknowledged_is_lost(mode, trials):
    found = soak(mode, trials)
    assert found["problems"] == []
    # The trials were about something: the child was at work when it was killed.
    assert found["killed_at_work"] == found["trials"]
    # Every other trial is killed only after its first line.
    assert found["acknowledged"] >= found["trials"] // 2


def test_the_harness_notices_ids_that_were_told_before_the_commit():
    found = soak("careless", 40)
    assert any(problem.startswith("lost: visit") for problem in found["problems"])
