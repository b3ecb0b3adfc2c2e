"""Drives the real window through the scenes of the tour with real key events."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from servicedesk.core.actor import Actor
from servicedesk.core.enums import Channel
from servicedesk.core.permissions import Role
from servicedesk.queries import rules, staff
from servicedesk.queries.ticket_lists import TicketFilter, TicketView, ticket_list
from servicedesk.services import calendars, sign_in, tickets
from servicedesk.services.demo import DEMO_PASSWORD
from servicedesk.services.desk import Desk
from servicedesk.services.ticket_commands import EditTicket
from servicedesk.ui.application import DeskApplication
from servicedesk.ui.pages.evaluation.tile import FigureTile
from servicedesk.ui.pages.first_run.page import FirstRunPage
from servicedesk.ui.settings import StationSettings
from servicedesk.ui.tasks import InlineRunner
from servicedesk.ui.theme import theme

WIDTH, HEIGHT = 1366, 768
NARROW = 420
# Searching waits for the typing to rest.
PAUSE = 150
FRONT_DESK, SUPERVISOR, ADMINISTRATOR = "lin", "zhou", "admin"
_MORNING = """房号,姓名,会员号,手机,入住日,离店日,备注,房价
0807,李国栋,00081264,13800002206,03/11/2026,06/11/2026,专票,888
0916,吴敏,,13800006620,04/11/2026,07/11/2026,带婴儿,768
1103,CARTER/EMILY,00077310,,02/11/2026,08/11/2026,EN,1088
1208,陈思远,00065518,13900000471,05/11/2026,07/11/2026,花生过敏,888
1512,赵雨桐,00090023,18600009915,04/11/2026,06/11/2026,,768
1605,周建平,00081377,1380000220,05/11/2026,06/11/2026,,768
1611,郑凯,00083310,13700003318,08/11/2026,02/11/2026,,888
"""
Scene = tuple[str, Callable[[], None]]


class TourDriver:
    """One window, one database, two people: the front desk and the supervisor."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self._application = QApplication.instance() or QApplication(["servicedesk"])
        self.desk = desk
        settings = StationSettings(folder=str(folder), width=WIDTH, height=HEIGHT, lock_seconds=0)
        settings.site_name, settings.desk_name = desk.site.name, desk.site.desk_name
        self.app = DeskApplication(desk.database.path, settings, InlineRunner())
        self.app.workspace.actions.listen()
        self.window = self.app.window
        self.window.resize(WIDTH, HEIGHT)
        self.window.show()
        self.app.loaded(desk)
        self._person = ""
        self._edits = 0
        self._folder = folder

    # -- moving --------------------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Let everything that was started finish painting."""
        for _turn in range(4):
            QApplication.processEvents()

    def sign_in(self, person: str) -> None:
        """Have somebody sign in; the same person stays."""
        if self._person == person and self.window.gate is None:
            return
        self.app.lock()
        sign_in.sign_in_with_password(self.desk, person, DEMO_PASSWORD)
        self._person = person
        self.app.enter()
        self.settle()

    def look(self, language: str, mode: str) -> None:
        """Switch language and theme live, as a user would, and go back to the usual size."""
        self.window.resize(WIDTH, HEIGHT)
        theme().set_scale(1.0)
        theme().set_mode(mode)
        self.app.speak(language)
        self.settle()

    def key(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """Press a key where the focus is."""
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        target: QWidget = QApplication.focusWidget() or self.window
        QTest.keyClick(target, key, held)
        self.settle()

    def type(self, text: str) -> None:
        """Type where the focus is; Chinese arrives as an input method hands it over."""
        target: QWidget = QApplication.focusWidget() or self.window
        if text.isascii():
            QTest.keyClicks(target, text)
        else:
            committed = QInputMethodEvent()
            committed.setCommitString(text)
            QApplication.sendEvent(target, committed)
        QTest.qWait(PAUSE)
        self.settle()

    def save(self, path: Path) -> None:
        """Save what the window shows."""
        self.settle()
        self.window.grab().save(str(path))

    def close(self) -> None:
        """Take the window down without asking anything."""
        self.app.workspace.actions.stop_listening()
        self.window.forget_pages()
        self.window.hide()
        self.app.workspace.tasks.stop()
        # No event loop runs behind a tour: what is to be deleted is deleted here, before its data close.
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    # -- scenes --------------------------------------------------------------------------------------------------

    def scenes(self) -> list[Scene]:
        """The scenes in order; each leaves the window so that the next can begin."""
        return [
            ("sign_in", self._sign_in),
            ("today", partial(self._page, "today")),
            ("reception", self._reception),
            ("consultation", self._consultation),
            ("tickets", partial(self._page, "tickets")),
            ("why_deadline", self._why),
            ("compensation", self._compensation),
            ("merge", self._merge),
            ("two_edits", self._two_edits),
            ("drafts", self._drafts),
            ("recent_acts", partial(self._page, "recent_acts")),
            ("bin", partial(self._page, "bin", SUPERVISOR)),
            ("ticket_fields", self._fields),
            ("follow_up", self._follow_up),
            ("customers", partial(self._page, "customers")),
            ("knowledge", partial(self._page, "knowledge")),
            ("evaluation", partial(self._page, "evaluation", SUPERVISOR)),
            ("records", self._records),
            ("weekly_report", self._weekly_report),
            ("settings", partial(self._page, "settings", ADMINISTRATOR)),
            ("settings_states", partial(self._page, "settings", ADMINISTRATOR, section="states")),
            ("settings_categories", partial(self._page, "settings", ADMINISTRATOR, section="categories")),
            ("settings_calendar", self._calendar),
            ("settings_fields", partial(self._page, "settings", ADMINISTRATOR, section="fields")),
            ("settings_escalation", partial(self._page, "settings", ADMINISTRATOR, section="escalation")),
            ("find_anything", self._palette),
            ("search", self._search),
            ("imports", self._imports),
            ("all_keys", self._keys),
            ("narrow", self._narrow),
            ("large_text", self._large),
            ("first_run", self._first_run),
        ]

    def _page(self, page: str, person: str = FRONT_DESK, **target: Any) -> None:
        self.sign_in(person)
        self.app.workspace.navigate(page, **target)
        self.settle()

    def _sign_in(self) -> None:
        self.sign_in(FRONT_DESK)
        self.app.lock()
        self.settle()

    def _reception(self) -> None:
        self._page("reception", call_next=True)
        if self.window.toast.isVisible():
            # The looks before have called everybody who waited.
            self.window.toast.dismiss()
            self.key(Qt.Key.Key_F2)
        self.key(Qt.Key.Key_F4)
        self.type("csy")
        self.key(Qt.Key.Key_Return)
        self.type("5")

    def _consultation(self) -> None:
        self._page("consultation")
        # The question of the look before is still there as a draft.
        self.key(Qt.Key.Key_F8)
        self.type("附近有适合带孩子的餐厅吗")

    def _why(self) -> None:
        self._page("tickets")
        self.key(Qt.Key.Key_W)

    def _merge(self) -> None:
        """The first two open tickets of the list: enough to see what is asked."""
        self._page("tickets")
        self.key(Qt.Key.Key_Escape)
        first, second = ticket_list(self.desk, TicketFilter(TicketView.OPEN), limit=2)
        self._page("merge", ticket_id=first.id, other_id=second.id)

    def _compensation(self) -> None:
        self._page("tickets")
        self.key(Qt.Key.Key_Escape)
        self.key(Qt.Key.Key_B)

    def _two_edits(self) -> None:
        """A colleague at another desk changes the ticket that is being edited: what both changed asks."""
        self._page("tickets")
        self.key(Qt.Key.Key_Escape)
        self.key(Qt.Key.Key_I)
        page: Any = self.window.current_page
        form = page.detail.panel
        if form is None:
            return
        form.fields.title.set_text(f"{form.fields.base['title']}，请尽快")
        form.fields.place.set_text("1209")
        form.fields.description.set_text(f"{form.fields.base['description']}\n已收名片照片")
        self._edit_elsewhere(form.ticket_id)
        self.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.key(Qt.Key.Key_1)

    def _edit_elsewhere(self, ticket_id: int) -> None:
        people = [row for row in staff.people_to_sign_in(self.desk) if row.role is Role.FRONT_DESK]
        person = next(row for row in people if row.id != self.desk.actor.staff_id)
        other = self.desk.as_actor(Actor(person.id, person.name, Role.FRONT_DESK))
        other.station = "2"
        # Another value in every look, so that there is something to choose each time.
        self._edits += 1
        command = EditTicket(
            ticket_id,
            title=f"空调不制冷，已联系工程部（{self._edits}）",
            place=f"121{self._edits % 10}",
            description=f"已核对房号\n工程部 {self._edits + 9} 点到",
            channel=Channel.PHONE,
        )
        tickets.edit_ticket(other, command)

    def _drafts(self) -> None:
        self.key(Qt.Key.Key_Escape)
        self._page("drafts")

    def _fields(self) -> None:
        self._page("tickets")
        self.key(Qt.Key.Key_Escape)
        self.key(Qt.Key.Key_F)

    def _calendar(self) -> None:
        """A week that is planned from next month on, with the days of the year that differ."""
        self.sign_in(ADMINISTRATOR)
        calendar = next(row for row in rules.calendars(self.desk) if row.uses_public_holidays)
        if not calendar.versions:
            today = self.desk.site.local(self.desk.clock.now()).date()
            week = {**calendar.week, "6": [["10:00", "16:00"]], "7": [["10:00", "16:00"]]}
            calendars.set_week(self.desk, calendar.id, week, (today.replace(day=1) + timedelta(days=32)).replace(day=1))
        self._page("settings", ADMINISTRATOR, section="calendar")

    def _follow_up(self) -> None:
        self._page("tickets")
        self.key(Qt.Key.Key_Escape)
        self._page("follow_up")
        self.key(Qt.Key.Key_Return)
        self.type("2")

    def _records(self) -> None:
        self._page("evaluation", SUPERVISOR)
        tiles = self.window.findChildren(FigureTile)
        tiles[0].click()
        self.settle()

    def _weekly_report(self) -> None:
        self.key(Qt.Key.Key_Escape)
        self._page("evaluation", SUPERVISOR)
        self.key(Qt.Key.Key_P)

    def _palette(self) -> None:
        self._page("today")
        self.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        self.type("tf")

    def _search(self) -> None:
        self.key(Qt.Key.Key_Escape)
        self._page("search", SUPERVISOR, text="早餐")

    def _imports(self) -> None:
        """The list of who is in the house, as a hotel's program exports it: its dates can be read both ways."""
        path = self._folder / "在住宾客.csv"
        path.write_text(_MORNING, encoding="gb18030")
        self._page("imports", SUPERVISOR, path=path)
        self.key(Qt.Key.Key_D)

    def _keys(self) -> None:
        self.key(Qt.Key.Key_Escape)
        self._page("reception")
        self.key(Qt.Key.Key_F1)

    def _narrow(self) -> None:
        self.key(Qt.Key.Key_Escape)
        self._page("reception")
        self.window.resize(NARROW, HEIGHT)
        self.settle()

    def _large(self) -> None:
        self.window.resize(WIDTH, HEIGHT)
        theme().set_scale(2.0)
        self._page("tickets")

    def _first_run(self) -> None:
        theme().set_scale(1.0)
        self.app.lock()
        self.window.show_gate(FirstRunPage(self.app.workspace))
        self._person = ""
        self.settle()
