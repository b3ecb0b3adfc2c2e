"""Which fields a ticket kind asks for: those every site starts with, and a site's own."""

from __future__ import annotations

from sqlalchemy import select

from servicedesk.core.pack import Pack, load_pack
from servicedesk.core.pack_fields import PackField, fields_of
from servicedesk.core.permissions import Permission
from servicedesk.core.ticket_fields import FIELDS_EDITION, FIELDS_SETTING
from servicedesk.models import Setting, Site, TicketField
from servicedesk.services import return_policies
from servicedesk.storage.desk import Work, act


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
