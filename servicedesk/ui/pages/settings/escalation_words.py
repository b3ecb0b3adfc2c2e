"""A level of escalation in words: for whom it is, and what it does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from servicedesk.core.enums import Priority, TicketKind
from servicedesk.core.permissions import Role
from servicedesk.core.translation import translate
from servicedesk.services.escalation_levels import LevelDraft
from servicedesk.ui import escalation_words, wording


@dataclass(frozen=True, slots=True)
class LevelNames:
    """The names of what levels speak of."""

    departments: Mapping[int, str] = field(default_factory=dict)
    staff: Mapping[int, str] = field(default_factory=dict)
    tiers: Mapping[str, str] = field(default_factory=dict)
    categories: Mapping[int, str] = field(default_factory=dict)


def role_words(role: str) -> str:
    """Return what a role is called; the supervisor has the industry's word."""
    words = {
        Role.SUPERVISOR.value: translate("Escalation", "{supervisor}"),
        Role.ADMINISTRATOR.value: translate("Escalation", "administrators"),
        Role.FRONT_DESK.value: translate("Escalation", "the front desk"),
        Role.SPECIALIST.value: translate("Escalation", "specialists"),
    }
    return words.get(role, role)


def condition_words(draft: LevelDraft, names: LevelNames) -> str:
    """Return for which tickets a level is."""
    wanted = draft.conditions
    parts = [
        wording.list_words([wording.word(TicketKind(each)) for each in wanted.kinds]),
        wording.list_words([wording.word(Priority(each)) for each in wanted.priorities]),
        _named(wanted.tiers, names.tiers),
        _named(wanted.departments, names.departments),
        _named(wanted.categories, names.categories),
        translate("Escalation", "nobody has it") if wanted.only_unassigned else "",
    ]
    return " · ".join(part for part in parts if part) or translate("Escalation", "every ticket")


def action_words(draft: LevelDraft, names: LevelNames) -> str:
    """Return what a level does."""
    does = draft.actions
    told = [
        translate("Escalation", "owner") if does.owner else "",
        translate("Escalation", "watchers") if does.watchers else "",
        translate("Escalation", "department") if does.department else "",
        *(role_words(role) for role in does.roles),
        _named(does.staff, names.staff),
    ]
    people = wording.list_words([each for each in told if each])
    parts = [
        translate("Escalation", "tell {names}", names=people) if people else "",
        _handed(draft, names),
        translate("Escalation", "one step more urgent") if does.raise_priority else "",
        translate("Escalation", "note") if does.note else "",
    ]
    return " · ".join(part for part in parts if part) or translate("Escalation", "does nothing yet")


def _handed(draft: LevelDraft, names: LevelNames) -> str:
    does = draft.actions
    whom = names.staff.get(does.assign_owner_id or 0) or names.departments.get(does.assign_department_id or 0)
    return translate("Escalation", "hand to {name}", name=whom) if whom else ""


def _named(values: Iterable[Any], names: Mapping[Any, str]) -> str:
    return wording.list_words([str(names.get(each, "—")) for each in values])


def level_title(draft: LevelDraft) -> str:
    """Return which clock a level watches and when it is due."""
    said = {"target": draft.target, "percent": draft.percent, "minutes": draft.offset_minutes}
    return escalation_words.level_words(said)


def describe(draft: LevelDraft, names: LevelNames, place: int) -> str:
    """Return a level in one line, for assistive technology."""
    words = f"{place + 1} · {level_title(draft)} · {condition_words(draft, names)} · {action_words(draft, names)}"
    return words if draft.is_active else f"{words} · {off_words()}"


def off_words() -> str:
    """Return the mark of a level that is switched off."""
    return translate("Escalation", "switched off")
