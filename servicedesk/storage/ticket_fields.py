"""The definitions of ticket fields as both sides, acting and asking, read them."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Text, cast, select

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.ticket_fields import FieldDefinition, FieldOption, FieldType
from servicedesk.models import TicketField
from servicedesk.storage.prepared import Prepared

# There are some sixty, and every question about one kind needs some of another's: read whole, once worded.
_DEFINITIONS = Prepared(
    select(
        TicketField.id,
        TicketField.code,
        cast(TicketField.kinds, Text),
        TicketField.type,
        TicketField.name_zh,
        TicketField.name_en,
        TicketField.hint_zh,
        TicketField.hint_en,
        cast(TicketField.options, Text),
        TicketField.is_needed_to_open,
        TicketField.is_needed_to_close,
        TicketField.is_at_desk,
        TicketField.is_private,
        TicketField.is_builtin,
        TicketField.is_active,
        TicketField.position,
        TicketField.version,
    ).order_by(TicketField.position, TicketField.id)
)
_PRIVATE = Prepared(select(TicketField.code).where(TicketField.is_private))


def all_definitions(connection: Connection) -> list[FieldDefinition]:
    """Return every field of every kind in order, retired and private ones as well."""
    return [_definition(*cells) for cells in _DEFINITIONS.rows(connection)]


def private_codes(connection: Connection) -> frozenset[str]:
    """Return the codes of the fields that only those who may see sensitive tickets see."""
    return frozenset(code for (code,) in _PRIVATE.rows(connection))


def options_from(stored: list[Any]) -> tuple[FieldOption, ...]:
    """Return the options of a choice as they are stored."""
    return tuple(
        FieldOption(item["code"], Bilingual(item["zh"], item["en"]), bool(item.get("is_active", True)))
        for item in stored
    )


# Sixty of them are asked for with each ticket shown or opened, and hardly ever change.
@lru_cache(maxsize=1000)
def _definition(
    identity: int,
    code: str,
    kinds: str,
    field_type: str,
    name_zh: str,
    name_en: str,
    hint_zh: str,
    hint_en: str,
    options: str,
    needed_to_open: bool,
    needed_to_close: bool,
    at_desk: bool,
    private: bool,
    builtin: bool,
    active: bool,
    position: int,
    version: int,
) -> FieldDefinition:
    return FieldDefinition(
        identity,
        code,
        tuple(json.loads(kinds)),
        FieldType(field_type),
        Bilingual(name_zh, name_en),
        Bilingual(hint_zh, hint_en),
        options_from(json.loads(options)),
        needed_to_open,
        needed_to_close,
        at_desk,
        private,
        builtin,
        active,
        position,
        version,
    )
