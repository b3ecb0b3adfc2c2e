"""The ledger as a text file a spreadsheet reads, and never runs."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Sequence
from datetime import datetime

from servicedesk.core.enums import CompensationState
from servicedesk.core.translation import translate
from servicedesk.queries.compensations import LedgerRow, LedgerTotals
from servicedesk.ui import wording

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "−")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def ledger_csv(rows: Sequence[LedgerRow], totals: LedgerTotals, local: Callable[[datetime], datetime]) -> bytes:
    """Return every row and, below, the cost: what was approved and stands."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([_inert(cell) for cell in _header()])
    for row in rows:
        writer.writerow([_inert(cell) for cell in _cells(row, local)])
    writer.writerow([])
    for state, each in totals.states.items():
        writer.writerow([wording.word(state), str(each.count), "", "", amount_text(each.cents)])
    given = totals.states.get(CompensationState.APPROVED)
    cost = translate("Compensation", "Cost")
    writer.writerow([cost, str(given.count if given else 0), "", "", amount_text(given.cents if given else 0)])
    return b"\xef\xbb\xbf" + file.getvalue().encode()


def amount_text(cents: int) -> str:
    """Return an amount with two decimals and no marks."""
    return f"{cents // 100}.{cents % 100:02d}"


def _inert(text: str) -> str:
    if _NUMBER.fullmatch(text):
        return text
    return f"'{text}" if text.lstrip(" \u200b\ufeff").startswith(_FORMULA) else text


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
