"""What changed, announced after the commit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class ChangeKind(StrEnum):
    """How rows changed."""

    CREATED = "created"
    UPDATED = "updated"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Changed:
    """Rows of one entity changed in one committed act."""

    entity: str
    ids: tuple[int, ...]
    kind: ChangeKind


class ChangeBus:
    """Hands each change to every subscriber, in the thread that committed."""

    def __init__(self) -> None:
        self._subscribers: list[Callable[[Changed], None]] = []

    def subscribe(self, subscriber: Callable[[Changed], None]) -> Callable[[], None]:
        """Call *subscriber* for every change; the returned function ends that."""
        self._subscribers.append(subscriber)

        def unsubscribe() -> None:
            if subscriber in self._subscribers:
                self._subscribers.remove(subscriber)

        return unsubscribe

    def publish(self, change: Changed) -> None:
        """Hand *change* to every subscriber."""
        for subscriber in list(self._subscribers):
            subscriber(change)
