"""A real window on a real database, with the clock standing still and every job done at once."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from servicedesk.core.actor import SYSTEM
from servicedesk.core.clock import FixedClock
from servicedesk.core.permissions import Role
from servicedesk.services import passwords
from servicedesk.services.desk import Desk, create_desk, open_desk
from servicedesk.services.site_setup import SetUpSite, set_up_site
from servicedesk.services.staff import AddStaff, add_staff
from servicedesk.ui.main_window import MainWindow
from servicedesk.ui.pages.registry import PAGES, PageSpec
from servicedesk.ui.settings import StationSettings
from servicedesk.ui.tasks import InlineRunner
from servicedesk.ui.theme import theme
from servicedesk.ui.workspace import Workspace
from tests.demo_database import demo_desk

# A Sunday afternoon in Shanghai: 2026-11-22 14:32.
NOW = datetime(2026, 11, 22, 6, 32, tzinfo=UTC)
PASSWORD = "湖畔 good morning 7"
PIN = "482915"
NAME = "desk.db"


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    """The light look at 100 %, whatever the last test left."""
    theme().set_mode("light")
    theme().set_scale(1.0)
    theme().apply(qapp)
    yield
    # Outside an event loop nothing deletes what deleteLater() named: windows would pile up and follow the theme.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    theme().set_mode("light")
    theme().set_scale(1.0)


@pytest.fixture(autouse=True)
def _light_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash with argon2id's least: a quarter of a second for each password would be most of the run."""
    monkeypatch.setattr(passwords, "MEMORY_KIBIBYTES", 8)
    monkeypatch.setattr(passwords, "PASSES", 1)


@pytest.fixture
def clock() -> FixedClock:
    """A clock that stands at NOW until advanced."""
    return FixedClock(NOW)


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database without a site, to be copied: migrating anew would be half of every test."""
    folder = tmp_path_factory.mktemp("empty")
    create_desk(folder / NAME, clock=FixedClock(NOW), station="A1").close()
    return folder


@pytest.fixture(scope="session")
def hotel_file(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same set up as a hotel, with an administrator and a receptionist."""
    folder = tmp_path_factory.mktemp("hotel")
    desk = _copy(empty_file, folder, FixedClock(NOW))
    memory, passes = passwords.MEMORY_KIBIBYTES, passwords.PASSES
    passwords.MEMORY_KIBIBYTES, passwords.PASSES = 8, 1
    command = SetUpSite("云湖酒店", "hotel", "1 号柜台", administrator="周宁", sign_in_name="zn", password=PASSWORD)
    set_up_site(desk, command)
    add_staff(desk, AddStaff("lx", "林晓", Role.FRONT_DESK, password=PASSWORD, pin=PIN))
    passwords.MEMORY_KIBIBYTES, passwords.PASSES = memory, passes
    desk.close()
    return folder


def _copy(source: Path, folder: Path, clock: FixedClock) -> Desk:
    shutil.copytree(source, folder, dirs_exist_ok=True)
    desk = open_desk(folder / NAME, clock=clock, station="A1")
    desk.actor = SYSTEM
    return desk


@pytest.fixture
def desk(empty_file: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    """An empty migrated database, acted on as the system."""
    desk = _copy(empty_file, tmp_path / "data", clock)
    yield desk
    desk.close()


@pytest.fixture
def hotel(hotel_file: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    """A desk set up as a hotel with two people; acted on as the system until somebody signs in."""
    desk = _copy(hotel_file, tmp_path / "hotel", clock)
    yield desk
    desk.close()


@pytest.fixture
def practice(tmp_path: Path) -> Iterator[Desk]:
    """The practice hotel at NOW with Lin Xiao of the front desk acting; its busy present is as in the pictures."""
    with demo_desk(tmp_path / "practice", "lin") as desk:
        yield desk


@pytest.fixture
def settings(tmp_path: Path) -> StationSettings:
    """This station's settings, in a folder of their own."""
    return StationSettings(language="en", folder=str(tmp_path))


@pytest.fixture
def workspace(qapp: QApplication, desk: Desk, settings: StationSettings) -> Workspace:
    """A workspace on the desk that does every job at once."""
    workspace = Workspace(settings, InlineRunner())
    workspace.connect_desk(desk)
    return workspace


@pytest.fixture
def open_window(qtbot, qapp: QApplication, workspace: Workspace) -> Iterator[Callable[..., MainWindow]]:
    """Return a function that opens the main window and shows its first page."""
    windows: list[MainWindow] = []

    def build(pages: Sequence[PageSpec] = PAGES, width: int = 1366, height: int = 688) -> MainWindow:
        window = MainWindow(workspace, pages)
        windows.append(window)
        qapp.installEventFilter(workspace.actions)
        window.resize(width, height)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitExposed(window)
        window.open_gate()
        if window.specs():
            window.show_page(window.specs()[0].id)
        qapp.processEvents()
        return window

    yield build
    qapp.removeEventFilter(workspace.actions)
    for window in windows:
        window.forget_pages()
