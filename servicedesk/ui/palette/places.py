"""Hits of the window itself: its pages, and the commands that would do something now."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from servicedesk.core.translation import Marked, mark, translate, translate_marked, translator
from servicedesk.ui.command_list import PAGE_DIGITS, shown_key
from servicedesk.ui.palette.groups import COMMANDS_ONLY, RECORDS_ONLY, Answer, PaletteAction, PaletteGroup, PaletteHit
from servicedesk.ui.palette.matching import match
from servicedesk.ui.widgets.suggestions import Suggestion
from servicedesk.ui.workspace import Workspace

# Page, name, icon and what the page is asked for.
INSIDE: tuple[tuple[str, Marked, str, dict[str, object]], ...] = (
    ("evaluation", mark("Actions", "Weekly report"), "eye", {"report": True}),
    ("evaluation", mark("Actions", "Issued weekly reports"), "archive", {"archive": True}),
)

if TYPE_CHECKING:
    from servicedesk.ui.main_window import MainWindow


class PlacesProvider:
    """Pages and commands, found by name, pinyin or initials; all pages while nothing is typed."""

    def __init__(self, workspace: Workspace, window: MainWindow) -> None:
        self._workspace = workspace
        self._window = window

    def search(self, text: str, answer: Answer) -> None:
        """Answer at once."""
        if text.startswith(RECORDS_ONLY):
            answer([])
            return
        wanted = text.removeprefix(COMMANDS_ONLY)
        only_commands = text.startswith(COMMANDS_ONLY)
        groups = [] if only_commands else [self._pages(wanted)]
        if wanted or only_commands:
            groups.append(self._commands(wanted))
        answer([group for group in groups if group.hits])

    def _pages(self, wanted: str) -> PaletteGroup:
        hits = []
        chinese = translator().language != "en"
        for place, spec in enumerate(self._window.specs()):
            label = translate_marked(spec.label)
            found = match(label, wanted)
            if found is None:
                continue
            has_key = spec.in_rail and place < len(PAGE_DIGITS)
            keys = shown_key(f"Ctrl+{PAGE_DIGITS[place]}", chinese) if has_key else ""
            row = Suggestion(
                ("page", spec.id),
                label,
                icon=spec.icon,
                keys=keys,
                matched=found.ranges,
                reading=found.reading,
                reading_matched=found.reading_ranges,
            )
            open_page = PaletteAction(translate("Palette", "Open"), partial(self._workspace.navigate, spec.id))
            hits.append(PaletteHit(row, (open_page,), found.by_initials))
        if wanted:
            hits += self._inside(wanted)
        return PaletteGroup(translate("Palette", "Pages"), tuple(hits), len(hits))

    def _inside(self, wanted: str) -> list[PaletteHit]:
        """Return what lies inside pages and is looked for by its own name."""
        hits = []
        for page, label, icon, target in INSIDE:
            name = translate_marked(label)
            found = match(name, wanted) if self._window.has_page(page) else None
            if found is None:
                continue
            row = Suggestion(
                ("page", page, *target),
                name,
                icon=icon,
                matched=found.ranges,
                reading=found.reading,
                reading_matched=found.reading_ranges,
            )
            go = PaletteAction(translate("Palette", "Open"), partial(self._workspace.navigate, page, **target))
            hits.append(PaletteHit(row, (go,), found.by_initials))
        return hits

    def _commands(self, wanted: str) -> PaletteGroup:
        hits = []
        chinese = translator().language != "en"
        for command in self._workspace.actions.available():
            name = translate_marked(command.name)
            found = match(name, wanted) if command.in_palette else None
            if found is None:
                continue
            row = Suggestion(
                ("command", command.id),
                name,
                icon=command.icon or "command",
                keys=shown_key(command.key, chinese),
                matched=found.ranges,
                reading=found.reading,
                reading_matched=found.reading_ranges,
            )
            run = PaletteAction(translate("Palette", "Do it"), partial(self._workspace.actions.trigger, command.id))
            hits.append(PaletteHit(row, (run,), found.by_initials))
        return PaletteGroup(translate("Palette", "Commands"), tuple(hits), len(hits))
