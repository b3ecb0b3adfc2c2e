"""What stands in the rows of a merge: names of the questions, values, counts, and the sentence on the deadline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from servicedesk.core.enums import OPEN_CLASSES
from servicedesk.core.translation import mark, plural, translate, translate_marked
from servicedesk.queries.merging import MergeDeadline, MergePreview, MergeQuestion, MergeSide
from servicedesk.ui import wording
from servicedesk.ui.pages.tickets.field_words import value_in_words

_QUESTIONS = {
    "title": mark("Merge", "Title"),
    "priority": mark("Merge", "Priority"),
    "owner": mark("Merge", "Owner"),
    "customer": mark("Merge", "{Customer}"),
    "place": mark("Merge", "Place"),
    "channel": mark("Merge", "Contact"),
    "kind": mark("Merge", "Kind"),
    "category": mark("Merge", "Category"),
    "scenario": mark("Merge", "Scenario"),
    "resolution": mark("Merge", "Solution"),
}


@dataclass(frozen=True, slots=True)
class Teller:
    """Local time, today and the currency: what values need to become words."""

    local: Callable[[datetime], datetime]
    now: datetime
    currency: str

    def at(self, moment: datetime) -> str:
        """Return a moment as short as it stays clear."""
        return wording.moment_words(self.local(moment), self.now.date())


@dataclass(frozen=True, slots=True)
class Joined:
    """One line of what is joined without a question; ``is_same`` where there was nothing to join."""

    name: str
    left: str
    right: str
    result: str
    is_same: bool = False


def question_name(question: MergeQuestion) -> str:
    """Return what is asked."""
    if question.definition is not None:
        return str(question.definition.name)
    return translate_marked(_QUESTIONS[question.code])


def value(question: MergeQuestion, content: Any, teller: Teller) -> str:
    """Return one answer in words; what is empty says so."""
    if question.definition is not None:
        return value_in_words(question.definition, content, teller.local, teller.currency, teller.now.date())
    if question.code == "owner":
        name, department = content
        return " · ".join(filter(None, (name, str(department or "")))) or translate("Merge", "not assigned")
    if question.code in ("priority", "kind", "channel"):
        return wording.word(content)
    return str(content or "") or translate("Merge", "none")


def remark(question: MergeQuestion, side: MergeSide) -> str:
    """Return a word on where an answer comes from."""
    if question.code == "title":
        return side.author
    if question.code == "owner" and side.row.owner_id is not None and side.row.state_class.value == "active":
        return translate("Merge", "at work")
    return ""


def joined(preview: MergePreview, left: MergeSide, right: MergeSide, kept: MergeSide, teller: Teller) -> list[Joined]:
    """Return the lines of what goes together by itself."""
    rows = []
    if not any(question.code == "customer" for question in preview.questions):
        same = translate("Merge", "the same")
        rows.append(Joined(translate("Merge", "{Customer}"), _who(left), _who(right), same, True))
    state = translate("Merge", "{state} (as the one kept)", state=str(kept.row.state_name))
    rows.append(Joined(translate("Merge", "State"), str(left.row.state_name), str(right.row.state_name), state))
    lines = plural("Merge", "{n} entry", "{n} entries", left.entries + right.entries)
    rows.append(
        Joined(
            translate("Merge", "Entries"),
            plural("Merge", "{n} entry", "{n} entries", left.entries),
            plural("Merge", "{n} entry", "{n} entries", right.entries),
            translate("Merge", "{lines}, each with the number it came from", lines=lines),
        )
    )
    start = teller.at(min(left.opened_at, right.opened_at))
    rows.append(
        Joined(
            translate("Merge", "Clock start"),
            teller.at(left.opened_at),
            teller.at(right.opened_at),
            translate("Merge", "{time} (the earlier one)", time=start),
        )
    )
    rows.append(_time(left, right))
    return rows + _people_and_tags(preview, left, right) + _counts(left, right)


def _who(side: MergeSide) -> str:
    name = side.row.customer_name or translate("Merge", "not registered")
    return " · ".join(filter(None, (name, side.row.place)))


def _time(left: MergeSide, right: MergeSide) -> Joined:
    total = minutes_words(left.minutes + right.minutes)
    return Joined(translate("Merge", "Time spent"), minutes_words(left.minutes), minutes_words(right.minutes), total)


def minutes_words(minutes: int) -> str:
    """Return minutes of work in words."""
    return plural("Merge", "{n} minute", "{n} minutes", minutes)


def _people_and_tags(preview: MergePreview, left: MergeSide, right: MergeSide) -> list[Joined]:
    none = translate("Merge", "none")
    rows = []
    if preview.all_tags:
        one, other = (wording.list_words([str(tag) for tag in side.tags]) or none for side in (left, right))
        union = wording.list_words([str(tag) for tag in preview.all_tags])
        together = translate("Merge", "{list} (each once)", list=union)
        rows.append(Joined(translate("Merge", "Tags"), one, other, together))
    if preview.all_watchers:
        one, other = (wording.list_words(list(side.watchers)) or none for side in (left, right))
        people = plural("Merge", "{n} person (each once)", "{n} people (each once)", preview.all_watchers)
        rows.append(Joined(translate("Merge", "Watchers"), one, other, people))
    return rows


def _counts(left: MergeSide, right: MergeSide) -> list[Joined]:
    """Return a line for each thing that at least one of the two has."""
    once = translate("Merge", "together, each once")
    counted = (
        (translate("Merge", "Checklist"), left.checks, right.checks, once),
        (translate("Merge", "Promises"), left.promises, right.promises, translate("Merge", "together")),
        (translate("Merge", "Compensations"), left.compensations, right.compensations, translate("Merge", "together")),
        (translate("Merge", "Links"), left.links, right.links, once),
    )
    return [Joined(name, str(one), str(other), words) for name, one, other, words in counted if one or other]


def deadline_sentence(found: MergeDeadline | None, gone: MergeSide, teller: Teller) -> str:
    """Return what merging does to the deadline, and to the ticket that goes."""
    words = _deadline(found, teller)
    number = gone.row.number
    if gone.row.state_class not in OPEN_CLASSES:
        return words
    other = (
        translate("Merge", "{number} is no longer reported as unassigned.", number=number)
        if gone.row.owner_id is None
        else translate("Merge", "The clock of {number} stops.", number=number)
    )
    return translate("Merge", "{sentence} {next}", sentence=words, next=other)


def _deadline(found: MergeDeadline | None, teller: Teller) -> str:
    if found is None or found.after_at is None:
        return translate("Merge", "No deadline runs.")
    after = teller.at(found.after_at)
    if found.before_at != found.after_at:
        before = "—" if found.before_at is None else teller.at(found.before_at)
        return translate("Merge", "The deadline moves from {before} to {after}.", before=before, after=after)
    late: timedelta = teller.now - found.after_at
    if found.is_paused or late <= timedelta(0):
        return translate("Merge", "The deadline stays {after}.", after=after)
    over = wording.duration(late)
    return translate("Merge", "The deadline stays {after}, {over} over.", after=after, over=over)
