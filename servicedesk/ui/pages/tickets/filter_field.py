"""The words a list is narrowed by; fields of kinds and their answers are offered by name, pinyin or initials."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.field_terms import IS, SIZED, FieldTerm, field_terms, read_term, term_text, unfinished
from servicedesk.core.pinyin import initials, pinyin
from servicedesk.core.text import fold
from servicedesk.core.ticket_fields import FieldDefinition, FieldProblem, FieldType
from servicedesk.core.translation import translate
from servicedesk.ui.pages.tickets.field_words import problem_words, type_name
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.suggestions import SearchField, Suggestion

MOST_HITS = 40
_ICON_ROOM, _LIST_WIDTH = 32, 320


def _means(name: Bilingual, typed: str) -> bool:
    """Return whether something called so is meant by what was typed."""
    wanted = "".join(fold(typed).split())
    readings = []
    for words in {name.zh, name.en}:
        readings += [fold(words), pinyin(words), initials(words)]
    return any(wanted in reading.replace(" ", "") for reading in readings)


class FilterField(SearchField):
    """Words to narrow by; ``narrowed`` when a field was put in whole. Down, or a press on the icon, offers fields."""

    narrowed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._icon = "filter"
        self._fields: Sequence[FieldDefinition] = ()
        self._start, self._term = 0, FieldTerm("")
        self.asked.connect(self._offer)
        self.chosen.connect(self._put)
        self.retranslate()

    def set_fields(self, definitions: Sequence[FieldDefinition]) -> None:
        """Offer these fields."""
        self._fields = definitions

    @property
    def is_choosing(self) -> bool:
        """Whether fields or answers are being offered: what is typed is no filter yet."""
        hits = self.suggestions()
        return hits is not None and hits.isVisible()

    def offer_fields(self) -> None:
        """Begin another field after what was typed, and offer all there are."""
        if unfinished(self.text()) is None:
            self.set_text(f"{self.text().rstrip()} {_prefix()}".lstrip())
        self.ask_now()

    def problem(self, now: datetime) -> str:
        """Return what is wrong with the first field that cannot be read; empty when all can."""
        for term in field_terms(self.text()).terms:
            try:
                read_term(term, self._fields, now)
            except FieldProblem as problem:
                return self._words(term, problem)
        return ""

    def _words(self, term: FieldTerm, problem: FieldProblem) -> str:
        if problem.code == "field_unknown":
            return translate("TicketFilter", "There is no field “{name}”; ↓ in the filter shows them", name=term.name)
        if problem.code == "field_operator":
            return translate("TicketFilter", "“{name}” is compared with = only", name=term.name)
        named = [field for field in self._fields if _means(field.name, term.name)]
        return problem_words(named[0], problem) if named else ""

    # -- offering ------------------------------------------------------------------------------------------------

    def _offer(self, text: str) -> None:
        begun = unfinished(text)
        if begun is None:
            self.suggest([])
            return
        self._start, self._term = begun
        hits = self._answers() if self._term.operator == IS else self._names()
        # Names are longer than the field they are typed into.
        self.suggest(hits, max(self.width(), min(theme().px(_LIST_WIDTH), self.window().width() - theme().px(40))))

    def _names(self) -> list[Suggestion]:
        if self._term.operator:
            return []
        called: dict[str, FieldDefinition] = {}
        for field in self._fields:
            # Fields of the same name are one here: each of them is meant.
            if _means(field.name, self._term.name):
                called.setdefault(fold(str(field.name)), field)
        return [
            Suggestion(
                str(field.name), str(field.name), type_name(field.type), icon="list-details",
                right="= > < ≥ ≤" if field.type in SIZED else "=", data=field,
            )
            for field in list(called.values())[:MOST_HITS]
        ]  # fmt: skip

    def _answers(self) -> list[Suggestion]:
        answers: dict[str, None] = {}
        for field in self._fields:
            if fold(self._term.name) not in (fold(field.name.zh), fold(field.name.en), fold(field.code)):
                continue
            offered = [option.name for option in field.options]
            if field.type is FieldType.YES_NO:
                offered = [Bilingual("是", "yes"), Bilingual("否", "no")]
            answers |= dict.fromkeys(str(name) for name in offered if _means(name, self._term.value))
        if self._term.value in answers:
            # Typed whole already: Enter narrows.
            return []
        return [Suggestion(words, words, icon="check") for words in list(answers)[:MOST_HITS]]

    def _put(self, hit: Suggestion) -> None:
        """Put what was chosen in place of what was being typed."""
        field = hit.data
        if isinstance(field, FieldDefinition):
            operator = "" if field.type in SIZED else IS
            self._write(replace(self._term, name=str(hit.key), operator=operator, value=""), "")
            self.ask_now()
            return
        self._write(replace(self._term, value=str(hit.key)), " ")
        self.narrowed.emit()

    def _write(self, term: FieldTerm, after: str) -> None:
        self.set_text(self.text()[: self._start] + term_text(term, _prefix()) + after)
        self.setCursorPosition(len(self.text()))

    # -- keys ----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down offers fields where nothing is offered yet."""
        if event.key() == Qt.Key.Key_Down and not self.is_choosing:
            self.offer_fields()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the icon offers fields."""
        super().mousePressEvent(event)
        if event.position().x() < theme().px(_ICON_ROOM):
            self.offer_fields()

    def retranslate(self) -> None:
        """Name the field."""
        self.set_words(translate("Tickets", "Narrow the list"), translate("TicketFilter", "Words, ↓ fields ( / )"))


def _prefix() -> str:
    return translate("TicketFilter", "field:")
