"""First contact resolution: solved at once, and the customer did not come back with it.

FCR = 100 × (resolved at the first contact, not transferred or escalated, no other case of the same customer and
topic opened within the window) / resolved cases. Window: 7 × 24 h from the case's resolution, both ends included.
A case younger than the window is provisional; the mature figure leaves it out. Gross FCR has the same numerator
over all cases, resolved or not. Unit: percent. Date basis: the resolution.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from servicedesk.methods.checks import percent, whole
from servicedesk.methods.errors import MethodError

WINDOW = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Case:
    """What decides one case; contacts counts the first one, customer None is an anonymous guest."""

    case: str
    customer: str | None
    topic: str | None
    opened_at: datetime
    resolved_at: datetime | None
    contacts: int = 1
    is_transferred: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one resolved case counts: first contact, older than the window, and came back within it."""

    is_first_contact: bool
    is_mature: bool
    is_repeated: bool


@dataclass(frozen=True, slots=True)
class FirstContact:
    """Counts, percentages (None without data) and each resolved case's verdict."""

    cases: int
    resolved: int
    first_contact: int
    percent: float | None
    gross_percent: float | None
    mature_resolved: int
    mature_first_contact: int
    mature_percent: float | None
    provisional: int
    verdicts: Mapping[str, Verdict]


def first_contact_resolution(
    cases: Iterable[Case], now: datetime | None = None, window: timedelta = WINDOW
) -> FirstContact:
    """Return FCR over *cases*; *now* decides which are mature, without it all are.

    Raises MethodError when a name occurs twice or a case is resolved before it was opened.
    """
    known = list(cases)
    openings = _openings(known)
    verdicts: dict[str, Verdict] = {}
    for case in known:
        if case.resolved_at is not None:
            verdicts[case.case] = _verdict(case, case.resolved_at, openings, now, window)
    first = sum(verdict.is_first_contact for verdict in verdicts.values())
    mature = [verdict for verdict in verdicts.values() if verdict.is_mature]
    mature_first = sum(verdict.is_first_contact for verdict in mature)
    return FirstContact(
        len(known),
        len(verdicts),
        first,
        percent(first, len(verdicts)),
        percent(first, len(known)),
        len(mature),
        mature_first,
        percent(mature_first, len(mature)),
        len(verdicts) - len(mature),
        verdicts,
    )


Openings = Mapping[tuple[str, str | None], Sequence[tuple[datetime, str]]]


def _openings(cases: Sequence[Case]) -> Openings:
    """Return, per customer and topic, when cases were opened, in order."""
    result: defaultdict[tuple[str, str | None], list[tuple[datetime, str]]] = defaultdict(list)
    names = set()
    for case in cases:
        if case.case in names:
            raise MethodError("duplicate", name="case", value=case.case)
        names.add(case.case)
        if case.resolved_at is not None and case.resolved_at < case.opened_at:
            raise MethodError("resolved_before_opened", case=case.case)
        if case.customer is not None:
            result[case.customer, case.topic].append((case.opened_at, case.case))
    for group in result.values():
        group.sort()
    return result


def _verdict(case: Case, resolved_at: datetime, openings: Openings, now: datetime | None, window: timedelta) -> Verdict:
    contacts = whole("contacts", case.contacts, 0)
    repeated = case.customer is not None and _came_back(
        case.case, resolved_at, openings[case.customer, case.topic], window
    )
    mature = now is None or now - resolved_at >= window
    return Verdict(contacts <= 1 and not case.is_transferred and not repeated, mature, repeated)


def _came_back(name: str, resolved_at: datetime, group: Sequence[tuple[datetime, str]], window: timedelta) -> bool:
    """Return whether another case of the group was opened within the window."""
    for opened_at, other in group[bisect_left(group, (resolved_at, "")) :]:
        if opened_at - resolved_at > window:
            return False
        if other != name:
            return True
    return False
