"""A try writes nothing, a strict import all or nothing, an undone import leaves what was there before."""

import csv

import pytest

from servicedesk.core.errors import Refused
from servicedesk.models import ImportBatch
from servicedesk.services.customers import AddCustomer, add_customer
from servicedesk.services.imports.fields import ImportKind
from servicedesk.services.imports.importing import run_import
from servicedesk.services.imports.looking import FileCommand, command_for, look
from servicedesk.services.imports.undoing import undo_import
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.tickets import assign, open_ticket
from tests.integration.imports.test_people_and_words import MORNING
from tests.integration.imports.test_ticket_events import LOG
from tests.integration.imports.test_tickets import UPDATES
from tests.integration.people import furnish

FILES = {
    "customers": MORNING,
    "tickets": UPDATES,
    "ticket-events": LOG,
    "feedback": "label,review\n1,前台很好\n0,空调太吵\n0,\n",
    "articles": "标题,回答\n几点退房,十二点\n,\n",
    "survey-responses": "满意度,时间,客户\n5,2026-11-20 10:00,王芳\n9,2026-11-20 10:00,\n",
}


@pytest.fixture
def said(request):
    return {"preset_name": "servicenow"} if request.getfixturevalue("kind") == "tickets" else {}


@pytest.fixture
def furnished(desk):
    """Somebody and something that was there before."""
    furnish(desk)
    add_customer(desk, AddCustomer("李国栋", member_number="00081264", phone="13800000001"))
    open_ticket(desk, OpenTicket("早先的工单"))
    return desk


@pytest.mark.parametrize("kind", FILES)
def test_a_try_says_what_would_happen_and_writes_nothing(furnished, importing, everything, kind, said):
    before = everything()
    tried = importing(kind, FILES[kind], is_try=True, **said)
    assert everything() == before
    done = importing(kind, FILES[kind], **said)
    assert everything() != before
    assert (tried.read, tried.imported, tried.updated, tried.rejected, tried.errors, tried.created) == (
        done.read, done.imported, done.updated, done.rejected, done.errors, done.created,
    )  # fmt: skip
    assert tried.rejects_file is None
    assert tried.batch_id is None


@pytest.mark.parametrize("kind", FILES)
def test_an_undone_import_leaves_what_was_there(furnished, importing, everything, kind, said):
    before = everything()
    result = importing(kind, FILES[kind], **said)
    undo_import(furnished, result.batch_id)
    after = everything()
    # The moment a row was last touched is written again when it is put back.
    assert {name: rows for name, rows in after.items() if rows != before[name]} == {}
    with pytest.raises(Refused) as refused:
        undo_import(furnished, result.batch_id)
    assert refused.value.code == "import_undo_over"


def test_undoing_the_second_import_gives_back_the_first(furnished, importing, everything):
    importing("tickets", UPDATES, preset_name="servicenow")
    first = everything()
    changed = UPDATES.replace("Phone", "Email").replace("5/3/2016 12:00", "9/3/2016 12:00")
    result = importing("tickets", changed, preset_name="servicenow")
    assert everything()["ticket"] != first["ticket"]
    undo_import(furnished, result.batch_id)
    after = everything()
    assert {name: rows for name, rows in after.items() if name != "search_index" and rows != first[name]} == {}


def test_people_who_come_with_the_second_import_go_with_it(furnished, importing, everything):
    lines = "number,title,opened,customer,phone\n{}1,WLAN,2026-03-04 10:00,{},{}\n"
    importing("tickets", lines.format("A-", "", ""))
    first = everything()
    result = importing("tickets", lines.format("A-", "新来的", "13912345678"))
    assert (result.imported, result.updated, result.created["customer"]) == (0, 1, 1)
    assert len(everything()["customer"]) == len(first["customer"]) + 1
    undo_import(furnished, result.batch_id)
    after = everything()
    assert {name: rows for name, rows in after.items() if name != "search_index" and rows != first[name]} == {}


def test_strict_takes_all_or_nothing(furnished, importing, everything):
    before = everything()
    result = importing("customers", MORNING, is_strict=True)
    assert result.was_refused
    assert (result.imported, result.updated, result.rejected) == (0, 0, 2)
    assert everything() == before
    good = "\n".join(MORNING.splitlines()[:5]) + "\n"
    assert importing("customers", good, is_strict=True).imported + 1 == 3


def test_what_was_worked_on_is_kept(furnished, importing, everything):
    result = importing("tickets", UPDATES, preset_name="servicenow")
    assign(furnished, 2, None, None)
    before = everything()
    with pytest.raises(Refused) as refused:
        undo_import(furnished, result.batch_id)
    assert refused.value.code == "import_worked_on"
    assert everything() == before


def test_it_can_be_stopped(furnished, everything, tmp_path):
    path = tmp_path / "long.csv"
    path.write_text("review\n" + "前台很好\n" * 5000, encoding="utf-8")
    before = everything()
    seen = []

    def progress(done, _of):
        seen.append(done)
        return done < 4000

    command = command_for(furnished, FileCommand(path, ImportKind.FEEDBACK, {}))
    with pytest.raises(Refused) as refused:
        run_import(furnished, command, progress)
    assert refused.value.code == "import_stopped"
    assert seen == [2000, 4000]
    assert everything() == before


def test_the_same_list_is_read_as_last_time(furnished, importing, tmp_path):
    importing("customers", MORNING, columns={"alert": "备注"})
    found = look(furnished, tmp_path / "list.csv", ImportKind.CUSTOMERS)
    assert found.was_recalled
    assert found.reading.columns["alert"] == "备注"
    assert found.reading.date_order is None
    assert len(found.first_rows) == 5


def test_rejects_can_be_corrected_and_imported(furnished, importing, tmp_path):
    text = "姓名,手机,备注\n=HYPERLINK(1),138,=1+1\n王芳,13800001111,好\n"
    result = importing("customers", text)
    assert result.rejected == 1
    with result.rejects_file.open(encoding="utf-8-sig", newline="") as stream:
        header, row = list(csv.reader(stream))
    assert header == ["姓名", "手机", "备注", "#row", "#error"]
    assert row[0].startswith("'=")
    assert row[3] == "1"
    corrected = result.rejects_file.read_text("utf-8-sig").replace(",138,", ",13800002222,")
    assert importing("customers", corrected, "again.csv").imported == 1
    with furnished.database.reader.begin() as connection:
        assert len(connection.execute(ImportBatch.__table__.select()).all()) == 2
