"""Which fields a ticket kind asks for: those every site starts with, and a site's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from servicedesk.core.enums import TicketKind
from servicedesk.core.errors import Refused
from servicedesk.core.pack import Pack, load_pack
from servicedesk.core.pack_fields import PackField, fields_of
from servicedesk.core.permissions import Permission
from servicedesk.core.text import one_line
from servicedesk.core.ticket_fields import CHOOSING, FIELDS_EDITION, FIELDS_SETTING, FieldOption, FieldType
from servicedesk.models import Setting, Site, TicketField
from servicedesk.services import editing, return_policies, search_documents
from servicedesk.storage.desk import Work, act

OWN_MOST, OPTIONS_MOST = 40, 60
NAME_LIMIT, HINT_LIMIT = 40, 80


@dataclass(frozen=True, slots=True)
class SaveField:
    """A field as edited; ``id`` None for a new one. A built-in one keeps its kinds and its type.

    An option without a code is new; one that is left out is retired, never lost.
    """

    id: int | None
    kinds: tuple[str, ...]
    type: FieldType
    name_zh: str
    name_en: str
    hint_zh: str = ""
    hint_en: str = ""
    options: tuple[FieldOption, ...] = ()
    is_needed_to_open: bool = False
    is_needed_to_close: bool = False
    is_at_desk: bool = False
    is_private: bool = False
    is_active: bool = True
    version: int | None = None
    # The values the editor started from (see services.editing).
    base: Mapping[str, object] | None = None


@act(Permission.SET_UP, undoable=False)
def add_missing_fields(work: Work) -> int:
    """Add the built-in fields that are not there, and the return policy; return how many were added."""
    industry = work.connection.execute(select(Site.industry).limit(1)).scalar()
    return write_fields(work, load_pack(industry or "hotel"))


def write_fields(work: Work, pack: Pack) -> int:
    """Write the built-in fields of *pack* that are not there; what a site made of the others stays."""
    there = set(work.connection.execute(select(TicketField.code)).scalars())
    added = 0
    for position, (item, is_active) in enumerate(fields_of(pack)):
        if item.code not in there:
            _write(work, item, position, is_active)
            added += 1
    return_policies.ensure_policy(work, pack)
    setting = work.session.get(Setting, FIELDS_SETTING)
    if setting is None:
        work.insert(Setting, key=FIELDS_SETTING, value={"edition": FIELDS_EDITION})
    else:
        setting.value = {"edition": FIELDS_EDITION}
    work.audit("ticket_field", None, added=added)
    return added


def _write(work: Work, item: PackField, position: int, is_active: bool) -> None:
    work.insert(
        TicketField,
        code=item.code,
        kinds=[kind.value for kind in item.kinds],
        type=item.type.value,
        name_zh=item.name.zh,
        name_en=item.name.en,
        hint_zh=item.hint.zh if item.hint else "",
        hint_en=item.hint.en if item.hint else "",
        options=[
            {"code": option.code, "zh": option.name.zh, "en": option.name.en, "is_active": True}
            for option in item.options
        ],
        is_needed_to_open=False,
        is_needed_to_close=item.is_needed_to_close,
        is_at_desk=item.is_at_desk,
        is_private=False,
        is_builtin=True,
        is_active=is_active,
        position=position,
    )


@act(Permission.MANAGE_RULES)
def save_field(work: Work, command: SaveField) -> int:
    """Add or change a field; what tickets hold stays as it is. Return its id.

    Raises Refused: name_needed, kinds_needed, options_needed, options_most, fields_most, field_type_fixed;
    EditConflict when something was changed by others as well since the values in ``base``.
    """
    name_zh, name_en = one_line(command.name_zh, NAME_LIMIT), one_line(command.name_en, NAME_LIMIT)
    if not (name_zh or name_en):
        raise Refused("name_needed", field="name_zh")
    seen = command.version if command.base is None else None
    row = work.get(TicketField, command.id, seen) if command.id is not None else None
    if row is not None and FieldType(row.type) is not command.type:
        raise Refused("field_type_fixed", field="type")
    values: dict[str, Any] = {
        "name_zh": name_zh or name_en,
        "name_en": name_en or name_zh,
        "hint_zh": one_line(command.hint_zh, HINT_LIMIT),
        "hint_en": one_line(command.hint_en, HINT_LIMIT),
        "options": _options(command, _stored_options(command, row)),
        "is_needed_to_open": command.is_needed_to_open,
        "is_needed_to_close": command.is_needed_to_close,
        "is_at_desk": command.is_at_desk,
        "is_private": command.is_private,
        "is_active": command.is_active,
    }
    if row is None:
        return _add(work, command, values)
    if not row.is_builtin:
        values["kinds"] = _kinds(work, command, row.id)
    changed = editing.to_write(work, row, values, command.base)
    if "options" in changed:
        # What others retired or added and I left out stays with the tickets that have it.
        changed["options"] = _options(command, row.options)
    for name, value in changed.items():
        setattr(row, name, value)
    work.flush()
    if "is_private" in changed:
        search_documents.refresh_holding(work, row.code)
    work.audit("ticket_field", row.id, code=row.code, active=command.is_active)
    return row.id


def _add(work: Work, command: SaveField, values: dict[str, Any]) -> int:
    kinds = _kinds(work, command, None)
    number = int(work.connection.execute(select(func.coalesce(func.max(TicketField.id), 0))).scalar_one()) + 1
    position = int(work.connection.execute(select(func.coalesce(func.max(TicketField.position), 0))).scalar_one()) + 1
    identity = work.insert(
        TicketField,
        code=f"own_{number}",
        kinds=kinds,
        type=command.type.value,
        is_builtin=False,
        position=position,
        **values,
    )
    work.audit("ticket_field", identity, code=f"own_{number}")
    return identity


def _kinds(work: Work, command: SaveField, but_not: int | None) -> list[str]:
    """Return the kinds in their order, each with room for one more field of the site's own."""
    kinds: list[str] = [kind.value for kind in TicketKind if kind.value in command.kinds]
    if not kinds:
        raise Refused("kinds_needed", field="kinds")
    own = select(TicketField.kinds).where(~TicketField.is_builtin, TicketField.id.is_distinct_from(but_not))
    there = [each for found in work.connection.execute(own).scalars() for each in found]
    if any(there.count(kind) >= OWN_MOST for kind in kinds):
        raise Refused("fields_most", field="kinds", most=OWN_MOST)
    return kinds


def _stored_options(command: SaveField, row: TicketField | None) -> list[dict[str, Any]]:
    """Return the options the editor started from."""
    started: Any = (command.base or {}).get("options")
    return list(started if started is not None else row.options if row is not None else [])


def _options(command: SaveField, stored: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the options as stored; codes that tickets may hold are never given to another answer."""
    if command.type not in CHOOSING:
        return []
    used = {item["code"] for item in stored}
    options: list[dict[str, Any]] = []
    for option in command.options:
        zh, en = one_line(option.name.zh, NAME_LIMIT), one_line(option.name.en, NAME_LIMIT)
        if not (zh or en):
            continue
        code = option.code if option.code in used else _free_code(used)
        used.add(code)
        options.append({"code": code, "zh": zh or en, "en": en or zh, "is_active": option.is_active})
    kept = {item["code"] for item in options}
    options += [{**item, "is_active": False} for item in stored if item["code"] not in kept]
    active = [item for item in options if item["is_active"]]
    if not active:
        raise Refused("options_needed", field="options")
    if active == [item for item in stored if item["is_active"]]:
        return stored
    if len(options) > OPTIONS_MOST:
        raise Refused("options_most", field="options", most=OPTIONS_MOST)
    return options


def _free_code(used: set[str]) -> str:
    number = len(used) + 1
    while f"o{number}" in used:
        number += 1
    return f"o{number}"


@act(Permission.MANAGE_RULES)
def move_field(work: Work, field_id: int, kind: str, step: int) -> bool:
    """Move a field up (-1) or down (1) among those of *kind*; return whether it moved."""
    rows = work.session.execute(select(TicketField).order_by(TicketField.position, TicketField.id)).scalars().all()
    shown = [row for row in rows if kind in row.kinds]
    place = next((place for place, row in enumerate(shown) if row.id == field_id), -1)
    other = place + step
    if place < 0 or not 0 <= other < len(shown):
        return False
    shown[place].position, shown[other].position = shown[other].position, shown[place].position
    work.audit("ticket_field", field_id, moved=step)
    return True
