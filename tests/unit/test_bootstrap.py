"""The set-up's decisions, without a network: what is ready, what is installed, what is said."""

import subprocess
import sys
from pathlib import Path

import pytest

from servicedesk import bootstrap
from servicedesk.system_packages import ENVIRONMENT

PROJECT = Path(__file__).resolve().parents[2]
LOCK = """\
first-package==1.0 \\
    --hash=sha256:00
    # via servicedesk
Second.Package==2.5
only-there==9 ; sys_platform == 'elsewhere' \\
    --hash=sha256:00
"""


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project folder with small locks."""
    (tmp_path / bootstrap.RUNTIME).write_text(LOCK, encoding="utf-8")
    (tmp_path / bootstrap.DEVELOPMENT).write_text(LOCK + "tool==1\n", encoding="utf-8")
    monkeypatch.setattr(bootstrap, "ROOT", str(tmp_path))
    return tmp_path


@pytest.fixture
def built(project):
    """An environment as a finished set-up leaves it."""
    folder = project / ".venv"
    python = Path(bootstrap.python_of(str(folder)))
    python.parent.mkdir(parents=True)
    python.touch()
    write_stamp(folder, bootstrap.stamp_lines([bootstrap.RUNTIME]))
    return folder


def write_stamp(folder, lines):
    (folder / bootstrap.STAMP).write_text("\n".join(lines) + "\n", encoding="utf-8")


def is_ready(folder, lock=bootstrap.RUNTIME):
    return bootstrap.is_ready(str(folder), lock)


def test_finished_set_up_is_ready(built):
    assert is_ready(built)


def test_runtime_alone_is_not_ready_for_the_checks(built):
    assert not is_ready(built, bootstrap.DEVELOPMENT)
    write_stamp(built, bootstrap.stamp_lines([bootstrap.RUNTIME, bootstrap.DEVELOPMENT]))
    assert is_ready(built, bootstrap.DEVELOPMENT)
    assert is_ready(built)


def test_changed_lock_is_noticed(built, project):
    (project / bootstrap.RUNTIME).write_text(LOCK.replace("2.5", "2.6"), encoding="utf-8")
    assert not is_ready(built)


def test_other_python_is_noticed(built):
    lines = bootstrap.stamp_lines([bootstrap.RUNTIME])
    write_stamp(built, [lines[0].replace("python 3.", "python 4."), *lines[1:]])
    assert not is_ready(built)


def test_interrupted_set_up_is_noticed(built):
    (built / bootstrap.STAMP).write_text(bootstrap.BUILDING, encoding="utf-8")
    assert not is_ready(built)


def test_environment_without_interpreter_is_noticed(built):
    Path(bootstrap.python_of(str(built))).unlink()
    assert not is_ready(built)


def install(folder, *names):
    for name in names:
        (folder / name).mkdir(parents=True)


def test_prepared_environment_needs_every_pin_of_this_platform(project, monkeypatch):
    packages = project / "packages"
    monkeypatch.setattr(sys, "path", [str(packages), str(project / "missing")])
    install(packages, "first_package-1.0.dist-info", "unversioned.egg-info", "something")
    assert not bootstrap.is_installed(bootstrap.RUNTIME)
    install(packages, "second_package-2.4.dist-info")
    assert not bootstrap.is_installed(bootstrap.RUNTIME)
    install(packages, "second_package-2.5-py3.11.egg-info")
    assert bootstrap.is_installed(bootstrap.RUNTIME)
    assert not bootstrap.is_installed(bootstrap.DEVELOPMENT)


def test_a_cache_of_the_user_stands_in_for_a_read_only_folder(project, home):
    inside, cache = bootstrap.folders()
    assert inside == str(project / ".venv")
    assert Path(cache).is_relative_to(home)
    blocked = project / "blocked"
    blocked.write_text("a file where a folder would have to be", encoding="utf-8")
    with bootstrap._claim(str(project / "free")) as claim:
        assert claim.writable()
    with pytest.raises(OSError, match="blocked"):
        bootstrap._claim(str(blocked / "deep"))


def test_nowhere_to_write_is_one_sentence(project, capsys):
    blocked = project / "blocked"
    blocked.touch()
    with pytest.raises(SystemExit) as stopped:
        bootstrap.set_up([str(blocked / "one"), str(blocked / "two")], bootstrap.RUNTIME)
    assert stopped.value.code == ENVIRONMENT
    chinese, english = capsys.readouterr().err.splitlines()
    assert "都不能写入" in chinese
    assert english.startswith("Neither the program's folder nor the cache can be written")


def test_emptying_keeps_the_stamp_to_the_end(built):
    (built / "lib").mkdir()
    bootstrap._empty(str(built))
    assert [entry.name for entry in built.iterdir()] == [bootstrap.STAMP]


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        (["WARNING: Retrying after connection broken by 'X'", "ERROR: No matching distribution"], "cannot be reached"),
        (["ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE."], "differs from its locked hash"),
        (["Looking in indexes: a proxy", "ERROR: No matching distribution found for x==1"], "no ready-made package"),
        (["ERROR: Could not install packages: [Errno 28] No space left on device"], "disk is full"),
        (["Collecting x", "ERROR: something else"], "failed: ERROR: something else"),
        ([], "failed: "),
    ],
)
def test_failures_of_pip_are_explained(output, expected):
    chinese, english = bootstrap.explain(output)
    assert expected in english
    assert chinese
    assert "\n" not in chinese + english


@pytest.mark.parametrize("version", [(3, 10, 1), (3, 14, 0)])
def test_other_pythons_are_told_what_is_needed(version, monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(sys, "version_info", version)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SystemExit) as stopped:
        bootstrap.check_python()
    assert stopped.value.code == ENVIRONMENT
    chinese, english = capsys.readouterr().err.splitlines()
    assert chinese.startswith("需要 Python 3.11–3.13")
    assert f"this is 3.{version[1]}" in english


def test_the_fast_path_imports_nothing_slow():
    """What both commands pay on every start: pathlib, re, json and subprocess together would double it."""
    code = (
        "import sys; before = set(sys.modules); from servicedesk import bootstrap; "
        "bootstrap.is_ready(bootstrap.folders()[0], bootstrap.RUNTIME); print(*(set(sys.modules) - before))"
    )
    command = [sys.executable, "-S", "-c", code]
    loaded = subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, text=True).stdout.split()
    assert not {"pathlib", "re", "json", "subprocess", "shutil", "typing"} & set(loaded)


@pytest.mark.skipif(sys.platform == "win32", reason="a lock is no file handle there")
def test_a_lock_is_held_until_the_last_child_of_a_killed_set_up_ends(tmp_path):
    """After its parent was killed pip goes on writing; nobody may empty the folder under it."""
    import fcntl

    code = (
        "import sys; from servicedesk import bootstrap, system_packages; claim = bootstrap._claim(sys.argv[1]); "
        "child = \"print('up', flush=True); input()\"; system_packages.run([sys.executable, '-c', child], print)"
    )
    command = [sys.executable, "-u", "-c", code, str(tmp_path / ".venv")]
    with (
        subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as parent,
        (tmp_path / ".venv.lock").open("a", encoding="utf-8") as lock,
    ):
        assert parent.stdout.readline() == "up\n"
        parent.kill()
        parent.wait()
        with pytest.raises(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        parent.stdin.write("end\n")
        parent.stdin.close()
        fcntl.flock(lock, fcntl.LOCK_EX)


@pytest.mark.parametrize("writable", [True, False])
def test_compiled_modules_are_kept_in_the_cache_where_the_program_is_read_only(project, monkeypatch, writable):
    monkeypatch.setattr(sys, "pycache_prefix", None)
    monkeypatch.setattr(bootstrap.os, "access", lambda _path, _mode: writable)
    bootstrap.keep_bytecode()
    assert (sys.pycache_prefix is None) == writable
    if not writable:
        assert not Path(sys.pycache_prefix).is_relative_to(project)
        monkeypatch.setattr(sys, "pycache_prefix", "/chosen")
        bootstrap.keep_bytecode()
        assert sys.pycache_prefix == "/chosen"
