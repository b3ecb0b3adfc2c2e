"""Two sessions edit one ticket in any order: nothing acknowledged is lost, nothing refused is written, whoever asks."""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import func, select

from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.clock import FixedClock
from servicedesk.core.errors import Conflict, Refused
from servicedesk.core.permissions import Role
from servicedesk.core.text import fold
from servicedesk.core.three_way import EditConflict
from servicedesk.models import AuditEntry, SearchDocument, Staff, Ticket, TicketEntry
from servicedesk.services import passwords
from servicedesk.services.desk import create_desk, load_site, open_desk
from servicedesk.services.site_setup import SetUpSite, set_up_site
from servicedesk.services.staff import AddStaff, add_staff
from servicedesk.services.ticket_commands import EditTicket, OpenTicket
from servicedesk.services.tickets import add_note, assign, edit_ticket, open_ticket
from servicedesk.services.undo import undo_last

PASSWORD = "湖畔 good 7 abc"
NOW = datetime(2026, 11, 22, 6, 32, tzinfo=UTC)
NAMES = ("lin", "tang")
FIELDS = ("title", "place", "cause", "description", "resolution", "priority")
TEXTS = ("description", "resolution")
WORDS = st.sampled_from(["甲", "乙 1208", "the lift", "x"])
EDITS = st.dictionaries(
    st.sampled_from(FIELDS[:-1]), WORDS, min_size=1, max_size=4
) | st.fixed_dictionaries({"priority": st.sampled_from(["low", "high", "urgent"])})  # fmt: skip
WHO = st.sampled_from(NAMES)
CHOICES = st.lists(st.sampled_from(["mine", "theirs"]), min_size=6, max_size=6)


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A hotel with two people at the front desk, to be copied for every example."""
    folder = tmp_path_factory.mktemp("house")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "MEMORY_KIBIBYTES", 8)
        patch.setattr(passwords, "PASSES", 1)
        desk = create_desk(folder / "desk.db", clock=FixedClock(NOW), station="A1")
        desk.actor = SYSTEM
        set_up_site(desk, SetUpSite("云湖酒店", "hotel", administrator="周宁", sign_in_name="z", password=PASSWORD))
        for name in NAMES:
            add_staff(desk, AddStaff(name, name, Role.FRONT_DESK, password=PASSWORD))
        desk.close()
    return folder


class Editor:
    """One form: what it started from, and what is typed in it."""

    def __init__(self, base):
        self.base = dict(base)
        self.mine: dict[str, str] = {}


class TwoDesks(RuleBasedStateMachine):
    """Opens forms, types, saves, chooses, undoes, and lets others write notes and hand the ticket on."""

    folder: Path

    def __init__(self) -> None:
        super().__init__()
        self.place = Path(tempfile.mkdtemp())
        shutil.copytree(self.folder, self.place, dirs_exist_ok=True)
        self.clock = FixedClock(NOW)
        # Two connections to one file, as two desks have.
        self.desks = {name: open_desk(self.place / "desk.db", clock=self.clock, station=name) for name in NAMES}
        for name, desk in self.desks.items():
            load_site(desk)
            with desk.database.reader.begin() as connection:
                key = connection.execute(select(Staff.id).where(Staff.sign_in_name == name)).scalar_one()
            desk.actor = Actor(key, name, Role.FRONT_DESK)
        self.model: dict[str, str] = {}
        self.authors: dict[str, str | None] = {}
        self.saved: dict[str, list[dict[str, str]]] = {name: [] for name in NAMES}

    @initialize()
    def open(self):
        self.ticket = open_ticket(self.desks["lin"].as_actor(SYSTEM), OpenTicket("电梯", "困人", place="3F")).id
        self.model = self.stored()
        self.authors = dict.fromkeys(FIELDS)
        self.forms = {name: Editor(self.model) for name in NAMES}

    def teardown(self) -> None:
        for desk in self.desks.values():
            desk.close()
        shutil.rmtree(self.place, ignore_errors=True)

    def stored(self):
        with self.desks["lin"].database.reader.begin() as connection:
            columns = [getattr(Ticket, name) for name in FIELDS]
            row = connection.execute(select(*columns).where(Ticket.id == self.ticket)).one()
        return dict(zip(FIELDS, row, strict=True))

    def written(self):
        """How much there is to see of what was done."""
        with self.desks["lin"].database.reader.begin() as connection:
            return [connection.execute(select(func.count()).select_from(each)).scalar_one()
                    for each in (TicketEntry, AuditEntry)]  # fmt: skip

    # -- what people do ------------------------------------------------------------------------------------------

    @rule(who=WHO)
    def look_again(self, who):
        self.forms[who] = Editor(self.model)

    @rule(who=WHO, edits=EDITS)
    def type(self, who, edits):
        self.forms[who].mine.update(edits)

    @rule(first=EDITS, second=EDITS)
    def both_open_it_and_type(self, first, second):
        for name, edits in zip(NAMES, (first, second), strict=True):
            self.forms[name] = Editor(self.model)
            self.forms[name].mine.update(edits)

    @rule(who=WHO, choices=CHOICES)
    def save_one_after_the_other(self, who, choices):
        self.save(who, choices)
        self.save(next(name for name in NAMES if name != who), choices)

    @rule(who=WHO, choices=CHOICES)
    def save(self, who, choices):
        form = self.forms[who]
        mine = {name: value for name, value in form.mine.items() if value != form.base[name]}
        clashing = {name for name, value in mine.items() if self.model[name] not in (form.base[name], value)}
        before = self.written()
        try:
            self.send(who, mine, form.base)
        except EditConflict as conflict:
            assert self.written() == before, "what is refused writes nothing"
            assert self.stored() == self.model
            self.asked(conflict, clashing, mine, form, who)
            chosen = dict(zip(sorted(clashing), choices, strict=False))
            base = {clash.name: clash.theirs for clash in conflict.fields}
            mine = {name: base[name] if chosen.get(name) == "theirs" else value for name, value in mine.items()}
            # Saved against what was chosen between, it asks about nothing any more.
            self.send(who, mine, {**form.base, **base})
        else:
            assert not clashing, "a clash is never decided unasked"
        self.acknowledged(who, mine)

    def send(self, who, mine, base):
        self.clock.advance(minutes=1)
        edit_ticket(self.desks[who], EditTicket(self.ticket, base=base, **mine))

    def asked(self, conflict, clashing, mine, form, who):
        assert {clash.name for clash in conflict.fields} == clashing
        for clash in conflict.fields:
            assert (clash.original, clash.mine, clash.theirs) == (
                form.base[clash.name], mine[clash.name], self.model[clash.name],
            )  # fmt: skip
            assert clash.is_text is (clash.name in TEXTS)
            author = self.authors[clash.name]
            assert author is None or clash.by.who == author
        alone = {each.name: each.value for each in conflict.merged if each.is_mine}
        assert alone == {name: value for name, value in mine.items() if name not in clashing
                         and value != self.model[name]}  # fmt: skip
        theirs = {each.name for each in conflict.merged if not each.is_mine}
        assert theirs == {name for name in FIELDS if name not in mine and self.model[name] != form.base[name]}

    def acknowledged(self, who, mine):
        changed = {name: value for name, value in mine.items() if value != self.model[name]}
        if changed:
            self.saved[who].append({name: self.model[name] for name in changed})
        self.model.update(changed)
        self.authors.update(dict.fromkeys(changed, who))
        self.forms[who] = Editor(self.model)

    @rule(who=WHO)
    def take_back(self, who):
        """Undo one's last act: all of it, or, where somebody went on from there, nothing."""
        self.clock.advance(minutes=1)
        before, stored = self.written(), self.stored()
        try:
            undone = undo_last(self.desks[who])
        except (Conflict, Refused):
            assert (self.written(), self.stored()) == (before, stored)
            return
        if undone.act == "tickets.edit_ticket":
            was = self.saved[who].pop()
            self.model.update(was)
            self.authors.update(dict.fromkeys(was))

    @rule(who=WHO)
    def write_a_note(self, who):
        """Notes disturb no edit; undo reaches them first."""
        self.clock.advance(minutes=1)
        add_note(self.desks[who], self.ticket, "已联系工程部")

    @rule(who=WHO, given=WHO)
    def hand_on(self, who, given):
        self.clock.advance(minutes=1)
        assign(self.desks[who], self.ticket, None, self.desks[given].actor.staff_id)

    # -- what always holds ---------------------------------------------------------------------------------------

    @invariant()
    def every_field_holds_what_was_acknowledged_last(self):
        if self.model:
            assert self.stored() == self.model

    @invariant()
    def it_is_found_by_what_it_is_called_now(self):
        if not self.model:
            return
        row = (SearchDocument.kind == "ticket", SearchDocument.entity_id == self.ticket)
        with self.desks["tang"].database.reader.begin() as connection:
            text = connection.execute(select(SearchDocument.text).where(*row)).scalar_one()
        for name in ("title", "place", "cause", "description"):
            assert fold(self.model[name] or "") in text


def test_edits_of_two_sessions_meet_in_any_order(house):
    machine = type("HouseEdits", (TwoDesks,), {"folder": house})
    machine.TestCase.settings = settings(
        settings(), max_examples=60, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
    )
    machine.TestCase().runTest()
