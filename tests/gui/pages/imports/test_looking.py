"""The import page with real files, real keys and a real database: looked at, answered, changed, refused."""

from __future__ import annotations

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt

from servicedesk.core.translation import set_language
from servicedesk.services.imports.fields import FIELDS, ImportKind
from servicedesk.tabular.dates import DateOrder
from servicedesk.ui.pages.imports.plan import KEPT, NOT_IMPORTED, Step
from servicedesk.ui.pages.imports.words import KINDS, field_words, known_fields
from servicedesk.ui.theme import theme
from tests.gui.pages.imports.acting import names, opened, supervise
from tests.gui.pages.imports.conftest import HOUSE

CTRL = Qt.KeyboardModifier.ControlModifier


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


# -- files of other programs ------------------------------------------------------------------------------------------


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


def test_the_rows_with_errors_are_saved_before_anything_is_imported(page, house, press, tmp_path):
    opened(page, house)
    press("d")
    page.flow.save_rejects(tmp_path / "wrong.csv")
    lines = (tmp_path / "wrong.csv").read_text("utf-8-sig").splitlines()
    assert len(lines) == 3
    assert page.plan.result is None


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_kind_and_field_has_a_name(language):
    set_language(language)
    assert set(KINDS) == set(ImportKind)
    codes = {each.code for fields in FIELDS.values() for each in fields}
    assert codes == known_fields()
    assert all(field_words(code) not in ("", code) for code in codes)


def test_the_same_name_tomorrow_asks_again(page, house, press):
    opened(page, house)
    press("d")
    kind = page.work.recognised.delimiter
    kind.activated.emit(kind.currentIndex())
    assert page.plan.order is DateOrder.DAY_FIRST
    press(Qt.Key.Key_Return, CTRL)
    opened(page, house)
    assert page.plan.must_answer


def test_the_sheets_that_stay_unread_are_named_beside_the_file(page, tmp_path):
    workbook = Workbook()
    for name, sheet in (("Anna Berg", workbook.active), ("Berta Holm", workbook.create_sheet("Arrivals"))):
        sheet.append(["name"])
        sheet.append([name])
    workbook.save(tmp_path / "guests.xlsx")
    opened(page, tmp_path / "guests.xlsx")
    assert "first sheet only, not Arrivals" in page.work.file.facts.text()
