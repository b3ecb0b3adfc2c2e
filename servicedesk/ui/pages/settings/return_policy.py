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
from servicedesk.ui.conflicts.record_form import RecordForm, Values, row_names
from servicedesk.ui.conflicts.words import RecordWords, words_for
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


def _lines(words: object) -> str:
    return "\n".join(str(word) for word in words) if isinstance(words, list | tuple) else str(words)


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
        self.record = RecordForm(
            workspace, self, FORM, card.body, self._values, self._put, self._record_words, self.save
        )
        example, self.example_header = self.card()
        self.example = CompanionsBlock(workspace.desk.site.local, workspace.now, may_link=False)
        example.body.addWidget(self.example)
        self.body.addStretch(1)
        self._connect()
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
        self.policy = policy
        if self.record.keeper is None:
            self.record.begin("", policy.setting())
        else:
            self.record.follow(policy.setting())
        for control in (*self.numbers.values(), *self.checks.values(), self.excluded):
            control.setEnabled(self._may())
        self._edited()
        self.open_wanted()

    def _values(self) -> Values:
        setting = self.edited().setting()
        # A draft keeps the lines as they are typed, the cursor stands among them.
        text = self.excluded.text()
        return {**setting, "excluded": setting["excluded"] if _lines(setting["excluded"]) == text else text}

    def _put(self, values: Values) -> None:
        for name, field in self.numbers.items():
            field.set_value(values[name])
        for name, box in self.checks.items():
            box.setChecked(bool(values[name]))
        self.excluded.set_text(_lines(values["excluded"]))
        if self.policy is not None:
            self._edited()

    def _record_words(self) -> RecordWords:
        boxes = {name: box.text() for name, box in self.checks.items()}
        names = {**row_names(self.rows), **boxes, "excluded": self.excluded.accessibleName()}
        return words_for(names, {"excluded": _lines})

    def open_record(self, form: str, subject: str) -> None:
        """Take up what was being typed."""
        if not self.record.bring_back():
            self.enter()

    def flush(self) -> None:
        """Write what was typed as a draft."""
        self.record.flush()

    def edited(self) -> ReturnPolicy:
        """Return the policy as it would be saved."""
        words = tuple(line.strip() for line in self.excluded.text().splitlines() if line.strip())
        values: dict[str, Any] = {name: field.value() for name, field in self.numbers.items()}
        values |= {name: box.isChecked() for name, box in self.checks.items()}
        return ReturnPolicy(**values, excluded=words)

    def _edited(self) -> None:
        policy = self.edited()
        self.keep.setVisible(self._may() and self._is_edited())
        today = self.workspace.now().date()
        case = ReturnCase("", today - timedelta(days=EXAMPLE_DAYS), "none", "opened", "refund", 1)
        self.example.show_companions(Companions(judge(policy, case, today)))

    def save(self) -> None:
        """Ctrl+Enter: use it from now on."""
        if self._may() and self._is_edited():
            seen = ReturnPolicy.from_setting(self.record.base)
            self.workspace.act(
                return_policies.save_policy, self.edited(), seen, done=lambda _result: self._saved(),
                failed=self._refused, owner=self, undo=translate("FieldSettings", "Return policy saved"),
            )  # fmt: skip

    def _is_edited(self) -> bool:
        return self.policy is not None and self.record.is_edited

    def _saved(self) -> None:
        self.record.done()
        self.refresh()

    def _refused(self, error: Exception) -> None:
        if self.record.refused(error):
            return
        row = self.rows.get(str(getattr(error, "parameters", {}).get("field")))
        if row is not None and isinstance(error, ServiceDeskError):
            row.set_error(sentence(error))
        else:
            self.workspace.failed(error)

    def go_back(self) -> bool:
        """Esc: choose later, then back to what is stored."""
        if self.record.drop_choice():
            return True
        policy = self.policy
        if policy is None or not self.record.is_edited:
            return False
        self.record.done()
        self._show(policy)
        return True

    def hints(self) -> list[tuple[str, str]]:
        """What the keys do here."""
        hints = [("Tab", translate("Settings", "Next field"))]
        if self.can(Permission.MANAGE_RULES):
            hints += [("Ctrl ↵", translate("Settings", "Save")), ("Esc", translate("Settings", "Discard"))]
        return hints

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
