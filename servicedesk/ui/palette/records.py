"""Hits of the data: customers, tickets, answers and receptions, and what can be done with each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QObject

from servicedesk.core.permissions import Permission
from servicedesk.core.translation import translate
from servicedesk.ui.palette.groups import (
    COMMANDS_ONLY,
    RECORDS_ONLY,
    ROWS,
    Answer,
    PaletteAction,
    PaletteGroup,
    PaletteHit,
)
from servicedesk.ui.palette.matching import Match, match
from servicedesk.ui.widgets.suggestions import Suggestion
from servicedesk.ui.workspace import Workspace

CUSTOMER, TICKET, ARTICLE, VISIT, FEEDBACK = "customer", "ticket", "article", "visit", "feedback"
VOUCHER = "voucher"
_ICONS = {TICKET: "ticket", ARTICLE: "file-text", VISIT: "user-plus", FEEDBACK: "message-star", VOUCHER: "gift"}


class FoundRow(Protocol):
    """What the query returns for each hit."""

    @property
    def kind(self) -> str: ...
    @property
    def id(self) -> int: ...
    @property
    def title(self) -> str: ...
    @property
    def detail(self) -> str: ...
    @property
    def tag(self) -> str: ...
    @property
    def tag_tone(self) -> str: ...


class RecordsProvider(QObject):
    """Asks the database on a reader thread; of several questions only the newest is answered."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace

    def search(self, text: str, answer: Answer) -> None:
        """Answer when the database has; at once where there is nothing to ask."""
        wanted = text.removeprefix(RECORDS_ONLY).strip()
        if not wanted or text.startswith(COMMANDS_ONLY) or not self._workspace.is_open:
            answer([])
            return
        from servicedesk.queries.search import find_anything

        only = (TICKET,) if text.startswith(RECORDS_ONLY) else (CUSTOMER, TICKET, VOUCHER, ARTICLE, VISIT, FEEDBACK)

        def found(rows: Sequence[FoundRow]) -> None:
            answer(self._groups(rows, wanted, only))

        self._workspace.ask(find_anything, wanted, ROWS, done=found, owner=self, key="palette")

    def _groups(self, rows: Sequence[FoundRow], wanted: str, only: Sequence[str]) -> list[PaletteGroup]:
        titles = {
            CUSTOMER: translate("Palette", "{Customers}"),
            TICKET: translate("Palette", "Tickets"),
            VOUCHER: translate("Palette", "Vouchers"),
            ARTICLE: translate("Palette", "Answers"),
            VISIT: translate("Palette", "Receptions"),
            FEEDBACK: translate("Palette", "Reviews"),
        }
        # Whoever types a voucher's number or code has the paper in hand: no ticket that speaks of it, and nobody
        # whose name begins so, comes before it. Digits alone are a room or a phone more often.
        named = not wanted.isdigit() and any(row.kind == VOUCHER for row in rows)
        groups = []
        for kind in sorted(only, key=lambda kind: kind != VOUCHER) if named else only:
            hits = [self._hit(row, wanted) for row in rows if row.kind == kind]
            if hits:
                groups.append(PaletteGroup(titles[kind], tuple(hits), len(hits)))
        return groups

    def _hit(self, row: FoundRow, wanted: str) -> PaletteHit:
        found = match(row.title, wanted) or Match()
        shown = Suggestion(
            (row.kind, row.id),
            row.title,
            row.detail,
            tag=row.tag,
            tag_tone=row.tag_tone,
            avatar=row.title if row.kind == CUSTOMER else "",
            icon=_ICONS.get(row.kind, ""),
            matched=found.ranges,
            reading=found.reading,
            reading_matched=found.reading_ranges,
        )
        return PaletteHit(shown, self._actions(row, wanted), found.by_initials)

    def _actions(self, row: FoundRow, wanted: str) -> tuple[PaletteAction, ...]:
        if row.kind == CUSTOMER:
            return self._customer_actions(row.id)
        if row.kind == FEEDBACK:
            # A review has no page of its own: it is read in full among everything that holds the words.
            read = self._go("search", text=wanted, document_id=row.id)
            return (PaletteAction(translate("Palette", "Read"), read, "eye"),)
        if row.kind == VOUCHER:
            return (PaletteAction(translate("Palette", "Open"), self._go("compensations", words=row.title), "eye"),)
        page = {TICKET: "tickets", ARTICLE: "knowledge", VISIT: "reception"}[row.kind]
        return (PaletteAction(translate("Palette", "Open"), self._go(page, **{f"{row.kind}_id": row.id}), "eye"),)

    def _customer_actions(self, customer_id: int) -> tuple[PaletteAction, ...]:
        """Receiving comes first for those who receive; everybody can look."""
        can = self._workspace.desk.actor.can
        actions = []
        if can(Permission.RECEIVE):
            receive = self._go("reception", new=True, customer_id=customer_id)
            actions.append(PaletteAction(translate("Palette", "Start reception"), receive, "user-plus"))
        actions.append(
            PaletteAction(
                translate("Palette", "Open {customer}"), self._go("customers", customer_id=customer_id), "address-book"
            )
        )
        if can(Permission.OPEN_TICKET):
            open_ticket = self._go("tickets", new=True, customer_id=customer_id)
            actions.append(PaletteAction(translate("Palette", "New ticket"), open_ticket, "ticket"))
        return tuple(actions)

    def _go(self, page: str, **target: Any) -> Any:
        return partial(self._workspace.navigate, page, **target)
