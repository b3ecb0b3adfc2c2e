"""The page of the other promises of time: next updates to guests, and agreements with departments and partners."""

from __future__ import annotations

from servicedesk.core.figure_text import NO_DATA, number
from servicedesk.core.translation import Translator
from servicedesk.core.weekly_figures import Share, ShareRow
from servicedesk.core.weekly_promises import OtherPromises
from servicedesk.reports.frame import LEFT, WIDTH
from servicedesk.reports.table import Cell, Column, table
from servicedesk.reports.weekly_block import BLOCK_GAP, block, interval, joined, left_out, notes, page_title, percent
from servicedesk.reports.weekly_sections import Draft, Place, nothing

ROW_HEIGHT = 18.0
MOST_ROWS = 26


def promises_page(draft: Draft, promises: OtherPromises) -> None:
    """Draw the page; the resolutions on time are on the page before and not among these."""
    translator = draft.translator
    top = page_title(draft, update_finding(promises.update, translator), _basis(translator)) + 4
    top = _shares(draft, [_update_cells(promises, translator)], top)
    place = Place(LEFT, top + BLOCK_GAP, WIDTH)
    body = block(draft, place, inside_finding(promises, translator), _dated(promises, translator))
    if not promises.inside:
        nothing(draft, place, body)
        return
    shown = [_cells(row.label or NO_DATA, row.share, translator) for row in promises.inside[:MOST_ROWS]]
    head = translator.translate("InsideFigures", "Department or partner")
    end = _shares(draft, shown, body + 4, head)
    more = left_out(len(promises.inside) - len(shown), translator)
    if more:
        notes(draft, Place(LEFT, end + 3, WIDTH), [more])


def promises_block(draft: Draft, promises: OtherPromises, top: float) -> float:
    """Draw the same as one block of another page, whole; return where it ends."""
    translator = draft.translator
    findings = [update_finding(promises.update, translator)]
    rows = [_update_cells(promises, translator)] if promises.update.n else []
    if promises.inside:
        findings.append(inside_finding(promises, translator))
        rows += [_cells(row.label or NO_DATA, row.share, translator) for row in promises.inside]
    finding = translator.translate("InsideFigures", "; ").join(findings)
    basis = joined(_basis(translator), _dated(promises, translator) if promises.inside else "")
    return _shares(draft, rows, block(draft, Place(LEFT, top, WIDTH), finding, basis) + 4)


def _basis(translator: Translator) -> str:
    return translator.translate("InsideFigures", "kept of all decided or late; not part of on-time completion")


def _dated(promises: OtherPromises, translator: Translator) -> str:
    dated = translator.translate("InsideFigures", "hand-overs by their end, running ones by their breach")
    total = sum(row.share.n for row in promises.inside)
    return joined(dated, f"n={number(total)}" if total else "")


def _update_cells(promises: OtherPromises, translator: Translator) -> list[Cell]:
    return _cells(translator.translate("InsideFigures", "Next update"), promises.update, translator)


def update_finding(share: Share, translator: Translator) -> str:
    """Return how many guests who asked heard in time."""
    if not share.n:
        return translator.translate("InsideFigures", "Nobody waited for a next update this week")
    return translator.translate("InsideFigures", "{kept} of {n} next updates came in time",
                                kept=number(share.hits), n=number(share.n))  # fmt: skip


def inside_finding(promises: OtherPromises, translator: Translator) -> str:
    """Return how many hand-overs kept what was agreed, over all parties."""
    rows: tuple[ShareRow, ...] = promises.inside
    if not rows:
        return translator.translate("InsideFigures", "No agreement inside the house was decided this week")
    kept, n = sum(row.share.hits for row in rows), sum(row.share.n for row in rows)
    return translator.translate("InsideFigures", "{kept} of {n} hand-overs inside the house kept what was agreed",
                                kept=number(kept), n=number(n))  # fmt: skip


def _cells(name: str, share: Share, translator: Translator) -> list[Cell]:
    tone = "text3" if share.small else "text"
    return [
        Cell(name),
        Cell(number(share.n), "text2"),
        Cell(number(share.hits)),
        Cell(percent(share), tone),
        Cell(interval(share, translator), tone),
    ]


def _shares(draft: Draft, rows: list[list[Cell]], top: float, head: str = "") -> float:
    translator = draft.translator
    head = head or translator.translate("InsideFigures", "Promise")
    columns = (
        Column(head, flexible=True, bold=True),
        Column("n", "end", limit=0.1),
        Column(translator.translate("InsideFigures", "Kept"), "end", limit=0.12),
        Column(translator.translate("InsideFigures", "Share"), "end", limit=0.14),
        Column(translator.translate("InsideFigures", "95% interval"), "end", limit=0.22),
    )
    table(draft.sheet, columns, rows, (LEFT, top, WIDTH), 10, ROW_HEIGHT, 0.3)
    return top + 21 + len(rows) * ROW_HEIGHT
