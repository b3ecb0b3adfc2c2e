"""The fields every industry starts with, what its pack changes of them, its equipment and its return policy."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import TicketKind
from servicedesk.core.pack_reader import read_as
from servicedesk.core.paths import RESOURCES
from servicedesk.core.ticket_fields import FieldType

if TYPE_CHECKING:
    from servicedesk.core.pack import Pack


@dataclass(frozen=True, slots=True)
class PackOption:
    """An answer of a choice."""

    code: str
    name: Bilingual


@dataclass(frozen=True, slots=True)
class PackField:
    """A built-in field."""

    code: str
    kinds: tuple[TicketKind, ...]
    type: FieldType
    name: Bilingual
    hint: Bilingual | None = None
    options: tuple[PackOption, ...] = ()
    is_at_desk: bool = False
    is_needed_to_close: bool = False


@dataclass(frozen=True, slots=True)
class PackFieldChange:
    """What an industry says differently: other words, other answers, in view at the desk or not used at all."""

    code: str
    name: Bilingual | None = None
    hint: Bilingual | None = None
    options: tuple[PackOption, ...] = ()
    is_at_desk: bool | None = None
    is_active: bool = True


@dataclass(frozen=True, slots=True)
class PackEquipment:
    """A piece of equipment of the practice site."""

    number: str
    name: Bilingual
    place: str
    kind: Bilingual
    maintainer: Bilingual


@dataclass(frozen=True, slots=True)
class PackReturnPolicy:
    """Within how many days what can be done with what was bought, and what is left out; words name goods."""

    refund_days: int
    exchange_days: int
    repair_days: int
    needs_proof: bool
    takes_payment_record: bool
    needs_unused: bool
    excluded: tuple[Bilingual, ...]
    exceptions: int
    exception_days: int


@cache
def common_fields() -> tuple[PackField, ...]:
    """Return the built-in fields before any industry's changes, in their order."""
    content = json.loads((RESOURCES / "packs" / "fields.json").read_text("utf-8"))
    return read_as(_Fields, {"items": content}, "fields.json").items


@dataclass(frozen=True, slots=True)
class _Fields:
    """The file as a record, as the reader of packs wants it."""

    items: tuple[PackField, ...]


def fields_of(pack: Pack) -> list[tuple[PackField, bool]]:
    """Return the built-in fields as an industry says them, each with whether it is used there."""
    changes = {change.code: change for change in pack.fields}
    return [_changed(item, changes.get(item.code)) for item in common_fields()]


def _changed(item: PackField, change: PackFieldChange | None) -> tuple[PackField, bool]:
    if change is None:
        return item, True
    field = replace(
        item,
        name=change.name or item.name,
        hint=change.hint or item.hint,
        options=change.options or item.options,
        is_at_desk=item.is_at_desk if change.is_at_desk is None else change.is_at_desk,
    )
    return field, change.is_active
