"""A ticket's timeline in words: one line per act, a bubble for what somebody wrote."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import AttemptOutcome, Channel, CompensationState, EntryKind, VoucherState
from servicedesk.core.text import one_line
from servicedesk.core.ticket_fields import FieldDefinition
from servicedesk.core.translation import translate
from servicedesk.queries.ticket_details import EntryRow, TicketDetail
from servicedesk.ui import escalation_words, wording
from servicedesk.ui.pages.tickets.deadline_words import asked_words, moved_words
from servicedesk.ui.pages.tickets.field_names import field_name, value_words
from servicedesk.ui.pages.tickets.field_words import value_in_words
from servicedesk.ui.pages.tickets.joining_entries import JOINING, joining_line, merged_in, origin
from servicedesk.ui.pages.tickets.life_words import life_words, wait_over_words
from servicedesk.ui.widgets.timeline import TimelineEntry

# A line of the timeline says what changed; the whole text stands beside it.
FIELD_SAID = 60


class EntryWriter:
    """Turns entry rows into timeline entries; needs the state names, local time and the currency."""

    def __init__(
        self,
        states: Mapping[str, Bilingual],
        local: Callable[[datetime], datetime],
        now: datetime,
        currency: str,
        fields: Mapping[str, FieldDefinition] | None = None,
        may_merge: bool = False,
    ) -> None:
        self._states = states
        self._known_fields = fields or {}
        self._local = local
        self._today = now.date()
        self._currency = currency
        self._now = now
        self._may_merge = may_merge

    def entries(self, detail: TicketDetail, may_approve: bool) -> list[TimelineEntry]:
        """Return the timeline of *detail*; a pending compensation carries the button to approve it."""
        pending = {row.id for row in detail.compensations if row.state is CompensationState.PENDING}
        return [origin(self._entry(row, detail, pending, may_approve), row) for row in detail.entries]

    def told(self, row: EntryRow) -> str:
        """Return one line of the timeline in a few words, for somebody who is busy with something else."""
        if row.kind is EntryKind.NOTE:
            return translate("TicketEdit", "wrote an internal note")
        if row.kind is EntryKind.REPLY:
            return translate("TicketEdit", "told the {customer} something")
        if row.kind is EntryKind.COMPENSATION:
            return f"{row.details['name']} · {wording.word(CompensationState(row.details['state']))}"
        return self._line(row)[0]

    def _entry(self, row: EntryRow, detail: TicketDetail, pending: set[int], may_approve: bool) -> TimelineEntry:
        at = self._at(row.at)
        author = row.author or translate("Tickets", "System")
        if row.kind is EntryKind.OPENED:
            return self._opened(row, detail, author, at)
        if row.kind is EntryKind.NOTE:
            mark_words = translate("Tickets", "Internal note")
            return TimelineEntry(
                row.id,
                author,
                at,
                body=row.text,
                icon="note",
                tone="gold",
                bubble="gold",
                mark=mark_words,
                mark_icon="lock",
            )
        if row.kind is EntryKind.REPLY:
            told = translate("Tickets", "told the {customer}")
            return TimelineEntry(row.id, author, at, body=row.text, icon="message-circle", tone="primary", mark=told)
        if row.kind is EntryKind.MERGE and "source_id" in row.details:
            return merged_in(row, author, at, self._may_merge, self._now)
        if row.kind is EntryKind.COMPENSATION:
            return self._compensation(row, author, at, pending, may_approve)
        if row.kind is EntryKind.ESCALATED:
            return TimelineEntry(row.id, author, at, summary=self._escalated(row), icon="trending-up", tone="warning")
        summary, icon, tone = self._line(row)
        return TimelineEntry(row.id, author, at, summary=summary, icon=icon, tone=tone)

    def _opened(self, row: EntryRow, detail: TicketDetail, author: str, at: str) -> TimelineEntry:
        channel = wording.word(Channel(row.details.get("channel", detail.channel.value)))
        summary = (
            translate(
                "Tickets", "opened from reception {number} · {channel}", number=detail.visit_number, channel=channel
            )
            if detail.visit_number
            else translate("Tickets", "opened · {channel}", channel=channel)
        )
        head = detail.row.customer_name
        return TimelineEntry(row.id, author, at, summary=summary, body=row.text, icon="walk", tone="primary", head=head)

    def _compensation(self, row: EntryRow, author: str, at: str, pending: set[int], may_approve: bool) -> TimelineEntry:
        state = CompensationState(row.details["state"])
        amount = wording.money(int(row.details["amount_cents"]), self._currency)
        words = f"{row.details['name']}  {amount}"
        if row.details.get("voucher"):
            voucher = wording.word(VoucherState(row.details["voucher_state"]))
            words += f"\n{row.details['voucher']} · {voucher}"
        if row.text:
            words += f"\n{row.text}"
        open_still = state is CompensationState.PENDING and row.details.get("compensation_id") in pending
        action = translate("Tickets", "Approve at this desk") if open_still and may_approve else ""
        return TimelineEntry(
            row.id,
            author,
            at,
            body=words,
            icon="gift",
            tone="violet",
            bubble="violet",
            mark=wording.word(state),
            action=action,
        )

    def _line(self, row: EntryRow) -> tuple[str, str, str]:
        """Return a compact entry's words, icon and hue."""
        details = row.details
        if row.kind is EntryKind.STATE:
            return self._state(row)
        if row.kind is EntryKind.ASSIGNED:
            return self._assigned(row), "user-share", "neutral"
        if row.kind is EntryKind.PROMISE:
            due = self._at(datetime.fromisoformat(details["due_at"]))
            if details.get("earlier"):
                earlier = self._at(datetime.fromisoformat(details["earlier"]))
                words = translate(
                    "Promises", "promise changed to {time} (was {earlier}): {text}",
                    time=due, earlier=earlier, text=row.text,
                )  # fmt: skip
                return words, "alarm", "teal"
            return translate("Tickets", "promised until {time}: {text}", time=due, text=row.text), "alarm", "teal"
        if row.kind in JOINING:
            return joining_line(row)
        if row.kind is EntryKind.FOLLOW_UP:
            outcome = wording.word(AttemptOutcome(details["outcome"]))
            words = translate("Tickets", "called back: {outcome}", outcome=outcome)
            return f"{words} {row.text}".strip(), "phone-call", "violet"
        if row.kind is EntryKind.FIELD:
            return self._fields(row), "pencil", "neutral"
        if timed := self._timed(row):
            return timed
        elsewhere = self._elsewhere(row)
        if elsewhere:
            words = f"{row.text} · {elsewhere}" if row.text else elsewhere
            return words, "history", "neutral"
        return row.text, "point", "neutral"

    def _timed(self, row: EntryRow) -> tuple[str, str, str] | None:
        """Return what is said of clocks: a wait that is over, a deadline that moved, a guest who asked again."""
        if row.details.get("code") == "wait_over":
            return wait_over_words(row.details, self._at), "alarm", "warning"
        if row.kind is EntryKind.DEADLINE:
            return moved_words(row.details, self._at), "clock", "warning"
        if row.kind is EntryKind.ASKED:
            return asked_words(row.text), "message-question", "gold"
        return None

    def _state(self, row: EntryRow) -> tuple[str, str, str]:
        target = str(row.details["target"])
        name = str(self._states.get(target, Bilingual(target, target)))
        words = translate("Tickets", "set to {state}", state=name)
        until = row.details.get("until_at")
        if until:
            words = translate(
                "Tickets", "{words} until {time}", words=words, time=self._at(datetime.fromisoformat(until))
            )
        if row.text:
            words = wording.with_detail(words, row.text)
        extra = [part for part in (life_words(row.details), self._elsewhere(row)) if part]
        words = " · ".join((words, *extra))
        icon, tone = ("circle-check", "success") if target in ("solved", "closed") else ("refresh", "primary")
        if target.startswith("waiting"):
            icon, tone = "player-pause", "neutral"
        return words, icon, tone

    def _escalated(self, row: EntryRow) -> str:
        should = self._at(datetime.fromisoformat(row.details["due_at"])) if row.details.get("late") else ""
        return escalation_words.entry_words(row.details, row.text, should)

    def _assigned(self, row: EntryRow) -> str:
        department = row.details.get("department")
        who = [str(Bilingual(department["zh"], department["en"])) if department else "", row.details.get("owner") or "",
               row.details.get("partner") or ""]  # fmt: skip
        target = " · ".join(part for part in who if part)
        words = (
            translate("Tickets", "assigned to {target}", target=target)
            if target
            else translate("Tickets", "took the assignment back")
        )
        return wording.with_detail(words, row.text) if row.text else words

    @staticmethod
    def _elsewhere(row: EntryRow) -> str:
        """Say what an imported step changed in the old system, and who did it there."""
        parts = [
            wording.with_detail(field_name(name), f"{value_words(name, old)} → {value_words(name, new)}")
            for name, (old, new) in row.details.get("changes", {}).items()
        ]
        if row.details.get("by"):
            parts.append(translate("Tickets", "by {name}", name=row.details["by"]))
        return " · ".join(parts)

    def _fields(self, row: EntryRow) -> str:
        changes = []
        for name, new in row.details.get("new", {}).items():
            old = row.details.get("old", {}).get(name)
            label = field_name(name)
            if name in ("description", "customer_id"):
                changes.append(translate("Tickets", "changed {field}", field=label))
            else:
                changes.append(wording.with_detail(label, f"{value_words(name, old)} → {value_words(name, new)}"))
        for code, (old, new) in row.details.get("fields", {}).items():
            field = self._known_fields.get(code)
            if field is not None:
                values = f"{self._field_value(field, old)} → {self._field_value(field, new)}"
                changes.append(wording.with_detail(str(field.name), values))
        return " · ".join(changes) or translate("Tickets", "changed fields")

    def _field_value(self, field: FieldDefinition, value: object) -> str:
        return one_line(value_in_words(field, value, self._local, self._currency, self._today), FIELD_SAID)

    def _at(self, moment: datetime) -> str:
        return wording.moment_words(self._local(moment), self._today)
