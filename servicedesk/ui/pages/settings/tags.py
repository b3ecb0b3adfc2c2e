"""Tags: named, coloured, retired, and two that mean the same joined into one."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from servicedesk.core.permissions import Permission
from servicedesk.core.translation import Marked, mark, plural, translate, translate_marked
from servicedesk.queries import tags as queries
from servicedesk.queries.tags import TagRow
from servicedesk.services import tags
from servicedesk.ui.pages.settings.section import Section, remark
from servicedesk.ui.widgets.buttons import PrimaryButton, SecondaryButton
from servicedesk.ui.widgets.choices import CheckRow
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.pickers import ComboBox
from servicedesk.ui.widgets.tags import Tag
from servicedesk.ui.workspace import Workspace

_COLOURS: dict[str, Marked] = {
    "neutral": mark("TicketTags", "Grey"),
    "primary": mark("TicketTags", "Blue"),
    "success": mark("TicketTags", "Green"),
    "warning": mark("TicketTags", "Amber"),
    "danger": mark("TicketTags", "Red"),
    "violet": mark("TicketTags", "Violet"),
    "teal": mark("TicketTags", "Teal"),
    "gold": mark("TicketTags", "Gold"),
}
NEW = 0


class TagsSection(Section):
    """One tag at a time, chosen from the list; the first entry of the list is a new one."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._rows: dict[int, TagRow] = {}
        card, self.header = self.card()
        self.chosen, self.colour, self.into = ComboBox(""), ComboBox(""), ComboBox("")
        self.name_zh, self.name_en = TextField("", most=tags.NAME_LIMIT), TextField("", most=tags.NAME_LIMIT)
        self.active = CheckRow("", True)
        self.picture, self.use = Tag(""), remark()
        self.save_button, self.join_button = PrimaryButton("", "check", "Ctrl ↵"), SecondaryButton("", "git-merge")
        self.chosen_row, self.zh_row = FormRow("", self.chosen), FormRow("", self.name_zh, required=True)
        self.en_row, self.colour_row = FormRow("", self.name_en), FormRow("", self.colour)
        for row in (self.chosen_row, self.zh_row, self.en_row, self.colour_row, self.active):
            card.body.addWidget(row)
        line = QHBoxLayout()
        line.addWidget(self.picture)
        line.addWidget(self.use, 1)
        line.addWidget(self.save_button)
        card.body.addLayout(line)
        card, self.join_header = self.card()
        self.into_row, self.note = FormRow("", self.into), remark()
        card.body.addWidget(self.into_row)
        card.body.addWidget(self.note)
        card.body.addWidget(self.join_button)
        self.body.addStretch(1)
        self.chosen.chosen.connect(lambda _value: self._show())
        self.save_button.clicked.connect(self.save)
        self.join_button.clicked.connect(self._join)
        self.zh_row.set_check(
            lambda: "" if self.name_zh.text().strip() else translate("Errors", "Please enter a name.")
        )
        self.follow_theme()
        self.retranslate()

    def refresh(self) -> None:
        """Ask for the list; the tag that is being looked at stays."""
        self.workspace.ask(queries.tags, done=self._take, owner=self, key="tags")

    def enter(self) -> None:
        """Begin at the list."""
        self.chosen.setFocus()

    def _take(self, rows: list[TagRow]) -> None:
        kept = self.chosen.value()
        self._rows = {row.id: row for row in rows}
        self._offer(kept)

    def _offer(self, kept: object) -> None:
        retired = translate("TicketTags", "retired")
        named = [(row.id, str(row.name) if row.is_active else f"{row.name} · {retired}") for row in self._rows.values()]
        self.chosen.set_options([(NEW, translate("TicketTags", "New tag …")), *named])
        self.chosen.set_value(kept if kept in self._rows else NEW)
        self._show()

    def _current(self) -> TagRow | None:
        key = self.chosen.value()
        return self._rows.get(key) if isinstance(key, int) else None

    def _show(self) -> None:
        row = self._current()
        may = self.can(Permission.MANAGE_RULES)
        self.name_zh.set_text(row.name.zh if row else "")
        self.name_en.set_text(row.name.en if row else "")
        self.colour.set_value(row.colour if row else "neutral")
        self.active.setChecked(row is None or row.is_active)
        self.picture.setVisible(row is not None)
        self.use.setText("")
        if row is not None:
            self.picture.set(str(row.name), row.colour, "tag")
            self.use.setText(plural("TicketTags", "on {n} ticket", "on {n} tickets", row.tickets))
        others = [(each.id, str(each.name)) for each in self._rows.values() if row is None or each.id != row.id]
        self.into.set_options([(NEW, "—"), *others])
        self.into.set_value(NEW)
        for widget in (self.name_zh, self.name_en, self.colour, self.active, self.save_button):
            widget.setEnabled(may)
        self.join_button.setEnabled(may and row is not None)

    def save(self) -> None:
        """Add or change the tag."""
        if not self.can(Permission.MANAGE_RULES) or not self.zh_row.validate():
            self.name_zh.setFocus()
            return
        row, colour = self._current(), str(self.colour.value())
        words = translate("TicketTags", "Tag “{tag}” saved", tag=self.name_zh.text().strip())
        names = (self.name_zh.text(), self.name_en.text())
        if row is None:
            self.workspace.act(tags.add_tag, *names, colour, done=self._added, owner=self, undo=words)
            return
        active = self.active.isChecked()
        self.workspace.act(
            tags.change_tag, row.id, *names, colour, active, row.version,
            done=lambda _done: self.refresh(), owner=self, undo=words,
        )  # fmt: skip

    def _added(self, tag_id: int) -> None:
        self.chosen.set_options([(tag_id, "")])
        self.chosen.set_value(tag_id)
        self.refresh()

    def _join(self) -> None:
        row, into = self._current(), self.into.value()
        other = self._rows.get(into) if isinstance(into, int) else None
        if row is None or other is None:
            self.into.setFocus()
            return
        words = translate("TicketTags", "“{one}” joined into “{other}”", one=row.name, other=other.name)
        self.workspace.act(tags.join_tags, row.id, other.id, done=lambda _n: self.refresh(), owner=self, undo=words)

    def retranslate(self) -> None:
        """Name the parts; what is being looked at stays."""
        self.header.set_title(translate("TicketTags", "Tags"))
        self.header.set_hint(translate("TicketTags", "marks on tickets, found with tag:name"))
        self.chosen_row.set_words(translate("TicketTags", "Tag"))
        self.zh_row.set_words(translate("TicketTags", "Name in Chinese"))
        self.en_row.set_words(translate("TicketTags", "Name in English"))
        self.colour_row.set_words(translate("TicketTags", "Colour"))
        self.colour.set_options([(code, translate_marked(name)) for code, name in _COLOURS.items()])
        self.active.set_words(translate("TicketTags", "Offered when a tag is typed"))
        self.save_button.setText(translate("TicketTags", "Save"))
        self.join_header.set_title(translate("TicketTags", "Two tags for one thing"))
        self.into_row.set_words(translate("TicketTags", "Join it into"))
        self.note.setText(
            translate("TicketTags", "Every ticket with this tag gets the other one; this one is retired. Undo works.")
        )
        self.join_button.setText(translate("TicketTags", "Join"))
        self.chosen.setAccessibleName(translate("TicketTags", "Tag"))
        self.colour.setAccessibleName(translate("TicketTags", "Colour"))
        self.into.setAccessibleName(translate("TicketTags", "Join it into"))
        self._offer(self.chosen.value())
