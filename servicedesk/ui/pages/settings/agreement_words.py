"""An internal agreement in words: with whom, for what, how long, by which calendar."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import Priority, TicketKind
from servicedesk.core.translation import translate
from servicedesk.services.internal_agreements import AgreementDraft
from servicedesk.ui import wording
from servicedesk.ui.pages.settings.spans import span_words


@dataclass(frozen=True, slots=True)
class AgreementNames:
    """What the numbers of agreements are called."""

    departments: Mapping[int, str] = field(default_factory=dict)
    partners: Mapping[int, str] = field(default_factory=dict)
    calendars: Mapping[int, str] = field(default_factory=dict)
    categories: Mapping[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, departments: Iterable[Any], partners: Iterable[Any], calendars: Iterable[Any], categories: Iterable[Any]
           ) -> AgreementNames:  # fmt: skip
        """Return the names from rows."""
        return cls(
            {row.id: str(Bilingual(row.name_zh, row.name_en)) for row in departments},
            {row.id: row.name for row in partners},
            {row.id: str(row.name) for row in calendars},
            {row.id: str(row.path) for row in categories},
        )

    def blank(self) -> AgreementDraft:
        """Return a new agreement to begin with: half an hour for the first department."""
        department = next(iter(self.departments), None)
        return AgreementDraft(None, department, None, 30, next(iter(self.calendars)))


def who_of(draft: AgreementDraft, names: AgreementNames) -> str:
    """Return with whom it was agreed."""
    return names.partners.get(draft.partner_id or 0) or names.departments.get(draft.department_id or 0, "")


def condition_words(draft: AgreementDraft, names: AgreementNames) -> str:
    """Return what an agreement is for."""
    what = [
        wording.word(TicketKind(draft.kind)) if draft.kind else "",
        names.categories.get(draft.category_id or 0, ""),
        wording.word(Priority(draft.priority)) if draft.priority else "",
    ]
    return " · ".join(part for part in what if part) or translate("Agreements", "everything")


def calendar_of(draft: AgreementDraft, names: AgreementNames) -> str:
    """Return by which calendar its time is counted."""
    return names.calendars.get(draft.calendar_id, "")


def agreement_words(draft: AgreementDraft, names: AgreementNames) -> str:
    """Return an agreement in one line, for a screen reader."""
    parts = (who_of(draft, names), condition_words(draft, names), span_words(draft.minutes), calendar_of(draft, names))
    return " · ".join(part for part in parts if part)
