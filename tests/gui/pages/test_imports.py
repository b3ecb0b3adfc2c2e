"""The import page with real files, real keys and a real database: looked at, answered, tried, imported, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.permissions import Role
from servicedesk.core.translation import set_language
from servicedesk.queries.customer_lists import CustomerFilter, customer_ids
from servicedesk.queries.imports import batches
from servicedesk.queries.ticket_details import customer_name
from servicedesk.services.imports.fields import FIELDS, ImportKind
from servicedesk.services.staff import AddStaff, add_staff
from servicedesk.tabular.dates import DateOrder
from servicedesk.ui.pages.imports import flow as flow_module
from servicedesk.ui.pages.imports.plan import KEPT, NOT_IMPORTED, Step
from servicedesk.ui.pages.imports.words import KINDS, field_words, known_fields
from servicedesk.ui.theme import theme

CTRL = Qt.KeyboardModifier.ControlModifier
HOUSE = """房号,姓名,会员号,手机,入住日,离店日,备注,房价
0807,李国栋,00081264,13800002206,03/11/2026,06/11/2026,专票,888
0916,吴敏,,13800006620,04/11/2026,07/11/2026,带婴儿,768
1103,CARTER/EMILY,00077310,,02/11/2026,08/11/2026,EN,1088
1208,陈思远,,13800006021,05/11/2026,07/11/2026,花生过敏,888
1512,赵雨桐,00090023,18600009915,04/11/2026,02/11/2026,,768
1513,孙丽,,1380000660,04/11/2026,06/11/2026,,768
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """This morning's list of who is in the house, as the till writes it: two rows are wrong."""
    path = tmp_path / "在住宾客_1105.csv"
    path.write_bytes(HOUSE.encode("gb18030"))
    return path


@pytest.fixture
def page(program):
    """The page, reached by its key."""
    program.workspace.actions.trigger("import")
    QApplication.processEvents()
    return program.window.page("imports")


def opened(page, path):
    """Open a file on the page."""
    page.flow.open_file(path)
    QApplication.processEvents()
    return page


def names(desk):
    """Everybody there is."""
    return {customer_name(desk, identity) for identity in customer_ids(desk, CustomerFilter())}


def supervise(program):
    """Let a supervisor act."""
    desk = program.workspace.desk
    desk.actor = SYSTEM
    identity = add_staff(desk, AddStaff("sun", "孙主任", Role.SUPERVISOR, password="湖畔 good morning 7"))
    desk.actor = Actor(identity, "孙主任", Role.SUPERVISOR)
    program.window.forget_pages()
    program.window.show_page("imports")
    return program.window.page("imports")


# -- the morning ------------------------------------------------------------------------------------------------------


def test_the_morning_list_is_imported_with_three_keys(program, page, desk, house, press):
    opened(page, house)
    assert page.plan.step(False) is Step.FORMAT
    assert page.work.recognised.codec.currentText() == "GB18030"
    press("d")
    assert page.plan.tried.read == 6
    assert (page.plan.tried.imported, page.plan.tried.updated, page.plan.tried.rejected) == (3, 1, 2)
    assert "李国栋" not in names(desk)
    assert page.work.foot.run.text() == "Import 4 rows"
    press(Qt.Key.Key_Return, CTRL)
    assert page.plan.step(False) is Step.DONE
    assert {"李国栋", "吴敏", "陈思远"} <= names(desk)
    assert page.done.title.text() == "4 rows imported"
    rejected = (house.parent / "在住宾客_1105.rejects.csv").read_text("utf-8-sig").splitlines()
    assert rejected[0].endswith("#row,#error")
    assert rejected[1].endswith(",5,离店日: 2026-11-02 is before the arrival on 2026-11-04.")
    assert rejected[2].endswith("手机: A phone number does not have 10 digits.")


def test_the_other_order_is_another_month(page, house, press):
    opened(page, house)
    press("m")
    assert page.plan.order is DateOrder.MONTH_FIRST
    cards = page.work.recognised
    assert (cards.day_first.is_answer, cards.month_first.is_answer) == (False, True)
    assert cards.day_first.accessibleDescription() == "03/11 = 3 Nov"
    assert cards.month_first.accessibleDescription() == "03/11 = 11 Mar"


def test_nothing_is_imported_while_the_question_is_open(page, desk, house, press):
    opened(page, house)
    press(Qt.Key.Key_Return, CTRL)
    press("r")
    assert page.plan.tried is None
    assert page.plan.result is None
    assert not page.work.foot.run.isEnabled()
    assert page.work.foot.words.text() == "Say how the dates are read: D or M."


def test_the_second_morning_asks_only_what_the_file_does_not_say(page, house, press, tmp_path):
    opened(page, house)
    press("d")
    press(Qt.Key.Key_Return, CTRL)
    later = tmp_path / "在住宾客_1106.csv"
    later.write_bytes(HOUSE.replace("/11/2026", "-11-2026").replace("03-11-2026", "13-11-2026").encode("gb18030"))
    opened(page, later)
    assert page.plan.look.was_recalled
    assert page.work.mapping.head.hint.text() == "as last time with the same header"
    assert not page.plan.dates.is_ambiguous
    assert page.plan.tried is not None


# -- what is shown ----------------------------------------------------------------------------------------------------


def test_the_first_rows_are_shown_as_text_with_phones_masked(page, tmp_path):
    path = tmp_path / "people.csv"
    path.write_text('name,phone,notes\n<b>Lin</b>,13800002206,"=1+1 😀 call 13912345678"\n', encoding="utf-8")
    opened(page, path)
    model = page.work.file.preview.rows
    assert model.index(0, 0).data() == "1"
    assert model.index(0, 1).data() == "<b>Lin</b>"
    assert model.index(0, 2).data() == "138****2206"
    assert model.index(0, 3).data() == "=1+1 😀 call 139****5678"
    remarks = [row.remark for row in page.work.mapping.model.rows]
    assert remarks == ["<b>Lin</b>", "138****2206", "=1+1 😀 call 139****5678"]


def test_errors_name_row_column_and_what_is_wrong(page, house, press):
    opened(page, house)
    press("d")
    rows = page.work.tried.model.rows
    assert [(row.number, row.column) for row in rows] == [(5, "离店日"), (6, "手机")]
    assert rows[1].words == "A phone number does not have 10 digits."
    page.work.tried.view.setFocus()
    press("j")
    assert page.work.tried.view.current_row().number == 6
    press("k")
    assert page.work.tried.view.current_row().number == 5


def test_who_may_be_known_already_is_listed_and_imported(page, desk, tmp_path):
    path = tmp_path / "people.csv"
    path.write_text("name,phone\n陈思远,13911112222\n", encoding="utf-8")
    opened(page, path)
    assert page.work.tried.possible.number == "1"
    assert page.work.tried.model.rows[0].words.startswith("may be 陈思远")
    assert page.plan.importable == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("name,phone\n", "There is no row below the header: nothing to import."),
        ("name,phone\n林晓,13800001111\n", "1 row is written at once and can be undone for 30 days."),
        ("colour,size\nred,3\n", "Say which column holds what is still needed."),
    ],
)
def test_the_foot_says_what_will_happen_or_what_is_in_the_way(page, tmp_path, content, said):
    path = tmp_path / "people.csv"
    path.write_text(content, encoding="utf-8")
    opened(page, path)
    assert page.work.foot.words.text() == said


@pytest.mark.parametrize(("width", "scale"), [(1366, 1.0), (1100, 1.0), (420, 1.0), (1366, 2.0)])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_sixty_columns_of_long_text_fit_every_window(program, page, tmp_path, width, scale, language):
    path = tmp_path / "wide.csv"
    header = ["name", *(f"<b>column {n}</b>" for n in range(59))]
    row = ["x" * 5000, "=1+1", "<img src=file:///x>", "\u202eabc", *("😀" for _ in range(56))]
    path.write_text(",".join(header) + "\n" + ",".join(row) + "\n", encoding="utf-8")
    program.speak(language)
    theme().set_scale(scale)
    program.window.resize(width, 688)
    opened(page, path)
    assert page.work.mapping.model.rowCount() == 60
    assert page.work.width() <= page.stack.width()
    assert len(page.work.file.preview.rows.index(0, 1).data()) <= 200
    assert page.work.foot.run.isEnabled()


# -- changing ---------------------------------------------------------------------------------------------------------


def test_a_column_is_given_another_field_by_keys(page, house, press):
    opened(page, house)
    press("d")
    view = page.work.mapping.view
    view.setFocus()
    assert view.select_key(7)
    press(Qt.Key.Key_Return)
    press("prefer")
    press(Qt.Key.Key_Return)
    assert page.plan.target("房价") == "preference"
    assert view.hasFocus()
    assert page.plan.tried is not None
    assert page.work.mapping.head.count.text() == "8 / 8"


def test_a_field_moves_to_the_column_it_is_given(page, house, press):
    opened(page, house)
    page.flow.assign("房价", "notes")
    assert page.plan.target("备注") == NOT_IMPORTED
    assert page.plan.target("房价") == "notes"
    page.flow.assign("房价", NOT_IMPORTED)
    assert page.plan.target("房价") == NOT_IMPORTED


def test_escape_in_the_picker_changes_nothing(page, house, press):
    opened(page, house)
    before = dict(page.plan.reading.columns)
    page.work.mapping.view.setFocus()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Escape)
    assert page.plan.reading.columns == before
    assert page.isVisible()


def test_another_encoding_reads_the_file_anew(page, house):
    opened(page, house)
    codec = page.work.recognised.codec
    codec.setCurrentIndex(codec.findData("big5"))
    codec.activated.emit(codec.currentIndex())
    assert page.problem.isVisible() or page.plan.header[0] != "房号"
    codec.setCurrentIndex(codec.findData("gb18030"))
    codec.activated.emit(codec.currentIndex())
    assert page.plan.header[0] == "房号"


def test_another_delimiter_makes_other_columns(page, tmp_path):
    path = tmp_path / "people.txt"
    path.write_text("name;phone,x\nLin;13800001111,y\n", encoding="utf-8")
    opened(page, path)
    delimiter = page.work.recognised.delimiter
    delimiter.setCurrentIndex(delimiter.findData(";"))
    delimiter.activated.emit(delimiter.currentIndex())
    assert page.plan.header == ("name", "phone,x")


def test_all_or_none_keeps_everything_out_while_a_row_is_wrong(page, desk, house, press):
    opened(page, house)
    press("d")
    page.work.foot.strict.click()
    assert not page.work.foot.run.isEnabled()
    press(Qt.Key.Key_Return, CTRL)
    assert page.plan.result is None
    page.work.foot.strict.click()
    assert page.work.foot.run.isEnabled()


# -- what goes wrong --------------------------------------------------------------------------------------------------


def test_a_file_that_is_no_table_says_so(page, tmp_path):
    path = tmp_path / "letter.docx"
    path.write_bytes(b"PK")
    opened(page, path)
    assert page.problem.isVisible()
    assert "is not a table this program reads" in page.problem.words.text()
    assert page.plan.look is None


def test_a_file_that_vanishes_before_the_import_is_refused(page, desk, house, press):
    opened(page, house)
    press("d")
    house.unlink()
    press(Qt.Key.Key_Return, CTRL)
    assert page.plan.result is None
    assert "is not there any more" in page.problem.words.text()
    assert "李国栋" not in names(desk)


def test_a_file_that_changed_since_is_refused(page, desk, house, press):
    opened(page, house)
    press("d")
    house.write_bytes(house.read_bytes() + "1,新人,,,,,,\n".encode("gb18030"))
    press(Qt.Key.Key_Return, CTRL)
    assert page.plan.result is None
    assert "was changed after it was read" in page.problem.words.text()
    opened(page, house)
    assert not page.problem.isVisible()


def test_a_running_import_is_not_begun_twice_and_stops_on_escape(program, page, desk, tmp_path, monkeypatch):
    path = tmp_path / "people.csv"
    path.write_text("name\n" + "".join(f"Guest {n}\n" for n in range(6000)), encoding="utf-8")
    monkeypatch.setattr(flow_module, "TRIED_AT_ONCE", 100)
    opened(page, path)
    assert page.plan.tried is None
    seen = []

    def look(done, of):
        seen.append((done, of, page.work.foot.words.text(), page.work.foot.stop.isVisible()))
        if done == 2000 and not of:
            page.flow.run()
            page.flow.try_it()
            page.flow.open_file(path)
        if done == 4000 and not of:
            page.go_back()

    page.runner.progressed.connect(look)
    page.flow.try_it()
    assert [each[:2] for each in seen] == [(2000, 0), (4000, 0)]
    assert seen[0][3]
    assert "row 2,000 of 6,000" in seen[0][2]
    assert page.plan.tried is None
    assert not page.runner.is_running
    assert program.window.toast.label.text() == "Stopped. Nothing was imported."


def test_writing_tells_how_far_it_is(page, tmp_path):
    path = tmp_path / "people.csv"
    path.write_text("name\n" + "".join(f"Guest {n}\n" for n in range(5000)), encoding="utf-8")
    shares = []
    page.runner.progressed.connect(lambda _done, _of: shares.append(page.work.foot.share()))
    opened(page, path)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


# -- who may ----------------------------------------------------------------------------------------------------------


def test_the_desk_imports_people_only(page, house):
    opened(page, house)
    assert not page.work.recognised.kind.isVisible()
    assert page.plan.kind is ImportKind.CUSTOMERS


def test_nobody_without_the_right_comes_here(program, hotel):
    program.workspace.desk.actor = Actor(hotel.people.lin.staff_id, "林晓", Role.SPECIALIST)
    program.window.show_page("today")
    assert not program.workspace.actions.can("import")
    program.window.show_page("imports")
    assert program.window.current_page.page_id == "today"


def test_a_supervisor_imports_reviews_and_the_kind_is_found(program, tmp_path, press):
    page = supervise(program)
    path = tmp_path / "reviews.csv"
    path.write_text("label,review\n1,前台很好\n0,等了很久\n", encoding="utf-8")
    opened(page, path)
    assert page.plan.kind is ImportKind.FEEDBACK
    assert page.work.recognised.kind.isVisible()
    press(Qt.Key.Key_Return, CTRL)
    assert page.plan.result.imported == 2
    kind = page.work.recognised.kind
    opened(page, path)
    kind.setCurrentIndex(kind.findData("customers"))
    kind.activated.emit(kind.currentIndex())
    assert page.plan.kind is ImportKind.CUSTOMERS
    assert not page.plan.can_try


def test_the_export_of_a_known_program_is_recognised_by_its_columns(program, tmp_path):
    page = supervise(program)
    path = tmp_path / "incidents.csv"
    header = "number,ident_state,opened_at,sys_updated_at,contact_type,location,category,category,priority,made_sla,"
    path.write_text(
        f"{header}assignment_group,assigned_to,resolved_at,closed_at,u_symptom\n"
        "0000045,Awaiting Evidence,29/2/2016 01:16,29/2/2016 01:23,Phone,143,55,170,3,true,56,?,?,?,Symptom 3\n",
        encoding="utf-8",
    )
    opened(page, path)
    preset = page.work.recognised.preset
    assert preset.value() == "servicenow"
    # Its own words are known, and what nobody has a field for stays with the ticket.
    assert (page.plan.tried.imported, page.plan.tried.rejected) == (1, 0)
    assert page.plan.target("u_symptom") == KEPT
    preset.setCurrentIndex(preset.findData(""))
    preset.activated.emit(preset.currentIndex())
    assert preset.value() == ""
    assert page.plan.tried.rejected == 1


def test_a_preset_reads_the_export_it_is_for_and_keeps_the_rest(program, tmp_path):
    page = supervise(program)
    path = tmp_path / "incidents.csv"
    path.write_text(
        "number,ident_state,opened_at,sys_updated_at,u_symptom,priority,category,assignment_group\n"
        "INC1,New,1/3/2016 10:00,1/3/2016 10:05,Symptom 3,3 - Moderate,Category 1,Group 56\n"
        "INC1,Active,1/3/2016 10:00,1/3/2016 11:05,Symptom 3,2 - High,Category 1,Group 70\n",
        encoding="utf-8",
    )
    opened(page, path)
    preset = page.work.recognised.preset
    assert preset.isVisible()
    preset.setCurrentIndex(preset.findData("servicenow"))
    preset.activated.emit(preset.currentIndex())
    assert page.plan.target("u_symptom") == KEPT
    assert not page.plan.dates.is_ambiguous
    assert page.plan.tried.imported == 1


# -- taking back ------------------------------------------------------------------------------------------------------


def test_the_import_just_made_is_the_one_the_button_takes_back(program, page, house, press, tmp_path):
    opened(page, house)
    press("d")
    press(Qt.Key.Key_Return, CTRL)
    other = tmp_path / "second.csv"
    other.write_text("姓名,会员号\n" + "".join(f"宾客{n},M{n}\n" for n in range(1200)), "utf-8")
    opened(page, other)
    press(Qt.Key.Key_Return, CTRL)
    assert page.done.title.text() == "1,200 rows imported"
    chosen = page.done.history.view.current_row()
    assert chosen.file == "second.csv"
    assert page.done.history.state_words(chosen)[0] == "30 days to undo"


def test_an_import_is_taken_back_with_a_second_press(program, page, desk, house, press):
    opened(page, house)
    press("d")
    press(Qt.Key.Key_Return, CTRL)
    history = page.done.history
    assert [row.file for row in history.model.rows] == [house.name]
    history.undo.click()
    assert "李国栋" in names(desk)
    assert history.undo.text() == "Press again: 4 rows are taken back"
    history.undo.click()
    assert "李国栋" not in names(desk)
    assert batches(desk)[0].undone_at is not None
    assert not history.undo.isEnabled()


def test_what_cannot_be_undone_any_more_says_so(page, desk, clock, house, press):
    opened(page, house)
    press("d")
    press(Qt.Key.Key_Return, CTRL)
    clock.advance(days=31)
    page.done.history.refresh()
    row = page.done.history.model.rows[0]
    assert page.done.history.state_words(row)[0] == "for good"
    assert not page.done.history.undo.isEnabled()


# -- ways in and out --------------------------------------------------------------------------------------------------


def test_a_file_dropped_on_the_window_is_looked_at(program, house):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(house))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPoint(300, 300), copy, data, left, none)
    QApplication.sendEvent(program.window, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(program.window, QDropEvent(QPointF(300, 300), copy, data, left, none))
    assert program.window.current_page.page_id == "imports"
    assert program.window.current_page.plan.path == house


@pytest.mark.parametrize("urls", [[], ["https://example.org/x.csv"], ["file:///a.csv", "file:///b.csv"]])
def test_anything_else_dropped_is_left_alone(program, urls):
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    event = QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                            Qt.KeyboardModifier.NoModifier)  # fmt: skip
    QApplication.sendEvent(program.window, event)
    assert not event.isAccepted()


def test_escape_goes_to_settings_and_the_import_waits(program, page, house, press):
    opened(page, house)
    press("d")
    press(Qt.Key.Key_Escape)
    settings = program.window.current_page
    assert settings.page_id == "settings"
    assert settings.subtitle().endswith("Import")
    settings.section.open.click()
    assert program.window.current_page is page
    assert page.plan.tried is not None


def test_a_file_is_chosen_by_its_key(page, house, press, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(house), ""))
    page.setFocus()
    press("o")
    assert page.plan.path == house


def test_the_rows_with_errors_are_saved_before_anything_is_imported(page, house, press, tmp_path):
    opened(page, house)
    press("d")
    page.flow.save_rejects(tmp_path / "wrong.csv")
    lines = (tmp_path / "wrong.csv").read_text("utf-8-sig").splitlines()
    assert len(lines) == 3
    assert page.plan.result is None


def test_the_status_line_names_only_keys_that_work(page, house, press):
    assert [key for key, _words in page.status_hints()] == ["O", "Esc"]
    opened(page, house)
    assert [key for key, _words in page.status_hints()] == ["D M", "J K", "Enter", "O", "Esc"]
    press("d")
    assert [key for key, _words in page.status_hints()] == ["D M", "J K", "Enter", "R", "Ctrl ↵", "O", "Esc"]


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_kind_and_field_has_a_name(language):
    set_language(language)
    assert set(KINDS) == set(ImportKind)
    codes = {each.code for fields in FIELDS.values() for each in fields}
    assert codes == known_fields()
    assert all(field_words(code) not in ("", code) for code in codes)


def test_the_rail_shows_where_the_page_belongs(program, page):
    assert program.window.rail.button("settings").isChecked()
    program.speak("zh_CN")
    assert program.window.rail.button("settings").isChecked()
    program.window.show_page("today")
    assert program.window.rail.button("today").isChecked()


def test_who_went_on_working_keeps_the_focus_when_the_import_is_done(program, page, house, press):
    opened(page, house)
    press("d")
    program.window.show_page("tickets")
    focused = QApplication.focusWidget()
    page.flow.run()
    assert QApplication.focusWidget() is focused
    assert program.window.toast.label.text() == "4 rows imported"


def test_the_same_name_tomorrow_asks_again(page, house, press):
    opened(page, house)
    press("d")
    kind = page.work.recognised.delimiter
    kind.activated.emit(kind.currentIndex())
    assert page.plan.order is DateOrder.DAY_FIRST
    press(Qt.Key.Key_Return, CTRL)
    opened(page, house)
    assert page.plan.must_answer


def test_a_file_that_arrives_while_one_is_imported_waits_for_another_time(program, page, tmp_path):
    path, other = tmp_path / "people.csv", tmp_path / "other.csv"
    path.write_text("name\n" + "".join(f"Guest {n}\n" for n in range(2500)), encoding="utf-8")
    other.write_text("name\nSomebody\n", encoding="utf-8")
    opened(page, path)
    page.runner.progressed.connect(lambda _done, _of: program.window.show_page("imports", path=other))
    page.flow.run()
    assert page.plan.path == path
    assert page.plan.result.imported == 2500
    assert program.window.toast.label.text() == "One import at a time: wait for this one or stop it."


def test_the_sheets_that_stay_unread_are_named_beside_the_file(page, tmp_path):
    workbook = Workbook()
    for name, sheet in (("Anna Berg", workbook.active), ("Berta Holm", workbook.create_sheet("Arrivals"))):
        sheet.append(["name"])
        sheet.append([name])
    workbook.save(tmp_path / "guests.xlsx")
    opened(page, tmp_path / "guests.xlsx")
    assert "first sheet only, not Arrivals" in page.work.file.facts.text()
