"""The fixed words the code reasons on; named states and categories are data."""

from __future__ import annotations

from enum import StrEnum


class Channel(StrEnum):
    """How a guest reached the desk."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    WECHAT = "wechat"
    EMAIL = "email"
    OTHER = "other"


class VisitState(StrEnum):
    """Where a visit stands."""

    WAITING = "waiting"
    SERVING = "serving"
    PARKED = "parked"
    ENDED = "ended"
    LEFT = "left"


class Outcome(StrEnum):
    """How a visit ended."""

    ANSWERED = "answered"
    TICKET = "ticket"
    CALL_BACK = "call_back"


class TicketKind(StrEnum):
    """What a ticket is about."""

    COMPLAINT = "complaint"
    REQUEST = "request"
    FAULT = "fault"
    RETURN = "return"
    LOST_FOUND = "lost_found"
    SUGGESTION = "suggestion"
    PRAISE = "praise"
    INQUIRY = "inquiry"


class Priority(StrEnum):
    """How urgent work is."""

    URGENT = "urgent"
    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"


PRIORITY_RANK = {Priority.URGENT: 0, Priority.HIGH: 1, Priority.NORMAL: 2, Priority.LOW: 3}


def more_urgent(priority: Priority) -> Priority:
    """Return the priority one step above; the highest stays."""
    order = list(PRIORITY_RANK)
    return order[max(order.index(priority) - 1, 0)]


class Impact(StrEnum):
    """How many are concerned."""

    ONE = "one"
    SEVERAL = "several"
    ALL = "all"


class Urgency(StrEnum):
    """How soon it has to be dealt with."""

    NOW = "now"
    TODAY = "today"
    LATER = "later"


class StateClass(StrEnum):
    """What a named ticket state means to the code."""

    NEW = "new"
    ACTIVE = "active"
    WAITING = "waiting"
    SOLVED = "solved"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    MERGED = "merged"


OPEN_CLASSES = (StateClass.NEW, StateClass.ACTIVE, StateClass.WAITING)
RUNNING_CLASSES = (StateClass.NEW, StateClass.ACTIVE)


class EntryKind(StrEnum):
    """What one line of a ticket's timeline is."""

    OPENED = "opened"
    NOTE = "note"
    REPLY = "reply"
    STATE = "state"
    ASSIGNED = "assigned"
    FIELD = "field"
    CHECK = "check"
    LINK = "link"
    PROMISE = "promise"
    COMPENSATION = "compensation"
    FOLLOW_UP = "follow_up"
    ESCALATED = "escalated"
    MERGE = "merge"
    SPLIT = "split"
    TAG = "tag"
    DEADLINE = "deadline"
    ASKED = "asked"
    SYSTEM = "system"


class LinkKind(StrEnum):
    """How two tickets belong together; of a row, what the one ticket is or does to the *other*.

    The first of a ``parent`` row is the parent, that of a ``depends`` row waits, that of a ``duplicate`` row is one.
    """

    RELATED = "related"
    DUPLICATE = "duplicate"
    PARENT = "parent"
    DEPENDS = "depends"


class Target(StrEnum):
    """What a service level promises a time for."""

    RESPONSE = "response"
    UPDATE = "update"
    RESOLUTION = "resolution"


class FollowUpState(StrEnum):
    """Where a call-back stands."""

    DUE = "due"
    DONE = "done"
    CANCELLED = "cancelled"


class AttemptOutcome(StrEnum):
    """How one attempt to reach a guest ended."""

    REACHED = "reached"
    NO_ANSWER = "no_answer"
    WRONG_NUMBER = "wrong_number"
    REFUSED = "refused"
    CALL_LATER = "call_later"


class AnswerMethod(StrEnum):
    """How a survey was answered."""

    BY_STAFF = "by_staff"
    GUEST_SCREEN = "guest_screen"
    PAPER = "paper"


class CompensationState(StrEnum):
    """Where a compensation stands."""

    PENDING = "pending"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"


class CompensationKind(StrEnum):
    """What is given to make good."""

    DISCOUNT = "discount"
    REFUND = "refund"
    VOUCHER = "voucher"
    SERVICE = "service"
    POINTS = "points"
    GIFT = "gift"


class VoucherState(StrEnum):
    """What became of a voucher; expired is one that is valid no longer, by its date."""

    VALID = "valid"
    REDEEMED = "redeemed"
    VOID = "void"
    EXPIRED = "expired"


class PromiseState(StrEnum):
    """What became of a promise."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"


class ArticleState(StrEnum):
    """Whether a knowledge answer is offered."""

    DRAFT = "draft"
    PUBLISHED = "published"
    EXPIRED = "expired"


class ContactKind(StrEnum):
    """How a customer can be reached."""

    PHONE = "phone"
    WECHAT = "wechat"
    EMAIL = "email"


class KeyKind(StrEnum):
    """What an identification key was made from."""

    NAME = "name"
    PINYIN = "pinyin"
    INITIALS = "initials"
    PHONE = "phone"
    MEMBER = "member"
    REFERENCE = "reference"
    WECHAT = "wechat"


class Severity(StrEnum):
    """How loud an alert on a customer is."""

    SAFETY = "safety"
    ATTENTION = "attention"
    INFORMATION = "information"
