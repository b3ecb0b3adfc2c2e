"""The site's rules of a ticket's life: named states, steps and their rights, reopening, closing, waits, priorities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from servicedesk.core import lifecycle as rules
from servicedesk.core.enums import Impact, Priority, StateClass, TicketKind, Urgency
from servicedesk.core.errors import Refused
from servicedesk.core.events import ChangeKind
from servicedesk.core.lifecycle import Closing, Guard, Reopening, ReopenRule, WhenOver
from servicedesk.core.permissions import Permission
from servicedesk.core.text import fold, one_line
from servicedesk.core.three_way_lists import merge_lines
from servicedesk.models import Setting, Ticket, TicketState, TicketStateChange
from servicedesk.services import editing, switches
from servicedesk.services.switches import Seen
from servicedesk.storage import lifecycle
from servicedesk.storage.desk import Work, act
from servicedesk.storage.lifecycle import State

NAME_LIMIT = 30
REASON_LIMIT = 120
MOST_DAYS = 365
# Imports and the practice data name these; they can be renamed and retired, never be gone.
BUILT_IN = frozenset(
    {
        *("new", "in_progress", "internal_waiting", "waiting_customer", "waiting_third_party"),
        *("solved", "closed", "cancelled", "merged"),
    }
)


@dataclass(frozen=True, slots=True)
class SaveState:
    """A named state as it shall be; without a code a new one. No kinds: it is offered for all."""

    code: str
    version: int
    state_class: StateClass
    name_zh: str
    name_en: str
    pauses: bool
    kinds: tuple[str, ...] = ()
    is_default: bool = False
    # The values the editor started from (see services.editing).
    base: Mapping[str, object] | None = None


@act(Permission.MANAGE_RULES)
def save_state(work: Work, command: SaveState) -> str:
    """Add or change a named state; return its code.  Its class stays once tickets have been in it.

    Raises Refused: name_missing, name_taken, unknown_kind, class_in_use, default_for_all; EditConflict when a field was
    changed by others as well since the values in ``base``.
    """
    zh, en = one_line(command.name_zh, NAME_LIMIT), one_line(command.name_en, NAME_LIMIT)
    found = lifecycle.states(work.connection)
    _check_names(found, command.code, zh, en)
    if set(command.kinds) - {kind.value for kind in TicketKind}:
        raise Refused("unknown_kind", field="kinds")
    if command.is_default and command.kinds:
        raise Refused("default_for_all", field="kinds")
    kinds: list[str] = [kind.value for kind in TicketKind if kind.value in command.kinds]
    if not command.code:
        return _add(work, command, zh, en, kinds)
    row = work.get(TicketState, command.code, command.version if command.base is None else None)
    wanted: dict[str, object] = {
        "state_class": command.state_class.value,
        "name_zh": zh,
        "name_en": en,
        "pauses": _pauses(command),
        "kinds": kinds,
        # A default is never taken away, only given to another.
        **({"is_default": True} if command.is_default else {}),
    }
    values = editing.to_write(work, row, wanted, command.base)
    if "state_class" in values and (command.code in BUILT_IN or _is_used(work, row.code)):
        raise Refused("class_in_use", field="state_class")
    for name, value in values.items():
        setattr(row, name, value)
    if row.kinds and row.is_default:
        raise Refused("default_for_all", field="kinds")
    if "is_default" in values:
        _make_default(work, row)
    _said(work, row.code)
    return row.code


def _add(work: Work, command: SaveState, zh: str, en: str, kinds: list[str]) -> str:
    number = 1 + int(work.connection.execute(select(func.count()).select_from(TicketState)).scalar_one())
    while work.session.get(TicketState, f"state_{number}") is not None:
        number += 1
    code = f"state_{number}"
    last = work.connection.execute(select(func.max(TicketState.position))).scalar()
    work.insert(
        TicketState,
        code=code,
        state_class=command.state_class.value,
        name_zh=zh,
        name_en=en,
        pauses=_pauses(command),
        kinds=kinds,
        position=int(last or 0) + 1,
    )
    if command.is_default:
        _make_default(work, work.get(TicketState, code))
    _said(work, code)
    return code


def _pauses(command: SaveState) -> bool:
    """Only what is worked on can stand still; what is done has no clock."""
    return command.pauses and command.state_class in (StateClass.ACTIVE, StateClass.WAITING)


def _check_names(found: Sequence[State], code: str, zh: str, en: str) -> None:
    if not zh and not en:
        raise Refused("name_missing", field="name_zh")
    for other in found:
        for field, name in (("name_zh", zh), ("name_en", en)):
            if other.code != code and name and fold(name) in (fold(other.name.zh), fold(other.name.en)):
                raise Refused("name_taken", field=field, name=name)


def _is_used(work: Work, code: str) -> bool:
    for statement in (
        select(Ticket.id).where(Ticket.state == code).limit(1),
        select(TicketStateChange.id).where(TicketStateChange.state == code).limit(1),
    ):
        if work.connection.execute(statement).first() is not None:
            return True
    return False


def _make_default(work: Work, row: TicketState) -> None:
    others = select(TicketState.code).where(TicketState.state_class == row.state_class, TicketState.is_default)
    for code in work.connection.execute(others).scalars().all():
        work.get(TicketState, code).is_default = code == row.code
    row.is_default = True


def _said(work: Work, code: str) -> None:
    # Named by a code, not by a number: what shows states asks for all of them again.
    work.changed("ticket_state", 0, ChangeKind.UPDATED)
    work.audit("ticket_state", None, code=code)


@act(Permission.MANAGE_RULES)
def shift_state(work: Work, code: str, step: int) -> None:
    """Move a state up (-1) or down (1) among those of its class: in this order states are offered."""
    found = lifecycle.states(work.connection)
    here = work.get(TicketState, code)
    order = [state.code for state in found if state.state_class.value == here.state_class]
    place = order.index(code) + step
    if not 0 <= place < len(order):
        return
    order.remove(code)
    order.insert(place, code)
    places = sorted({state.position for state in found if state.code in order})
    # Positions of one class may be the same in old data: then they are handed out anew.
    if len(places) < len(order):
        places = list(range(places[0], places[0] + len(order)))
    for position, each in zip(places, order, strict=True):
        work.get(TicketState, each).position = position
    _said(work, code)


@act(Permission.MANAGE_RULES)
def retire_state(work: Work, code: str, retired: bool = True) -> None:
    """Offer a state no longer, or again; tickets that are in it stay.

    Raises Refused: last_of_class, default_stays.
    """
    row = work.get(TicketState, code)
    if retired:
        _keep_one(work, row)
    row.is_active = not retired
    _said(work, code)


@act(Permission.MANAGE_RULES)
def delete_state(work: Work, code: str) -> None:
    """Take a state away in which no ticket ever was.

    Raises Refused: state_in_use, state_built_in, last_of_class, default_stays.
    """
    row = work.get(TicketState, code)
    if code in BUILT_IN:
        raise Refused("state_built_in")
    if _is_used(work, code):
        raise Refused("state_in_use")
    if row.is_active:
        _keep_one(work, row)
    work.delete(row)
    _said(work, code)


def _keep_one(work: Work, row: TicketState) -> None:
    found = lifecycle.states(work.connection)
    if not any(
        state.is_active and state.state_class.value == row.state_class and state.code != row.code for state in found
    ):
        raise Refused("last_of_class")
    if row.is_default:
        raise Refused("default_stays")


def _choose(work: Work, key: str, value: dict[str, object], switch: str | None = None) -> None:
    row = work.session.get(Setting, key)
    if row is None:
        work.insert(Setting, key=key, value=value)
    elif row.value != value:
        row.value = value
    work.changed("setting", 0, ChangeKind.UPDATED)
    switches.said(work, key, switch)


@act(Permission.MANAGE_RULES)
def set_transition(
    work: Work, source: StateClass, target: StateClass, right: Permission | None, seen: Seen | None = None
) -> None:
    """Say which right a step needs; None forbids it.

    Raises Refused: transition_fixed for a step that makes no sense, transition_needed for one without which
    tickets could not be finished, unknown_right; ChosenMeanwhile when others chose another right than was *seen*.
    """
    if target not in rules.POSSIBLE[source]:
        raise Refused("transition_fixed")
    if right is not None and right not in rules.RIGHTS:
        raise Refused("unknown_right")
    table = rules.transitions(lifecycle.setting(work.connection, rules.TRANSITIONS_KEY))
    switch = f"{source.value}.{target.value}"
    switches.refuse_unseen(work, rules.TRANSITIONS_KEY, switch, table[source][target], right, seen)
    table[source][target] = right
    if all(table[each].get(StateClass.SOLVED) is None for each in (StateClass.NEW, StateClass.ACTIVE)):
        raise Refused("transition_needed")
    value = {
        each.value: {to.value: found.value if found is not None else rules.FORBIDDEN for to, found in row.items()}
        for each, row in table.items()
    }
    _choose(work, rules.TRANSITIONS_KEY, {"table": value}, switch)


@act(Permission.MANAGE_RULES)
def set_reopening(work: Work, kind: TicketKind, rule: ReopenRule, days: int, seen: Seen | None = None) -> None:
    """Say whether finished tickets of a kind may be opened again.

    Raises Refused ``days_out_of_range``; ChosenMeanwhile when others chose another Reopening than was *seen*.
    """
    if not 0 <= days <= MOST_DAYS:
        raise Refused("days_out_of_range", field="days", most=MOST_DAYS)
    stored = lifecycle.setting(work.connection, rules.REOPEN_KEY)
    now = rules.reopening(stored, kind.value)
    switches.refuse_unseen(work, rules.REOPEN_KEY, kind.value, now, Reopening(rule, days), seen)
    value = dict(stored or {"days": rules.DEFAULT_REOPEN_DAYS})
    value["kinds"] = {**value.get("kinds", {}), kind.value: {"rule": rule.value, "days": days}}
    _choose(work, rules.REOPEN_KEY, value, kind.value)


@act(Permission.MANAGE_RULES)
def set_closing(work: Work, closing: Closing, seen: Closing | None = None) -> None:
    """Say after how many days solved tickets close by themselves, and what solving insists on by kind.

    With *seen*, the rules the editor started from, what others chose since for other kinds stays. Raises Refused:
    days_out_of_range, unknown_kind; EditConflict when both chose other days.
    """
    if not 0 <= closing.after_days <= MOST_DAYS:
        raise Refused("days_out_of_range", field="days", most=MOST_DAYS)
    if any(set(kinds) - {kind.value for kind in TicketKind} for kinds in closing.guards.values()):
        raise Refused("unknown_kind")
    now = rules.closing(lifecycle.setting(work.connection, rules.CLOSING_KEY))
    base = _flat(seen) if seen is not None else None
    merged = editing.setting_to_write(work, rules.CLOSING_KEY, _flat(now), _flat(closing), base)
    _choose(work, rules.CLOSING_KEY, rules.closing_value(_closing(merged)))


def _flat(closing: Closing) -> dict[str, object]:
    """Return each choice by itself: two people tick different boxes without meeting."""
    boxes = {f"{guard.value}.{kind.value}": closing.asks(guard, kind.value) for guard in Guard for kind in TicketKind}
    return {"after_days": closing.after_days, **boxes}


def _closing(flat: Mapping[str, object]) -> Closing:
    ticked = {
        guard: frozenset(kind.value for kind in TicketKind if flat[f"{guard.value}.{kind.value}"]) for guard in Guard
    }
    return Closing(int(str(flat["after_days"])), ticked)


@act(Permission.MANAGE_RULES)
def set_when_over(work: Work, what: WhenOver) -> None:
    """Say what happens when the time until which a ticket waits has come.

    There are two answers: what somebody else chose since is either what is asked for or what was seen.
    """
    _choose(work, rules.WAITING_KEY, {"when_over": what.value})


@act(Permission.MANAGE_RULES)
def set_priority_for(
    work: Work, impact: Impact, urgency: Urgency, priority: Priority, seen: Seen | None = None
) -> None:
    """Say which priority an impact and an urgency propose; tickets that are there keep theirs.

    Raises ChosenMeanwhile when others chose another priority than was *seen*.
    """
    table = rules.matrix(lifecycle.setting(work.connection, rules.PRIORITIES_KEY))
    switch = f"{impact.value}.{urgency.value}"
    switches.refuse_unseen(work, rules.PRIORITIES_KEY, switch, table[impact][urgency], priority, seen)
    table[impact][urgency] = priority
    value = {each.value: {to.value: found.value for to, found in row.items()} for each, row in table.items()}
    _choose(work, rules.PRIORITIES_KEY, {"matrix": value}, switch)


@act(Permission.MANAGE_RULES)
def set_reasons(
    work: Work, name: str, reasons: Sequence[Mapping[str, str]], seen: Sequence[Mapping[str, str]] | None = None
) -> None:
    """Replace the ready reasons of a list: waiting, cancelled, reopened.  Empty ones are left out.

    With *seen*, those the editor started from, what others added since stays and what they took away is gone.
    Raises Refused: unknown_list.
    """
    if name not in ("waiting", "cancelled", "reopened"):
        raise Refused("unknown_list")
    value = dict(lifecycle.setting(work.connection, rules.REASONS_KEY) or {})
    wanted = _lines(reasons)
    if seen is not None:
        wanted = merge_lines(_lines(seen), wanted, _lines(value.get(name, seen)))
    value[name] = [{"zh": zh, "en": en} for zh, en in wanted]
    _choose(work, rules.REASONS_KEY, value)


def _lines(reasons: Sequence[Mapping[str, str]]) -> list[tuple[str, str]]:
    """Return reasons as they are kept, Chinese and English; one language is enough."""
    cut = [tuple(one_line(reason.get(language, ""), REASON_LIMIT) for language in ("zh", "en")) for reason in reasons]
    return [(zh or en, en or zh) for zh, en in cut if zh or en]
