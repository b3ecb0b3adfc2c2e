"""Setting the desk up: whose desk, which industry, who administers; nothing is written before the last step."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from servicedesk.core.errors import ServiceDeskError
from servicedesk.core.pack import Industry, load_pack
from servicedesk.core.translation import set_language, translate, translator
from servicedesk.services import passwords
from servicedesk.services.demo import DEMO_PASSWORD, DEMO_PIN, make_demo
from servicedesk.services.desk import load_site
from servicedesk.services.site_setup import SetUpSite, set_up_site
from servicedesk.ui import tokens
from servicedesk.ui.errors import sentence
from servicedesk.ui.pages.first_run.industry_card import IndustryCard
from servicedesk.ui.pages.first_run.steps import StepColumn
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.buttons import PrimaryButton, SecondaryButton
from servicedesk.ui.widgets.cards import IconLabel, Pane, Panel
from servicedesk.ui.widgets.choices import ChoiceCard, Segmented
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.rail import BrandMark
from servicedesk.ui.widgets.scroll import ScrollColumn
from servicedesk.ui.widgets.status_bar import StatusBar
from servicedesk.ui.widgets.tags import Pill
from servicedesk.ui.workspace import Workspace

SITE, INDUSTRY, PEOPLE, READY = range(4)
DEMO_TICKETS = 600
SIDE_FROM = 900


class FirstRunPage(Themed, QWidget):
    """Steps back and forth keep what was entered; the set-up itself is one act on the writer's thread."""

    finished = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._step = SITE
        self._busy = False
        self.steps = StepColumn()
        self.title = PlainLabel("", tokens.TITLE, bold=True)
        self.hint = PlainLabel("", tokens.BODY, "text2", wrap=True)
        self.count = Pill("", "neutral", "", bold=False)
        self.language = Segmented("", [("zh_CN", "中文"), ("en", "English")], translator().language, stretch=True)
        self.name = TextField("", "", most=60, large=True)
        self.desk_name = TextField("", "", most=40, large=True)
        self.cards = [IndustryCard(load_pack(industry), place) for place, industry in enumerate(Industry)]
        self.demo = ChoiceCard()
        self.empty = ChoiceCard()
        self.person = TextField("", "", most=40, large=True)
        self.sign_in = TextField("", "", most=40, large=True)
        self.password = TextField("", "", secret=True, large=True)
        self.again = TextField("", "", secret=True, large=True)
        self.summary = PlainLabel("", tokens.ROW, "text2", wrap=True)
        self.message = PlainLabel("", tokens.BODY, "text2", wrap=True)
        self.back = SecondaryButton("", "", "Esc", large=True)
        self.next = PrimaryButton("", "", "↵", large=True)
        self.status = StatusBar()
        self._rows: dict[str, FormRow] = {}
        self._build()
        self.language.chosen.connect(self._speak)
        self.back.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        self.cards[0].setChecked(True)
        self.empty.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.follow_theme()
        self.retranslate()
        self._show_step()

    # -- layout --------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._side = Pane("right", padding=20, spacing=18)
        brand = QHBoxLayout()
        brand.addWidget(BrandMark(40))
        names = QVBoxLayout()
        self.brand = PlainLabel("", tokens.PANE, bold=True)
        self.brand_hint = PlainLabel("", tokens.META, "text2")
        names.addWidget(self.brand)
        names.addWidget(self.brand_hint)
        brand.addLayout(names, 1)
        self._side.body.addLayout(brand)
        self._side.body.addWidget(self.steps)
        self._side.body.addStretch(1)
        self._promise = Panel("", padding=12)
        line = QHBoxLayout()
        line.addWidget(IconLabel("cloud-off", "success_text", 18))
        self.offline = PlainLabel("", tokens.ROW, bold=True)
        line.addWidget(self.offline, 1)
        self.offline_hint = PlainLabel("", tokens.META, "text2", wrap=True)
        self._promise.body.addLayout(line)
        self._promise.body.addWidget(self.offline_hint)
        self._side.body.addWidget(self._promise)
        self._pages = QStackedWidget()
        for page in (self._site_page(), self._industry_page(), self._people_page(), self._ready_page()):
            self._pages.addWidget(page)
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.addWidget(self.title)
        words.addWidget(self.hint)
        head.addLayout(words, 1)
        head.addWidget(self.count, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.addWidget(self.message, 1)
        foot.addWidget(self.back)
        foot.addWidget(self.next)
        self._main = QVBoxLayout()
        self._main.addLayout(head)
        self._main.addWidget(self._pages, 1)
        self._main.addLayout(foot)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self._side)
        upper.addLayout(self._main, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(upper, 1)
        whole.addWidget(self.status)

    def _form(self, *rows: tuple[str, QWidget]) -> QWidget:
        column = ScrollColumn(spacing=18)
        for name, field in rows:
            self._rows[name] = FormRow("", field, required=name != "desk_name")
            column.body.addWidget(self._rows[name])
        column.body.addStretch(1)
        return column

    def _site_page(self) -> QWidget:
        page = self._form(("language", self.language), ("name", self.name), ("desk_name", self.desk_name))
        self._rows["name"].set_check(
            lambda: "" if self.name.text().strip() else translate("FirstRun", "Please enter the name of the house.")
        )
        return page

    def _industry_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        grid_host = QWidget()
        self._grid = QGridLayout(grid_host)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for place, card in enumerate(self.cards):
            self._grid.addWidget(card, place // 3, place % 3)
        column.addWidget(grid_host, 1)
        choices = QWidget()
        row = QHBoxLayout(choices)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.demo, 1)
        row.addWidget(self.empty, 1)
        column.addWidget(choices)
        return page

    def _people_page(self) -> QWidget:
        page = self._form(
            ("person", self.person), ("sign_in", self.sign_in), ("password", self.password), ("again", self.again)
        )
        needed = translate("FirstRun", "Please enter a name.")
        self._rows["person"].set_check(lambda: "" if self.person.text().strip() else needed)
        self._rows["sign_in"].set_check(lambda: "" if self.sign_in.text().strip() else needed)
        self._rows["password"].set_check(self._password_problem)
        self._rows["again"].set_check(
            lambda: (
                "" if self.again.text() == self.password.text() else translate("FirstRun", "The two passwords differ.")
            )
        )
        return page

    def _ready_page(self) -> QWidget:
        column = ScrollColumn(spacing=12)
        column.body.addWidget(self.summary)
        column.body.addStretch(1)
        return column

    def restyle(self) -> None:
        """Scale the margins; a narrow window drops the steps."""
        look = theme()
        side = look.px(40)
        self._main.setContentsMargins(side, look.px(30), side, look.px(14))
        self._main.setSpacing(look.px(16))
        self._grid.setSpacing(look.px(14))
        self._side.setFixedWidth(look.px(272))
        self._side.setVisible(self.width() >= look.px(SIDE_FROM))
        super().restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The steps need room."""
        super().resizeEvent(event)
        self._side.setVisible(self.width() >= theme().px(SIDE_FROM))

    # -- walking -------------------------------------------------------------------------------------------------

    @property
    def step(self) -> int:
        """Which step is shown, from 0."""
        return self._step

    def go_on(self) -> None:
        """Check this step and go to the next; the last one sets everything up."""
        if self._busy or not self._checked():
            return
        if self._step == READY:
            self._set_up()
            return
        # Practice data bring their own people.
        self._step = READY if self._step == INDUSTRY and self.demo.isChecked() else self._step + 1
        self._show_step()

    def go_back(self) -> None:
        """One step back; what was entered stays."""
        if self._busy or self._step == SITE:
            return
        self._step = INDUSTRY if self._step == READY and self.demo.isChecked() else self._step - 1
        self._show_step()

    def _checked(self) -> bool:
        names = {SITE: ("name",), PEOPLE: ("person", "sign_in", "password", "again")}.get(self._step, ())
        wrong = [name for name in names if not self._rows[name].validate()]
        if wrong:
            self._rows[wrong[0]].field.setFocus()
        return not wrong

    def _password_problem(self) -> str:
        try:
            passwords.check_password(self.password.text(), self.sign_in.text())
        except ServiceDeskError as error:
            return sentence(error)
        return ""

    def _show_step(self) -> None:
        self._pages.setCurrentIndex(self._step)
        self.back.setEnabled(self._step > SITE)
        self.message.setText("")
        self.retranslate()
        self._focus_first()

    def _focus_first(self) -> None:
        first: dict[int, QWidget] = {
            SITE: self.name,
            INDUSTRY: self._chosen_card(),
            PEOPLE: self.person,
            READY: self.next,
        }
        first[self._step].setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The page as a whole never holds the focus: its first field does."""
        super().focusInEvent(event)
        # Not at once: the fields may not be shown yet when the page takes the window's place.
        QTimer.singleShot(0, self, self._focus_first)

    def _chosen_card(self) -> IndustryCard:
        return next((card for card in self.cards if card.isChecked()), self.cards[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose an industry, Enter goes on (a field hands it up), Esc back."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on()
        elif key == Qt.Key.Key_Escape:
            self.go_back()
        elif self._step == INDUSTRY and event.text() in tuple("123456"):
            card = self.cards[int(event.text()) - 1]
            card.setChecked(True)
            card.setFocus()
        else:
            super().keyPressEvent(event)

    # -- setting up ----------------------------------------------------------------------------------------------

    def _set_up(self) -> None:
        self._busy = True
        self.next.setEnabled(False)
        self.back.setEnabled(False)
        self.message.set_colour("text2")
        self.message.setText(translate("FirstRun", "Setting up; this takes a few seconds…"))
        industry = self._chosen_card().pack.industry.value
        if self.demo.isChecked():
            self._workspace.act(make_demo, industry, DEMO_TICKETS, done=self._done, failed=self._failed, owner=self)
            return
        command = SetUpSite(
            self.name.text().strip(),
            industry,
            self.desk_name.text().strip(),
            administrator=self.person.text().strip(),
            sign_in_name=self.sign_in.text().strip(),
            password=self.password.text(),
        )
        self._workspace.act(set_up_site, command, done=self._done, failed=self._failed, owner=self)

    def _done(self, _result: Any) -> None:
        load_site(self._workspace.desk)
        settings = self._workspace.settings
        settings.language = translator().language
        self.finished.emit()

    def _failed(self, error: Exception) -> None:
        self._busy = False
        self.next.setEnabled(True)
        self.back.setEnabled(True)
        if not isinstance(error, ServiceDeskError):
            self._workspace.failed(error)
            return
        self.message.set_colour("danger_text")
        self.message.setText(sentence(error))

    # -- words ---------------------------------------------------------------------------------------------------

    def _speak(self, language: str) -> None:
        self._workspace.settings.language = language
        set_language(language)
        self.retranslate()

    def retranslate(self) -> None:
        """Name everything in the language in force."""
        self.brand.setText(translate("Frame", "Service Desk"))
        self.brand_hint.setText(translate("FirstRun", "First set-up, about 3 minutes"))
        self.offline.setText(translate("FirstRun", "Everything stays on this PC"))
        self.offline_hint.setText(
            translate("FirstRun", "No network, server or mailbox is needed. Every step can be changed in Settings.")
        )
        self.steps.set_steps(
            [
                (
                    translate("FirstRun", "The house"),
                    self.name.text().strip() or translate("FirstRun", "Name and desk"),
                ),
                (translate("FirstRun", "Industry and data"), translate("FirstRun", "Words, scenarios, rules")),
                (translate("FirstRun", "Administrator"), translate("FirstRun", "Who looks after it")),
                (translate("FirstRun", "Ready"), translate("FirstRun", "Open the desk")),
            ],
            self._step,
        )
        titles = {
            SITE: (
                translate("FirstRun", "Whose front desk is this?"),
                translate("FirstRun", "The name stands on sign-in, slips and reports."),
            ),
            INDUSTRY: (
                translate("FirstRun", "Which industry is your desk in?"),
                translate(
                    "FirstRun", "It brings scenarios, words to say, questionnaires and time rules; choose the nearest."
                ),
            ),
            PEOPLE: (
                translate("FirstRun", "Who administers it?"),
                translate("FirstRun", "Colleagues are added in Settings; an administrator signs in with the password."),
            ),
            READY: (translate("FirstRun", "Ready"), translate("FirstRun", "Nothing has been written so far.")),
        }
        self.title.setText(titles[self._step][0])
        self.hint.setText(titles[self._step][1])
        self.count.set(translate("FirstRun", "Step {n} of {all}", n=self._step + 1, all=4))
        self._label_fields()
        self.demo.set_words(
            translate("FirstRun", "Practice data"),
            translate("FirstRun", "Ten weeks of an invented house, to try everything"),
            translate("FirstRun", "practice"),
        )
        self.empty.set_words(
            translate("FirstRun", "Begin empty"), translate("FirstRun", "Receive the first guest at once")
        )
        self.summary.setText(self._summary())
        self.back.setText(translate("FirstRun", "Back"))
        self.next.setText(translate("FirstRun", "Set up") if self._step == READY else translate("FirstRun", "Next"))
        self.status.set_keys(
            [
                ("1–6", translate("FirstRun", "Industry")),
                ("Tab", translate("FirstRun", "Next field")),
                ("↵", translate("FirstRun", "Next")),
                ("Esc", translate("FirstRun", "Back")),
            ]
        )
        self.status.set_saved(translate("Frame", "Offline"))

    def _label_fields(self) -> None:
        names = {
            "language": (translate("FirstRun", "Language"), translate("FirstRun", "can be switched any time")),
            "name": (translate("FirstRun", "Name of the house"), ""),
            "desk_name": (translate("FirstRun", "Name of this desk"), translate("FirstRun", "may stay empty")),
            "person": (translate("FirstRun", "Your name"), ""),
            "sign_in": (translate("FirstRun", "Sign-in name"), translate("FirstRun", "short, easy to type")),
            "password": (translate("FirstRun", "Password"), translate("FirstRun", "at least 8 characters")),
            "again": (translate("FirstRun", "Password again"), ""),
        }
        for name, (label, hint) in names.items():
            self._rows[name].set_words(label, hint)
            self._rows[name].field.setAccessibleName(label)

    def _summary(self) -> str:
        pack = self._chosen_card().pack
        if self.demo.isChecked():
            return translate(
                "FirstRun",
                "Practice mode for “{industry}”. Everybody signs in with the password {password}, then with PIN {pin}.",
                industry=pack.name,
                password=DEMO_PASSWORD,
                pin=DEMO_PIN,
            )
        return translate(
            "FirstRun",
            "“{name}” as “{industry}”, administered by {person}. Afterwards sign in with {sign_in} and your password.",
            name=self.name.text().strip(),
            industry=pack.name,
            person=self.person.text().strip(),
            sign_in=self.sign_in.text().strip(),
        )
