"""The gate: choose yourself, enter PIN or password; everything private is hidden behind it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from servicedesk.core.clock import SystemClock
from servicedesk.core.errors import ServiceDeskError
from servicedesk.core.translation import translate
from servicedesk.ui import tokens, wording
from servicedesk.ui.pages.sign_in.board import BoardPane
from servicedesk.ui.pages.sign_in.entry_card import PASSWORD, PIN, EntryCard
from servicedesk.ui.pages.sign_in.people import PeopleRow
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.scroll import ScrollColumn
from servicedesk.ui.widgets.status_bar import StatusBar
from servicedesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from servicedesk.core.gate_rows import Board, GateFacts, PersonRow

BOARD_FROM = 1000
# Seconds until who waits is asked again.
BOARD_EVERY = 60
TOP, TOP_OF_MANY, BOTTOM, SPACING = 56, 24, 20, 16
# A row of small cards, and that there are more.
LEAST_OF_PEOPLE = 72


class SignInPage(Themed, QWidget):
    """Painted before the data is open; people appear as soon as it is."""

    signed_in = Signal()

    def __init__(self, workspace: Workspace, locked: bool, offered: int | None = None) -> None:
        super().__init__()
        self._workspace = workspace
        self._locked = locked
        self._offered = offered
        self._side = 0
        self._person: PersonRow | None = None
        self._people: list[PersonRow] = []
        self._zone: ZoneInfo | None = None
        self._queue: Board | None = None
        self._seconds = 0
        # What was entered before the data were open: looked at when they are, unless it is changed meanwhile.
        self._attempt: Callable[[], None] | None = None
        self.board = BoardPane()
        self.title = PlainLabel("", tokens.TITLE, "text", True)
        self.subtitle = PlainLabel("", tokens.BODY, "text2", wrap=True)
        self.people = PeopleRow()
        self.entry = EntryCard()
        self.status = StatusBar()
        self._build()
        self.people.chosen.connect(self._choose)
        self.entry.way.chosen.connect(self._show_way)
        self.entry.pin.entered.connect(self._try_pin)
        self.entry.pin.typed.connect(self._withdraw)
        self.entry.password.textEdited.connect(self._withdraw)
        self.entry.password.returnPressed.connect(self._try_password)
        self.entry.enter.clicked.connect(self._try_password)
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._second_passed)
        self._tick.start()
        self.entry.password.installEventFilter(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.follow_theme()
        self.retranslate()
        self._show_time()

    # -- layout --------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        column = ScrollColumn(spacing=SPACING)
        # Of many people the cards lie down; of very many they scroll: where one types stays in view.
        self._crowd = ScrollColumn(spacing=0)
        self._crowd.body.addWidget(self.people)
        self._crowd.body.addStretch(1)
        for widget in (self.title, self.subtitle, self._crowd, self.entry):
            column.body.addWidget(widget)
        column.body.addStretch(1)
        self._column = column
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self.board)
        upper.addWidget(column, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(upper, 1)
        whole.addWidget(self.status)
        for before, after in pairwise(self.entry.tab_order()):
            QWidget.setTabOrder(before, after)

    def restyle(self) -> None:
        """Scale the margins."""
        look = theme()
        side = 40 if self.width() < look.px(BOARD_FROM) else 108
        self._side = side
        self.setAutoFillBackground(True)
        self.board.setVisible(self.width() >= look.px(BOARD_FROM))
        self.entry.keypad.setVisible(self.width() >= look.px(720))
        self._fit_people()
        super().restyle()

    def _fit_people(self) -> None:
        """Give the cards what is left above the place where one types: large, small, or scrolled."""
        look = theme()
        self._column.set_margins(self._side, TOP, self._side, BOTTOM)
        margins = self._column.body.contentsMargins()
        width = self._column.viewport().width() - margins.left() - margins.right()
        others = sum(
            part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()
            for part in (self.title, self.subtitle, self.entry)
        )
        taken = margins.top() + margins.bottom() + others + 3 * look.px(SPACING)
        room = self.height() - max(self.status.sizeHint().height(), self.status.minimumHeight()) - taken
        large = self.people.height_at(width, False)
        is_small = large > room
        self.people.set_small(is_small)
        needed = self.people.height_at(width, True) if is_small else large
        if is_small:
            self._column.set_margins(self._side, TOP_OF_MANY, self._side, BOTTOM)
            room += look.px(TOP) - look.px(TOP_OF_MANY)
        self._crowd.setFixedHeight(max(min(needed, max(room, look.px(LEAST_OF_PEOPLE))), 1))
        self._show_chosen()

    def _show_chosen(self) -> None:
        card = self.people.current_card()
        if card is not None:
            self._crowd.show_widget(card)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window drops the board, then the keypad."""
        super().resizeEvent(event)
        self.restyle()

    def retranslate(self) -> None:
        """Name everything."""
        settings = self._workspace.settings
        self.board.set_site(settings.site_name or translate("Frame", "Service Desk"), settings.desk_name)
        self.subtitle.setText(
            translate("SignIn", "Locked · drafts and parked receptions are saved")
            if self._locked
            else translate("SignIn", "The desks of this house share one set of data")
            if self._workspace.is_shared
            else translate("SignIn", "Everything works offline, on this PC")
        )
        self.entry.retranslate()
        self.setWindowTitle(translate("Frame", "Service Desk"))
        self.status.set_saved(wording.where_data_are(self._workspace.is_shared))
        self._show_person()

    # -- data ----------------------------------------------------------------------------------------------------

    def greet(self, facts: GateFacts) -> None:
        """Show what a first look found, before the data are open."""
        self._zone = facts.site.zone
        settings = self._workspace.settings
        self.board.set_site(settings.site_name, settings.desk_name)
        self._show_people(facts.people)
        self._show_board(facts.board)
        self._show_time()

    def desk_ready(self) -> None:
        """The data is open: look at what was entered, ask who can sign in, and for the queue."""
        from servicedesk.queries.staff import people_to_sign_in

        self._workspace.ask(people_to_sign_in, done=self._show_people, owner=self)
        self._ask_board()
        attempt, self._attempt = self._attempt, None
        if attempt is not None:
            attempt()

    def _ask_board(self) -> None:
        from servicedesk.queries.visits import board

        self._workspace.ask(board, done=self._show_board, owner=self, key="board")

    def show_failure(self, error: Exception) -> None:
        """Say why the data could not be opened."""
        from servicedesk.ui.errors import sentence

        known = isinstance(error, ServiceDeskError)
        # Nobody can sign in to data that do not open: nobody is offered.
        self._attempt = self._person = None
        self._people = []
        self.people.set_people([], None)
        self._fit_people()
        self.entry.clear()
        self._show_person()
        self._queue = None
        self.board.set_queue("", (), timedelta())
        self.entry.say(sentence(error) if isinstance(error, ServiceDeskError) else repr(error), wrong=True)
        if not known:
            self._workspace.failed(error)

    def _show_people(self, people: list[PersonRow]) -> None:
        self.status.set_shift(self._workspace.settings.desk_name)
        if people == self._people:
            # Who stands there already was chosen, and typed for, meanwhile.
            return
        self._people = people
        here = {person.id for person in people}
        before, way = self._person, self.entry.way.value()
        last = self._workspace.desk.actor.staff_id if self._workspace.is_open else None
        if before is not None and before.id in here:
            last = before.id
        elif self._offered in here:
            last = self._offered
        self.people.set_people(people, last)
        self._fit_people()
        # What is said beside the boxes has told its height by then.
        QTimer.singleShot(0, self, self._fit_people)
        now = self._person
        if before is not None and now is not None and (before.id, before.pin_usable) == (now.id, now.pin_usable):
            self._show_way(way)

    def _show_board(self, board: Board) -> None:
        self._queue = board
        self._show_time()

    def _show_time(self) -> None:
        """Show what time it is, and how long everybody has waited by now."""
        now = self._workspace.now() if self._workspace.is_open else SystemClock().now().astimezone(self._zone)
        self.board.set_time(now)
        if self._queue is not None:
            waiting = tuple((number, now - arrived_at) for number, arrived_at in self._queue.waiting)
            self.board.set_queue(self._queue.serving_number, waiting, self._queue.standard)

    def _second_passed(self) -> None:
        self._show_time()
        self._seconds += 1
        # Other desks go on calling guests while nobody is signed in here.
        if self._seconds % BOARD_EVERY == 0 and self._workspace.is_open and self.isVisible():
            self._ask_board()

    def _choose(self, person: PersonRow) -> None:
        if self._person is not None and person.id != self._person.id:
            # What was begun for one person must not be sent, nor counted as a wrong try, for another.
            self.entry.clear()
            self._withdraw()
        self._person = person
        self._show_chosen()
        self._show_way(PIN if person.pin_usable else PASSWORD)
        self._show_person()

    def _name_way(self) -> None:
        """Say how to get in: the title and the keys name only what can be done now."""
        by_pin = self.entry.by_pin
        self.title.setText(
            translate("SignIn", "Choose yourself and enter your PIN")
            if by_pin
            else translate("SignIn", "Choose yourself and enter your password")
        )
        enter = ("0–9", translate("SignIn", "Enter PIN")) if by_pin else ("↵", translate("SignIn", "Sign in"))
        self.status.set_keys(
            [
                ("← →", translate("SignIn", "Choose person")),
                enter,
                ("Tab", translate("SignIn", "PIN or password")),
                ("Esc", translate("SignIn", "Clear")),
            ]
        )

    def _show_person(self) -> None:
        self._name_way()
        self.entry.show_person(self._person)

    def _show_way(self, way: str) -> None:
        if self._person is not None and way == PIN and not self._person.pin_usable:
            way = PASSWORD
        self.entry.show_way(way)
        self.take_focus()
        self._show_person()

    def take_focus(self) -> None:
        """Let whoever types now type into what is asked for."""
        if self._person is None:
            self.setFocus()
        else:
            self.entry.take_focus()

    # -- trying --------------------------------------------------------------------------------------------------

    def _try_pin(self, digits: str) -> None:
        if self._person is None or self._waits_for(partial(self._try_pin, digits)):
            return
        from servicedesk.services.sign_in import sign_in_with_pin

        self._try(sign_in_with_pin, self._person.id, digits)

    def _try_password(self) -> None:
        if self._person is None or not self.entry.password.text() or self._waits_for(self._try_password):
            return
        from servicedesk.services.sign_in import sign_in_with_password

        self._try(sign_in_with_password, self._person.sign_in_name, self.entry.password.text())

    def _waits_for(self, attempt: Callable[[], None]) -> bool:
        """Keep *attempt* until the data are open; return whether it has to wait."""
        if self._workspace.is_open:
            return False
        self._attempt = attempt
        self.entry.say(translate("SignIn", "Opening the data… You will be signed in at once"))
        return True

    def _withdraw(self, _typed: object = None) -> None:
        """What is changed while it waits is not tried."""
        if self._attempt is not None:
            self._attempt = None
            self._show_person()

    def _try(self, service: Any, *arguments: object) -> None:
        """Check on a thread: hashing a password takes a noticeable moment by design."""
        self.entry.say(translate("SignIn", "Checking…"))
        self._workspace.act(service, *arguments, done=lambda _actor: self._entered(), failed=self._refused, owner=self)

    def _entered(self) -> None:
        self.entry.password.set_text("")
        self.signed_in.emit()

    def _refused(self, error: Exception) -> None:
        from servicedesk.ui.errors import sentence

        if not isinstance(error, ServiceDeskError):
            self._workspace.failed(error)
            return
        self.entry.refuse()
        if error.code == "password_needed":
            self._show_way(PASSWORD)
            self.entry.password.setFocus()
        words = sentence(error)
        self.entry.say(words, wrong=True)
        if error.code == "sign_in_throttled":
            seconds = int(str(error.parameters.get("seconds", 1)))
            QTimer.singleShot(seconds * 1000, self, partial(self._waited, words))

    def _waited(self, words: str) -> None:
        """The seconds are over: what asked to wait would be wrong now."""
        if self.entry.message.text() == words:
            self.entry.say(translate("SignIn", "The wait is over; please try again."))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """An empty password has nothing to walk in: its arrows choose a person too."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not self.entry.password.text():
            step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
            if step is not None:
                self.people.step(step)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose a person, digits go to the PIN, Esc clears."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.people.step(1 if key == Qt.Key.Key_Right else -1)
        elif key == Qt.Key.Key_Escape:
            self.entry.clear()
            self._withdraw()
        elif event.text().isdigit() and self.entry.by_pin:
            self.entry.pin.setFocus()
            self.entry.pin.type_digit(event.text())
        else:
            super().keyPressEvent(event)
