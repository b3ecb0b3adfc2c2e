"""The tree of categories, and under which of them a ticket is filed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select

from servicedesk.core.enums import EntryKind
from servicedesk.core.errors import Refused
from servicedesk.core.events import ChangeKind
from servicedesk.core.pack import Pack, load_pack
from servicedesk.core.permissions import Permission
from servicedesk.core.text import fold, one_line
from servicedesk.models import Scenario, Ticket, TicketCategory
from servicedesk.services import editing
from servicedesk.services.reading_cases import editable
from servicedesk.services.timeline import add_entry
from servicedesk.storage.desk import Work, act
from servicedesk.storage.lifecycle import SEPARATOR, Categories

NAME_LIMIT = 60


@dataclass(frozen=True, slots=True)
class SaveCategory:
    """A category as it shall be; without an id a new one. One language is enough."""

    id: int | None
    version: int
    parent_id: int | None
    name_zh: str
    name_en: str
    # The values the editor started from (see services.editing).
    base: Mapping[str, object] | None = None


@act(Permission.MANAGE_RULES)
def save_category(work: Work, command: SaveCategory) -> int:
    """Add, rename or move a category; return its id.

    Raises Refused: name_missing, name_taken, category_below_itself; EditConflict when a field was changed by others
    as well since the values in ``base``, Conflict without one when anything was.
    """
    zh, en = one_line(command.name_zh, NAME_LIMIT), one_line(command.name_en, NAME_LIMIT)
    if not zh and not en:
        raise Refused("name_missing", field="name_zh")
    tree = Categories(work.connection)
    if command.parent_id is not None and command.parent_id not in tree:
        raise Refused("category_gone", field="parent_id")
    _check_name(tree, command, zh, en)
    if command.id is None:
        return _add(work, command.parent_id, zh, en)
    if command.parent_id is not None and tree.is_under(command.parent_id, command.id):
        raise Refused("category_below_itself", field="parent_id")
    row = work.get(TicketCategory, command.id, command.version if command.base is None else None)
    wanted: dict[str, object] = {"name_zh": zh, "name_en": en, "parent_id": command.parent_id}
    values = editing.to_write(work, row, wanted, command.base)
    if "parent_id" in values:
        row.position = _last_position(work, command.parent_id) + 1
    for name, value in values.items():
        setattr(row, name, value)
    work.audit("ticket_category", row.id)
    return row.id


def _add(work: Work, parent_id: int | None, zh: str, en: str, code: str = "") -> int:
    number = int(work.connection.execute(select(func.coalesce(func.max(TicketCategory.id), 0))).scalar_one()) + 1
    identity = work.insert(
        TicketCategory,
        code=code or f"category_{number}",
        parent_id=parent_id,
        name_zh=zh,
        name_en=en,
        position=_last_position(work, parent_id) + 1,
        is_active=True,
    )
    work.audit("ticket_category", identity)
    return identity


def _last_position(work: Work, parent_id: int | None) -> int:
    statement = select(func.max(TicketCategory.position)).where(
        TicketCategory.parent_id.is_not_distinct_from(parent_id)
    )
    found = work.connection.execute(statement).scalar()
    return -1 if found is None else int(found)


def _check_name(tree: Categories, command: SaveCategory, zh: str, en: str) -> None:
    """Two of one name side by side would share their tickets by chance."""
    for other in tree.all():
        if other.id == command.id or other.parent_id != command.parent_id or other.merged_into_id is not None:
            continue
        for field, name in (("name_zh", zh), ("name_en", en)):
            if name and fold(name) in (fold(other.name.zh), fold(other.name.en)):
                raise Refused("name_taken", field=field, name=name)


@act(Permission.MANAGE_RULES)
def shift_category(work: Work, category_id: int, step: int) -> None:
    """Move a category up (-1) or down (1) among those beside it."""
    row = work.get(TicketCategory, category_id)
    beside = [item for item in Categories(work.connection).all() if item.parent_id == row.parent_id]
    order = [item.id for item in beside if item.merged_into_id is None]
    place = order.index(category_id) + step
    if not 0 <= place < len(order):
        return
    order.remove(category_id)
    order.insert(place, category_id)
    for position, identity in enumerate(order):
        work.get(TicketCategory, identity).position = position
    work.audit("ticket_category", category_id, step=step)


@act(Permission.MANAGE_RULES)
def retire_category(work: Work, category_id: int, retired: bool = True) -> None:
    """Offer a category, and what stands under it, no longer, or again; tickets keep it."""
    row = work.get(TicketCategory, category_id)
    row.is_active = not retired
    work.audit("ticket_category", category_id, retired=retired)


@act(Permission.MANAGE_RULES)
def merge_category(work: Work, category_id: int, into_id: int) -> None:
    """Let everything filed under a category, and what stands under it, count under another.

    No ticket is touched: the category says where it went, and undo takes one row back.
    Raises Refused ``category_below_itself`` when *into_id* is the category or stands under it.
    """
    tree = Categories(work.connection)
    if into_id not in tree or tree.is_under(into_id, category_id):
        raise Refused("category_below_itself", field="into_id")
    target = tree.shown(into_id)
    if target is None or target.id == category_id:
        raise Refused("category_below_itself", field="into_id")
    row = work.get(TicketCategory, category_id)
    for child in work.connection.execute(select(TicketCategory.id).where(TicketCategory.parent_id == row.id)).scalars():
        work.get(TicketCategory, child).parent_id = target.id
    row.merged_into_id, row.is_active = target.id, False
    scenarios = select(Scenario.id).where(Scenario.category_id == row.id)
    for identity in work.connection.execute(scenarios).scalars().all():
        work.get(Scenario, identity).category_id = target.id
    work.audit("ticket_category", category_id, into=target.id)


@act(Permission.MANAGE_RULES)
def take_categories_from_pack(work: Work) -> int:
    """Bring in the industry's categories where the site has none by that name; return how many were added."""
    added = write_categories(work, load_pack(work.site.industry))
    work.audit("ticket_category", None, added=added)
    return added


def write_categories(work: Work, pack: Pack) -> int:
    """Write the pack's categories and propose them by its scenarios; return how many were added."""
    known = {item.path.zh: item.id for item in Categories(work.connection).all() if item.merged_into_id is None}
    scenarios = {
        row.code: row.id
        for row in work.connection.execute(select(Scenario.code, Scenario.id).where(Scenario.category_id.is_(None)))
    }
    before = len(known)
    for scenario in pack.scenarios:
        identity: int | None = None
        path = ""
        for zh, en in zip(*(text.split(SEPARATOR) for text in scenario.category), strict=True):
            path = f"{path}{SEPARATOR}{zh}" if path else zh
            if path not in known:
                known[path] = _add(work, identity, zh, en)
            identity = known[path]
        if scenario.code in scenarios:
            work.get(Scenario, scenarios[scenario.code]).category_id = identity
    work.flush()
    return len(known) - before


@act(Permission.WORK_ON_TICKET)
def set_category(work: Work, ticket_id: int, category_id: int | None, version: int | None = None) -> None:
    """File a ticket under a category, or under none."""
    file_under(work, editable(work, ticket_id, version), category_id)


def file_under(work: Work, ticket: Ticket, category_id: int | None) -> None:
    """Do the same within another act.  Raises Refused ``category_gone`` when it is not offered any more."""
    if category_id == ticket.category_id:
        return
    tree = work.rule("categories", lambda: Categories(work.connection))
    chosen = tree.shown(category_id)
    if category_id is not None and (chosen is None or not chosen.is_offered):
        raise Refused("category_gone", field="category_id")
    before = tree.shown(ticket.category_id)
    ticket.category_id = chosen.id if chosen is not None else None
    ticket.updated_at = work.now
    old, new = (dict(zip(("zh", "en"), item.path, strict=True)) if item else None for item in (before, chosen))
    add_entry(work, ticket.id, EntryKind.FIELD, old={"category": old}, new={"category": new})
    work.changed("ticket", ticket.id, ChangeKind.UPDATED)
    work.audit("ticket", ticket.id, category_id=ticket.category_id)
