"""The policy for what is brought back: days, proof, goods left out, exceptions; with an example judged live."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt

from servicedesk.core.errors import ServiceDeskError
from servicedesk.core.permissions import Permission
from servicedesk.core.return_policy import DAYS, TIMES, ReturnCase, ReturnPolicy, judge
from servicedesk.core.translation import translate
from servicedesk.queries import kind_details
from servicedesk.queries.kind_details import Companions
from servicedesk.services import return_policies
from servicedesk.ui.draft_keeper import DraftKeeper
from servicedesk.ui.errors import sentence
from servicedesk.ui.pages.settings.room import Row
from servicedesk.ui.pages.settings.section import Section
from servicedesk.ui.pages.tickets.companions import CompanionsBlock
from servicedesk.ui.widgets.buttons import PrimaryButton
from servicedesk.ui.widgets.choices import CheckRow
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.widgets.pickers import NumberField
from servicedesk.ui.widgets.text_area import TextArea
from servicedesk.ui.workspace import Workspace

NARROW_BELOW = 420
EXAMPLE_DAYS = 5
FORM = "return_policy"


class ReturnPolicySection(Section):
    """Saved as a whole; tickets keep the verdict they were given."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.policy: ReturnPolicy | None = None
        card, self.header = self.card()
        self.keep = PrimaryButton("", "check", "Ctrl ↵")
        self.header.add(self.keep)
        self.numbers = {
            "refund_days": NumberField("", 0, 0, DAYS.stop - 1),
            "exchange_days": NumberField("", 0, 0, DAYS.stop - 1),
            "repair_days": NumberField("", 0, 0, DAYS.stop - 1),
            "exceptions": NumberField("", 0, 0, TIMES.stop - 1),
            "exception_days": NumberField("", 0, 0, DAYS.stop - 1),
        }
        self.rows = {name: FormRow("", field) for name, field in self.numbers.items()}
        for names in (("refund_days", "exchange_days", "repair_days"), ("exceptions", "exception_days")):
            line = Row(NARROW_BELOW)
            for name in names:
                line.add(self.rows[name], top=True)
            card.body.addWidget(line)
        self.checks = {name: CheckRow("") for name in ("needs_proof", "takes_payment_record", "needs_unused")}
        for box in self.checks.values():
            card.body.addWidget(box)
        self.excluded = TextArea(least_lines=3, most_lines=8)
        self.excluded_row = FormRow("", self.excluded)
        card.body.addWidget(self.excluded_row)
        example, self.example_header = self.card()
        self.example = CompanionsBlock(workspace.desk.site.local, workspace.now, may_link=False)
        example.body.addWidget(self.example)
        self.body.addStretch(1)
        self._connect()
        self.keeper = DraftKeeper(workspace, self, FORM, "", self._typed, self._restore)
        self._follows = False
        self.follow_theme()
        self.retranslate()

    def _connect(self) -> None:
        for field in self.numbers.values():
            field.chosen.connect(lambda _value: self._edited())
        for box in self.checks.values():
            box.chosen.connect(lambda _on: self._edited())
        self.excluded.edited.connect(self._edited)
        self.keep.clicked.connect(self.save)

    def _may(self) -> bool:
        return self.can(Permission.MANAGE_RULES)

    def refresh(self) -> None:
        """Ask for the policy; what is being edited stays."""
        self.workspace.ask(kind_details.return_policy, done=self._show, owner=self, key="policy")

    def enter(self) -> None:
        """Begin at the first figure."""
        self.numbers["refund_days"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, policy: ReturnPolicy) -> None:
        edited = self.policy is not None and self.edited() != self.policy
        self.policy = policy
        if not edited:
            for name, field in self.numbers.items():
                field.set_value(getattr(policy, name))
            for name, box in self.checks.items():
                box.setChecked(getattr(policy, name))
            self.excluded.set_text("\n".join(policy.excluded))
        for control in (*self.numbers.values(), *self.checks.values(), self.excluded):
            control.setEnabled(self._may())
        self._edited()
        if not self._may():
            return
        if self._follows:
            # What is stored by now is no draft any more.
            self.keeper.keep()
        else:
            self._follows = True
            self.keeper.start()

    def _typed(self) -> dict[str, Any]:
        """Return what is entered and not saved: nothing where it is the policy that holds."""
        if self.policy is None or self.edited() == self.policy:
            return {}
        values: dict[str, Any] = {name: field.value() for name, field in self.numbers.items()}
        values |= {name: box.isChecked() for name, box in self.checks.items()}
        return {**values, "excluded": self.excluded.text()}

    def _restore(self, content: dict[str, Any]) -> None:
        for name, field in self.numbers.items():
            field.set_value(int(content.get(name, field.value())))
        for name, box in self.checks.items():
            box.setChecked(bool(content.get(name, box.isChecked())))
        self.excluded.set_text(str(content.get("excluded", "")))
        self._edited()

    def flush(self) -> None:
        """Write what is entered as a draft now."""
        if self._follows:
            self.keeper.flush()

    def edited(self) -> ReturnPolicy:
        """Return the policy as it would be saved."""
        words = tuple(line.strip() for line in self.excluded.text().splitlines() if line.strip())
        values: dict[str, Any] = {name: field.value() for name, field in self.numbers.items()}
        values |= {name: box.isChecked() for name, box in self.checks.items()}
        return ReturnPolicy(**values, excluded=words)

    def _edited(self) -> None:
        policy = self.edited()
        self.keep.setVisible(self._may() and policy != self.policy)
        today = self.workspace.now().date()
        case = ReturnCase("", today - timedelta(days=EXAMPLE_DAYS), "none", "opened", "refund", 1)
        self.example.show_companions(Companions(judge(policy, case, today)))

    def save(self) -> None:
        """Ctrl+Enter: use it from now on."""
        if self._may() and self.edited() != self.policy:
            self.workspace.act(
                return_policies.save_policy, self.edited(), done=lambda _result: self._saved(), failed=self._refused,
                owner=self, undo=translate("FieldSettings", "Return policy saved"),
            )  # fmt: skip

    def _saved(self) -> None:
        self.policy = None
        self.refresh()

    def _refused(self, error: Exception) -> None:
        row = self.rows.get(str(getattr(error, "parameters", {}).get("field")))
        if row is not None and isinstance(error, ServiceDeskError):
            row.set_error(sentence(error))
        else:
            self.workspace.failed(error)

    def go_back(self) -> bool:
        """Esc: back to what is stored."""
        policy = self.policy
        if policy is None or self.edited() == policy:
            return False
        self.policy = None
        self._show(policy)
        return True

    def retranslate(self) -> None:
        """Name the parts."""
        self.header.set_title(translate("FieldSettings", "Returns and exchanges"))
        self.keep.setText(translate("FieldSettings", "Save"))
        days = translate("FieldSettings", "days from the purchase")
        self.rows["refund_days"].set_words(translate("FieldSettings", "Refund within"), days)
        self.rows["exchange_days"].set_words(translate("FieldSettings", "Exchange within"), days)
        self.rows["repair_days"].set_words(translate("FieldSettings", "Repair within"), days)
        self.rows["exceptions"].set_words(translate("FieldSettings", "Exceptions per {customer}"))
        within = translate("FieldSettings", "days")
        self.rows["exception_days"].set_words(translate("FieldSettings", "Counted over"), within)
        self.checks["needs_proof"].set_words(translate("FieldSettings", "Proof of purchase is needed"))
        self.checks["takes_payment_record"].set_words(
            translate("FieldSettings", "A payment record will do where there is no receipt")
        )
        self.checks["needs_unused"].set_words(translate("FieldSettings", "Unused, unless faulty"))
        one_a_line = translate("FieldSettings", "one word a line")
        self.excluded_row.set_words(translate("FieldSettings", "Goods left out"), one_a_line)
        self.example_header.set_title(
            translate("FieldSettings", "Example: bought {n} days ago, no receipt, the second time", n=EXAMPLE_DAYS)
        )
