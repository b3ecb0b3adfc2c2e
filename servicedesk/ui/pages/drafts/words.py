"""How drafts are called: their forms, what they are about, whose hands they are in."""

from __future__ import annotations

from servicedesk.core.translation import mark, translate, translate_marked
from servicedesk.queries.draft_lists import DraftMark, DraftPlace, ListedDraft, RecordState

_FORMS = {
    "ticket": mark("Drafts", "Words on a ticket"),
    "ticket_edit": mark("Drafts", "Editing a ticket"),
    "ticket_solve": mark("Drafts", "Solving a ticket"),
    "ticket_wait": mark("Drafts", "Letting a ticket wait"),
    "ticket_cancel": mark("Drafts", "Cancelling a ticket"),
    "ticket_close": mark("Drafts", "Closing a ticket"),
    "ticket_reopen": mark("Drafts", "Reopening a ticket"),
    "ticket_linked": mark("Drafts", "Linked ticket"),
    "ticket_escalate": mark("Drafts", "Escalating a ticket"),
    "ticket_assign": mark("Drafts", "Assigning a ticket"),
    "ticket_compensate": mark("Drafts", "Compensation"),
    "ticket_classify": mark("Drafts", "Classifying a ticket"),
    "ticket_fields": mark("Drafts", "Fields of a ticket"),
    "new_ticket": mark("Drafts", "New ticket"),
    "visit": mark("Drafts", "Reception record"),
    "new_customer": mark("Drafts", "New {customer} at reception"),
    "customer": mark("Drafts", "{Customer} form"),
    "customer_note": mark("Drafts", "Note on a {customer}"),
    "customer_alert": mark("Drafts", "Alert about a {customer}"),
    "customer_contact": mark("Drafts", "New contact of a {customer}"),
    "customer_preference": mark("Drafts", "Preference of a {customer}"),
    "follow_up": mark("Drafts", "Answers of a call-back"),
    "article": mark("Drafts", "Article"),
    "inquiry": mark("Drafts", "Question"),
    "time_rules": mark("Drafts", "Time rules"),
    "escalation": mark("Drafts", "Escalation"),
    "opening_hours": mark("Drafts", "Opening hours"),
    "calendar_day": mark("Drafts", "A day of the calendar"),
    "agreement": mark("Drafts", "Internal agreement"),
    "partner": mark("Drafts", "Partner"),
    "state": mark("Drafts", "State of tickets"),
    "reasons": mark("Drafts", "Ready reasons"),
    "category": mark("Drafts", "Category"),
    "tag": mark("Drafts", "Tag"),
    "compensation_item": mark("Drafts", "Entry of the compensation catalogue"),
    "compensation_limits": mark("Drafts", "Limits without approval"),
    "field": mark("Drafts", "Field of tickets"),
    "equipment": mark("Drafts", "Equipment"),
    "return_policy": mark("Drafts", "Return policy"),
    "site": mark("Drafts", "Site and desk"),
    "department": mark("Drafts", "Department"),
    "staff": mark("Drafts", "Somebody of the staff"),
}
_PLACES = {
    DraftPlace.TO_ME: mark("Drafts", "Handed to you"),
    DraftPlace.MINE: mark("Drafts", "Yours"),
    DraftPlace.FROM_ME: mark("Drafts", "With colleagues, not taken yet"),
}
_RECORDS = {
    RecordState.MERGED: mark("Drafts", "merged meanwhile"),
    RecordState.FINISHED: mark("Drafts", "finished meanwhile"),
    RecordState.GONE: mark("Drafts", "no longer there"),
}
_ADVICE = {
    RecordState.MERGED: mark(
        "Drafts", "The record was merged into another one. Copy what you need there, then discard the draft."
    ),
    RecordState.FINISHED: mark("Drafts", "This was finished meanwhile. Copy what you still need, then discard it."),
    RecordState.GONE: mark(
        "Drafts", "The record is no longer there or not yours to read. The draft is kept until you discard it."
    ),
}


def draft_words(mark: DraftMark) -> str:
    """Say what of mine waits on a ticket."""
    return translate("Drafts", "Choice waits") if mark.is_undecided else translate("Drafts", "My draft")


def form_words(form: str) -> str:
    """Return what a form is called; one of a later version shows its code."""
    return translate_marked(_FORMS[form]) if form in _FORMS else form


def place_words(place: DraftPlace) -> str:
    """Return the heading of a group."""
    return translate_marked(_PLACES[place])


def record_words(state: RecordState) -> str:
    """Return what became of the record, empty while it is there."""
    return translate_marked(_RECORDS[state]) if state in _RECORDS else ""


def advice(row: ListedDraft) -> str:
    """Return what to do with a draft that cannot simply be taken up again."""
    if row.record in _ADVICE:
        return translate_marked(_ADVICE[row.record])
    if row.place is DraftPlace.TO_ME:
        return translate("Drafts", "Once taken it is your draft: it is sent in your name.")
    if row.place is DraftPlace.FROM_ME:
        return translate("Drafts", "{name} has not taken it yet; until then you can take it back.", name=row.other)
    if row.is_old:
        return translate("Drafts", "This has been lying here for more than a week. It stays until you discard it.")
    return ""


def title_words(row: ListedDraft) -> str:
    """Return a draft's first line: the form and what it is about."""
    return " · ".join(part for part in (form_words(row.form), str(row.label)) if part)


def row_words(row: ListedDraft) -> str:
    """Return a draft in words, for assistive technology."""
    parts = (title_words(row), row.excerpt, row.other, row.note, record_words(row.record))
    return " · ".join(part for part in parts if part)
