"""Columns that fill the fields of kinds of tickets: found by name, read strictly, undone, hidden where private."""

import pytest
from sqlalchemy import select

from servicedesk.core.actor import Actor
from servicedesk.core.bilingual import Bilingual
from servicedesk.core.errors import Refused
from servicedesk.core.permissions import Role
from servicedesk.core.ticket_fields import FieldOption, FieldType
from servicedesk.models import Ticket, TicketEquipment
from servicedesk.queries import ticket_fields
from servicedesk.queries.ticket_lists import TicketFilter, TicketView, ticket_count
from servicedesk.services.desk import load_site
from servicedesk.services.equipment import SaveEquipment, save_equipment
from servicedesk.services.field_definitions import SaveField, save_field
from servicedesk.services.imports.fields import ImportKind
from servicedesk.services.imports.own_fields import fields_for
from servicedesk.services.imports.undoing import undo_import
from servicedesk.services.site_setup import SetUpSite, set_up_site

HEAD = "编号,标题,类型,创建时间"


@pytest.fixture
def hotel(desk):
    set_up_site(desk, SetUpSite("云湖酒店", "hotel"))
    load_site(desk)
    for number, name in (("KT-01", "1 号冷水机组"), ("KT-02", "2 号冷水机组")):
        save_equipment(desk, SaveEquipment(None, number, name))
    return desk


def equipment_of(desk):
    with desk.database.reader.begin() as connection:
        return list(connection.execute(select(TicketEquipment.equipment_id)).scalars())


def fields_of(desk, number):
    with desk.database.reader.begin() as connection:
        return connection.execute(select(Ticket.fields).where(Ticket.number == number)).scalar_one()


def test_columns_called_like_a_field_fill_it(hotel, importing):
    result = importing(
        "tickets",
        f"{HEAD},field:complaint_remedy,字段:发生日期,field:complaint_about\n"
        "C-1,空调不冷,投诉,2026-11-20 10:00,,2026-11-19,Air conditioning\n",
    )
    assert (result.imported, result.errors) == (1, ())
    assert fields_of(hotel, "C-1") == {"complaint_event_on": "2026-11-19", "complaint_about": "Air conditioning"}
    assert ticket_count(hotel, TicketFilter(TicketView.ALL, text="field:complaint_event_on=2026-11-19")) == 1
    assert ticket_count(hotel, TicketFilter(TicketView.ALL, text="conditioning")) == 1


def test_a_column_merely_called_alike_is_left_alone(hotel, importing):
    importing("tickets", f"{HEAD},诉求\nC-1,空调不冷,投诉,2026-11-20 10:00,不知道\n")
    assert fields_of(hotel, "C-1") == {}


def test_every_type_is_read_as_a_form_reads_it(hotel, importing):
    options = tuple(FieldOption("", Bilingual(*names)) for names in (("海尔", "Haier"), ("格力", "Gree")))
    for kind in FieldType:
        given = options if kind in (FieldType.CHOICE, FieldType.CHOICES) else ()
        save_field(hotel, SaveField(None, ("fault",), kind, f"我的{kind.value}", f"my {kind.value}", options=given))
    mine = {row.type: row for row in ticket_fields.known_fields(hotel) if row.name.en.startswith("my ")}
    cells = {
        FieldType.TEXT: "泵  房", FieldType.LONG_TEXT: "第一行", FieldType.NUMBER: "1200", FieldType.AMOUNT: "¥12.50",
        FieldType.DATE: "20/11/2026", FieldType.MOMENT: "20/11/2026 14:30", FieldType.YES_NO: "是",
        FieldType.CHOICE: "haier", FieldType.CHOICES: "格力、海尔", FieldType.CUSTOMER: "贺兰",
        FieldType.STAFF: "王五;李四",
        FieldType.EQUIPMENT: "KT-01",
    }  # fmt: skip
    columns = {f"field:my {kind.value}": f"column {kind.value}" for kind in cells}
    head = ",".join(columns.values())
    result = importing(
        "tickets", f"{HEAD},{head}\nF-1,泵坏,故障,2026-11-20 10:00,{','.join(cells.values())}\n", columns=columns
    )
    assert result.errors == ()
    found = {row.type: fields_of(hotel, "F-1")[row.code] for row in mine.values()}
    haier, gree = (option.code for option in mine[FieldType.CHOICE].options)
    (equipment,) = equipment_of(hotel)
    assert found == {
        FieldType.TEXT: "泵 房", FieldType.LONG_TEXT: "第一行", FieldType.NUMBER: 1200, FieldType.AMOUNT: 1250,
        FieldType.DATE: "2026-11-20", FieldType.MOMENT: "2026-11-20T06:30:00+00:00", FieldType.YES_NO: True,
        FieldType.CHOICE: haier, FieldType.CHOICES: [haier, gree], FieldType.CUSTOMER: {"id": None, "name": "贺兰"},
        FieldType.STAFF: [{"id": None, "name": "王五"}, {"id": None, "name": "李四"}],
        FieldType.EQUIPMENT: {"id": equipment, "name": "KT-01 1 号冷水机组"},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("code", "kind", "cell", "error"),
    [
        ("return_amount", "退货", "一些", "import_not_an_amount"),
        ("complaint_event_on", "投诉", "哪天", "import_not_a_date"),
        ("complaint_event_on", "投诉", "1026-11-20", "import_out_of_range"),
        ("complaint_remedy", "投诉", "月亮", "import_word_unknown"),
        ("complaint_about", "投诉", "长" * 201, "import_too_long"),
        ("fault_out_of_order", "报修", "也许", "import_word_unknown"),
        ("complaint_about", "报修", "空调", "import_field_not_of_kind"),
    ],
)
def test_a_bad_value_is_an_error_of_its_row_and_the_others_are_imported(hotel, importing, code, kind, cell, error):
    result = importing(
        "tickets", f"{HEAD},field:{code}\nA-1,坏,{kind},2026-11-20 10:00,{cell}\nA-2,好,{kind},2026-11-20 10:00,\n"
    )
    assert [(each.row, each.column, each.code) for each in result.errors] == [(1, f"field:{code}", error)]
    assert result.imported == 1


def test_an_update_of_the_same_number_brings_what_changed_and_undoing_takes_it_back(hotel, importing):
    first = f"{HEAD},field:equipment,field:fault_out_of_order\nF-1,泵坏,故障,2026-11-20 10:00,KT-01,是\n"
    importing("tickets", first)
    before = fields_of(hotel, "F-1")
    again = importing("tickets", first.replace("KT-01,是", "KT-02,否"))
    assert fields_of(hotel, "F-1") != before
    assert equipment_of(hotel) == [2]
    undo_import(hotel, again.batch_id)
    assert fields_of(hotel, "F-1") == before
    assert equipment_of(hotel) == [1]
    # A list without these columns says nothing of them.
    importing("tickets", f"{HEAD}\nF-1,泵坏了,故障,2026-11-20 10:00\n")
    assert fields_of(hotel, "F-1") == before
    assert equipment_of(hotel) == [1]
    assert ticket_count(hotel, TicketFilter(TicketView.ALL, text="冷水机组")) == 1


def test_a_field_that_is_not_there_is_refused_by_name(hotel, importing):
    with pytest.raises(Refused, match="import_field_unknown"):
        importing("tickets", f"{HEAD},x\nC-1,空调不冷,投诉,2026-11-20 10:00,1\n", columns={"field:nothing": "x"})


def test_a_private_field_is_offered_only_to_who_may_see_it(hotel):
    row = next(row for row in ticket_fields.known_fields(hotel) if row.code == "complaint_about")
    hidden = SaveField(row.id, row.kinds, row.type, row.name.zh, row.name.en, is_private=True, version=row.version)
    save_field(hotel, hidden)
    assert "field:complaint_about" in fields_for(hotel, ImportKind.TICKETS)
    hotel.actor = Actor(None, "新人", Role.FRONT_DESK)
    assert "field:complaint_about" not in fields_for(hotel, ImportKind.TICKETS)
    assert "field:complaint_remedy" in fields_for(hotel, ImportKind.TICKETS)
    assert fields_for(hotel, ImportKind.CUSTOMERS) == {}
