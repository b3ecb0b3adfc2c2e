"""Partners, and what was agreed with departments and partners: who may take how long."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from servicedesk.core.errors import Refused
from servicedesk.core.permissions import Permission
from servicedesk.core.text import one_line
from servicedesk.models import InternalAgreement, Partner
from servicedesk.storage.desk import Work, act

NAME_LIMIT, LONGEST_MINUTES = 80, 366 * 1440


@dataclass(frozen=True, slots=True)
class PartnerDraft:
    """A partner as edited; ``id`` None for a new one."""

    id: int | None
    name: str
    contact: str = ""
    phone: str = ""
    calendar_id: int | None = None
    is_active: bool = True


@dataclass(frozen=True, slots=True)
class AgreementDraft:
    """An agreement as edited: exactly one of department and partner; empty conditions mean any."""

    id: int | None
    department_id: int | None
    partner_id: int | None
    minutes: int
    calendar_id: int
    kind: str | None = None
    category_id: int | None = None
    priority: str | None = None


@act(Permission.MANAGE_RULES)
def save_partner(work: Work, draft: PartnerDraft) -> int:
    """Add a partner or change one. Raises Refused name_missing."""
    name = one_line(draft.name, NAME_LIMIT)
    if not name:
        raise Refused("name_missing", field="name")
    values = {
        "name": name,
        "contact": one_line(draft.contact, NAME_LIMIT),
        "phone": one_line(draft.phone, NAME_LIMIT),
        "calendar_id": draft.calendar_id,
        "is_active": draft.is_active,
    }
    if draft.id is None:
        identity = work.insert(Partner, position=0, **values)
    else:
        identity = draft.id
        _apply(work.get(Partner, identity), values)
    work.audit("partner", identity, name=name)
    return identity


@act(Permission.MANAGE_RULES)
def save_agreements(work: Work, drafts: list[AgreementDraft]) -> None:
    """Replace the ordered agreements; clocks that run keep what was agreed when they started.

    Raises Refused: agreement_with_whom, minutes_needed.
    """
    for position, draft in enumerate(drafts, start=1):
        if (draft.department_id is None) == (draft.partner_id is None):
            raise Refused("agreement_with_whom", field="department_id", position=position)
        if not 0 < draft.minutes <= LONGEST_MINUTES:
            raise Refused("minutes_needed", field="minutes", position=position)
    kept = {draft.id for draft in drafts if draft.id is not None}
    there = select(InternalAgreement.id).where(InternalAgreement.is_active)
    for identity in work.connection.execute(there).scalars().all():
        if identity not in kept:
            # Clocks that were started by it name it: it leaves the list, not the database.
            work.get(InternalAgreement, identity).is_active = False
    for position, draft in enumerate(drafts):
        values = {
            "position": position,
            "department_id": draft.department_id,
            "partner_id": draft.partner_id,
            "kind": draft.kind,
            "category_id": draft.category_id,
            "priority": draft.priority,
            "minutes": draft.minutes,
            "calendar_id": draft.calendar_id,
        }
        if draft.id is None:
            work.insert(InternalAgreement, is_active=True, **values)
        else:
            _apply(work.get(InternalAgreement, draft.id), values)
    work.audit("internal_agreement", None, agreements=len(drafts))


def _apply(row: Partner | InternalAgreement, values: Mapping[str, object]) -> None:
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)
