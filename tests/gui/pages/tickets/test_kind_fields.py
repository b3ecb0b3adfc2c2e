"""The fields of a kind as a form: real keys, typed dates, folding, errors after leaving, every type there and back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.ticket_fields import FieldDefinition, FieldOption, FieldType
from servicedesk.queries.ticket_fields import definitions
from servicedesk.ui.pages.tickets.kind_fields import KindFields
from servicedesk.ui.widgets.inputs import TextField

K = Qt.Key
OPTIONS = (
    FieldOption("a", Bilingual("甲", "First")),
    FieldOption("b", Bilingual("乙", "Second")),
    FieldOption("old", Bilingual("旧", "Old"), is_active=False),
)
HOSTILE = "<img src=file:///x> \u202e\u2066 👩\u200d👧 {customer} %s"


def field(code, field_type, **more):
    return FieldDefinition(0, code, ("request",), field_type, Bilingual(code, code), options=OPTIONS, **more)


SAMPLES = {
    FieldType.TEXT: HOSTILE,
    FieldType.LONG_TEXT: f"{HOSTILE}\n第二行",
    FieldType.NUMBER: -12,
    FieldType.AMOUNT: 1250,
    FieldType.DATE: "2026-11-20",
    FieldType.MOMENT: "2026-11-20T06:30:00+00:00",
    FieldType.YES_NO: False,
    FieldType.CHOICE: "old",
    FieldType.CHOICES: ["b", "old"],
    FieldType.CUSTOMER: {"id": None, "name": HOSTILE},
    FieldType.STAFF: [{"id": 3, "name": HOSTILE}],
    FieldType.EQUIPMENT: {"id": 7, "name": "KT-01 冷水机组"},
}


@pytest.fixture
def shown(qtbot, program):
    """Return a function that shows KindFields below a text field in a window of a given width."""

    def show(fields, values=None, width=600, **more):
        host = QWidget()
        column = QVBoxLayout(host)
        first = TextField("before")
        form = KindFields(program.workspace, **more)
        column.addWidget(first)
        column.addWidget(form)
        form.follow(first)
        form.show_fields(fields, values or {})
        host.resize(width, 600)
        qtbot.addWidget(host)
        host.show()
        host.activateWindow()
        qtbot.waitExposed(host)
        first.setFocus()
        QApplication.processEvents()
        host.before = first
        form.host = host
        return form

    return show


def press(*keys):
    for key in keys:
        target = QApplication.focusWidget()
        if isinstance(key, str):
            QTest.keyClicks(target, key)
        else:
            QTest.keyClick(target, key)
        QApplication.processEvents()


def test_every_type_hands_out_what_it_was_given_and_sees_no_change(shown):
    fields = [field(kind.value, kind) for kind in FieldType]
    values = {kind.value: value for kind, value in SAMPLES.items()}
    form = shown(fields, values)
    assert set(SAMPLES) == set(FieldType)
    found = form.values()
    assert datetime.fromisoformat(found.pop("moment")) == datetime(2026, 11, 20, 6, 30, tzinfo=UTC)
    assert found == {code: value for code, value in values.items() if code != "moment"}
    assert form.changes() == {}
    assert form.validate()


def test_tab_goes_as_one_reads_and_what_was_meant_is_shown_in_full(shown):
    form = shown([field("words", FieldType.TEXT), field("on", FieldType.DATE), field("cost", FieldType.AMOUNT)])
    press(K.Key_Tab, "A12", K.Key_Tab, "yesterday", K.Key_Tab, "12.5", K.Key_Tab)
    assert form.editors["on"].line.text() == "2026-11-21"
    assert form.changes() == {"words": "A12", "on": "2026-11-21", "cost": 1250}


def test_a_wrong_date_is_said_after_leaving_and_goes_away_when_mended(shown):
    form = shown([field("on", FieldType.DATE), field("words", FieldType.TEXT)])
    press(K.Key_Tab, "13-45")
    row = form.rows["on"]
    assert row.error() == ""
    press(K.Key_Tab)
    assert row.error()
    assert not form.validate()
    assert QApplication.focusWidget() is form.editors["on"].line
    form.editors["on"].line.selectAll()
    press("11-20")
    assert row.error() == ""
    assert form.values() == {"on": "2026-11-20"}


def test_only_what_matters_at_the_desk_is_in_view_until_unfolded_by_key(shown):
    fields = [
        field("first", FieldType.TEXT, is_at_desk=True),
        field("hidden", FieldType.TEXT),
        field("needed", FieldType.TEXT, is_needed_to_open=True),
    ]
    form = shown(fields, folds=True)
    assert [code for code, row in form.rows.items() if row.isVisible()] == ["first", "needed"]
    press(K.Key_Tab, K.Key_Tab, K.Key_Tab)
    assert QApplication.focusWidget() is form.more
    press(K.Key_Space, K.Key_Tab)
    assert QApplication.focusWidget() is form.editors["hidden"].line
    press("x")
    assert form.changes() == {"hidden": "x"}
    assert not form.validate()
    assert QApplication.focusWidget() is form.editors["needed"].line


def test_an_error_of_the_service_unfolds_its_field(shown):
    form = shown([field("hidden", FieldType.TEXT)], folds=True)
    assert not form.rows["hidden"].isVisible()
    assert form.show_error("fields.hidden", "no")
    assert form.rows["hidden"].isVisible()
    assert form.rows["hidden"].error() == "no"
    assert not form.show_error("fields.other", "no")
    assert not form.show_error("title", "no")


def test_a_value_taken_away_is_a_change_to_nothing(shown):
    fields = [field("words", FieldType.TEXT), field("pick", FieldType.CHOICE), field("many", FieldType.CHOICES)]
    form = shown(fields, {"words": "x", "pick": "a", "many": ["a"]})
    press(K.Key_Tab, K.Key_Backspace, K.Key_Tab, K.Key_Up, K.Key_Tab, K.Key_Space)
    assert form.changes() == {"words": None, "pick": None, "many": None}


def test_a_colleague_is_found_by_initials_and_taken_away_by_key(shown, hotel):
    form = shown([field("who", FieldType.STAFF)])
    press(K.Key_Tab, "lx", K.Key_Return)
    assert form.changes() == {"who": [{"id": hotel.people.lin.staff_id, "name": "林晓"}]}
    press(K.Key_Tab, K.Key_Space)
    assert form.changes() == {}


def test_a_customer_is_found_as_in_the_one_box_and_other_words_stay_words(shown, hotel):
    form = shown([field("whom", FieldType.CUSTOMER)])
    press(K.Key_Tab, "1208", K.Key_Return)
    assert form.changes() == {"whom": {"id": hotel.chen, "name": "陈思远"}}
    press("X")
    assert form.changes() == {"whom": {"id": None, "name": "陈思远X"}}


def test_two_columns_where_they_fit_and_one_where_not(shown):
    form = shown([field("one", FieldType.TEXT), field("two", FieldType.TEXT)], width=700)
    assert form.rows["one"].y() == form.rows["two"].y()
    form.host.resize(330, 600)
    QApplication.processEvents()
    assert form.rows["one"].y() < form.rows["two"].y()


def test_names_follow_the_language_and_every_built_in_kind_can_be_shown(shown, program, desk):
    form = shown(definitions(desk, "complaint"), folds=True)
    program.speak("zh_CN")
    QApplication.processEvents()
    assert form.rows["complaint_remedy"].field.accessibleName() == "诉求"
    assert "道歉或说明" in [form.editors["complaint_remedy"].box.itemText(place) for place in range(4)]
    for kind in ("return", "fault", "lost_found", "praise", "suggestion", "request"):
        form.show_fields(definitions(desk, kind), {})
        assert form.validate()
        assert form.values() == {}
