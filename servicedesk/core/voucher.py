"""What stands on a voucher: shared by the question that fetches it and the page that prints it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from servicedesk.core.bilingual import Bilingual


class VoucherPaper(StrEnum):
    """What it is printed on."""

    A5 = "a5"
    ROLL = "roll"


@dataclass(frozen=True, slots=True)
class VoucherFacts:
    """Everything a voucher says; *times* is which print this is, from the second on a copy."""

    site: str
    name: Bilingual
    amount_cents: int
    currency: str
    number: str
    check_code: str
    holder: str
    ticket_number: str
    issued_at: datetime
    issued_by: str
    approved_by: str
    valid_until_on: date | None
    times: int = 1
    is_practice: bool = False

    @property
    def code(self) -> str:
        """What the square code holds: number and check code, no person's name."""
        return f"{self.number} {self.check_code}"
