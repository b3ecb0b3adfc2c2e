"""Calendars and internal agreements in Settings: valid from a date, nights, a year at once, tables, what moves."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.calendar_days import ListedDay, from_csv, to_csv
from servicedesk.core.errors import Refused
from servicedesk.queries import internal_agreements, rules
from servicedesk.services import calendars
from servicedesk.services.sign_in import sign_in_with_password
from servicedesk.services.tickets import OpenTicket, open_ticket
from servicedesk.ui.pages.settings.hours import hours_of, hours_words
from tests.gui.pages.conftest import PASSWORD

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def settings_page(program, desk):
    sign_in_with_password(desk, "z", PASSWORD)
    program.enter()

    def show(section):
        program.window.show_page("settings", section=section)
        QApplication.processEvents()
        return program.window.current_page.section

    return show


def office(desk):
    return next(row for row in rules.calendars(desk) if row.uses_public_holidays)


def test_a_week_from_a_later_day_is_planned_and_taken_back(settings_page, press, desk):
    section = settings_page("calendar")
    section.hours[5].set_text("22:00-06:00")
    section._week_edited()
    section.since.set_value(date(2026, 12, 1))
    section.save()
    planned = office(desk)
    assert planned.week["6"] == []
    assert planned.week_on(date(2026, 12, 5))["6"] == [["22:00", "06:00"]]
    assert "22:00–06:00" in hours_words(planned.versions[0].week["6"])
    section.versions.buttons[0].click()
    assert office(desk).versions == ()


def test_what_would_move_is_listed_before_a_table_is_taken_over(settings_page, press, desk, tmp_path):
    from servicedesk.core.enums import TicketKind

    ticket = open_ticket(desk, OpenTicket("充电器", kind=TicketKind.LOST_FOUND))
    section = settings_page("calendar")
    table = tmp_path / "days.csv"
    table.write_text("date,state,name,hours\n2026-11-23,closed,盘点,\n2026-11-28,open,补班,10:00-12:00\n", "utf-8")
    section.holidays.take(table)
    assert section.pending.waits
    assert [move.ticket_id for move in section.moves._shown[0].moves] == [ticket.id]
    assert rules.days(desk, office(desk).id, date(2026, 11, 23), date(2026, 11, 23)) == []
    press(K.Key_Return, CTRL)
    found = rules.days(desk, office(desk).id, date(2026, 11, 23), date(2026, 11, 30))
    assert [(row.on.day, row.is_open, row.hours) for row in found] == [
        (23, False, ()),
        (28, True, (("10:00", "12:00"),)),
    ]
    section.holidays.put(tmp_path / "out.csv")
    listed = from_csv((tmp_path / "out.csv").read_text("utf-8"))
    assert ListedDay(date(2026, 11, 28), True, "补班", (("10:00", "12:00"),)) in listed
    table.write_text("2026-11-23,maybe,,\n", "utf-8")
    section.holidays.take(table)
    assert "Line 1" in section.holidays.note.text()


def test_a_year_without_a_notice_is_refused_by_name(settings_page, desk):
    section = settings_page("calendar")
    section.acts.fill_year(2031)
    assert "2031" in section.bar.title.text()
    assert not section.bar.save.isEnabled()
    assert section.go_back()


def test_hours_and_tables_are_read_as_people_write_them():
    assert hours_of("09:00-12:00, 13:00-18:00, 22:00-06:00") == [
        ["09:00", "12:00"],
        ["13:00", "18:00"],
        ["22:00", "06:00"],
    ]
    assert hours_of("22:00-06:00, 23:00-24:00") is None
    days = [
        ListedDay(date(2026, 10, 1), False, "=国庆"),
        ListedDay(date(2026, 10, 10), True, "调休", (("9:00", "12:00"),)),
    ]
    assert from_csv(to_csv(days)) == days
    with pytest.raises(Refused, match="day_line_unclear"):
        from_csv("2026-13-01,open,,")


def test_an_agreement_and_a_partner_are_made_by_keys(settings_page, press, desk):
    section = settings_page("agreements")
    section.edit_partner(None)
    press("Lift company")
    press(K.Key_Return, CTRL)
    assert [row.name for row in internal_agreements.partners(desk)] == ["Lift company"]
    # Ins is about the list the keys are with.
    section.new_agreement.setFocus()
    press(K.Key_Insert)
    section.form.who.set_value(f"p{internal_agreements.partners(desk)[0].id}")
    section.form.minutes.set_text("2 h")
    press(K.Key_Return, CTRL)
    (agreed,) = internal_agreements.agreements(desk)
    assert (agreed.partner_id, agreed.minutes) == (internal_agreements.partners(desk)[0].id, 120)
    section.edit_agreement(0)
    section.form.removed.emit()
    assert internal_agreements.agreements(desk) == []


def test_hours_a_colleague_saves_touch_no_field_and_are_put_together(settings_page, press, desk):
    section = settings_page("calendar")
    calendar = section._calendar()
    section.hours[5].set_text("10:00-16:00")
    section._week_edited()
    theirs = {**calendar.week, "7": [["11:00", "12:00"]]}
    calendars.set_week(desk, calendar.id, theirs)
    section.refresh()
    QApplication.processEvents()
    assert section.hours[5].text() == "10:00-16:00"
    section.save()
    QApplication.processEvents()
    week = next(row for row in rules.calendars(desk) if row.id == calendar.id).week
    assert section.hours[6].text() == "11:00–12:00"
    assert (week["6"], week["7"]) == ([["10:00", "16:00"]], [["11:00", "12:00"]])
