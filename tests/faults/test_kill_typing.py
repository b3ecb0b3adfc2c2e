"""The window is killed (SIGKILL) while somebody types: a new start has the words and the cursor."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from servicedesk.core.clock import FixedClock
from servicedesk.core.permissions import Role
from servicedesk.services import passwords
from servicedesk.services.articles import WriteArticle, write_article
from servicedesk.services.customers import AddCustomer, add_customer
from servicedesk.services.desk import create_desk
from servicedesk.services.site_setup import SetUpSite, set_up_site
from servicedesk.services.staff import AddStaff, add_staff
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.tickets import open_ticket
from tests.faults.typing_forms import PASSWORD, TAIL, TEXT

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 100

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nobody can be killed like this there")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A hotel with a ticket, an article and a customer."""
    monkeypatch.setattr(passwords, "MEMORY_KIBIBYTES", 8)
    monkeypatch.setattr(passwords, "PASSES", 1)
    desk = create_desk(tmp_path / "desk.db", clock=FixedClock(datetime(2026, 11, 22, 6, 32, tzinfo=UTC)), station="A1")
    set_up_site(desk, SetUpSite("Lake Hotel", "hotel", administrator="周宁", sign_in_name="z", password=PASSWORD))
    add_staff(desk, AddStaff("lin", "林晓", Role.SUPERVISOR, password=PASSWORD))
    made = {
        "ticket": open_ticket(desk, OpenTicket("空调漏水", "304 房")).id,
        "article": write_article(desk, WriteArticle("入住", "几点退房", body_zh="中午")),
        "customer": add_customer(desk, AddCustomer("陈思远", "13800006021")),
        "new_ticket": "",
    }
    made |= dict.fromkeys(("customer_alert", "customer_contact", "customer_preference"), made["customer"])
    desk.close()
    return tmp_path, made


def child(folder, form, subject, what):
    """Start a window of its own; a child that says nothing for long is ended."""
    command = [sys.executable, "-m", "tests.faults.typing_child", str(folder), form, str(subject), what]
    started = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    watch = threading.Timer(PATIENCE, started.kill)
    watch.start()
    return started, watch


@pytest.mark.parametrize(
    "form",
    ["ticket", "new_ticket", "article", "customer", "customer_alert", "customer_contact", "customer_preference"],
)
def test_text_and_cursor_come_back_after_the_process_was_killed(folder, form):
    place, made = folder
    typing, watch = child(place, form, made[form], "type")
    assert typing.stdout.readline() == "kept\n", typing.stderr.read()
    typing.send_signal(signal.SIGKILL)
    typing.communicate()
    watch.cancel()
    assert typing.returncode == -signal.SIGKILL
    looking, watch = child(place, form, made[form], "look")
    said, problems = looking.communicate()
    watch.cancel()
    assert looking.returncode == 0, problems
    found = json.loads(said.splitlines()[-1])
    begin = found["text"].index(TEXT)
    end = found["text"].index(TAIL)
    # Whatever was typed between the last draft and the kill, the cursor stands before what was gone back over.
    assert set(found["text"][begin + len(TEXT) : end]) <= {"x"}
    assert found["cursor"] == end
    assert found["keys"]
