"""docs/architecture.md as tests: who may import whom, and what everybody must leave alone."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "servicedesk"
PLAIN = ("core", "methods")
ASKING = {"datetime.now", "datetime.datetime.now", "datetime.utcnow", "date.today", "datetime.date.today", "time.time"}


def modules(*folders):
    """Yield each module below *folders* of the package with its syntax tree."""
    for folder in folders or (".",):
        for path in sorted((PACKAGE / folder).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def imported(tree):
    """Yield the top-level name of every import, also of those inside functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def test_core_methods_and_the_set_up_are_plain_python():
    allowed = {*sys.stdlib_module_names, "servicedesk"}
    set_up = [(name, tree) for name, tree in modules() if Path(name).stem in ("bootstrap", "system_packages")]
    for name, tree in [*modules(*PLAIN), *set_up]:
        assert not set(imported(tree)) - allowed, name


def test_what_is_mapped_says_its_types_and_not_texts():
    """SQLAlchemy would compile every one of seven hundred texts at each start."""
    for name, tree in modules("models"):
        assert "__future__" not in set(imported(tree)), name


def test_only_the_clock_asks_the_time():
    """Everybody else is given a Clock, so that a test can say what time it is."""
    for name, tree in modules():
        if name == "servicedesk/core/clock.py":
            continue
        asked = {
            ast.unparse(node.func)
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        }
        assert not asked & ASKING, name


def test_nobody_catches_everything():
    """Known errors have a code; the rest is a bug and belongs to the crash handler."""
    for name, tree in modules():
        for node in ast.walk(tree):
            assert not (isinstance(node, ast.ExceptHandler) and node.type is None), f"{name}:{node.lineno}"


def lint(folder):
    code = "from importlinter.cli import lint_imports_command as lint; lint()"
    command = [sys.executable, "-c", code, "--no-logo", "--no-cache"]
    return subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True, encoding="utf-8")


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("core/numbering.py", "from servicedesk.methods import __doc__", "Layers"),
        ("services/__init__.py", "from servicedesk.queries import __doc__", "Layers"),
        ("services/__init__.py", "import PySide6", "Qt in ui only"),
        ("ui/__init__.py", "from servicedesk.models import __doc__", "never name the database"),
        ("reports/__init__.py", "import sqlalchemy", "never name the database"),
        ("methods/__init__.py", "import reportlab", "plain Python"),
        ("bootstrap.py", "from servicedesk.core import paths", "set-up runs before"),
    ],
)
def test_each_contract_notices_its_breach(tmp_path, module, line, contract):
    shutil.copytree(PACKAGE, tmp_path / "servicedesk", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    broken = tmp_path / "servicedesk" / module
    broken.write_text(f"{broken.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    finished = lint(tmp_path)
    assert finished.returncode == 1
    kept_or_broken = [text for text in finished.stdout.splitlines() if contract in text]
    assert any("BROKEN" in text for text in kept_or_broken), finished.stdout


def test_the_contracts_are_kept():
    finished = lint(ROOT)
    assert finished.returncode == 0, finished.stdout
    assert " 0 broken" in finished.stdout
