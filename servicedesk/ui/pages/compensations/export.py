"""The ledger as a text file a spreadsheet reads, and never runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from servicedesk.core.enums import CompensationState
from servicedesk.core.translation import translate
from servicedesk.queries.compensations import LedgerRow, LedgerTotals
from servicedesk.ui import wording
from servicedesk.ui.spreadsheets import amount_text, csv_bytes


def ledger_csv(rows: Sequence[LedgerRow], totals: LedgerTotals, local: Callable[[datetime], datetime]) -> bytes:
    """Return every row and, below, the cost: what was approved and stands."""
    lines: list[list[str]] = [_header(), *(_cells(row, local) for row in rows), []]
    for state, each in totals.states.items():
        lines.append([wording.word(state), str(each.count), "", "", amount_text(each.cents)])
    given = totals.states.get(CompensationState.APPROVED)
    cost = translate("Compensation", "Cost")
    lines.append([cost, str(given.count if given else 0), "", "", amount_text(given.cents if given else 0)])
    return csv_bytes(lines)


def _header() -> list[str]:
    return [
        translate("Compensation", "When"),
        translate("Compensation", "Case"),
        translate("Compensation", "Type"),
        translate("Compensation", "What"),
        translate("Compensation", "Amount"),
        translate("Compensation", "State"),
        translate("Compensation", "Voucher"),
        translate("Compensation", "Voucher state"),
        translate("Compensation", "Department"),
        translate("Compensation", "Kind of case"),
        translate("Compensation", "Cause"),
        translate("Compensation", "Asked by"),
        translate("Compensation", "Decided by"),
        translate("Compensation", "Reason"),
        translate("Compensation", "Reason of the decision"),
        translate("Compensation", "Reason of the end"),
    ]


def _cells(row: LedgerRow, local: Callable[[datetime], datetime]) -> list[str]:
    return [
        f"{local(row.at):%Y-%m-%d %H:%M:%S}",
        row.ticket_number,
        wording.word(row.kind),
        str(row.name),
        amount_text(row.amount_cents),
        wording.word(row.state),
        row.voucher_number,
        wording.word(row.voucher_state) if row.voucher_state is not None else "",
        str(row.department or ""),
        wording.word(row.ticket_kind),
        row.cause,
        row.requested_by,
        row.decided_by,
        row.reason,
        row.decision_reason,
        row.ended_reason,
    ]
