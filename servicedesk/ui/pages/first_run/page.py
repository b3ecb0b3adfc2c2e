"""Setting the desk up: whose desk, which industry, who administers; nothing is written before the last step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from servicedesk.core.errors import Refused, ServiceDeskError
from servicedesk.core.translation import set_language, translate, translator
from servicedesk.services import backups
from servicedesk.services.backups import BackupPlaces
from servicedesk.services.demo import DEMO_PASSWORD, DEMO_PIN, make_demo
from servicedesk.services.desk import Desk, load_site
from servicedesk.services.site_setup import SetUpSite, set_up_site
from servicedesk.ui import tokens, wording
from servicedesk.ui.errors import sentence
from servicedesk.ui.pages.first_run.industry_step import IndustryStep
from servicedesk.ui.pages.first_run.people_step import PeopleStep
from servicedesk.ui.pages.first_run.ready_step import ReadyStep
from servicedesk.ui.pages.first_run.site_step import SiteStep
from servicedesk.ui.pages.first_run.step import RING, Step
from servicedesk.ui.pages.first_run.steps import StepColumn
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.buttons import PrimaryButton, SecondaryButton
from servicedesk.ui.widgets.cards import IconLabel, Pane, Panel
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.rail import BrandMark
from servicedesk.ui.widgets.status_bar import StatusBar
from servicedesk.ui.widgets.tags import Pill
from servicedesk.ui.workspace import Workspace

SITE, INDUSTRY, PEOPLE, READY = range(4)
DEMO_TICKETS = 600
SIDE_FROM, NARROW_BELOW = 900, 600


def set_up(desk: Desk, command: SetUpSite, places: BackupPlaces) -> None:
    """Set the site up and remember where backups go; the folder is looked at before anything is written."""
    backups.check_places(places)
    set_up_site(desk, command)
    if places.second_folder:
        backups.choose_places(desk, places)


class FirstRunPage(Themed, QWidget):
    """Steps back and forth keep what was entered; the set-up itself is one act on the writer's thread."""

    finished = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._step = SITE
        self._busy = False
        self._problem = ""
        self.site, self.industry = SiteStep(), IndustryStep()
        self.people, self.ready = PeopleStep(), ReadyStep()
        self._steps: tuple[Step, ...] = (self.site, self.industry, self.people, self.ready)
        self.steps = StepColumn()
        self.title = PlainLabel("", tokens.TITLE, bold=True, wrap=True)
        self.hint = PlainLabel("", tokens.BODY, "text2", wrap=True)
        self.count = Pill("", "neutral", "", bold=False)
        self.message = PlainLabel("", tokens.BODY, "text2", wrap=True)
        self.back = SecondaryButton("", "", "Esc", large=True)
        self.next = PrimaryButton("", "", "↵", large=True)
        self.status = StatusBar()
        self._build()
        self.site.language.chosen.connect(self._speak)
        self.industry.chosen.connect(self.retranslate)
        self.back.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.follow_theme()
        self._show_step()

    # -- layout --------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._build_side()
        self._pages = QStackedWidget()
        for step in self._steps:
            self._pages.addWidget(step)
        self._head, words = QHBoxLayout(), QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.hint)
        self._head.addLayout(words, 1)
        self._head.addWidget(self.count, 0, Qt.AlignmentFlag.AlignTop)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.message, 1)
        self._foot.addWidget(self.back)
        self._foot.addWidget(self.next)
        self._main = QVBoxLayout()
        self._main.addLayout(self._head)
        self._main.addWidget(self._pages, 1)
        self._main.addLayout(self._foot)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self._side)
        upper.addLayout(self._main, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(upper, 1)
        whole.addWidget(self.status)

    def _build_side(self) -> None:
        self._side = Pane("right", padding=20, spacing=18)
        brand, names = QHBoxLayout(), QVBoxLayout()
        names.setSpacing(0)
        self.brand = PlainLabel("", tokens.PANE, bold=True)
        self.brand_hint = PlainLabel("", tokens.META, "text2")
        for label in (self.brand, self.brand_hint):
            names.addWidget(label)
        brand.addWidget(BrandMark(40))
        brand.addLayout(names, 1)
        promise, line = Panel("", padding=12), QHBoxLayout()
        self.offline = PlainLabel("", tokens.ROW, bold=True, wrap=True)
        self.offline_hint = PlainLabel("", tokens.META, "text2", wrap=True)
        line.addWidget(IconLabel("cloud-off", "success_text", 18))
        line.addWidget(self.offline, 1)
        promise.body.addLayout(line)
        promise.body.addWidget(self.offline_hint)
        self._side.body.addLayout(brand)
        self._side.body.addWidget(self.steps)
        self._side.body.addStretch(1)
        self._side.body.addWidget(promise)

    def restyle(self) -> None:
        """Scale the margins."""
        self._side.setFixedWidth(theme().px(272))
        self._fit()
        super().restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The steps at the side need room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        look = theme()
        narrow = self.width() < look.px(NARROW_BELOW)
        side = look.px(14 if narrow else 36)
        self._main.setContentsMargins(side, look.px(14 if narrow else 28), side, look.px(14))
        self._main.setSpacing(look.px(14))
        # The steps leave room for the focus ring around their fields: what stands above and below lines up with them.
        for line in (self._head, self._foot):
            line.setContentsMargins(look.px(RING), 0, look.px(RING), 0)
        self._side.setVisible(self.width() >= look.px(SIDE_FROM))
        self.message.setVisible(not narrow or self._busy or bool(self._problem))

    # -- walking -------------------------------------------------------------------------------------------------

    @property
    def step(self) -> int:
        """Which step is shown, from 0."""
        return self._step

    def go_on(self) -> None:
        """Check this step and go to the next; the last one sets everything up."""
        if self._busy or not self._steps[self._step].ready():
            return
        if self._step == READY:
            self._set_up()
            return
        # Practice data bring their own people.
        self._step = READY if self._step == INDUSTRY and self.industry.is_practice else self._step + 1
        self._show_step()

    def go_back(self) -> None:
        """One step back; what was entered stays."""
        if self._busy or self._step == SITE:
            return
        self._step = INDUSTRY if self._step == READY and self.industry.is_practice else self._step - 1
        self._show_step()

    def _show_step(self) -> None:
        self._problem = ""
        self._pages.setCurrentIndex(self._step)
        self.back.setEnabled(self._step > SITE)
        self.ready.on_server = not self._workspace.desk.database.makes_backups
        self.ready.rows["place"].setVisible(not self.industry.is_practice and not self.ready.on_server)
        self.retranslate()
        self._focus_first()

    def _focus_first(self) -> None:
        done = self._step == READY and not self.ready.rows["place"].isVisibleTo(self.ready)
        (self.next if done else self._steps[self._step].first()).setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The page as a whole never holds the focus: its first field does."""
        super().focusInEvent(event)
        # Not at once: the fields may not be shown yet when the page takes the window's place.
        QTimer.singleShot(0, self, self._focus_first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose an industry, Enter goes on (a field hands it up), Esc back."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.go_on()
        elif key == Qt.Key.Key_Escape:
            self.go_back()
        elif self._step == INDUSTRY and event.text() in tuple("123456"):
            self.industry.choose(event.text())
        else:
            super().keyPressEvent(event)

    # -- setting up ----------------------------------------------------------------------------------------------

    def _command(self) -> SetUpSite:
        return SetUpSite(
            self.site.name.text().strip(),
            self.industry.pack.industry.value,
            self.site.desk_name.text().strip(),
            administrator=self.people.person.text().strip(),
            sign_in_name=self.people.sign_in.text().strip(),
            password=self.people.password.text(),
        )

    def _set_up(self) -> None:
        self._set_busy(True)
        act = self._workspace.act
        if self.industry.is_practice:
            industry = self.industry.pack.industry.value
            act(make_demo, industry, DEMO_TICKETS, done=self._done, failed=self._failed, owner=self)
            return
        places = BackupPlaces(second_folder=self.ready.place.text())
        act(set_up, self._command(), places, done=self._done, failed=self._failed, owner=self)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        for widget in (self.next, self.back, self._pages):
            widget.setEnabled(not busy)
        self._say_message()
        self._fit()

    def _done(self, _result: Any) -> None:
        load_site(self._workspace.desk)
        self._workspace.settings.language = translator().language
        self.finished.emit()

    def _failed(self, error: Exception) -> None:
        self._problem = sentence(error) if isinstance(error, ServiceDeskError) else ""
        self._set_busy(False)
        if not isinstance(error, ServiceDeskError):
            self._workspace.failed(error)
            return
        place = self.ready.place.text()
        if place and Path(str(error.parameters.get("path", "?"))) == Path(place):
            self._problem = ""
            self._say_message()
            self.ready.rows["place"].set_error(sentence(error))
            self.ready.place.text_field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(error, Refused) and error.field == "sign_in_name":
            self._step = PEOPLE
            self._show_step()
            self.people.rows["sign_in"].set_error(sentence(error))

    # -- words ---------------------------------------------------------------------------------------------------

    def _speak(self, language: str) -> None:
        self._workspace.settings.language = language
        set_language(language)

    def _say_message(self) -> None:
        self.message.set_colour("danger_text" if self._problem else "text2")
        busy = translate("FirstRun", "Setting up; this takes a few seconds…") if self._busy else ""
        self.message.setText(self._problem or busy or self._steps[self._step].remark())

    def retranslate(self) -> None:
        """Name everything in the language in force."""
        self.brand.setText(translate("Frame", "Service Desk"))
        self.brand_hint.setText(translate("FirstRun", "First set-up, about 3 minutes"))
        if self._workspace.is_shared:
            self.offline.setText(translate("FirstRun", "Everything stays on your server"))
            self.offline_hint.setText(
                translate(
                    "FirstRun", "The other desks open what is set up here. Names and people are changed in Settings."
                )
            )
        else:
            self.offline.setText(translate("FirstRun", "Everything stays on this PC"))
            self.offline_hint.setText(
                translate(
                    "FirstRun", "No network, server or mailbox is needed. Names and people are changed in Settings."
                )
            )
        names = self._names()
        self.steps.set_steps(names, self._step)
        title, hint = self._steps[self._step].heading()
        self.title.setText(title)
        self.hint.setText(hint)
        self.count.set(translate("FirstRun", "Step {n} of {all}", n=self._step + 1, all=len(names)))
        self.ready.summary.setText(self._summary())
        self._say_message()
        self.back.setText(translate("FirstRun", "Back"))
        following = READY if self._step == INDUSTRY and self.industry.is_practice else min(self._step + 1, READY)
        on = translate("FirstRun", "Next: {step}", step=names[following][0])
        self.next.setText(translate("FirstRun", "Set up") if self._step == READY else on)
        self._say_keys()

    def _names(self) -> list[tuple[str, str]]:
        house = " · ".join(filter(None, (self.site.name.text().strip(), self.site.desk_name.text().strip())))
        industry = translate("FirstRun", "Words, scenarios, rules")
        if self._step > INDUSTRY:
            data = translate("FirstRun", "practice") if self.industry.is_practice else ""
            industry = " · ".join(filter(None, (str(self.industry.pack.name), data)))
        person = self.people.person.text().strip() if self._step > PEOPLE else ""
        return [
            (translate("FirstRun", "The house"), house or translate("FirstRun", "Name and desk")),
            (translate("FirstRun", "Industry and data"), industry),
            (translate("FirstRun", "Administrator"), person or translate("FirstRun", "Who looks after it")),
            (translate("FirstRun", "Ready"), translate("FirstRun", "Second place, open the desk")),
        ]

    def _say_keys(self) -> None:
        keys = [("1–6", translate("FirstRun", "Industry"))] if self._step == INDUSTRY else []
        keys += [
            ("Tab", translate("FirstRun", "Next field")),
            ("↵", translate("FirstRun", "Set up") if self._step == READY else translate("FirstRun", "Next")),
        ]
        keys += [("Esc", translate("FirstRun", "Back"))] if self._step > SITE else []
        self.status.set_keys(keys)
        self.status.set_saved(wording.where_data_are(self._workspace.is_shared))

    def _summary(self) -> str:
        pack = self.industry.pack
        if self.industry.is_practice:
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
            name=self.site.name.text().strip(),
            industry=pack.name,
            person=self.people.person.text().strip(),
            sign_in=self.people.sign_in.text().strip(),
        )
