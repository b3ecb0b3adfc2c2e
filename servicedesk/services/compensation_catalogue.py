"""What may be given to make good, and how much each role gives without asking: kept in Settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select

from servicedesk.core.enums import CompensationKind
from servicedesk.core.errors import Refused
from servicedesk.core.events import ChangeKind
from servicedesk.core.money import MOST_CENTS
from servicedesk.core.permissions import Permission, Role
from servicedesk.core.text import one_line
from servicedesk.models import CompensationItem, Setting
from servicedesk.services import editing
from servicedesk.services.compensations import LIMITS, NAME_LIMIT
from servicedesk.storage.desk import Work, act

MOST_DAYS = 3_650
PEOPLE = tuple(role for role in Role if role is not Role.SYSTEM)


@dataclass(frozen=True, slots=True)
class SaveItem:
    """One entry of the catalogue; without an id a new one. An amount, or a percentage of a bill."""

    name_zh: str
    name_en: str
    kind: CompensationKind
    amount_cents: int = 0
    percent: int | None = None
    is_free_allowed: bool = False
    valid_days: int | None = None
    is_active: bool = True
    id: int | None = None
    version: int | None = None
    # The values the editor started from (see services.editing).
    base: Mapping[str, object] | None = None


@act(Permission.MANAGE_RULES)
def save_item(work: Work, command: SaveItem) -> int:
    """Add or change an entry; what was given before keeps its name, type and amount.

    Raises EditConflict when a field was changed by others as well since the values in ``base``.
    """
    values = _checked(command)
    if command.id is None:
        last = work.connection.execute(select(func.max(CompensationItem.position))).scalar()
        position = 0 if last is None else last + 1
        identity = work.insert(CompensationItem, code=_free_code(work), position=position, **values)
    else:
        item = work.get(CompensationItem, command.id, command.version if command.base is None else None)
        for name, value in editing.to_write(work, item, values, command.base).items():
            setattr(item, name, value)
        if item.percent is not None:
            item.amount_cents = 0
        elif not item.amount_cents and not item.is_free_allowed:
            raise Refused("amount_needed", field="amount")
        identity = item.id
    work.audit("compensation_item", identity, name=values["name_zh"], amount_cents=command.amount_cents)
    return identity


def _checked(command: SaveItem) -> dict[str, object]:
    zh, en = one_line(command.name_zh, NAME_LIMIT), one_line(command.name_en, NAME_LIMIT)
    if not (zh or en):
        raise Refused("name_needed", field="name_zh")
    if command.percent is not None and not 1 <= command.percent <= 100:
        raise Refused("percent_out_of_range", field="percent")
    if command.valid_days is not None and not 1 <= command.valid_days <= MOST_DAYS:
        raise Refused("voucher_days_wrong", field="valid_days", most=MOST_DAYS)
    if command.amount_cents < 0 or command.amount_cents > MOST_CENTS:
        raise Refused("amount_too_large" if command.amount_cents > 0 else "amount_needed", field="amount")
    if command.percent is None and command.amount_cents == 0 and not command.is_free_allowed:
        raise Refused("amount_needed", field="amount")
    return {
        "name_zh": zh or en,
        "name_en": en or zh,
        "kind": command.kind.value,
        "amount_cents": 0 if command.percent is not None else command.amount_cents,
        "percent": command.percent,
        "is_free_allowed": command.is_free_allowed,
        "valid_days": command.valid_days if command.kind is CompensationKind.VOUCHER else None,
        "is_active": command.is_active,
    }


def _free_code(work: Work) -> str:
    taken = set(work.connection.execute(select(CompensationItem.code)).scalars())
    return next(code for number in range(1, len(taken) + 2) if (code := f"OWN{number}") not in taken)


@act(Permission.MANAGE_RULES)
def move_item(work: Work, item_id: int, steps: int) -> None:
    """Move an entry up (less than zero) or down in the list the desk chooses from."""
    order = list(
        work.connection.execute(
            select(CompensationItem.id).order_by(CompensationItem.position, CompensationItem.id)
        ).scalars()
    )
    if item_id not in order:
        work.get(CompensationItem, item_id)
    place = order.index(item_id)
    order.insert(max(0, min(len(order) - 1, place + steps)), order.pop(place))
    for position, identity in enumerate(order):
        item = work.get(CompensationItem, identity)
        if item.position != position:
            item.position = position
    work.audit("compensation_item", item_id, steps=steps)


@act(Permission.MANAGE_RULES)
def set_limits(work: Work, limits: Mapping[Role, int], base: Mapping[str, object] | None = None) -> None:
    """Say what each role named gives without asking, in the smallest unit; the other roles keep theirs.

    Raises EditConflict when a limit was changed by others as well since those in *base*.
    """
    for role, cents in limits.items():
        if role not in PEOPLE or cents < 0 or cents > MOST_CENTS:
            raise Refused("amount_too_large" if cents > 0 else "amount_needed", field=role.value)
    row = work.session.get(Setting, LIMITS)
    new: dict[str, object] = {role.value: cents for role, cents in limits.items()}
    if row is None:
        work.insert(Setting, key=LIMITS, value=new)
    else:
        now = {**dict.fromkeys(new, 0), **row.value}
        row.value = editing.setting_to_write(work, LIMITS, now, new, base)
    work.changed("setting", 0, ChangeKind.UPDATED)
    work.audit("setting", None, key=LIMITS, **{f"limit_{role.value}": cents for role, cents in limits.items()})
