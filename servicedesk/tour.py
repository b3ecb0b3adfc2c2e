"""The picture tour: real windows on practice data, driven by keys through the day's flows, saved page by page."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from servicedesk.core.clock import FixedClock

if TYPE_CHECKING:
    from servicedesk.ui.tour_driver import TourDriver

# A Sunday afternoon in Shanghai, 14:32: the desk is busy, a week has just been reported.
MOMENT = datetime(2026, 11, 22, 6, 32, tzinfo=UTC)
REPORT_WEEK = date(2026, 11, 9)
TICKETS = 600
SEED = 1
LOOKS = (("zh_CN", "light"), ("zh_CN", "dark"), ("en", "light"), ("en", "dark"))


def run_tour(output: Path, progress: Callable[[str], object] = print) -> dict[str, Any]:
    """Write a picture of every page in both languages and both themes, and the weekly report; return their paths."""
    # A tour draws for files: it must not need a screen, nor open windows on one.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from servicedesk.ui.tour_driver import TourDriver

    output.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix="servicedesk-tour-") as folder,
        _practice_desk(Path(folder), progress) as desk,
    ):
        driver = TourDriver(desk, Path(folder))
        pictures = list(_pictures(driver, output, progress))
        report = _report(desk, output)
        driver.close()
    return {"pictures": pictures, "report": report}


@contextmanager
def _practice_desk(folder: Path, progress: Callable[[str], object]) -> Iterator[Any]:
    from servicedesk.services.demo import make_demo
    from servicedesk.services.desk import create_desk

    desk = create_desk(folder / "practice.db", clock=FixedClock(MOMENT), station="1")
    make_demo(desk, "hotel", TICKETS, SEED, progress=progress)
    try:
        yield desk
    finally:
        desk.close()


def _pictures(driver: TourDriver, output: Path, progress: Callable[[str], object]) -> Iterator[str]:
    for language, theme in LOOKS:
        for number, (name, steps) in enumerate(driver.scenes(), start=1):
            driver.look(language, theme)
            steps()
            path = output / f"{number:02d}_{name}_{'zh' if language == 'zh_CN' else 'en'}_{theme}.png"
            driver.save(path)
            progress(str(path))
            yield str(path)


def _report(desk: Any, output: Path) -> str:
    from servicedesk.core.actor import SYSTEM
    from servicedesk.reporting import save_weekly

    path = output / "weekly.pdf"
    save_weekly(desk.as_actor(SYSTEM), REPORT_WEEK, path, "zh_CN")
    return str(path)
