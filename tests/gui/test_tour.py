"""The picture tour: its scenes are reached by keys, each picture as large as the window, no two alike."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from servicedesk.ui.tour_driver import HEIGHT, WIDTH, TourDriver
from tests.demo_database import demo_desk


@pytest.fixture
def driver(qapp, tmp_path):
    """The tour's window on the small practice hotel."""
    with demo_desk(tmp_path / "practice") as desk:
        driver = TourDriver(desk, tmp_path)
        yield driver
        driver.close()


def test_every_scene_has_a_name_of_its_own(driver):
    names = [name for name, _steps in driver.scenes()]
    assert len(names) == len(set(names))
    assert {"sign_in", "reception"} <= set(names)


@pytest.mark.slow
def test_the_first_scenes_are_pictures_that_differ(driver, tmp_path):
    pictures = []
    driver.look("en", "light")
    for name, steps in driver.scenes()[:3]:
        steps()
        path = tmp_path / f"{name}.png"
        driver.save(path)
        pictures.append(QImage(str(path)))
    assert {(picture.width(), picture.height()) for picture in pictures} == {(WIDTH, HEIGHT)}
    assert pictures[0] != pictures[1] != pictures[2]


def test_the_figures_their_records_and_the_report_are_pictured(driver):
    scenes = dict(driver.scenes())
    driver.look("en", "light")
    scenes["evaluation"]()
    page = driver.window.current_page
    assert page.overview.isVisible()
    scenes["records"]()
    assert page.records.isVisible()
    assert page.records.model.rowCount() > 0
    scenes["weekly_report"]()
    assert page.report.isVisible()


def test_a_calendar_with_a_planned_week_is_pictured(driver):
    scenes = dict(driver.scenes())
    driver.look("zh_CN", "light")
    for _look in range(2):
        scenes["settings_calendar"]()
        section = driver.window.current_page.section
        assert len(section.versions.buttons) == 1
        assert section.holidays.which.text() == "2026"


def test_searching_and_importing_are_pictured(driver):
    scenes = dict(driver.scenes())
    driver.look("zh_CN", "light")
    scenes["search"]()
    page = driver.window.current_page
    assert page.page_id == "search"
    assert page.model.rowCount() > 1
    scenes["imports"]()
    page = driver.window.current_page
    assert page.page_id == "imports"
    assert page.plan.tried is not None
    assert page.plan.tried.rejected == 2
