"""The lines of a timeline that tell how a ticket was joined with others, tagged, or taken apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import EntryKind, LinkKind
from servicedesk.core.translation import mark, plural, translate, translate_marked
from servicedesk.queries.ticket_details import EntryRow
from servicedesk.services.merging import UNDO_REACHES
from servicedesk.ui import wording
from servicedesk.ui.widgets.timeline import TimelineEntry

JOINING = (EntryKind.LINK, EntryKind.MERGE, EntryKind.SPLIT, EntryKind.TAG)
_LINKS = {
    (LinkKind.RELATED, False): mark("Tickets", "linked with {number}"),
    (LinkKind.RELATED, True): mark("Tickets", "linked with {number}"),
    (LinkKind.DUPLICATE, False): mark("Tickets", "marked as a duplicate of {number}"),
    (LinkKind.DUPLICATE, True): mark("TicketLinks", "{number} was marked as a duplicate of this"),
    (LinkKind.PARENT, False): mark("TicketLinks", "{number} was made a sub-ticket of this"),
    (LinkKind.PARENT, True): mark("TicketLinks", "made a sub-ticket of {number}"),
    (LinkKind.DEPENDS, False): mark("Tickets", "depends on {number}"),
    (LinkKind.DEPENDS, True): mark("TicketLinks", "{number} waits for this"),
}


def origin(entry: TimelineEntry, row: EntryRow) -> TimelineEntry:
    """Return a line with the ticket it was written on, where that is another one, and the minutes it took."""
    parts = [row.origin] if row.origin else []
    if row.minutes:
        parts.append(wording.duration(timedelta(minutes=row.minutes)))
    if not parts:
        return entry
    words = " · ".join(parts)
    if entry.summary:
        return replace(entry, summary=f"{entry.summary} · {words}")
    return replace(entry, mark=f"{entry.mark} · {words}" if entry.mark else words)


def merged_in(row: EntryRow, author: str, at: str, may_merge: bool, now: datetime) -> TimelineEntry:
    """Return the line that another ticket came in, with the button that takes it out while that is possible."""
    can_undo = may_merge and now <= row.at + UNDO_REACHES
    return TimelineEntry(
        row.id,
        author,
        at,
        body="\n".join(filter(None, (row.text, _why(row)))),
        icon="git-merge",
        tone="primary",
        bubble="primary",
        mark=translate("SameTicket", "merged {number} into this", number=row.details["number"]),
        action=translate("SameTicket", "Undo the merge") if can_undo else "",
    )


def joining_line(row: EntryRow) -> tuple[str, str, str]:
    """Return words, icon and hue of a compact line."""
    details = row.details
    if row.kind is EntryKind.LINK:
        kind = LinkKind(details["kind"])
        words = translate_marked(_LINKS[kind, bool(details.get("inverse"))], number=details["number"])
        if details.get("removed"):
            words = translate("TicketLinks", "took back: {words}", words=words)
        return words, "link", "neutral"
    if row.kind is EntryKind.TAG:
        name = str(Bilingual(details["tag"]["zh"], details["tag"]["en"]))
        words = (
            translate("TicketTags", "tagged “{tag}”", tag=name)
            if details.get("on")
            else translate("TicketTags", "took off the tag “{tag}”", tag=name)
        )
        return words, "tag", "neutral"
    if row.kind is EntryKind.SPLIT:
        return _split(row), "arrows-diagonal", "primary"
    words = translate("SameTicket", "merged into {number}", number=details["number"])
    return wording.with_detail(words, str(details["reason"])) if _why(row) else words, "git-merge", "primary"


def _why(row: EntryRow) -> str:
    """Return why two tickets were merged, where somebody wrote it."""
    reason = str(row.details.get("reason", ""))
    return translate("SameTicket", "Why: {reason}", reason=reason) if reason else ""


def _split(row: EntryRow) -> str:
    number = row.details["number"]
    if row.details.get("inverse"):
        return translate("SplitTicket", "split off from {number}", number=number)
    lines = int(row.details.get("lines", 0))
    words = plural("SplitTicket", "split {n} entry off into {number}", "split {n} entries off into {number}", lines,
                   number=number)  # fmt: skip
    return wording.with_detail(words, row.text) if row.text else words
