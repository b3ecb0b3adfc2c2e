"""Row 12: a backup that is proved to open, against copying the file and having the disk keep it."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from benchmarks.measure import Result, alternately, timed
from servicedesk.services.desk import Desk
from servicedesk.storage.backup import backup

TARGET = 1.9


def back_up(desk: Desk, rounds: int) -> Result:
    """Measure row 12, every page of the copy checked; each copy is taken away before the next."""
    source = desk.database.path
    with tempfile.TemporaryDirectory(dir=source.parent) as name:
        folder = Path(name)

        def ours() -> float:
            seconds = timed(lambda: backup(desk.database, folder))
            for file in folder.iterdir():
                file.unlink()
            return seconds

        def copy() -> None:
            with source.open("rb") as left, (folder / "copy.db").open("wb") as right:
                shutil.copyfileobj(left, right, 1 << 20)
                right.flush()
                os.fsync(right.fileno())

        def theirs() -> float:
            seconds = timed(copy)
            (folder / "copy.db").unlink()
            return seconds

        found = alternately(rounds, ours, theirs)
    size = source.stat().st_size / 2**20
    return Result(12, f"a proved backup of {size:.0f} MB", "copy and fsync, unchecked", found[0], found[1], TARGET)
