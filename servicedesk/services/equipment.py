"""The register of equipment: what the house looks after, and who repairs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from servicedesk.core.errors import Refused
from servicedesk.core.permissions import Permission
from servicedesk.core.pinyin import initials, pinyin
from servicedesk.core.text import fold, one_line
from servicedesk.models import Equipment
from servicedesk.services import editing
from servicedesk.storage.desk import Work, act

NUMBER_LIMIT, NAME_LIMIT = 40, 80


@dataclass(frozen=True, slots=True)
class SaveEquipment:
    """A piece of equipment as edited; ``id`` None for a new one."""

    id: int | None
    number: str
    name_zh: str
    name_en: str = ""
    place: str = ""
    kind: str = ""
    maintainer: str = ""
    is_active: bool = True
    version: int | None = None
    # The values the editor started from (see services.editing).
    base: Mapping[str, object] | None = None


@act(Permission.MANAGE_RULES)
def save_equipment(work: Work, command: SaveEquipment) -> int:
    """Add or change a piece; out of use it stays with its faults. Raises Refused number_needed, name_needed,
    equipment_number_taken; EditConflict when a field was changed by others as well since the values in ``base``.
    """
    number, name = one_line(command.number, NUMBER_LIMIT), one_line(command.name_zh or command.name_en, NAME_LIMIT)
    if not number:
        raise Refused("number_needed", field="number")
    if not name:
        raise Refused("name_needed", field="name_zh")
    other = select(Equipment.id).where(Equipment.number == number, Equipment.id.is_distinct_from(command.id))
    if work.connection.execute(other).first() is not None:
        raise Refused("equipment_number_taken", field="number", number=number)
    place, kind = one_line(command.place, NAME_LIMIT), one_line(command.kind, NAME_LIMIT)
    values = {
        "number": number,
        "name_zh": name,
        "name_en": one_line(command.name_en, NAME_LIMIT),
        "place": place,
        "kind": kind,
        "maintainer": one_line(command.maintainer, NAME_LIMIT),
        "is_active": command.is_active,
    }
    if command.id is None:
        values["search_words"] = search_words(number, name, str(values["name_en"]), place, kind)
        identity = work.insert(Equipment, **values)
    else:
        row = work.get(Equipment, command.id, command.version if command.base is None else None)
        for column, value in editing.to_write(work, row, values, command.base).items():
            setattr(row, column, value)
        row.search_words = search_words(row.number, row.name_zh, row.name_en, row.place, row.kind)
        identity = row.id
    work.audit("equipment", identity, number=number, active=command.is_active)
    return identity


def search_words(number: str, name_zh: str, name_en: str, place: str, kind: str) -> str:
    """Return what typing finds a piece by: its words as search compares them, their pinyin and initials."""
    said = (name_zh, place, kind)
    readings = [reading for words in said for reading in (pinyin(words), initials(words))]
    return fold(" ".join((number, name_zh, name_en, place, kind, *readings)))
