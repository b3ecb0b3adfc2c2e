"""The table of commands: one key does one thing wherever it can be pressed."""

from __future__ import annotations

from collections import defaultdict

import pytest
from PySide6.QtGui import QKeySequence

from servicedesk.core.translation import translate_marked
from servicedesk.ui import icons
from servicedesk.ui.command_list import BY_ID, COMMANDS, EDITOR, GLOBAL, LISTS, CommandSpec, shown_key
from servicedesk.ui.pages.registry import PAGES

PAGE_IDS = [spec.id for spec in PAGES]


def clashes(commands: tuple[CommandSpec, ...], page: str) -> dict[str, list[str]]:
    """Return the keys that more than one command would answer on *page*."""
    users = defaultdict(list)
    for command in commands:
        if command.scope in (GLOBAL, EDITOR, LISTS, page):
            for key in {QKeySequence(key).toString() for key in command.keys}:
                users[key].append(command.id)
    return {key: ids for key, ids in users.items() if len(ids) > 1}


@pytest.mark.parametrize("page", PAGE_IDS)
def test_one_key_does_one_thing(page):
    assert clashes(COMMANDS, page) == {}


def test_a_clash_is_found():
    thief = CommandSpec("thief", BY_ID["lock"].name, "Ctrl+L", "tickets")
    assert clashes((*COMMANDS, thief), "tickets") == {"Ctrl+L": ["lock", "thief"]}
    assert clashes((*COMMANDS, thief), "today") == {}
    row_thief = CommandSpec("row", BY_ID["lock"].name, "J", "tickets")
    assert clashes((*COMMANDS, row_thief), "tickets") == {"J": ["list.down", "row"]}


def test_names_are_unique_and_scopes_exist():
    assert len(BY_ID) == len(COMMANDS)
    assert {command.scope for command in COMMANDS} <= {GLOBAL, EDITOR, LISTS, *PAGE_IDS}


def test_no_key_types_a_character_on_some_layout():
    """Alt+letter types "@" or an accent on other layouts, and Ctrl+Alt is AltGr."""
    for command in COMMANDS:
        for key in command.keys:
            parts = key.replace("++", "+plus").split("+")
            assert not {"Ctrl", "Alt"} <= set(parts), command.id
            if "Alt" in parts:
                assert not parts[-1].isalpha() or len(parts[-1]) > 1, command.id


def test_text_keys_stay_with_texts():
    # A list's own keys work in the list alone; redo stands back, as undo does, for a text with steps of its own.
    own = [command for command in COMMANDS if not command.id.startswith("list.") and command.id != "redo"]
    taken = {key for command in own for key in command.keys}
    assert not taken & {"Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Y", "Ctrl+Shift+Z", "Tab", "Return", "Backspace"}


def test_the_keyboard_map_is_the_specified_one():
    wanted = {
        "find": "Ctrl+K",
        "visit.new": "F2",
        "visit.next": "F3",
        "customer.find": "F4",
        "visit.answered": "F5",
        "visit.call_back": "F7",
        "ticket.new": "F6",
        "visit.park": "F8",
        "user.switch": "F9",
        "lock": "Ctrl+L",
        "page.1": "Ctrl+1",
        "page.0": "Ctrl+0",
        "visit.switch": "Ctrl+Tab",
        "undo": "Ctrl+Z",
        "save": "Ctrl+Return",
        "list.down": "J",
        "list.up": "K",
        "ticket.solve": "E",
        "ticket.assign": "A",
        "ticket.compensate": "B",
        "ticket.escalate": "U",
        "ticket.note": "C",
        "ticket.why": "W",
        "ticket.wait": "H",
        "visit.step": "Space",
        "visit.scenario.0": "0",
        "visit.suggestion.3": "Alt+3",
        "keys": "?",
        "keys.help": "F1",
        "back": "Esc",
        "language": "Ctrl+Shift+L",
        "theme": "Ctrl+Shift+D",
    }
    assert {name: BY_ID[name].key for name in wanted} == wanted


def test_every_command_has_words_and_a_drawable_icon(language):
    for command in COMMANDS:
        name = translate_marked(command.name)
        assert name
        assert language == "en" or not name.isascii(), name
        assert not command.icon or icons.exists(command.icon), command.icon


def test_caps_read_as_people_say_keys():
    assert shown_key("Ctrl+K", chinese=True) == "Ctrl K"
    assert shown_key("Space", chinese=True) == "空格"
    assert shown_key("Space", chinese=False) == "Space"
    assert shown_key("Ctrl++", chinese=False) == "Ctrl +"
    assert shown_key("Ctrl+Return", chinese=False) == "Ctrl ↵"
