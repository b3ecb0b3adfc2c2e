"""Write the hashed locks anew from pyproject.toml: ``python scripts/lock.py [package …]`` (needs ``uv``).

Packages named are brought to their newest allowed version, ``--all`` brings every one; the rest stay.
``python scripts/lock.py --check`` changes nothing and lists where a lock and pyproject.toml disagree.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
RUNTIME = "requirements.txt"
DEVELOPMENT = "requirements-dev.txt"
PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def read_lock(path: Path) -> dict[str, list[str]]:
    """Return ``{canonical name: [versions]}``; forks for other platforms give several versions."""
    pins: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if pin := PIN.match(line):
            pins.setdefault(canonicalize_name(pin["name"]), []).append(pin["version"])
    return pins


def requirements(root: Path) -> dict[str, list[Requirement]]:
    """Return what pyproject.toml asks of each lock."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    runtime = [Requirement(text) for text in project["project"]["dependencies"]]
    development = [Requirement(text) for text in project["dependency-groups"]["dev"]]
    return {RUNTIME: runtime, DEVELOPMENT: runtime + development}


def check(root: Path) -> list[str]:
    """List disagreements: addresses, entries without hashes, unmet requirements, locks that differ."""
    problems: list[str] = []
    for name, wanted in requirements(root).items():
        path = root / name
        problems += [f"{name}: {problem}" for problem in check_text(path.read_text(encoding="utf-8"))]
        pins = read_lock(path)
        for requirement in wanted:
            versions = pins.get(canonicalize_name(requirement.name), [])
            if not versions or not all(requirement.specifier.contains(version) for version in versions):
                problems.append(f"{name}: {requirement} is not met by {versions or 'nothing'}")
    runtime, development = read_lock(root / RUNTIME), read_lock(root / DEVELOPMENT)
    problems += [
        f"{DEVELOPMENT}: {name} differs from {RUNTIME}" for name in runtime if runtime[name] != development.get(name)
    ]
    return problems


def check_text(text: str) -> list[str]:
    """List what a lock must not hold: addresses and options other than hashes, and pins without a hash."""
    problems: list[str] = []
    for entry in re.split(r"\n(?=\S)", re.sub(r"(?m)^\s*#.*\n?", "", text)):
        if re.search(r"https?:|--index|--extra|--find-links|--trusted-host|^-", entry, re.IGNORECASE):
            problems.append(f"address or option in {entry.splitlines()[0]!r}")
        elif entry.strip() and not (PIN.match(entry) and HASH.search(entry)):
            problems.append(f"not a pinned and hashed entry: {entry.splitlines()[0]!r}")
    return problems


def compile_lock(output: str, upgrade: list[str], *options: str) -> None:
    """Let uv resolve *output* for every platform and Python we support."""
    uv = shutil.which("uv") or shutil.which("uv", path=str(Path(sys.executable).parent))
    if uv is None:
        sys.exit("lock: uv is needed: python -m pip install uv")
    command = [uv, "pip", "compile", "pyproject.toml", "--universal", "--generate-hashes", "--no-header", "--quiet"]
    command += ["--python-version", "3.11", "--no-emit-index-url", "--output-file", output, *options]
    names = [part for name in upgrade if name != "--all" for part in ("--upgrade-package", name)]
    subprocess.run(command + (["--upgrade"] if "--all" in upgrade else names), cwd=ROOT, check=True)


def main(arguments: list[str]) -> int:
    """Check or regenerate both locks."""
    if arguments != ["--check"]:
        compile_lock(RUNTIME, arguments)
        compile_lock(DEVELOPMENT, arguments, "--group", "dev", "--constraint", RUNTIME)
    problems = check(ROOT)
    for problem in problems:
        print(problem)
    print(f"lock: {len(problems)} problems" if problems else "lock: agrees with pyproject.toml")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
