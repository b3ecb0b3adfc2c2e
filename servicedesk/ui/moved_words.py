"""How deadlines that a change would move are said before it is saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from servicedesk.core.translation import plural, translate
from servicedesk.services.deadline_effects import Effect, Move
from servicedesk.ui import wording

Local = Callable[[datetime], datetime]
# What is read beside a field before saving is short; how many there are is said before them.
FIRST = 3
_TITLE = 16


def move_words(move: Move, local: Local, now: datetime, title: str | None = None) -> str:
    """Return one ticket with its deadline as it is and as it would be."""
    old, new = (wording.moment_words(local(at), now.date()) if at is not None else "—" for at in (move.old, move.new))
    words = f"{move.number}  {move.title if title is None else title}  {old} → {new}"
    return translate("MovedWords", "{words} · overdue at once", words=words) if move.overdue_at_once else words


def first_moves(moves: Sequence[Move], local: Local, now: datetime) -> list[str]:
    """Return a line for each of the first that move, those overdue at once before the others."""
    shown = sorted(moves, key=lambda move: not move.overdue_at_once)[:FIRST]
    return [move_words(move, local, now, _cut(move.title)) for move in shown]


def effect_words(effect: Effect, local: Local, now: datetime) -> str:
    """Return how many open deadlines would move, and the first of them."""
    if not effect.moved:
        return translate("MovedWords", "No open deadline moves.") if effect.unchanged else ""
    parts = [plural("MovedWords", "{n} open deadline moves", "{n} open deadlines move", effect.moved)]
    if effect.earlier:
        parts.append(plural("MovedWords", "↑ {n} earlier", "↑ {n} earlier", effect.earlier))
    if effect.later:
        parts.append(plural("MovedWords", "↓ {n} later", "↓ {n} later", effect.later))
    return "\n".join((" · ".join(parts), *first_moves(effect.moves, local, now)))


def _cut(title: str) -> str:
    return title if len(title) <= _TITLE else f"{title[:_TITLE]}…"
