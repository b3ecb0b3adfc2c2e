"""Edits of mapped rows: written once, by version, text made storable; a part that fails leaves no trace of itself."""

import pytest

from servicedesk.core.errors import Conflict, Refused
from servicedesk.models import Setting, Tag, Ticket
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.tickets import open_ticket
from tests.integration.people import furnish


@pytest.fixture
def ticket(desk):
    furnish(desk)
    return open_ticket(desk, OpenTicket("空调不制冷")).id


def stored(desk, identity):
    with desk.work("test.read") as work:
        row = work.get(Ticket, identity)
        return row.title, row.place, row.version


def refused(work, part):
    with pytest.raises(Refused), work.attempt():
        part()


def test_only_what_is_different_is_written_and_noted(desk, ticket):
    with desk.work("test.edit") as work:
        row = work.get(Ticket, ticket)
        row.title, row.place = "空调\x00漏水", row.place
        work.flush()
        noted = work.noted()
        work.flush()
        assert work.noted() == noted == [["update", "ticket", [ticket], {"title": "空调不制冷"}, 2]]
        # The row goes on from what was stored.
        assert (row.title, row.version) == ("空调\ufffd漏水", 2)
        row.place = "1208"
        work.commit()
    assert stored(desk, ticket) == ("空调\ufffd漏水", "1208", 3)


def test_setting_a_value_it_has_writes_nothing(desk, ticket):
    with desk.work("test.edit") as work:
        row = work.get(Ticket, ticket)
        row.title = row.title + ""
        row.fields = dict(row.fields)
        assert work.noted() == []
        work.commit()
    assert stored(desk, ticket)[2] == 1


def test_another_version_is_a_conflict_and_nothing_is_kept(desk, ticket):
    with desk.work("test.edit") as work:
        row = work.get(Ticket, ticket)
        work.connection.exec_driver_sql("UPDATE ticket SET version = version + 1")
        row.title = "空调漏水"
        with pytest.raises(Conflict, match="changed_meanwhile"):
            work.flush()
    assert stored(desk, ticket) == ("空调不制冷", "", 1)


def test_a_row_that_is_gone_cannot_be_deleted_again(desk):
    with desk.work("test.edit") as work:
        identity = work.insert(Tag, name_zh="急", name_en="Urgent", folded="急", colour="neutral", is_active=True)
        row = work.get(Tag, identity)
        assert work.has(Tag, identity)
        work.delete(row)
        assert not work.has(Tag, identity)
        assert work.session.get(Tag, identity) is None
        with pytest.raises(Conflict, match="changed_meanwhile"):
            work.delete(row)


def test_a_part_that_fails_leaves_no_trace_of_itself(desk, ticket):
    with desk.work("test.edit") as work:
        kept, changed = work.get(Ticket, ticket), work.get(Ticket, open_ticket(work, OpenTicket("灯不亮")).id)
        mark = work.noted()

        def part():
            changed.title = "写了一半"
            work.flush()
            work.insert(Setting, key="half", value={"a": 1})
            assert work.get(Setting, "half").value == {"a": 1}
            kept.place = "还没写"
            raise Refused("no")

        refused(work, part)
        assert work.noted() == mark
        # What is got again is what is stored, not what the part had made of it.
        assert work.get(Ticket, changed.id).title == "灯不亮"
        assert work.get(Ticket, kept.id).place == ""
        assert work.session.get(Setting, "half") is None
        with work.attempt():
            work.get(Ticket, changed.id).title = "灯换好了"
        work.commit()
    assert stored(desk, changed.id)[:2] == ("灯换好了", "")
    assert stored(desk, ticket)[:2] == ("空调不制冷", "")


def test_parts_within_parts(desk, ticket):
    with desk.work("test.edit") as work:
        with work.attempt():
            work.get(Ticket, ticket).title = "外"

            def inner():
                work.get(Ticket, ticket).title = "里"
                raise Refused("no")

            refused(work, inner)
            assert work.get(Ticket, ticket).title == "外"
        work.commit()
    assert stored(desk, ticket)[0] == "外"
