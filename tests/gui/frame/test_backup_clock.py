"""Backups by themselves: only if anything was done, and on leaving."""

from __future__ import annotations

import pytest

from servicedesk.queries import backups
from servicedesk.services.customers import AddCustomer, add_customer
from servicedesk.services.sign_in import sign_in_with_password
from servicedesk.ui.application import DeskApplication
from servicedesk.ui.backup_clock import EVERY, BackupClock
from servicedesk.ui.tasks import InlineRunner
from servicedesk.ui.workspace import Workspace
from tests.gui.conftest import PASSWORD
from tests.gui.frame.pages import TEST_PAGES


@pytest.fixture
def beat(qapp, hotel, settings):
    workspace = Workspace(settings, InlineRunner())
    workspace.connect_desk(hotel)
    return BackupClock(workspace)


def copies(desk):
    return len(backups.state(desk).copies)


def test_half_an_hour_with_work_makes_one_backup_and_without_none(beat, hotel, clock):
    assert beat.timer.interval() == EVERY == 30 * 60 * 1000
    beat.timer.timeout.emit()
    assert copies(hotel) == 1
    clock.advance(minutes=30)
    beat.timer.timeout.emit()
    assert copies(hotel) == 1
    add_customer(hotel, AddCustomer("陈思远", "13800006021"))
    clock.advance(minutes=30)
    beat.timer.timeout.emit()
    assert copies(hotel) == 2


def test_it_needs_no_right_of_whoever_is_signed_in(beat, hotel):
    sign_in_with_password(hotel, "lx", PASSWORD)
    told = []
    beat.parent().notified.connect(lambda *words: told.append(words))
    beat.back_up()
    assert told == []
    assert list((hotel.database.path.parent / "backups").glob("*.backup"))


def test_an_empty_database_is_not_worth_a_backup(qapp, desk, settings):
    workspace = Workspace(settings, InlineRunner())
    workspace.connect_desk(desk)
    BackupClock(workspace).back_up()
    assert not (desk.database.path.parent / "backups").exists()


def test_a_full_disk_is_told_and_the_next_half_hour_tries_again(beat, hotel):
    folder = hotel.database.path.parent / "backups"
    folder.write_text("a file where the folder should be")
    told = []
    beat.parent().notified.connect(lambda words, tone: told.append(tone))
    beat.parent().crashed.connect(told.append)
    beat.back_up()
    assert len(told) == 1
    folder.unlink()
    beat.back_up()
    assert copies(hotel) == 1


def test_leaving_backs_up(qtbot, qapp, hotel, settings):
    application = DeskApplication(hotel.database.path, settings, InlineRunner(), TEST_PAGES)
    qtbot.addWidget(application.window)
    application.window.show()
    application.loaded(hotel)
    application.window.close()
    assert list((hotel.database.path.parent / "backups").glob("*.backup"))
