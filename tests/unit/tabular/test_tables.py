"""Tables as people send them: separators, titles above the header, archives, workbooks."""

import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from servicedesk.core.errors import Refused, StorageProblem
from servicedesk.tabular.files import table_file
from servicedesk.tabular.tables import read_table


@pytest.fixture
def written(tmp_path):
    """Write a file and read it as a table."""

    def write(content, name="list.csv", **said):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return read_table(table_file(path), **said)

    return write


def cells(table):
    return [list(row) for _, row in table.rows()]


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_the_separator_is_found(written, delimiter):
    lines = [["房号", "备注"], ["1208", 'a"b'], ["0807", "第一行\n第二行"]]
    text = "\n".join(delimiter.join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines)
    table = written(text)
    assert (table.delimiter, table.header) == (delimiter, ("房号", "备注"))
    assert cells(table) == lines[1:]


def test_commas_in_the_text_do_not_hide_the_tabs(written):
    assert written("a\tb\nx,y,z\t1\nu,v\t2\n").delimiter == "\t"


def test_rows_count_from_one_and_empty_lines_do_not_count(written):
    table = written("a,b\n\n1,2\n\n\n3,4\n,\n5,6\n")
    assert [number for number, _ in table.rows()] == [1, 2, 3]
    assert [row[0] for row in cells(table)] == ["1", "3", "5"]


def test_a_title_above_the_header_is_passed_over(written):
    table = written("在住宾客报表,,\n打印：林晓,,\n房号,姓名,电话\n1208,张伟,13800006021\n")
    assert (table.header_line, table.header) == (3, ("房号", "姓名", "电话"))
    assert cells(table) == [["1208", "张伟", "13800006021"]]


def test_repeated_and_missing_names_become_unique(written):
    table = written("id,category,category,\n1,a,b,c\n")
    assert table.header == ("id", "category", "category (2)", "#4")
    assert table.repeated == ("category",)


@pytest.mark.parametrize("codec", ["utf-8-sig", "gb18030", "utf-16"])
def test_the_mark_of_an_encoding_is_not_part_of_a_name(written, codec):
    assert written("房号,姓名\n0807,李国栋\n".encode(codec)).header == ("房号", "姓名")


def test_an_encoding_that_is_said_is_taken(written):
    assert cells(written("名,值\n張偉,1\n".encode("big5"), codec="big5")) == [["張偉", "1"]]
    with pytest.raises(Refused) as refused:
        written("名,值\n张伟,1\n".encode("gb18030"), codec="utf-8")
    assert refused.value.code == "import_not_this_encoding"
    with pytest.raises(Refused) as refused:
        written("a,b\n", codec="klingon")
    assert refused.value.code == "import_encoding_unknown"


def test_a_byte_that_does_not_belong_names_its_row(written):
    good = "".join(f"{n},张伟\n" for n in range(1, 2001))
    table = written(("n,name\n" + good).encode() + b"2001,\xff\n", codec="utf-8")
    with pytest.raises(Refused) as refused:
        list(table.rows())
    assert refused.value.parameters["row"] <= 2001


@pytest.mark.parametrize("text", ['a,b\n1,"2\n3,4\n5,6\n', 'a,b\n1,2\n3,"4'])
def test_a_quotation_that_does_not_end_swallows_no_rows_in_silence(written, text):
    with pytest.raises(Refused) as refused:
        list(written(text).rows())
    assert refused.value.code == "import_cell_too_large"


def test_quotation_marks_inside_words_are_text(written):
    assert cells(written('a,b\n5" disk,x\n"q"z,"two\nlines"\n')) == [['5" disk', "x"], ["qz", "two\nlines"]]


def test_nothing_in_a_file_is_refused(written):
    with pytest.raises(Refused) as refused:
        written("\n\n")
    assert refused.value.code == "import_empty"


def test_an_archive_with_one_table_is_that_table(tmp_path):
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("folder/log.csv", "a,b\n1,2\n")
        archive.writestr("folder/readme.md", "no table")
        archive.writestr("__MACOSX/folder/._log.csv", "no table either")
    table = read_table(table_file(path))
    assert (table.file.name, cells(table), cells(table)) == ("log.csv", [["1", "2"]], [["1", "2"]])


def test_archives_that_cannot_be_used_say_why(tmp_path):
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", "a\n1\n")
        archive.writestr("b.csv", "b\n1\n")
    with pytest.raises(Refused) as refused:
        table_file(path)
    assert (refused.value.code, refused.value.parameters["n"]) == ("import_archive_many", 2)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.md", "no table")
    with pytest.raises(Refused) as refused:
        table_file(path)
    assert refused.value.code == "import_archive_without"
    path.write_bytes(b"PK no archive")
    with pytest.raises(Refused) as refused:
        table_file(path)
    assert refused.value.code == "import_archive_damaged"


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.xls", OLD, "import_old_workbook"),
        ("a.xlsx", OLD, "import_old_workbook"),
        ("a.csv", OLD, "import_old_workbook"),
        ("a.xls", b"<html><table>", "import_old_workbook"),
        ("a.xls", b"\xef\xbb\xbf<html><table>", "import_old_workbook"),
        ("a.pdf", b"x", "import_not_a_table"),
    ],
)
def test_other_files_are_refused(tmp_path, name, content, code):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Refused) as refused:
        table_file(tmp_path / name)
    assert refused.value.code == code
    with pytest.raises(StorageProblem):
        table_file(tmp_path / "nowhere.csv")


def test_a_workbook_reads_as_people_see_it(tmp_path):
    book = Workbook()
    sheet = book.active
    sheet.append(["会员号", "入住", "时间", "金额", "备注", "是"])
    sheet.append([45, date(2026, 11, 3), datetime(2026, 11, 3, 14, 5), 888.5, "=1+1", True])
    sheet["A2"].number_format = "0000000"
    sheet["E2"].data_type = "s"
    sheet.append([None] * 6)
    sheet.append(["00123", None, None, 3.0, None, None])
    book.create_sheet("other").append(["not", "this"])
    book.save(tmp_path / "list.xlsx")
    table = read_table(table_file(tmp_path / "list.xlsx"))
    assert table.header == ("会员号", "入住", "时间", "金额", "备注", "是")
    assert cells(table) == [
        ["0000045", "2026-11-03", "2026-11-03 14:05:00", "888.5", "=1+1", "true"],
        ["00123", "", "", "3"],
    ]


def test_a_damaged_workbook_is_refused(tmp_path):
    (tmp_path / "list.xlsx").write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(Refused) as refused:
        read_table(table_file(tmp_path / "list.xlsx"))
    assert refused.value.code == "import_workbook_damaged"


@pytest.mark.parametrize("name", ["a.xls", "a.xlsx", "a.csv"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
def test_text_is_read_whatever_it_is_called(tmp_path, name, encoding):
    (tmp_path / name).write_bytes("房号\t姓名\n0801\t张伟\n".encode(encoding))
    table = read_table(table_file(tmp_path / name))
    assert (table.header, [tuple(cells) for _, cells in table.rows()]) == (("房号", "姓名"), [("0801", "张伟")])


@pytest.mark.parametrize("name", ["a.csv", "a.xls"])
def test_a_workbook_is_one_whatever_it_is_called(tmp_path, name):
    workbook = Workbook()
    workbook.active.append(["姓名"])
    workbook.active.append(["张伟"])
    workbook.save(tmp_path / "made.xlsx")
    (tmp_path / "made.xlsx").rename(tmp_path / name)
    assert [tuple(cells) for _, cells in read_table(table_file(tmp_path / name)).rows()] == [("张伟",)]


def test_a_note_beside_a_table_is_no_second_table(tmp_path):
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("README.txt", "made yesterday")
        archive.writestr("guests.csv", "name\nAnna\n")
    assert table_file(path).name == "guests.csv"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("guests.txt", "name\nAnna\n")
    assert table_file(path).name == "guests.txt"


def test_the_sheets_that_are_not_read_are_named(tmp_path):
    workbook = Workbook()
    workbook.active.title = "在住"
    workbook.active.append(["姓名"])
    workbook.active.append(["张伟"])
    workbook.create_sheet("Empty")
    workbook.create_sheet("A & B <1>").append(["姓名"])
    hidden = workbook.create_sheet("Hidden")
    hidden.append(["secret"])
    hidden.sheet_state = "hidden"
    workbook.save(tmp_path / "a.xlsx")
    table = read_table(table_file(tmp_path / "a.xlsx"))
    assert table.header == ("姓名",)
    assert table.other_sheets == ("A & B <1>",)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(tmp_path / "a.xlsx", "a.xlsx")
    assert read_table(table_file(tmp_path / "a.zip")).other_sheets == ("A & B <1>",)


def test_a_workbook_with_one_sheet_leaves_nothing_out(tmp_path):
    workbook = Workbook()
    workbook.active.append(["name"])
    workbook.save(tmp_path / "a.xlsx")
    assert read_table(table_file(tmp_path / "a.xlsx")).other_sheets == ()
    (tmp_path / "a.csv").write_text("name\nx\n")
    assert read_table(table_file(tmp_path / "a.csv")).other_sheets == ()
