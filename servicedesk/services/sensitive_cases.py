"""Sensitive cases: marking one, taking the mark back, and naming who else may read it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from servicedesk.core.errors import Refused
from servicedesk.core.events import ChangeKind
from servicedesk.core.notices import NoticeKind
from servicedesk.core.permissions import Permission
from servicedesk.models import Staff, TicketReader
from servicedesk.services import notices, search_documents
from servicedesk.services.reading_cases import editable
from servicedesk.services.ticket_commands import EditTicket
from servicedesk.services.tickets import edit_ticket
from servicedesk.storage.desk import Work, act, require


@dataclass(frozen=True, slots=True)
class NameReaders:
    """Who may read one sensitive case from now on, and who may no longer."""

    ticket_id: int
    added: tuple[int, ...] = ()
    removed: tuple[int, ...] = ()


@act(Permission.WORK_ON_TICKET)
def mark_sensitive(work: Work, ticket_id: int, sensitive: bool, version: int | None = None) -> None:
    """Hide a case from whoever may not read sensitive ones, or show it again; what hangs on it follows at once."""
    require(work.actor, Permission.VIEW_SENSITIVE)
    edit_ticket(work, EditTicket(ticket_id, version, is_sensitive=sensitive))
    work.audit("ticket", ticket_id, sensitive=sensitive)


@act(Permission.WORK_ON_TICKET)
def name_readers(work: Work, command: NameReaders) -> None:
    """Let people read one sensitive case, and others no longer, in one act; who may read it now is told.

    Who is named already, or was not, changes nothing. Raises NotAllowed without the right to read sensitive cases;
    Refused ``ticket_not_sensitive``, ``ticket_merged``, ``staff_inactive``.
    """
    require(work.actor, Permission.VIEW_SENSITIVE)
    ticket = editable(work, command.ticket_id)
    if not ticket.is_sensitive:
        raise Refused("ticket_not_sensitive", number=ticket.number)
    added = [person for person in _people(work, command.added) if not _is_named(work, ticket.id, person.id)]
    gone = [person for person in _people(work, command.removed) if _is_named(work, ticket.id, person.id)]
    for person in added:
        if not person.is_active:
            raise Refused("staff_inactive", field="staff", name=person.name)
        work.insert(TicketReader, ticket_id=ticket.id, staff_id=person.id)
    for person in gone:
        work.delete(work.session.get_one(TicketReader, (ticket.id, person.id)))
    work.changed("ticket", ticket.id, ChangeKind.UPDATED)
    search_documents.refresh(work, "ticket", ticket.id)
    names = {"named": [person.name for person in added], "no_longer_named": [person.name for person in gone]}
    work.audit("ticket", ticket.id, **{word: people for word, people in names.items() if people})
    notices.notify(work, [person.id for person in added], NoticeKind.NAMED, ticket.id)


def _people(work: Work, staff_ids: Iterable[int]) -> list[Staff]:
    return [work.get(Staff, each) for each in dict.fromkeys(staff_ids)]


def _is_named(work: Work, ticket_id: int, staff_id: int) -> bool:
    return work.session.get(TicketReader, (ticket_id, staff_id)) is not None
