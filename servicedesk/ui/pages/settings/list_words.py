"""How the rows of ordered rules are called where two people changed the same list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from servicedesk.core.enums import Channel, Priority, TicketKind
from servicedesk.core.three_way_lists import ORDER, put_rows
from servicedesk.core.translation import translate
from servicedesk.services import escalation_levels, service_levels
from servicedesk.ui import wording
from servicedesk.ui.conflicts.words import RecordWords
from servicedesk.ui.pages.settings import escalation_words
from servicedesk.ui.pages.settings.escalation_words import LevelNames
from servicedesk.ui.pages.settings.rule_view import RuleNames
from servicedesk.ui.pages.settings.spans import span_words


def _words(
    places: Mapping[str, int],
    row: Callable[[int], str],
    field: Callable[[str], str],
    value: Callable[[str, object], str],
    whole: Callable[[object], str],
) -> RecordWords:
    """Return the words of a list: a clash is called by the place of its row and by its field."""

    def name_of(name: str) -> str:
        number, dot, part = name.partition(".")
        if name == ORDER:
            return translate("Conflicts", "Order")
        called = row(places[number]) if number in places else translate("Conflicts", "Row")
        return f"{called} · {field(part)}" if dot else called

    def value_of(name: str, given: object) -> str:
        if name == ORDER:
            numbers = given if isinstance(given, tuple | list) else ()
            return wording.list_words([str(places.get(str(each), 0) + 1) for each in numbers])
        if "." not in name:
            return translate("Conflicts", "taken away") if given is None else whole(given)
        return value(name, given)

    return RecordWords(name_of, value_of)


def list_news(
    plain: RecordWords, name: str, whole: str, base: Mapping[str, Any], line: Callable[[dict[str, Any], int], str]
) -> RecordWords:
    """Return *plain* with the list itself, called *name* in a form: its rows that are not as the edit started."""

    def value(field: str, given: object) -> str:
        if field != name or not isinstance(given, list):
            return plain.value(field, given)
        other = [line(each, place) for place, each in enumerate(given) if each not in base[name]]
        return "\n".join(other) or translate("Conflicts", "moved or taken away")

    return RecordWords(lambda field: whole if field == name else plain.field(field), value)


def level_words(levels: Sequence[escalation_levels.LevelDraft], names: LevelNames) -> RecordWords:
    """Return how escalation levels are called; a condition or an action is said with all of its kind."""
    rows = escalation_levels.level_rows(levels)

    def value(name: str, given: object) -> str:
        number, _dot, part = name.partition(".")
        found = next(row for row in put_rows(rows, {name: given}) if str(row[0]) == number)
        level = escalation_levels.levels_of([found])[0]
        if part.startswith("for_"):
            return escalation_words.condition_words(level, names)
        if part == "does_note":
            return str(given) or "—"
        if part.startswith("does_"):
            return escalation_words.action_words(level, names)
        if part == "is_active":
            return translate("Escalation", "Switched on") if given else escalation_words.off_words()
        return escalation_words.level_title(level)

    def field(part: str) -> str:
        if part.startswith("for_"):
            return translate("Escalation", "for which tickets")
        if part == "does_note":
            return translate("Escalation", "Note in the timeline")
        if part.startswith("does_"):
            return translate("Escalation", "what it does")
        return translate("Escalation", "State") if part == "is_active" else translate("Escalation", "When")

    return _words(
        {str(level.id): place for place, level in enumerate(levels)},
        lambda place: translate("Escalation", "Level {n}", n=place + 1),
        field,
        value,
        lambda fields: _level_line(fields, names),
    )


def _level_line(fields: object, names: LevelNames) -> str:
    if not isinstance(fields, Mapping):
        return "—"
    level = escalation_levels.levels_of([(None, fields)])[0]
    parts = (escalation_words.condition_words(level, names), escalation_words.action_words(level, names))
    return " · ".join((escalation_words.level_title(level), *parts))


def rule_words(rules: Sequence[service_levels.LevelDraft], names: RuleNames) -> RecordWords:
    """Return how time rules are called."""
    by_number = {str(rule.id): rule for rule in rules}
    anything = translate("Settings", "any")
    fields = {
        "kind": translate("Settings", "Kind"),
        "priority": translate("Settings", "Priority"),
        "tiers": translate("Settings", "Tiers"),
        "scenario_id": translate("Settings", "Scenario"),
        "channel": translate("Settings", "Channel"),
        "category_id": translate("Settings", "Category"),
        "response_minutes": translate("Settings", "First response"),
        "update_minutes": translate("Settings", "Update"),
        "resolution_minutes": translate("Settings", "Solution"),
        "calendar_id": translate("Settings", "Calendar"),
    }

    def value(name: str, given: object) -> str:
        number, _dot, part = name.partition(".")
        if part.endswith("_minutes") and isinstance(given, int):
            return span_words(given, names.day(by_number[number]))
        named: dict[str, Callable[[Any], str]] = {
            "kind": lambda code: wording.word(TicketKind(code)),
            "priority": lambda code: wording.word(Priority(code)),
            "tiers": lambda codes: wording.list_words([names.tier(code) for code in codes]),
            "scenario_id": lambda key: names.scenarios.get(key, "—"),
            "channel": lambda code: wording.word(Channel(code)),
            "category_id": lambda key: names.categories.get(key, "—"),
            "calendar_id": lambda key: names.calendars.get(key, "—"),
        }
        return named[part](given) if given else anything

    def line(found: object) -> str:
        if not isinstance(found, Mapping):
            return "—"
        parts = [value(f".{part}", found[part]) for part in fields if found.get(part) and not part.endswith("_minutes")]
        return " · ".join(parts) or anything

    places = {str(rule.id): place for place, rule in enumerate(rules)}

    def row(place: int) -> str:
        if rules[place].is_default:
            return translate("Settings", "Default")
        return translate("Settings", "Rule {n}", n=place + 1)

    return _words(places, row, lambda part: fields.get(part, part), value, line)
