"""How a record's fields and values are called while somebody chooses between them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from servicedesk.core.three_way import Change, Clash, EditConflict
from servicedesk.core.translation import plural, translate, translator
from servicedesk.ui import wording


@dataclass(frozen=True, slots=True)
class RecordWords:
    """The names of a record's fields, its values in words, and whether it is a ticket."""

    field: Callable[[str], str]
    value: Callable[[str, object], str]
    is_ticket: bool = False


def title(conflict: EditConflict, is_ticket: bool) -> str:
    """Return who changed the record at the same time, and how much has to be chosen."""
    count = sum(not clash.is_text for clash in conflict.fields)
    who = str(conflict.parameters["who"]) or translate("Conflicts", "somebody else")
    if not count:
        if is_ticket:
            return translate("Conflicts", "You and {who} changed this ticket at the same time", who=who)
        return translate("Conflicts", "You and {who} changed this at the same time", who=who)
    if is_ticket:
        return plural(
            "Conflicts",
            "You and {who} changed this ticket at the same time: {n} field needs your choice",
            "You and {who} changed this ticket at the same time: {n} fields need your choice",
            count,
            who=who,
        )
    return plural(
        "Conflicts",
        "You and {who} changed this at the same time: {n} field needs your choice",
        "You and {who} changed this at the same time: {n} fields need your choice",
        count,
        who=who,
    )


def brief_title(conflict: EditConflict) -> str:
    """Return the same in as few words as there is room for."""
    who = str(conflict.parameters["who"]) or translate("Conflicts", "somebody else")
    count = sum(not clash.is_text for clash in conflict.fields)
    if not count:
        return translate("Conflicts", "{who} changed it, too", who=who)
    return plural("Conflicts", "{who} changed it, too: choose {n}", "{who} changed it, too: choose {n}", count, who=who)


def comfort(merged: int) -> str:
    """Return that nothing is lost, what went together by itself, and that it can wait."""
    space = " " if translator().language == "en" else ""
    kept = translate("Conflicts", "Everything you wrote is still here.")
    later = translate("Conflicts", "You can receive somebody first and choose later.")
    if not merged:
        return f"{kept}{space}{later}"
    alone = plural(
        "Conflicts",
        "{n} more was changed by one side only and is merged already.",
        "{n} more were changed by one side only and are merged already.",
        merged,
    )
    return f"{kept}{space}{alone}{space}{later}"


def desk_and_person(station: str, name: str) -> str:
    """Return where somebody sits and who it is, as far as known."""
    return " · ".join(part for part in (station, name) if part)


def when(change: Change, local: Callable[[datetime], datetime], today: datetime) -> str:
    """Return when a value was given, empty where nothing tells."""
    return wording.moment_words(local(change.at), today.date()) if change.at is not None else ""


def joined_mark(name: str, moment: str) -> str:
    """Return the line above one person's part of a text both wrote."""
    return translate("Conflicts", "[{name} {time}]", name=name, time=moment)


def missing(clashes: list[Clash], words: RecordWords) -> str:
    """Return which fields still have no choice."""
    if not clashes:
        return translate("Conflicts", "Everything is chosen")
    comma = ", " if translator().language == "en" else "、"
    names = comma.join(words.field(clash.name) for clash in clashes[:3])
    return plural(
        "Conflicts", "{n} still to choose: {names}", "{n} still to choose: {names}", len(clashes), names=names
    )


def words_for(names: Mapping[str, str], values: Mapping[str, Callable[[object], str]] | None = None) -> RecordWords:
    """Return the words of a plain form: *names* by field, *values* for fields that are no text."""
    known = values or {}

    def value(name: str, given: object) -> str:
        if name in known:
            return known[name](given)
        if isinstance(given, bool):
            return translate("Conflicts", "yes") if given else translate("Conflicts", "no")
        return "—" if given is None or given == "" else str(given)

    return RecordWords(lambda name: names.get(name, name), value)
