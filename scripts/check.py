"""Check everything: ``python3 scripts/check.py [--fast] [--coverage] [pytest arguments …]``.

Makes the same environment as the program with the development tools added, runs every check, then every
test; pytest's summary is the last thing printed. Exit code 1 if any of it failed. ``--fast`` leaves out the
tests marked slow, ``--coverage`` measures what the tests reach; anything else goes to pytest.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from servicedesk import bootstrap, system_packages  # noqa: E402 - found only once the project is on the path

STEPS = {
    "lint": ["-m", "ruff", "check", "--output-format", "concise", "."],
    "format": ["-m", "ruff", "format", "--check", "--output-format", "concise", "."],
    "types": ["-m", "mypy"],
    # import-linter is no module to run; the name of its command would be looked up outside our environment.
    "layers": ["-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-logo"],
    "translations": ["-m", "scripts.translations", "--check"],
    "lock": ["-m", "scripts.lock", "--check"],
}


def run_step(name: str, arguments: list[str]) -> bool:
    """Run one check, show what it says only if it fails; return whether it passed."""
    began = time.monotonic()
    finished = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        check=False,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    passed = finished.returncode == 0
    print(f"{'ok    ' if passed else 'FAILED'} {name} ({time.monotonic() - began:.1f} s)", flush=True)
    if not passed:
        print(finished.stdout, flush=True)
    return passed


def pytest_arguments(arguments: list[str]) -> list[str]:
    """Return pytest's arguments: two workers unless the caller chose, our options turned into its own."""
    passed = [argument for argument in arguments if argument not in ("--fast", "--coverage")]
    chosen = any(argument.startswith(("-n", "--numprocesses", "--pdb", "-s")) for argument in passed)
    workers = [] if chosen else ["-n", "2"]
    fast = ["-m", "not slow"] if "--fast" in arguments else []
    coverage = ["--cov", "--cov-report=term"] if "--coverage" in arguments else []
    return [*workers, *fast, *coverage, *passed]


def main(arguments: list[str]) -> int:
    """Run every check and every test; return the exit code."""
    bootstrap.prepare(bootstrap.DEVELOPMENT)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    system_packages.require_qt_libraries()
    failed = [name for name, step in STEPS.items() if not run_step(name, step)]
    print(f"checks failed: {', '.join(failed)}" if failed else "all checks passed", flush=True)
    tests = subprocess.run([sys.executable, "-m", "pytest", *pytest_arguments(arguments)], cwd=ROOT, check=False)
    return 1 if failed or tests.returncode else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
