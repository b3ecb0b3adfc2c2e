"""Partners, and what was agreed with departments and partners: who may take how long."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import select

from servicedesk.core.errors import Refused
from servicedesk.core.permissions import Permission
from servicedesk.core.text import one_line
from servicedesk.core.three_way_lists import Row
from servicedesk.models import InternalAgreement, Partner
from servicedesk.services import editing, internal_clocks
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
    # The values the editor started from (see services.editing).
    base: Mapping[str, object] | None = None


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
    """Add a partner or change one.

    Raises Refused name_missing; EditConflict when a field was changed by others as well since those in ``base``.
    """
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
        row = work.get(Partner, identity)
        for field, value in editing.to_write(work, row, values, draft.base).items():
            setattr(row, field, value)
    work.audit("partner", identity, name=name)
    return identity


@act(Permission.MANAGE_RULES)
def save_agreements(work: Work, drafts: list[AgreementDraft], seen: list[AgreementDraft] | None = None) -> None:
    """Replace the ordered agreements; clocks that run keep what was agreed when they started.

    With *seen*, the agreements the editor started from, what others added, changed or moved since stays. Raises
    Refused: agreement_with_whom, minutes_needed, agreement_out_of_reach; EditConflict when both sides changed the same.
    """
    now = agreement_rows(stored_agreements(work))
    base = agreement_rows(seen) if seen is not None else None
    drafts = agreements_of(editing.list_to_write(work, "internal_agreement", now, agreement_rows(drafts), base))
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
    work.flush()
    internal_clocks.refuse_out_of_reach(work)
    work.audit("internal_agreement", None, agreements=len(drafts))


def agreement_rows(drafts: Sequence[AgreementDraft]) -> list[Row]:
    """Return agreements as lists are merged: with whom is one value, whoever it is."""
    rows: list[Row] = []
    for draft in drafts:
        fields: dict[str, Any] = asdict(draft)
        number, who = fields.pop("id"), (fields.pop("department_id"), fields.pop("partner_id"))
        rows.append((number, {"who": who, **fields}))
    return rows


def agreements_of(rows: Sequence[Row]) -> list[AgreementDraft]:
    """Return the agreements of such rows."""
    found = []
    for number, row in rows:
        fields = dict(row)
        department_id, partner_id = fields.pop("who")
        found.append(AgreementDraft(number, department_id, partner_id, **fields))
    return found


def stored_agreements(work: Work) -> list[AgreementDraft]:
    """Return the agreements as they stand, in the order they are tried."""
    there = select(InternalAgreement).where(InternalAgreement.is_active)
    found = work.session.execute(there.order_by(InternalAgreement.position, InternalAgreement.id)).scalars()
    names = list(AgreementDraft.__slots__)
    return [AgreementDraft(**{name: getattr(row, name) for name in names}) for row in found]


def _apply(row: InternalAgreement, values: Mapping[str, object]) -> None:
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)
