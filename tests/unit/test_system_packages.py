"""What the machine lacks is found without Qt and named as its distribution names it."""

import os
import sys

import pytest

from servicedesk import system_packages
from servicedesk.system_packages import OFFSCREEN_LIBRARIES, WINDOW_LIBRARIES


def lacks(*absent):
    """A loader on a machine without *absent*."""

    def load(library):
        if library in absent:
            raise OSError(library)

    return load


def test_nothing_is_missing_where_everything_loads():
    assert system_packages.missing_libraries(OFFSCREEN_LIBRARIES, lacks()) == []


def test_missing_libraries_are_named():
    load = lacks("libEGL.so.1", "libdbus-1.so.3", "libxcb-cursor.so.0")
    assert system_packages.missing_libraries(OFFSCREEN_LIBRARIES, load) == ["libEGL.so.1", "libdbus-1.so.3"]


def test_a_library_that_cannot_exist_is_missing():
    assert system_packages.missing_libraries({"libservicedesk-none.so.1": "none"}) == ["libservicedesk-none.so.1"]


@pytest.mark.parametrize(
    ("environment", "window"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ({"QT_QPA_PLATFORM": "xcb"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, False),
    ],
)
def test_a_window_needs_more_than_a_picture(environment, window):
    wanted = system_packages.wanted_libraries(environment)
    assert set(OFFSCREEN_LIBRARIES) <= set(wanted)
    assert (set(WINDOW_LIBRARIES) <= set(wanted)) == window


@pytest.mark.parametrize(
    ("identity", "version", "name"),
    [
        ("debian", "12", "libglib2.0-0"),
        ("debian", "13", "libglib2.0-0t64"),
        ("ubuntu", "22.04", "libglib2.0-0"),
        ("ubuntu", "24.04", "libglib2.0-0t64"),
        ("linuxmint", "22", "libglib2.0-0"),
        ("debian", "trixie/sid", "libglib2.0-0"),
    ],
)
def test_glib_is_named_as_the_distribution_names_it(identity, version, name):
    system = {"ID": identity, "VERSION_ID": version}
    assert system_packages.package_names(["libgl1", "libglib2.0-0"], system) == ["libgl1", name]


def test_the_distribution_describes_itself(tmp_path):
    file = tmp_path / "os-release"
    file.write_text('PRETTY_NAME="A=B"\nID=ubuntu\nVERSION_ID="24.04"\n', encoding="utf-8")
    assert system_packages.release(str(file)) == {"PRETTY_NAME": "A=B", "ID": "ubuntu", "VERSION_ID": "24.04"}
    assert system_packages.release(str(tmp_path / "none")) == {}


@pytest.mark.skipif(sys.platform == "win32", reason="apt is Debian's")
@pytest.mark.parametrize(("user", "line"), [(1000, "sudo apt install a b"), (0, "apt install a b")])
def test_what_we_may_not_install_is_one_line_to_type(user, line, monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(os, "geteuid", lambda: user)
    monkeypatch.setenv("PATH", str(tmp_path))  # no apt-get here, even for root
    with pytest.raises(SystemExit) as stopped:
        system_packages.install_by_system(["a", "b"], "缺少甲", "A is missing")
    assert stopped.value.code == system_packages.ENVIRONMENT
    assert capsys.readouterr().err == f"缺少甲，请先运行：{line}\nA is missing; please run: {line}\n"


@pytest.mark.skipif(sys.platform == "win32", reason="apt is Debian's")
def test_root_installs_by_itself(monkeypatch, capsys, tmp_path):
    log = tmp_path / "log"
    tool = tmp_path / "apt-get"
    tool.write_text(f'#!/bin/sh\necho "$@" >> {log}\n', encoding="utf-8")
    tool.chmod(0o755)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert system_packages.install_by_system(["a", "b"], "缺少甲", "A is missing")
    assert log.read_text(encoding="utf-8").splitlines() == ["update -qq", "install -y -qq --no-install-recommends a b"]
    assert "installing: a b" in capsys.readouterr().err
