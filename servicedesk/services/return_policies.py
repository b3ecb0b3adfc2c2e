"""The return policy of the site, and what it said of each ticket."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from servicedesk.core.enums import TicketKind
from servicedesk.core.errors import Refused
from servicedesk.core.events import ChangeKind
from servicedesk.core.pack import Pack
from servicedesk.core.permissions import Permission
from servicedesk.core.return_policy import DAYS, TIMES, Outcome, ReturnCase, ReturnPolicy, Verdict, judge
from servicedesk.core.three_way_lists import merge_lines
from servicedesk.models import ReturnCheck, Setting, Ticket
from servicedesk.services import editing
from servicedesk.storage.desk import Work, act
from servicedesk.storage.return_checks import POLICY, exceptions_of, policy_of

ASKED = frozenset(
    {
        "return_article",
        "return_bought_on",
        "return_proof",
        "return_condition",
        "return_wish",
        "return_exception",
        "return_exception_reason",
    }
)
"""The fields the verdict depends on."""


def ensure_policy(work: Work, pack: Pack) -> None:
    """Write the policy of *pack* where the site has none; words that name goods in both languages."""
    if work.connection.execute(select(Setting.key).where(Setting.key == POLICY)).first() is not None:
        return
    values = {
        **asdict(pack.return_policy),
        "excluded": tuple(word for item in pack.return_policy.excluded for word in item),
    }
    work.insert(Setting, key=POLICY, value=ReturnPolicy(**values).setting())


@act(Permission.MANAGE_RULES)
def save_policy(work: Work, policy: ReturnPolicy, seen: ReturnPolicy | None = None) -> None:
    """Change the policy; tickets keep the verdict they were given. Raises Refused policy_range.

    With *seen*, the policy the editor started from, what others changed since stays; EditConflict where both
    changed the same. Goods left out are put together.
    """
    for name in ("refund_days", "exchange_days", "repair_days", "exception_days"):
        if getattr(policy, name) not in DAYS:
            raise Refused("policy_range", field=name, most=DAYS.stop - 1)
    if policy.exceptions not in TIMES:
        raise Refused("policy_range", field="exceptions", most=TIMES.stop - 1)
    value: dict[str, object] = {**policy.setting(), "excluded": _words(policy.excluded)}
    setting = work.session.get(Setting, POLICY)
    if setting is not None and seen is not None:
        now = ReturnPolicy.from_setting(setting.value)
        words = merge_lines(_words(seen.excluded), _words(policy.excluded), _words(now.excluded))
        base = {**seen.setting(), "excluded": words}
        value = editing.setting_to_write(
            work, POLICY, {**now.setting(), "excluded": words}, {**value, "excluded": words}, base
        )
    if setting is None:
        work.insert(Setting, key=POLICY, value=value)
    else:
        setting.value = value
    work.changed("setting", 0, ChangeKind.UPDATED)
    work.audit("setting", None, key=POLICY)


def _words(excluded: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(" ".join(word.split()) for word in excluded if word.strip()))


def check_ticket(work: Work, ticket: Ticket, changes: Mapping[str, object] | None = None) -> None:
    """Judge a return again when something it depends on changed, and keep the verdict with the ticket.

    Raises Refused exception_reason_needed, exceptions_used_up.
    """
    if ticket.kind != TicketKind.RETURN.value or (changes is not None and not ASKED & set(changes)):
        return
    row = work.connection.execute(select(ReturnCheck.id).where(ReturnCheck.ticket_id == ticket.id)).scalar()
    values = ticket.fields
    if row is None and not ASKED & set(values):
        return
    verdict = _judged(work, ticket)
    is_exception = values.get("return_exception") is True and verdict.outcome in (Outcome.EXCEPTION, Outcome.USED_UP)
    if is_exception:
        _require_exception(work, ticket, verdict)
    content = {
        "customer_id": ticket.customer_id,
        "is_exception": is_exception,
        "verdict": verdict.as_stored(),
        "at": work.now,
    }
    if row is None:
        work.insert(ReturnCheck, ticket_id=ticket.id, **content)
        return
    check = work.get(ReturnCheck, row)
    for name, value in content.items():
        setattr(check, name, value)


def _judged(work: Work, ticket: Ticket) -> Verdict:
    policy = policy_of(work.connection)
    since = work.now - timedelta(days=policy.exception_days)
    before = exceptions_of(work.connection, ticket.customer_id, since, ticket.id)
    # Whoever came in time is in time, however long the desk takes.
    return judge(policy, case_of(ticket.fields, before), work.site.business_day(ticket.opened_at))


def case_of(values: Mapping[str, Any], exceptions_before: int) -> ReturnCase:
    """Return what a ticket's values say of the goods."""
    bought = values.get("return_bought_on")
    return ReturnCase(
        str(values.get("return_article") or ""),
        date.fromisoformat(bought) if bought else None,
        values.get("return_proof"),
        values.get("return_condition"),
        values.get("return_wish"),
        exceptions_before,
    )


def _require_exception(work: Work, ticket: Ticket, verdict: Verdict) -> None:
    """An exception says why; beyond the customer's number only those who make the rules may go."""
    if not ticket.fields.get("return_exception_reason"):
        raise Refused("exception_reason_needed", field="fields.return_exception_reason")
    if verdict.outcome is Outcome.USED_UP and not work.actor.can(Permission.MANAGE_RULES):
        raise Refused("exceptions_used_up", field="fields.return_exception", limit=verdict.exceptions)
