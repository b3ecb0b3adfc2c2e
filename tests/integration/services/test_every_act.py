"""Every act that can be undone is done, undone and done again: the data are as they were, each time."""

import importlib
import pkgutil

import pytest
from sqlalchemy import func, select

import servicedesk.services
from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.permissions import Role
from servicedesk.models import AuditEntry
from servicedesk.services.desk import load_site
from servicedesk.services.site_setup import SetUpSite, set_up_site
from servicedesk.services.staff import AddStaff, add_staff
from servicedesk.services.undo import redo_last, undo
from tests.integration.services import every_act, every_rule, every_ticket_act
from tests.integration.services.acting_world import TRIES, World
from tests.integration.services.contents import contents

PASSWORD = "湖畔 good morning 7"
# Each notes its tries when it is imported.
NOTING = (every_act, every_rule, every_ticket_act)
# What is not undone by a key, and why.
NOT_UNDONE = {
    "articles.use_canned_text": "counts a use; nothing of a record changes",
    "backups": "copies on a disk are outside the data",
    "bin.purge": "erased is meant for good, and asks for the number to be typed",
    "compensations.decide_compensation": "an approval has the approver's PIN; cancelling is an act of its own",
    "demo": "makes an empty database a practice one",
    "exports": "says that a file left; what left cannot be called back",
    "drafts": "what is being typed is no act on a record; throwing away and handing over are undone",
    "field_definitions.add_missing_fields": "done once, when an older database is opened",
    "imports": "a whole import has its own undoing, for thirty days",
    "missing_deadlines.fill_missing": "works out what an older database does not say; nobody decided it",
    "merging.undo_merge": "is an undoing itself",
    "notices": "what somebody has read",
    "reports.issue_weekly": "printed and handed out",
    "sign_in": "somebody came or went",
    "site": "asks for the administrator; the name on printed pages",
    "site_rights": "rights are changed knowingly, by an administrator",
    "site_setup": "makes an empty database a site",
    "staff": "rights and secrets are changed knowingly, with the own password",
    "timed_ticket_states": "the program's, by the clock",
    "undo": "is undone by redo",
    "vouchers.count_print": "printed",
}

# What is tried in a test of its own, and why.
TOLD_ELSEWHERE = {
    "escalation.fire_next": "the program's, by the clock; what it keeps lets nothing fire twice: escalation/",
}


def acts():
    """Every act of every service, by name."""
    for found in pkgutil.walk_packages(servicedesk.services.__path__, "servicedesk.services."):
        module = importlib.import_module(found.name)
        for name, value in vars(module).items():
            if hasattr(value, "undoable") and value.__module__ == module.__name__:
                yield f"{module.__name__.rpartition('.')[2]}.{name}", module.__name__, value


@pytest.fixture
def world(desk):
    desk.actor = SYSTEM
    keys = set_up_site(desk, SetUpSite("湖畔酒店", "hotel", administrator="周宁", sign_in_name="z", password=PASSWORD))
    load_site(desk)
    person = add_staff(desk, AddStaff("shen", "沈磊", Role.ADMINISTRATOR, password=PASSWORD))
    add_staff(desk, AddStaff("lin", "林晓", Role.FRONT_DESK, password=PASSWORD))
    desk.actor = Actor(person, "沈磊", Role.ADMINISTRATOR)
    return World(desk, keys)


def last_entry(desk):
    with desk.database.reader.begin() as connection:
        identity = connection.execute(select(func.max(AuditEntry.id))).scalar()
        return connection.execute(select(AuditEntry.__table__).where(AuditEntry.id == identity)).first()


def differing(first, second):
    """Return the rows of either side alone, for a failure that can be read."""
    sides = {}
    for name in first:
        left, right = ({repr(row) for row in each[name]} for each in (first, second))
        if left != right:
            sides[name] = (sorted(left - right), sorted(right - left))
    return sides


def test_what_is_not_undone_says_why():
    quiet = {name: module for name, module, act in acts() if not act.undoable}
    unsaid = {
        name
        for name, module in quiet.items()
        if name not in NOT_UNDONE and not any(part in NOT_UNDONE for part in module.split("."))
    }
    assert unsaid == set()


def test_every_act_is_undone_and_done_again(world):
    desk, failed = world.desk, {}
    for name, prepare in TRIES.items():
        act = prepare(world)
        before = contents(desk)
        act()
        entry = last_entry(desk)
        after = contents(desk)
        if entry.act != name:
            failed[name] = f"was {entry.act}"
            continue
        if entry.undo is None:
            if after != before:
                failed[name] = "changed something that no journal holds"
            continue
        undo(desk, entry.id)
        undone = contents(desk)
        if undone != before:
            failed[name] = differing(before, undone)
            continue
        redo_last(desk)
        if contents(desk) != after:
            failed[name] = ("redo", differing(after, contents(desk)))
    assert not failed, "\n".join(f"{name}: {what}" for name, what in failed.items())


def test_the_tries_name_acts_that_exist():
    undoable = {name for name, _module, act in acts() if act.undoable}
    assert set(TRIES) <= undoable
    assert undoable - set(TRIES) == set(TOLD_ELSEWHERE)
