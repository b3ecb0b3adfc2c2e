"""What every test stands on: no screen, no network, no home directory, no language but the one it asks for."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from servicedesk.core import translation

if TYPE_CHECKING:
    from tests.private_server import PrivateServer

ROOT = Path(__file__).resolve().parent.parent
OUTSIDE = tuple(f"{folder}{os.sep}" for folder in (ROOT.parent / "shared", Path("/shared")))

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# A desktop's style, scale or input method must not reach the pictures and key tests.
for name in ("QT_STYLE_OVERRIDE", "QT_SCALE_FACTOR", "QT_IM_MODULE", "QT_QPA_PLATFORMTHEME"):
    os.environ.pop(name, None)

settings.register_profile("quick", max_examples=50, deadline=None)
# Derandomised, so that a change is blamed for its own failures only; "thorough" is for hunting.
settings.register_profile("ci", max_examples=100, deadline=None, derandomize=True, print_blob=True)
settings.register_profile("thorough", max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "quick"))


def _homes(folder: Path) -> dict[str, str]:
    """Return the variables that make *folder* the home directory on every system."""
    variables = {"HOME": folder, "USERPROFILE": folder, "APPDATA": folder / "roaming", "LOCALAPPDATA": folder / "local"}
    for kind in ("CACHE", "CONFIG", "DATA", "STATE"):
        variables[f"XDG_{kind}_HOME"] = folder / kind.lower()
    return {name: str(path) for name, path in variables.items()}


def _refuse_outside(event: str, arguments: tuple[object, ...]) -> None:
    """Fail a test that reads material beside the project: a clone has none."""
    path = arguments[0] if event in ("open", "os.listdir", "os.scandir", "sqlite3.connect") else None
    if isinstance(path, str) and path.startswith(OUTSIDE):
        message = f"a test may not depend on {path}"
        raise PermissionError(message)


def pytest_configure(config: pytest.Config) -> None:
    """Give the run a home of its own before anything looks for one."""
    folder = Path(tempfile.mkdtemp(prefix="servicedesk-home-"))
    os.environ.update(_homes(folder))
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    sys.addaudithook(_refuse_outside)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return this test's empty home directory."""
    folder = tmp_path_factory.mktemp("home")
    for name, value in _homes(folder).items():
        monkeypatch.setenv(name, value)
    return folder


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start every test in English with the general words, and forget who listened to the last one."""
    monkeypatch.setattr(translation, "_translator", translation.Translator("en"))
    monkeypatch.setattr(translation, "_listeners", list(translation._listeners))


@pytest.fixture(params=translation.LANGUAGES)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    """Run the test once in each language."""
    translation.set_language(request.param)
    yield request.param
    translation.set_language("en")


@pytest.fixture(scope="session")
def server() -> Iterator[PrivateServer]:
    """A PostgreSQL server of this run's own; a test that asks for it is skipped where it is not installed."""
    from tests.private_server import missing, private_server

    if reason := missing():
        pytest.skip(reason)
    with private_server() as server:
        yield server
