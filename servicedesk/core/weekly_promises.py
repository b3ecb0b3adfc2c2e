"""The other promises of time of a week: next updates and agreements inside the house; frozen facts."""

from __future__ import annotations

from dataclasses import dataclass, field

from servicedesk.core.weekly_figures import Share, ShareRow


@dataclass(frozen=True, slots=True)
class OtherPromises:
    """Next updates kept of all decided or late, and the same for each department and partner."""

    update: Share = field(default_factory=Share)
    inside: tuple[ShareRow, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to print: no hand-over decided and nobody waiting."""
        return not self.update.n and not self.inside
