"""What the station remembers between starts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from servicedesk.core.paths import PROJECT
from servicedesk.core.translation import translator
from servicedesk.ui.settings import FILE, StationSettings
from servicedesk.ui.station_look import SCALES, StationLook
from servicedesk.ui.theme import theme


def test_settings_come_back(tmp_path):
    settings = StationSettings.load(tmp_path / "new")
    settings.language, settings.scale, settings.site_name = "en", 1.5, "云湖酒店"
    settings.save()
    again = StationSettings.load(tmp_path / "new")
    assert (again.language, again.scale, again.site_name) == ("en", 1.5, "云湖酒店")


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"scale": "big", "language": 3, "folder": "/x"}', "\x00"])
def test_a_damaged_file_means_defaults(tmp_path, content):
    (tmp_path / FILE).write_text(content)
    assert StationSettings.load(tmp_path).values() == StationSettings().values()


def test_nothing_private_is_in_it(tmp_path):
    settings = StationSettings.load(tmp_path)
    settings.save()
    stored = json.loads((tmp_path / FILE).read_text(encoding="utf-8"))
    assert set(stored) == {
        "language", "theme", "scale", "width", "height", "maximized", "station", "site_name", "desk_name",
        "is_set_up", "lock_seconds",
    }  # fmt: skip


def test_a_folder_that_cannot_be_written_loses_only_the_settings(tmp_path):
    (tmp_path / "file").write_text("x")
    settings = StationSettings(folder=str(tmp_path / "file" / "below"))
    settings.save()


class TestLook:
    """Language, colours and text size by keys."""

    @pytest.fixture
    def look_of_station(self, workspace):
        from servicedesk.core.translation import set_language

        return StationLook(workspace, set_language)

    def test_language(self, workspace, settings, look_of_station):
        workspace.actions.trigger("language")
        assert (translator().language, settings.language) == ("zh_CN", "zh_CN")
        workspace.actions.trigger("language")
        assert (translator().language, settings.language) == ("en", "en")

    def test_colours(self, workspace, settings, look_of_station):
        workspace.actions.trigger("theme")
        assert (theme().dark, settings.theme) == (True, "dark")
        workspace.actions.trigger("theme")
        assert (theme().dark, settings.theme) == (False, "light")

    def test_text_size_stops_at_both_ends(self, workspace, settings, look_of_station):
        for _ in range(len(SCALES) + 2):
            workspace.actions.trigger("scale.up")
        assert theme().scale == settings.scale == 2.0
        workspace.actions.trigger("scale.down")
        assert theme().scale == 1.75
        workspace.actions.trigger("scale.reset")
        assert theme().scale == 1.0
        workspace.actions.trigger("scale.down")
        assert theme().scale == 1.0

    def test_what_is_chosen_is_remembered_at_once(self, workspace, settings, look_of_station):
        workspace.actions.trigger("theme")
        assert StationSettings.load(Path(settings.folder)).theme == "dark"


def test_the_project_folder_is_not_the_data_folder():
    from servicedesk.core.paths import data_folder

    assert not data_folder().is_relative_to(PROJECT)
