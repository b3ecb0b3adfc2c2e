"""Which notices reach me: every kind with its glyph, on or off at once."""

from __future__ import annotations

from functools import partial

from servicedesk.core.notices import NoticeKind
from servicedesk.core.translation import translate
from servicedesk.queries import notices as queries
from servicedesk.services import notices as services
from servicedesk.ui import notice_words
from servicedesk.ui.actions import command_words, key_words
from servicedesk.ui.pages.settings.section import Section, remark
from servicedesk.ui.widgets.choices import CheckRow
from servicedesk.ui.workspace import Workspace


class NoticesSection(Section):
    """Takes effect with the next notice; what came already stays."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        card, self.header = self.card()
        self.rows: dict[NoticeKind, CheckRow] = {}
        for kind in notice_words.KINDS:
            row = CheckRow("", True)
            row.chosen.connect(partial(self._choose, kind))
            self.rows[kind] = row
            card.body.addWidget(row)
        self.note = remark()
        card.body.addWidget(self.note)
        self.body.addStretch(1)
        self.follow_theme()
        self.retranslate()

    def refresh(self) -> None:
        """Show what is wanted."""
        self.workspace.ask(queries.my_muted, done=self._show, owner=self, key="muted")

    def _show(self, muted: frozenset[NoticeKind]) -> None:
        for kind, row in self.rows.items():
            row.setChecked(kind not in muted)

    def _choose(self, kind: NoticeKind, wanted: bool) -> None:
        self.workspace.act(services.want_kind, kind, wanted, owner=self)

    def enter(self) -> None:
        """Begin at the first kind."""
        next(iter(self.rows.values())).setFocus()

    def hints(self) -> list[tuple[str, str]]:
        """What the keys do here."""
        return [
            ("Tab", translate("Settings", "Next field")),
            (key_words("list.mark"), translate("Settings", "On or off")),
            (key_words("notices"), command_words("notices")),
        ]

    def retranslate(self) -> None:
        """Name the kinds."""
        self.header.set_title(translate("Notices", "My notices"))
        self.header.set_hint(translate("Notices", "for me alone, at every desk"))
        for kind, row in self.rows.items():
            row.set_words(notice_words.kind_words(kind))
        self.note.setText(
            translate(
                "Notices",
                "They wait in the bell ({key}). Only a ticket of mine whose time is over is also said at once, "
                "in a line at the foot that takes no key away.",
                key=key_words("notices"),
            )
        )
