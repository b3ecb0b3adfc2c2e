"""The register of equipment: found by typing, and what befell each piece."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import StateClass
from servicedesk.core.permissions import Permission
from servicedesk.core.text import fold, storable
from servicedesk.models import Equipment, Ticket, TicketEquipment
from servicedesk.queries.ticket_lists import readable
from servicedesk.storage.conditions import OPEN_TICKET
from servicedesk.storage.desk import Read, ask

FAULTS, LATELY = 50, timedelta(days=14)


@dataclass(frozen=True, slots=True)
class EquipmentRow:
    """A piece of equipment; ``open_tickets`` counts what is not solved yet, as far as the asker may see it."""

    id: int
    number: str
    name: Bilingual
    place: str
    kind: str
    maintainer: str
    is_active: bool
    version: int
    open_tickets: int = 0

    @property
    def words(self) -> str:
        """Number and name."""
        return f"{self.number} {self.name}"


@dataclass(frozen=True, slots=True)
class EquipmentFault:
    """A ticket about a piece of equipment."""

    ticket_id: int
    number: str
    title: str
    state_class: StateClass
    opened_at: datetime


_COLUMNS = (
    Equipment.id, Equipment.number, Equipment.name_zh, Equipment.name_en, Equipment.place, Equipment.kind,
    Equipment.maintainer, Equipment.is_active, Equipment.version,
)  # fmt: skip


def _row(cells: tuple[object, ...], open_tickets: int = 0) -> EquipmentRow:
    identity, number, zh, en, place, kind, maintainer, active, version = cells
    name = Bilingual(str(zh), str(en))
    return EquipmentRow(int(str(identity)), str(number), name, str(place), str(kind), str(maintainer), bool(active),
                        int(str(version)), open_tickets)  # fmt: skip


@ask(Permission.VIEW_TICKETS)
def find_equipment(read: Read, text: str, most: int = 8) -> list[EquipmentRow]:
    """Return the equipment in use whose number, name, place, kind, pinyin or initials hold every word typed."""
    statement = select(*_COLUMNS).where(Equipment.is_active)
    wanted = fold(storable(text))
    for word in wanted.split():
        statement = statement.where(Equipment.search_words.contains(word, autoescape=True))
    rows = [_row(tuple(cells)) for cells in read.execute(statement.order_by(Equipment.number).limit(200))]
    # Who types a number means that number.
    rows.sort(key=lambda row: (not fold(row.number).startswith(wanted), row.number))
    return rows[:most]


@ask(Permission.VIEW_TICKETS)
def equipment_list(read: Read) -> list[EquipmentRow]:
    """Return the whole register by number, what is out of use last, with what is open on each piece."""
    counting = (
        select(TicketEquipment.equipment_id, func.count())
        .join(Ticket, Ticket.id == TicketEquipment.ticket_id)
        .where(OPEN_TICKET, readable(read))
        .group_by(TicketEquipment.equipment_id)
    )
    counts = {row[0]: row[1] for row in read.execute(counting)}
    statement = select(*_COLUMNS).order_by(Equipment.is_active.desc(), Equipment.number)
    return [_row(tuple(cells), counts.get(cells[0], 0)) for cells in read.execute(statement)]


@ask(Permission.VIEW_TICKETS)
def faults_of(read: Read, equipment_id: int, but_not: int | None = None, lately: bool = False) -> list[EquipmentFault]:
    """Return the last tickets about a piece of equipment, the latest first; *lately* those of the last fortnight."""
    statement = (
        select(Ticket.id, Ticket.number, Ticket.title, Ticket.state_class, Ticket.opened_at)
        .join(TicketEquipment, TicketEquipment.ticket_id == Ticket.id)
        .where(TicketEquipment.equipment_id == equipment_id, Ticket.id.is_distinct_from(but_not), readable(read))
        .order_by(Ticket.opened_at.desc(), Ticket.id.desc())
        .limit(FAULTS)
    )
    if lately:
        statement = statement.where(
            Ticket.opened_at >= read.now - LATELY, Ticket.state_class.not_in(["cancelled", "merged"])
        )
    return [
        EquipmentFault(identity, number, title, StateClass(state_class), opened_at)
        for identity, number, title, state_class, opened_at in read.execute(statement)
    ]
