"""The first start for real, in a copy of the project whose one package is a wheel made here: no network."""

import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
BASE = getattr(sys, "_base_executable", sys.executable)
# The copy's program says where it runs and what it was given.
PROGRAM = """\
import sys
def main():
    import lantern
    print(lantern.VERSION, sys.prefix, *sys.argv[1:])
    return 7
"""

pytestmark = pytest.mark.slow


def make_wheel(folder, version):
    """Write a wheel of the package ``lantern`` and return its hash."""
    folder.mkdir(exist_ok=True)
    path = folder / f"lantern-{version}-py3-none-any.whl"
    information = f"lantern-{version}.dist-info"
    files = {
        "lantern.py": f"VERSION = '{version}'\n",
        f"{information}/METADATA": f"Metadata-Version: 2.1\nName: lantern\nVersion: {version}\n",
        f"{information}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    files[f"{information}/RECORD"] = "".join(f"{name},,\n" for name in [*files, f"{information}/RECORD"])
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return sha256(path.read_bytes()).hexdigest()


class Project:
    """A small copy of the project, started as a user starts it."""

    def __init__(self, folder):
        self.folder = folder
        self.wheels = folder.parent / "wheels"
        package = folder / "servicedesk"
        package.mkdir(parents=True)
        shutil.copy(PROJECT / "main.py", folder)
        for name in ("__init__.py", "bootstrap.py", "system_packages.py"):
            shutil.copy(PROJECT / "servicedesk" / name, package)
        (package / "app.py").write_text(PROGRAM, encoding="utf-8")
        self.lock("1.0")

    @property
    def environment(self):
        return self.folder / ".venv"

    def lock(self, version):
        """Make the wheel of *version* the one locked."""
        text = f"lantern=={version} \\\n    --hash=sha256:{make_wheel(self.wheels, version)}\n"
        for name in ("requirements.txt", "requirements-dev.txt"):
            (self.folder / name).write_text(text, encoding="utf-8")

    def command(self, python=BASE):
        # From outside any environment, with packages only from our folder.
        unwanted = ("VIRTUAL_ENV", "PYTHONPATH", "__PYVENV_LAUNCHER__")
        variables = {name: value for name, value in os.environ.items() if name not in unwanted}
        variables.update(PIP_NO_INDEX="1", PIP_FIND_LINKS=str(self.wheels), PIP_CONFIG_FILE=os.devnull)
        variables["PYTHONDONTWRITEBYTECODE"] = "1"
        return {
            "args": [str(python), "main.py", "--week", "2016-W10"],
            "cwd": self.folder,
            "env": variables,
            "text": True,
            "encoding": "utf-8",
        }

    def start(self, python=BASE):
        return subprocess.run(**self.command(python), check=False, capture_output=True)


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path / "项目 with space")


def assert_ran(finished, version, folder):
    """The program ran inside *folder*, with its arguments, and its exit code came through."""
    assert finished.returncode == 7, finished.stderr
    assert finished.stdout.split() == [version, *str(folder).split(), "--week", "2016-W10"]


def test_first_start_builds_and_the_second_only_runs(project):
    first = project.start()
    assert_ran(first, "1.0", project.environment)
    assert "1/1  lantern-1.0" in first.stderr
    second = project.start()
    assert_ran(second, "1.0", project.environment)
    assert second.stderr == ""

    project.lock("2.0")
    (project.environment / "left over").touch()
    third = project.start(project.environment / "bin" / "python" if os.name != "nt" else BASE)
    assert_ran(third, "2.0", project.environment)
    assert not (project.environment / "left over").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a killed process is another thing there")
def test_a_killed_set_up_is_begun_anew(project):
    stamp = project.environment / "servicedesk-setup"
    process = subprocess.Popen(**project.command(), stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while not stamp.exists() and time.monotonic() < until:
        pass
    process.send_signal(signal.SIGKILL)
    process.wait()
    # The kill may come between making the file and writing it; neither says that anything is there.
    assert stamp.read_text(encoding="utf-8") in ("", "building\n")
    assert_ran(project.start(), "1.0", project.environment)


def test_two_starts_at_once_build_once(project):
    output = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with (
        subprocess.Popen(**project.command(), **output) as one,
        subprocess.Popen(**project.command(), **output) as other,
    ):
        said = [process.communicate()[1] for process in (one, other)]
    assert [one.returncode, other.returncode] == [7, 7], said
    assert sum("lantern-1.0" in text for text in said) == 1


@pytest.mark.parametrize(
    ("digest", "sentence"),
    [(f" --hash=sha256:{'0' * 64}", "differs from its locked hash"), ("", "Installing the packages failed: ERROR: ")],
    ids=["wrong", "none"],
)
def test_a_package_without_the_right_hash_is_refused(project, digest, sentence):
    (project.folder / "requirements.txt").write_text(f"lantern==1.0{digest}\n", encoding="utf-8")
    finished = project.start()
    assert finished.returncode == 3
    assert sentence in finished.stderr


def test_somebodys_own_environment_is_completed_not_emptied(project):
    subprocess.run([BASE, "-m", "venv", "--without-pip", project.environment], check=True)
    (project.environment / "mine").touch()
    assert_ran(project.start(), "1.0", project.environment)
    assert (project.environment / "mine").exists()


def test_a_prepared_python_just_runs(project, tmp_path):
    prepared = tmp_path / "prepared"
    subprocess.run([BASE, "-m", "venv", "--without-pip", prepared], check=True)
    python = prepared / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    show = [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    packages = Path(subprocess.run(show, check=True, capture_output=True, text=True).stdout.strip())
    with zipfile.ZipFile(next(project.wheels.iterdir())) as wheel:
        wheel.extractall(packages)
    finished = project.start(python)
    assert_ran(finished, "1.0", prepared)
    assert finished.stderr == ""
    assert not project.environment.exists()
