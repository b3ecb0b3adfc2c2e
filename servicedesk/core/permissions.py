"""Who may do what: permissions, roles, and the one table between them."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    """One right; every service and query names the one it needs."""

    RECEIVE = "receive"
    VIEW_VISITS = "view_visits"
    ANSWER = "answer"
    VIEW_KNOWLEDGE = "view_knowledge"
    WRITE_KNOWLEDGE = "write_knowledge"
    VIEW_TICKETS = "view_tickets"
    OPEN_TICKET = "open_ticket"
    WORK_ON_TICKET = "work_on_ticket"
    ASSIGN_TICKET = "assign_ticket"
    CANCEL_TICKET = "cancel_ticket"
    REOPEN_TICKET = "reopen_ticket"
    MERGE_TICKET = "merge_ticket"
    BACKDATE_TICKET = "backdate_ticket"
    DELETE_TICKET = "delete_ticket"
    PURGE_TICKET = "purge_ticket"
    VIEW_SENSITIVE = "view_sensitive"
    REQUEST_COMPENSATION = "request_compensation"
    APPROVE_COMPENSATION = "approve_compensation"
    VIEW_CUSTOMERS = "view_customers"
    EDIT_CUSTOMER = "edit_customer"
    REVEAL_CONTACT = "reveal_contact"
    FOLLOW_UP = "follow_up"
    VIEW_EVALUATION = "view_evaluation"
    VIEW_SINGLE_ANSWERS = "view_single_answers"
    ISSUE_REPORT = "issue_report"
    IMPORT = "import"
    EXPORT = "export"
    VIEW_SETTINGS = "view_settings"
    MANAGE_STAFF = "manage_staff"
    MANAGE_RULES = "manage_rules"
    BACK_UP = "back_up"
    RESTORE = "restore"
    VIEW_AUDIT = "view_audit"
    OWN_DRAFTS = "own_drafts"
    OWN_SIGN_IN = "own_sign_in"
    UNDO_OWN = "undo_own"
    SET_UP = "set_up"


class Role(StrEnum):
    """What a member of staff is to the program."""

    FRONT_DESK = "front_desk"
    SPECIALIST = "specialist"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"
    SYSTEM = "system"


_EVERYONE = frozenset({Permission.OWN_SIGN_IN, Permission.OWN_DRAFTS, Permission.VIEW_KNOWLEDGE})
_READERS = _EVERYONE | {Permission.VIEW_VISITS, Permission.VIEW_TICKETS, Permission.VIEW_CUSTOMERS}
_SPECIALIST = _READERS | {
    Permission.WORK_ON_TICKET,
    Permission.ASSIGN_TICKET,
    Permission.ANSWER,
    Permission.UNDO_OWN,
}
_FRONT_DESK = _SPECIALIST | {
    Permission.RECEIVE,
    Permission.OPEN_TICKET,
    Permission.CANCEL_TICKET,
    Permission.REOPEN_TICKET,
    Permission.MERGE_TICKET,
    Permission.REQUEST_COMPENSATION,
    Permission.EDIT_CUSTOMER,
    Permission.REVEAL_CONTACT,
    Permission.FOLLOW_UP,
    Permission.WRITE_KNOWLEDGE,
}
_SUPERVISOR = _FRONT_DESK | {
    Permission.DELETE_TICKET,
    Permission.VIEW_SENSITIVE,
    Permission.BACKDATE_TICKET,
    Permission.APPROVE_COMPENSATION,
    Permission.VIEW_EVALUATION,
    Permission.VIEW_SINGLE_ANSWERS,
    Permission.ISSUE_REPORT,
    Permission.IMPORT,
    Permission.EXPORT,
    Permission.VIEW_SETTINGS,
    Permission.MANAGE_RULES,
    Permission.BACK_UP,
    Permission.VIEW_AUDIT,
}
_ADMINISTRATOR = _SUPERVISOR | {
    Permission.MANAGE_STAFF,
    Permission.PURGE_TICKET,
    Permission.RESTORE,
    Permission.SET_UP,
}
_AUDITOR = _READERS | {
    Permission.EXPORT,
    Permission.VIEW_SENSITIVE,
    Permission.VIEW_EVALUATION,
    Permission.VIEW_SINGLE_ANSWERS,
    Permission.VIEW_SETTINGS,
    Permission.VIEW_AUDIT,
}

ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.FRONT_DESK: frozenset(_FRONT_DESK),
    Role.SPECIALIST: frozenset(_SPECIALIST),
    Role.SUPERVISOR: frozenset(_SUPERVISOR),
    Role.ADMINISTRATOR: frozenset(_ADMINISTRATOR),
    Role.AUDITOR: frozenset(_AUDITOR),
    Role.SYSTEM: frozenset(Permission),
}

# Given by the site itself, from the table's roles on; whoever manages people could give it to themselves.
SITE_DECIDES = frozenset({Permission.VIEW_SENSITIVE})
CHOOSABLE_READERS = (Role.FRONT_DESK, Role.SPECIALIST, Role.SUPERVISOR, Role.AUDITOR)
ALWAYS_READ_SENSITIVE = frozenset({Role.ADMINISTRATOR, Role.SYSTEM})
