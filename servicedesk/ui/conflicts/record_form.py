"""What forms about a stored record share: their draft, what others change meanwhile, the choice between two edits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from servicedesk.core.three_way import EditConflict
from servicedesk.core.translation import plural, translate
from servicedesk.ui.conflicts.asking import FormChoice
from servicedesk.ui.conflicts.news_line import NewsLine
from servicedesk.ui.conflicts.words import RecordWords
from servicedesk.ui.draft_keeper import DraftKeeper
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.workspace import Workspace

Values = dict[str, Any]
SAID = 2


def row_names(rows: Mapping[str, FormRow]) -> dict[str, str]:
    """Return what the fields of *rows* are called."""
    return {name: row.field.accessibleName() for name, row in rows.items()}


class RecordForm(QObject):
    """One form and the record in it; fields are only ever written by who types, and by the form's own opening.

    *values* returns what the fields hold, as drafts keep it and by the names the service knows; *put* writes them;
    *words* names fields and values; *save* sends them with :attr:`base`.
    """

    def __init__(
        self,
        workspace: Workspace,
        owner: QWidget,
        form: str,
        layout: QBoxLayout,
        values: Callable[[], Values],
        put: Callable[[Values], object],
        words: Callable[[], RecordWords],
        save: Callable[[], object],
        resolve: Callable[[Values, Values], object] | None = None,
    ) -> None:
        super().__init__(owner)
        self._workspace, self._owner = workspace, owner
        self.form, self.subject = form, ""
        self._values, self._put, self._words, self._save = values, put, words, save
        # Where fields are named otherwise than those of one record: takes what was chosen, and against what.
        self._resolve = resolve
        self.base: Values = {}
        self.theirs: Values | None = {}
        self.keeper: DraftKeeper | None = None
        self.line = NewsLine()
        self.line.said_again.connect(self._say_again)
        layout.insertWidget(0, self.line)
        self.choice = FormChoice(workspace, owner, layout)
        self._wanted = False
        self.beside: QWidget | None = None
        """The list whose chosen row the form shows: who walks through it keeps the keys."""

    # -- opening and closing -------------------------------------------------------------------------------------

    def begin(self, subject: str, base: Mapping[str, Any]) -> None:
        """Fill the fields with the record *subject* as stored in *base*; its draft comes back if there is one."""
        if self.keeper is not None and subject == self.subject and self.is_edited:
            # Opened again while it is being typed in.
            self.follow(base)
            return
        self.leave()
        self._wanted = False
        self.subject, self.base, self.theirs = subject, dict(base), dict(base)
        self._put(self.base)
        self.tell()
        self.line.tell_kept("")
        keeper = DraftKeeper(self._workspace, self._owner, self.form, subject, self._content, self._restore)
        self.keeper = keeper
        keeper.takes_keys = self._takes_keys
        keeper.kept.connect(self.line.tell_kept)
        keeper.start()

    def _takes_keys(self) -> bool:
        """Whether a draft that comes back brings the cursor: where it was asked for, and where one types anyway."""
        focus = QApplication.focusWidget()
        wanted, self._wanted = self._wanted, False
        return wanted or (focus is not None and focus is not self.beside and self._owner.isAncestorOf(focus))

    @property
    def is_wanted(self) -> bool:
        """Whether somebody asked to go on where they stopped, and the draft is still on its way."""
        return self._wanted

    def bring_back(self) -> bool:
        """Go on where one stopped typing, now or when the draft has come; return whether it is here."""
        self._wanted = not (self.keeper is not None and self.keeper.to_cursor())
        return not self._wanted

    def leave(self) -> None:
        """Another record comes into the form, or none: the draft stays."""
        keeper, self.keeper = self.keeper, None
        self.choice.drop()
        if keeper is not None:
            keeper.settle()
            keeper.close()
            keeper.deleteLater()

    def done(self) -> None:
        """Saved, or given up on purpose: the draft goes."""
        keeper, self.keeper = self.keeper, None
        self.choice.drop()
        self.theirs = dict(self.base)
        self.tell()
        self.line.tell_kept("")
        if keeper is not None:
            keeper.done()
            keeper.deleteLater()

    def keep(self) -> None:
        """Something was changed that is no field of the kit."""
        if self.keeper is not None:
            self.keeper.keep()

    def flush(self) -> None:
        """Write the draft now."""
        if self.keeper is not None:
            self.keeper.flush()

    def _content(self) -> Values:
        return {"values": self._values(), "base": dict(self.base)}

    def _restore(self, content: Values) -> None:
        # Against what it started from then: what others changed since is seen when it is saved.
        self.base = {**self.base, **content.get("base", {})}
        # Drafts of an older version hold the fields alone.
        self._put({**self.base, **content.get("values", content)})
        self.tell()

    # -- what others do meanwhile --------------------------------------------------------------------------------

    @property
    def is_edited(self) -> bool:
        """Whether the fields hold anything else than the form started from."""
        values = self._values()
        return any(values[name] != value for name, value in self.base.items() if name in values)

    def follow(self, stored: Mapping[str, Any] | None, *, held: bool = False) -> None:
        """The record was read again, None where it is gone; *held*: an editor is open in it.

        Fields that hold typed words are left alone: a quiet line says what somebody else changed. Without any the
        form shows what is stored now.
        """
        if self.keeper is None:
            return
        if stored is not None and not (held or self.is_edited or self.choice.panel):
            if dict(stored) != self.base:
                self.begin(self.subject, stored)
            return
        self.theirs = dict(stored) if stored is not None else None
        self.tell()

    def tell(self) -> None:
        """Say in the language in force what others changed since the form started."""
        names = self._words() if self.theirs is None or self.theirs != self.base else None
        if names is None:
            self.line.tell("", "")
            return
        if self.theirs is None:
            words = translate("Conflicts", "A colleague took this away meanwhile. Your words are still here.")
            self.line.tell(words, words)
            return
        mine = self._values()
        # What both made the same needs no word.
        changed = {
            name: value
            for name, value in self.theirs.items()
            if value != self.base.get(name) and value != mine.get(name, self.base.get(name))
        }
        said = [
            translate("Conflicts", "{field}: {value}", field=names.field(name), value=names.value(name, value))
            for name, value in changed.items()
        ]
        if not said:
            self.line.tell("", "")
            return
        short = " · ".join(" ".join(each.split()) for each in said[:SAID])
        more = len(said) - SAID
        if more > 0:
            short = f"{short} · {plural('Conflicts', 'and {n} more', 'and {n} more', more)}"
        self.line.tell(translate("Conflicts", "Changed by a colleague meanwhile: {what}", what=short), "\n".join(said))

    def _say_again(self) -> None:
        if self.keeper is not None and self.line.news.text():
            self.tell()

    # -- saving --------------------------------------------------------------------------------------------------

    def refused(self, error: Exception) -> bool:
        """Ask where both sides changed the same; return whether it was that."""
        if not isinstance(error, EditConflict):
            return False
        self.flush()
        self.choice.ask(error, self._words(), self._resolved)
        return True

    def _resolved(self, chosen: Values, base: Values) -> None:
        if self._resolve is not None:
            self._resolve(chosen, base)
        else:
            self.stand_on(chosen, base)

    def stand_on(self, chosen: Values, base: Values) -> None:
        """Take what was *chosen* into the fields, stand on what it was chosen against, and save."""
        mine = self._values()
        # A third change asks about nothing else.
        self.base = {**self.base, **base}
        self._put({**mine, **chosen})
        self._save()

    def drop_choice(self) -> bool:
        """Esc: choose later; return whether a choice was in front."""
        return self.choice.drop()
