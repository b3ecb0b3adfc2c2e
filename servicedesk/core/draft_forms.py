"""The forms that keep drafts: what each is about, and the page it is opened on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DraftForm:
    """A form: *entity* is what its subject's number names ("" for none), *page* and *section* where it opens."""

    code: str
    entity: str
    page: str
    section: str = ""


def _forms(entity: str, page: str, *codes: str) -> dict[str, DraftForm]:
    return {code: DraftForm(code, entity, page) for code in codes}


def _sections(**codes: tuple[str, ...]) -> dict[str, DraftForm]:
    """Return the forms of Settings by the section they are in."""
    return {code: DraftForm(code, "", "settings", section) for section, found in codes.items() for code in found}


FORMS: dict[str, DraftForm] = {
    **_forms("ticket", "tickets", "ticket", "ticket_edit", "ticket_solve", "ticket_close", "ticket_wait"),
    **_forms("ticket", "tickets", "ticket_cancel", "ticket_reopen", "ticket_linked"),
    **_forms("ticket", "tickets", "ticket_assign", "ticket_escalate", "ticket_compensate", "ticket_fields"),
    **_forms("ticket", "tickets", "ticket_classify"),
    **_forms("", "tickets", "new_ticket"),
    **_forms("visit", "reception", "visit"),
    **_forms("", "reception", "new_customer"),
    **_forms("customer", "customers", "customer", "customer_note"),
    **_forms("customer", "customers", "customer_alert", "customer_contact", "customer_preference"),
    **_forms("follow_up", "follow_up", "follow_up"),
    **_forms("article", "knowledge", "article"),
    **_forms("", "consultation", "inquiry"),
    **_sections(
        rules=("time_rules",),
        escalation=("escalation",),
        calendar=("opening_hours", "calendar_day"),
        agreements=("agreement", "partner"),
        states=("state", "reasons"),
        categories=("category",),
        tags=("tag",),
        compensation=("compensation_item", "compensation_limits"),
        fields=("field",),
        equipment=("equipment",),
        return_policy=("return_policy",),
        site=("site", "department"),
        staff=("staff",),
    ),
}


def record_of(form: str, subject: str) -> tuple[str, int] | None:
    """Return the record a draft is about, or None for something new."""
    if form == "new_ticket" and subject.startswith("visit-"):
        return "visit", int(subject.removeprefix("visit-"))
    known = FORMS.get(form)
    return (known.entity, int(subject)) if known is not None and known.entity and subject.isdigit() else None
