"""The test command: every step can fail, and nothing follows pytest's summary."""

import shutil
from pathlib import Path

import pytest

from scripts import check

ROOT = Path(__file__).resolve().parents[3]
SOUND = '"""A program."""\n'
BREACHES = {
    "lint": ("main.py", f"{SOUND}\nimport os\n"),
    "format": ("main.py", f"{SOUND}X = 'single'\n"),
    "types": ("main.py", f'{SOUND}\nX: int = "text"\n'),
    "layers": ("servicedesk/core/__init__.py", f"{SOUND}\nfrom servicedesk.ui import __doc__\n"),
    "translations": (
        "servicedesk/app.py",
        (
            f"{SOUND}\nfrom servicedesk.core.translation import translate\n\n\ndef main() -> None:\n"
            '    """Say."""\n    translate("A", "Hello")\n'
        ),
    ),
    "lock": ("requirements.txt", "--index-url https://packages.example/simple\n"),
}


@pytest.fixture
def project(tmp_path, monkeypatch):
    """The smallest sound project under the same configuration."""
    for name in ("pyproject.toml", "requirements.txt", "requirements-dev.txt"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "scripts").mkdir()
    for name in ("check.py", "lock.py", "translations.py"):
        shutil.copy(ROOT / "scripts" / name, tmp_path / "scripts")
    (tmp_path / "main.py").write_text(SOUND, encoding="utf-8")
    for layer in (
        "",
        "ui",
        "reporting",
        "services",
        "queries",
        "reports",
        "storage",
        "models",
        "methods",
        "tabular",
        "core",
    ):
        (tmp_path / "servicedesk" / layer).mkdir(exist_ok=True)
        (tmp_path / "servicedesk" / layer / "__init__.py").write_text(SOUND, encoding="utf-8")
    for name in ("app.py", "bootstrap.py", "system_packages.py", "core/paths.py", "core/translation.py"):
        shutil.copy(ROOT / "servicedesk" / name, tmp_path / "servicedesk" / name)
    (tmp_path / "servicedesk" / "app.py").write_text(SOUND, encoding="utf-8")
    monkeypatch.setattr(check, "ROOT", tmp_path)
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("name", check.STEPS)
def test_every_step_passes_what_is_sound_and_fails_what_is_not(name, project, capsys):
    assert check.run_step(name, check.STEPS[name]), capsys.readouterr().out
    path, text = BREACHES[name]
    (project / path).write_text(text, encoding="utf-8")
    assert not check.run_step(name, check.STEPS[name])
    assert capsys.readouterr().out.splitlines()[0].startswith("ok")


@pytest.mark.parametrize(
    ("given", "passed"),
    [
        ([], ["-n", "2"]),
        (["--fast"], ["-n", "2", "-m", "not slow"]),
        (["tests/unit", "-k", "guard"], ["-n", "2", "tests/unit", "-k", "guard"]),
        (["-n0", "-x"], ["-n0", "-x"]),
        (["--pdb"], ["--pdb"]),
        (["--coverage", "-q"], ["-n", "2", "--cov", "--cov-report=term", "-q"]),
    ],
)
def test_arguments_reach_pytest(given, passed):
    assert check.pytest_arguments(given) == passed
