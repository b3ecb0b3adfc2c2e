"""The palette's last row: everything that holds the words, on the search page."""

from __future__ import annotations

from functools import partial

from servicedesk.core.translation import translate
from servicedesk.ui.palette.groups import COMMANDS_ONLY, RECORDS_ONLY, Answer, PaletteAction, PaletteGroup, PaletteHit
from servicedesk.ui.widgets.suggestions import Suggestion
from servicedesk.ui.workspace import Workspace


class EverythingProvider:
    """One row for whatever was typed; the few hits above it are not all there are."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def search(self, text: str, answer: Answer) -> None:
        """Answer at once."""
        wanted = text.removeprefix(RECORDS_ONLY).strip()
        if not wanted or text.startswith(COMMANDS_ONLY) or not self._workspace.is_open:
            answer([])
            return
        words = translate("Palette", "Everything that holds “{text}”", text=wanted)
        run = partial(self._workspace.navigate, "search", text=wanted)
        hit = PaletteHit(
            Suggestion(("everything", wanted), words, icon="search"),
            (PaletteAction(translate("Palette", "Show all"), run, "search"),),
        )
        answer([PaletteGroup(translate("Palette", "Search"), (hit,), 0)])
