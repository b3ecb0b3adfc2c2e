"""The fields of a ticket by name, as its timeline says what changed; an old system's own columns keep their names."""

from __future__ import annotations

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import Channel, Impact, Priority, TicketKind, Urgency
from servicedesk.core.translation import mark, translate, translate_marked
from servicedesk.ui import wording

_FIELDS = {
    "title": mark("Tickets", "title"),
    "description": mark("Tickets", "description"),
    "kind": mark("Tickets", "kind"),
    "priority": mark("Tickets", "priority"),
    "place": mark("Tickets", "place"),
    "customer_id": mark("Tickets", "{customer}"),
    "is_sensitive": mark("Tickets", "sensitive"),
    "category": mark("Tickets", "category"),
    "impact": mark("Lifecycle", "impact"),
    "urgency": mark("Lifecycle", "urgency"),
    "subcategory": mark("Tickets", "subcategory"),
    "channel": mark("Tickets", "channel"),
    "group": mark("Tickets", "group"),
    "assignee": mark("Tickets", "assignee"),
}
_ENUMS: dict[str, type[Priority] | type[TicketKind] | type[Channel] | type[Impact] | type[Urgency]] = {
    "priority": Priority,
    "kind": TicketKind,
    "channel": Channel,
    "impact": Impact,
    "urgency": Urgency,
}


def field_name(code: str) -> str:
    """Return what a field is called."""
    return translate_marked(_FIELDS[code]) if code in _FIELDS else code


def value_words(code: str, value: object) -> str:
    """Return a value of a field in words; a dash for none."""
    if value in (None, ""):
        return "—"
    if isinstance(value, bool):
        return translate("Tickets", "yes") if value else translate("Tickets", "no")
    if isinstance(value, dict) and {"zh", "en"} <= value.keys():
        return str(Bilingual(value["zh"], value["en"]))
    known = _ENUMS.get(code)
    if known is not None and str(value) in [each.value for each in known]:
        return wording.word(known(str(value)))
    return str(value)
