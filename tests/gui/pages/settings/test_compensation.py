"""Settings: the catalogue and the limits of compensation, saved, refused with a sentence, undone."""

import pytest

from servicedesk.core.actor import Actor
from servicedesk.core.enums import CompensationKind
from servicedesk.core.permissions import Role
from servicedesk.queries import compensations as ledger
from servicedesk.queries.ticket_details import compensation_catalogue
from servicedesk.ui.pages.settings.compensation import CompensationSection


@pytest.fixture
def section(program, desk, qtbot):
    desk.actor = Actor(None, "沈敏", Role.SUPERVISOR)
    section = CompensationSection(program.workspace)
    qtbot.addWidget(section)
    section.resize(900, 640)
    section.show()
    section.refresh()
    return section


def test_a_new_entry_is_a_share_of_a_bill_and_the_desk_is_offered_it(section, desk):
    section.new.click()
    section.name_zh.setText("整单九折")
    section.name_en.setText("10% off")
    section.kind.set_value(CompensationKind.DISCOUNT.value)
    section.percent.set_value(10)
    section.save()
    found = ledger.catalogue(desk)[-1]
    assert (found.name.en, found.percent, found.kind) == ("10% off", 10, CompensationKind.DISCOUNT)
    assert compensation_catalogue(desk).items[-1].percent == 10
    section.workspace.undo_last()
    assert ledger.catalogue(desk)[-1].name.en != "10% off"


def test_an_entry_out_of_use_is_not_offered_any_more(section, desk):
    first = section.model.rows[0]
    section.view.select_key(first.id)
    section.active.setChecked(False)
    section.save()
    assert first.id not in {item.id for item in compensation_catalogue(desk).items}


@pytest.mark.parametrize("amount", ["-5", "1e9", "=1+1", "0"])
def test_a_hostile_amount_is_not_saved(section, desk, amount):
    before = ledger.catalogue(desk)
    section.new.click()
    section.name_zh.setText("礼物")
    section.amount.setText(amount)
    section.save()
    assert ledger.catalogue(desk) == before


def test_limits_are_saved_to_the_cent_and_a_wrong_one_says_so(section, desk):
    section.limits[Role.FRONT_DESK].setText("150.50")
    section.save_limits.click()
    assert ledger.limits(desk)["front_desk"] == 15_050
    section.limits[Role.FRONT_DESK].setText("much")
    section.save_limits.click()
    assert section.limit_rows[Role.FRONT_DESK].error()
    assert ledger.limits(desk)["front_desk"] == 15_050


def test_entries_are_moved(section, desk):
    order = [row.id for row in ledger.catalogue(desk)]
    section.view.select_key(order[1])
    section.up.click()
    assert [row.id for row in ledger.catalogue(desk)] == [order[1], order[0], *order[2:]]
