"""Every way into the data asks for a right, and each role gets exactly what the table gives it."""

import importlib
import inspect
import pkgutil
from pathlib import Path
from types import FunctionType

import pytest

import servicedesk.queries
import servicedesk.services
from servicedesk.core.actor import NOBODY, Actor
from servicedesk.core.errors import NotAllowed
from servicedesk.core.permissions import ROLE_PERMISSIONS, Permission, Role

# Handed the whole desk and without a right of their own; each has to say why.
WITHOUT_A_RIGHT = {
    "services.backups.back_up": "asks for BACK_UP itself: copying runs beside the work, not in a transaction",
    "services.backups.back_up_if_changed": "asks for BACK_UP itself, as back_up",
    "services.backups.prove_restorable": "asks for BACK_UP itself, as back_up",
    "services.backups.restore_backup": "asks for RESTORE itself: the database is closed meanwhile",
    "services.compensations.approve_at_this_screen": "asks for the approver's PIN and right, then runs an act as them",
    "services.bulk_edits.preview_delete": "asks for DELETE_TICKET itself: nothing is kept of it",
    "services.bulk_edits.preview_edit": "asks for WORK_ON_TICKET itself: the change it measures is rolled back",
    "services.desk.load_site": "reads the site's name and zone, shown before anybody is signed in",
    "services.calendars.days_effect": "asks for MANAGE_RULES itself: the change it measures is rolled back",
    "services.calendars.week_effect": "asks for MANAGE_RULES itself: the change it measures is rolled back",
    "services.calendars.year_effect": "asks for MANAGE_RULES itself: the change it measures is rolled back",
    "services.deadline_effects.tier_effect": "asks for EDIT_CUSTOMER itself: the change is rolled back",
    "services.deadline_effects.effect": "asks for the right it is handed: the change it measures is rolled back",
    "services.service_levels.effect_of": "asks for MANAGE_RULES itself: the change it measures is rolled back",
    "services.sign_in.approve_with_pin": "runs an act with OWN_SIGN_IN; the PIN is what is asked for",
    "services.sign_in.confirm_password": "runs an act with OWN_SIGN_IN; the password is what is asked for",
    "services.sign_in.enter_unstaffed": "before the set-up there is nobody to have a right",
    "services.sign_in.sign_in_with_password": "nobody is signed in yet; the password is what is asked for",
    "services.sign_in.sign_in_with_pin": "nobody may be signed in; the PIN is what is asked for",
    "services.sign_in.sign_out": "everybody may leave",
    "services.sign_in.still_allowed": "says whether the right is still there",
    "services.staff.change_role": "asks for MANAGE_STAFF itself: the own password is asked before the act",
    "services.staff.set_pin": "asks for the own password and runs an act with OWN_SIGN_IN or MANAGE_STAFF",
    "services.staff.set_password": "asks for the own password and runs an act with OWN_SIGN_IN or MANAGE_STAFF",
    "services.escalation.anything_due": "says whether the clock has anything to do; nothing of the data",
    "services.timed_work.anything_due": "says whether the clock has anything to do; nothing of the data",
    "services.timed_work.pieces": "what is due is due whoever sits there; runs acts as the system",
    "services.timed_work.run": "what is due is due whoever sits there; runs acts as the system",
    "services.tidying.tidy_desk": "merges the search index and folds the log; changes and shows nothing of the data",
    "queries.site.pack_words": "the industry's words, needed to name the sign-in screen; nothing private",
    "queries.visits.board": "the waiting numbers, shown to whoever stands there; nothing private",
    "queries.staff.people_to_sign_in": "the sign-in screen is shown to whoever stands there",
}
# Those of them that ask themselves, with what they take.
ASK_THEMSELVES = {
    "services.backups.back_up": (Permission.BACK_UP, ()),
    "services.backups.back_up_if_changed": (Permission.BACK_UP, ()),
    "services.backups.prove_restorable": (Permission.BACK_UP, ()),
    "services.backups.restore_backup": (Permission.RESTORE, (Path("nowhere"),)),
    "services.calendars.days_effect": (Permission.MANAGE_RULES, (1, [])),
    "services.calendars.week_effect": (Permission.MANAGE_RULES, (1, {})),
    "services.calendars.year_effect": (Permission.MANAGE_RULES, (1, 2026)),
    "services.deadline_effects.tier_effect": (Permission.EDIT_CUSTOMER, (1, "")),
    "services.bulk_edits.preview_delete": (Permission.DELETE_TICKET, ([],)),
    "services.bulk_edits.preview_edit": (Permission.WORK_ON_TICKET, (None,)),
    "services.service_levels.effect_of": (Permission.MANAGE_RULES, ([],)),
    "services.staff.change_role": (Permission.MANAGE_STAFF, (None, "")),
}
# Whom those refuse, written out: the table may not widen a right without this list being changed too. Work on tickets
# is everybody's but the auditor's; every other right here leaves out at least three.
REFUSED = {
    Permission.BACK_UP: {"nobody", "front_desk", "specialist", "auditor"},
    Permission.RESTORE: {"nobody", "front_desk", "specialist", "supervisor", "auditor"},
    Permission.MANAGE_RULES: {"nobody", "front_desk", "specialist", "auditor"},
    Permission.MANAGE_STAFF: {"nobody", "front_desk", "specialist", "supervisor", "auditor"},
    Permission.DELETE_TICKET: {"nobody", "front_desk", "specialist", "auditor"},
    Permission.EDIT_CUSTOMER: {"nobody", "specialist", "auditor"},
    Permission.WORK_ON_TICKET: {"nobody", "auditor"},
}
# Acts of the auditor, who otherwise only reads: their own sign-in and drafts, following a ticket, and the note that
# they took a file.
AUDITOR_WRITES = {Permission.OWN_SIGN_IN, Permission.OWN_DRAFTS, Permission.VIEW_TICKETS, Permission.EXPORT}


def public_functions():
    """Every public function of the services and queries under its short name."""
    for package in (servicedesk.services, servicedesk.queries):
        for found in pkgutil.iter_modules(package.__path__):
            module = importlib.import_module(f"{package.__name__}.{found.name}")
            for name, value in vars(module).items():
                if isinstance(value, FunctionType) and not name.startswith("_") and value.__module__ == module.__name__:
                    yield f"{module.__name__.removeprefix('servicedesk.')}.{name}", value


FUNCTIONS = dict(public_functions())
GUARDED = {name: function for name, function in FUNCTIONS.items() if hasattr(function, "permission")}
ACTORS = [NOBODY, *(Actor(None, role.value, role) for role in Role)]


def takes_the_desk(function):
    """A part of an act takes the running Work, a calculation neither: only who has the desk can begin something."""
    annotations = (str(parameter.annotation) for parameter in inspect.signature(function).parameters.values())
    return any("Desk" in annotation for annotation in annotations)


def test_there_is_something_to_guard():
    assert len(GUARDED) > 40
    assert {name.partition(".")[0] for name in GUARDED} == {"services", "queries"}


def test_whoever_takes_the_desk_asks_for_a_right_or_says_why_not():
    unguarded = {name for name, function in FUNCTIONS.items() if name not in GUARDED and takes_the_desk(function)}
    assert unguarded == set(WITHOUT_A_RIGHT)


@pytest.mark.parametrize("actor", ACTORS, ids=lambda actor: actor.name or "nobody")
def test_each_role_gets_exactly_what_the_table_gives_it(desk, actor):
    desk.actor = actor
    granted = ROLE_PERMISSIONS[actor.role] if actor.role is not None else frozenset()
    wrong = []
    for name, function in GUARDED.items():
        try:
            # The gate comes first; behind it the call fails for an argument that nothing takes.
            function(desk, there_is_no_such_argument=True)
        except NotAllowed:
            passed = False
        except TypeError:
            passed = True
        if passed != (function.permission in granted):
            wrong.append((name, passed))
    assert wrong == []


@pytest.mark.parametrize("name", ASK_THEMSELVES)
def test_those_that_ask_themselves_refuse_who_lacks_the_right(desk, name):
    permission, arguments = ASK_THEMSELVES[name]
    refused = [actor for actor in ACTORS if not actor.can(permission)]
    for actor in refused:
        desk.actor = actor
        with pytest.raises(NotAllowed, match=permission.value):
            FUNCTIONS[name](desk, *arguments)
    assert {actor.name or "nobody" for actor in refused} == REFUSED[permission]


def test_nobody_can_do_nothing():
    assert not any(NOBODY.can(permission) for permission in Permission)


def test_the_table_knows_every_role_and_the_steps_between_them():
    assert set(ROLE_PERMISSIONS) == set(Role)
    table = ROLE_PERMISSIONS
    assert table[Role.SPECIALIST] < table[Role.FRONT_DESK] < table[Role.SUPERVISOR] < table[Role.ADMINISTRATOR]
    assert table[Role.ADMINISTRATOR] - table[Role.SUPERVISOR] == {
        Permission.MANAGE_STAFF,
        Permission.PURGE_TICKET,
        Permission.RESTORE,
        Permission.SET_UP,
    }
    for secret in (Permission.VIEW_SENSITIVE, Permission.VIEW_SINGLE_ANSWERS, Permission.APPROVE_COMPENSATION):
        assert secret not in table[Role.FRONT_DESK]


def test_the_auditor_changes_nothing():
    writes = {
        name: function.permission
        for name, function in GUARDED.items()
        if name.startswith("services.") and function.permission in ROLE_PERMISSIONS[Role.AUDITOR]
    }
    assert set(writes.values()) <= AUDITOR_WRITES, writes


def test_every_right_but_the_planned_is_asked_for_somewhere():
    asked = {function.permission for function in GUARDED.values()}
    assert {Permission.MANAGE_STAFF, Permission.OWN_DRAFTS, Permission.UNDO_OWN, Permission.VIEW_AUDIT} <= asked
