"""Tags: named, coloured, retired, and two that mean the same joined into one."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from servicedesk.core.permissions import Permission
from servicedesk.core.translation import Marked, mark, plural, translate, translate_marked
from servicedesk.queries import tags as queries
from servicedesk.queries.tags import TagRow
from servicedesk.services import tags
from servicedesk.ui.conflicts.record_form import RecordForm, Values, row_names
from servicedesk.ui.conflicts.words import RecordWords, words_for
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
FORM = "tag"


def _subject(row: TagRow | None) -> str:
    return str(row.id) if row is not None else ""


def _stored(row: TagRow | None) -> Values:
    """Return a tag as its form starts from it."""
    if row is None:
        return {"name_zh": "", "name_en": "", "colour": "neutral", "is_active": True}
    return {"name_zh": row.name.zh, "name_en": row.name.en, "colour": row.colour, "is_active": row.is_active}


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
        self.record = RecordForm(
            workspace, self, FORM, card.body, self._values, self._put, self._record_words, self.save
        )
        card, self.join_header = self.card()
        self.into_row, self.note = FormRow("", self.into), remark()
        card.body.addWidget(self.into_row)
        card.body.addWidget(self.note)
        card.body.addWidget(self.join_button)
        self.body.addStretch(1)
        self.chosen.chosen.connect(lambda _value: self._choose())
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
        self.open_wanted()

    def _offer(self, kept: object) -> None:
        retired = translate("TicketTags", "retired")
        named = [(row.id, str(row.name) if row.is_active else f"{row.name} · {retired}") for row in self._rows.values()]
        self.chosen.set_options([(NEW, translate("TicketTags", "New tag …")), *named])
        self.chosen.set_value(kept if kept in self._rows else NEW)
        row = self._current()
        if self.record.keeper is None or self.record.subject != _subject(row):
            self._choose()
            return
        self.record.follow(_stored(row))
        self._show()

    def _current(self) -> TagRow | None:
        key = self.chosen.value()
        return self._rows.get(key) if isinstance(key, int) else None

    def _choose(self) -> None:
        """Show another tag; what was typed about the one before stays as its draft."""
        row = self._current()
        self.record.begin(_subject(row), _stored(row))
        self._show()

    def _values(self) -> Values:
        names = {"name_zh": self.name_zh.text().strip(), "name_en": self.name_en.text().strip()}
        return {**names, "colour": str(self.colour.value()), "is_active": self.active.isChecked()}

    def _put(self, values: Values) -> None:
        self.name_zh.set_text(str(values["name_zh"]))
        self.name_en.set_text(str(values["name_en"]))
        self.colour.set_value(str(values["colour"]))
        self.active.setChecked(bool(values["is_active"]))
        self.zh_row.set_error("")

    def _record_words(self) -> RecordWords:
        rows = {"name_zh": self.zh_row, "name_en": self.en_row, "colour": self.colour_row}
        names = {**row_names(rows), "is_active": self.active.text()}
        return words_for(names, {"colour": lambda value: translate_marked(_COLOURS[str(value)])})

    def open_record(self, form: str, subject: str) -> None:
        """Take up what was being typed about a tag."""
        self.chosen.set_value(int(subject) if subject.isdigit() else NEW)
        self._choose()
        self.record.bring_back()

    def flush(self) -> None:
        """Write what was typed as a draft."""
        self.record.flush()

    def go_back(self) -> bool:
        """Esc: choose later, then the tag as it is stored."""
        if self.record.drop_choice():
            return True
        if not self.record.is_edited:
            return False
        self.record.done()
        self._choose()
        return True

    def _show(self) -> None:
        row = self._current()
        may = self.can(Permission.MANAGE_RULES)
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
            act = self.workspace.act
            act(tags.add_tag, *names, colour, done=self._added, failed=self._refused, owner=self, undo=words)
            return
        active = self.active.isChecked()
        self.workspace.act(
            tags.change_tag, row.id, *names, colour, active, row.version, self.record.base,
            done=lambda _done: self._saved(), failed=self._refused, owner=self, undo=words,
        )  # fmt: skip

    def _refused(self, error: Exception) -> None:
        if not self.record.refused(error):
            self.workspace.failed(error)

    def _saved(self) -> None:
        self.record.done()
        self.refresh()

    def _added(self, tag_id: int) -> None:
        self.record.done()
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

    def hints(self) -> list[tuple[str, str]]:
        """What the keys do here."""
        hints = [("↑ ↓", translate("TicketTags", "Choose tag")), ("Tab", translate("Settings", "Next field"))]
        if self.can(Permission.MANAGE_RULES):
            hints += [("Ctrl ↵", translate("Settings", "Save")), ("Esc", translate("Settings", "Discard"))]
        return hints

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
