"""Saying that somebody else has just chosen something else for a switch that is saved at once."""

from __future__ import annotations

from collections.abc import Callable

from servicedesk.core.translation import translate
from servicedesk.services.switches import ChosenMeanwhile
from servicedesk.ui.workspace import Workspace


def tell(workspace: Workspace, error: Exception, switch: str, words: Callable[[object], str]) -> None:
    """Say why a choice was not saved; of somebody else's choice who made it and, in *words*, what stands now."""
    if not isinstance(error, ChosenMeanwhile):
        workspace.failed(error)
        return
    who = str(error.parameters["who"]) or translate("Conflicts", "somebody else")
    said = translate(
        "Lifecycle",
        "{switch}: {who} has just chosen “{now}”. Nothing was lost; choose again to set yours.",
        switch=switch,
        who=who,
        now=words(error.now),
    )
    workspace.notified.emit(said, "danger")
