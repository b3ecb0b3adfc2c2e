"""The calendar of the desk, the house and its departments."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from servicedesk.core.permissions import Role
from servicedesk.queries import rules, site
from servicedesk.services import staff as staff_services
from tests.gui.pages.settings.fields import type_into
from tests.gui.pages.settings.test_people import person

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


# -- calendar --------------------------------------------------------------------------------------------------------


def office(desk):
    return next(row for row in rules.calendars(desk) if row.uses_public_holidays)


def test_a_day_is_closed_by_keys_named_and_undone(sign_in, press, desk):
    section = sign_in(section="calendar")
    assert section.days.strip.hasFocus()
    assert section.days.strip.current == date(2026, 11, 22)
    press(K.Key_Right)
    assert "Mon" in section.days.strip.accessibleName()
    press(K.Key_Return)
    section.state.move(2)
    day = section.days.strip.day()
    assert (day.is_open, day.differs) == (False, True)
    section.name.setFocus()
    press("盘点")
    press(K.Key_Return)
    found = rules.days(desk, office(desk).id, date(2026, 11, 23), date(2026, 11, 23))
    assert [(row.is_open, row.name) for row in found] == [(False, "盘点")]
    section.days.strip.setFocus()
    press(K.Key_Z, CTRL)
    press(K.Key_Z, CTRL)
    assert rules.days(desk, office(desk).id, date(2026, 11, 23), date(2026, 11, 23)) == []
    assert not section.days.strip.day().differs


def test_arrows_go_on_beyond_the_weeks_shown_and_holidays_have_their_names(sign_in, press, desk):
    section = sign_in(section="calendar")
    section.days.go_to(date(2026, 10, 1))
    day = section.days.strip.day()
    assert (day.on, day.is_open, day.name) == (date(2026, 10, 1), False, "国庆")
    section.days.strip.setFocus()
    for _week in range(5):
        press(K.Key_Up)
    assert section.days.strip.current == date(2026, 8, 27)
    assert section.days.strip.day() is not None


def test_the_hours_of_a_day_are_saved_and_wrong_ones_named(sign_in, press, desk):
    section = sign_in(section="calendar")
    type_into(section.hours[5], "9-12, 11-13")
    press(K.Key_Return, CTRL)
    assert section.problem.isVisible()
    assert office(desk).week["6"] == []
    type_into(section.hours[5], "9-12")
    press(K.Key_Return, CTRL)
    assert office(desk).week["6"] == [["09:00", "12:00"]]
    assert section.hours[5].text() == "09:00–12:00"
    assert not section.keep.isVisible()


def test_a_calendar_that_is_never_open_is_refused(sign_in, press, desk):
    section = sign_in(section="calendar")
    for field in section.hours:
        type_into(field, "")
    press(K.Key_Return, CTRL)
    assert "open at some time" in section.problem.text()
    assert office(desk).week["1"]
    press(K.Key_Escape)
    assert section.hours[0].text() == "09:00–18:00"


def test_holidays_that_run_out_are_said(sign_in):
    section = sign_in(section="calendar")
    assert section.days.warning.isVisible()
    assert "2027" in section.days.missing.text()


# -- site ------------------------------------------------------------------------------------------------------------


def test_the_house_is_renamed_everywhere(sign_in, press, program, desk):
    section = sign_in(section="site")
    type_into(section.name, "云湖大酒店")
    press(K.Key_Return)
    assert site.site_row(desk).name == "云湖大酒店"
    assert desk.site.name == program.settings.site_name == "云湖大酒店"
    type_into(section.name, " ")
    press(K.Key_Return)
    assert section.rows["name"].error() == "Please enter a name."
    press(K.Key_Escape)
    assert section.name.text() == "云湖大酒店"


def test_a_department_is_added_renamed_and_closed_only_when_empty(sign_in, press, desk):
    section = sign_in(section="site")
    press(K.Key_Insert)
    press("洗衣房")
    press(K.Key_Return)
    added = site.department_facts(desk)[-1]
    assert (added.name.zh, str(added.name), added.is_active) == ("洗衣房", "洗衣房", True)
    section.view.select_key(added.id)
    section.view.setFocus()
    press(K.Key_Return)
    section.switch.click()
    assert not site.department_facts(desk)[-1].is_active
    front = site.department_facts(desk)[0]
    lin = person(desk, "lin")
    command = staff_services.ChangeStaff(lin.id, lin.version, "lin", "林晓", Role.FRONT_DESK, department_id=front.id)
    staff_services.change_staff(desk, command)
    section.refresh()
    section.view.select_key(front.id)
    section.edit(section.view.current_row())
    section.switch.click()
    assert "1 people belong to it" in section.problem.text()
    assert site.department_facts(desk)[0].is_active
