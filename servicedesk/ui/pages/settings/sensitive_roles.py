"""Which roles read sensitive cases: one box each, in force at once; the others read what they are named on."""

from __future__ import annotations

from servicedesk.core.permissions import Permission, Role
from servicedesk.core.translation import plural, translate
from servicedesk.queries import site_rights as queries
from servicedesk.queries.site_rights import RoleReads
from servicedesk.services import site_rights
from servicedesk.ui.pages.settings.roles import role_words
from servicedesk.ui.pages.settings.room import Head
from servicedesk.ui.pages.settings.section import remark
from servicedesk.ui.widgets.cards import Card
from servicedesk.ui.widgets.choices import CheckRow
from servicedesk.ui.workspace import Workspace


class SensitiveRolesCard(Card):
    """Whoever may not manage people sees what holds, and why it cannot be changed here."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.header = Head()
        self.body.addWidget(self.header)
        self.note = remark()
        self.body.addWidget(self.note)
        self.boxes: dict[Role, CheckRow] = {}
        self._rows: list[RoleReads] = []
        self.retranslate()

    def refresh(self) -> None:
        """Ask who reads."""
        self.workspace.ask(queries.roles_that_read, done=self._show, owner=self, key="roles")

    def _may(self) -> bool:
        return self.workspace.desk.actor.can(Permission.MANAGE_STAFF)

    def _show(self, rows: list[RoleReads]) -> None:
        self._rows = rows
        for row in rows:
            box = self.boxes.get(row.role)
            if box is None:
                box = self.boxes[row.role] = CheckRow()
                box.chosen.connect(lambda _on: self._choose())
                self.body.addWidget(box)
            box.setChecked(row.reads)
            box.setEnabled(self._may() and not row.is_fixed)
        self._name_boxes()

    def _choose(self) -> None:
        chosen = tuple(row.role for row in self._rows if not row.is_fixed and self.boxes[row.role].isChecked())
        self.workspace.act(
            site_rights.choose_sensitive_roles,
            chosen,
            done=lambda _done: self.workspace.toast(translate("SensitiveRoles", "Saved; it holds at once everywhere")),
            failed=self._failed,
            owner=self,
        )

    def _failed(self, error: Exception) -> None:
        """Say why, and show what holds."""
        self.workspace.failed(error)
        self.refresh()

    def _name_boxes(self) -> None:
        for row in self._rows:
            people = plural("SensitiveRoles", "{n} person", "{n} people", row.people)
            words = translate("SensitiveRoles", "always") if row.is_fixed else people
            self.boxes[row.role].set_words(role_words(row.role), words)

    def retranslate(self) -> None:
        """Name the parts."""
        if not hasattr(self, "boxes"):
            return
        self.header.set_title(translate("SensitiveRoles", "Who reads sensitive cases"))
        hint = "" if self._may() else translate("SensitiveRoles", "An administrator sets this")
        self.header.set_hint(hint)
        self.note.setText(
            translate(
                "SensitiveRoles",
                "Everybody of a role that is ticked. The others see nothing of them, in no list and no figure; "
                "single people are named on the case itself ({key}).",
                key="N",
            )
        )
        self._name_boxes()
