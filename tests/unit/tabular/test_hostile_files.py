"""Files that are not what they say: damaged in the middle, traps, impossible sheets; each is refused by its name."""

import struct
import zipfile

import pytest
from openpyxl import Workbook

from servicedesk.core.errors import Refused
from servicedesk.tabular.cells import whole_number
from servicedesk.tabular.files import table_file
from servicedesk.tabular.tables import read_table

SHEET = "xl/worksheets/sheet1.xml"


def every_row(path, **said):
    table = read_table(table_file(path), **said)
    return table, [list(cells) for _, cells in table.rows()]


@pytest.fixture
def workbook_with(tmp_path):
    """A workbook whose sheet holds this XML after the header."""

    def make(rows, before=""):
        plain, path = tmp_path / "plain.xlsx", tmp_path / "guests.xlsx"
        workbook = Workbook()
        workbook.active.append(["name", "phone"])
        workbook.save(plain)
        with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                content = old.read(name).decode()
                if name == SHEET:
                    content = before + content.replace("</sheetData>", f"{rows}</sheetData>")
                new.writestr(name, content)
        return path

    return make


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="2"><c r="A2" t="n"><v>abc</v></c></row>',
        '<row r="2"><c r="A2" t="s"><v>99</v></c></row>',
        '<row r="2"><c r="A2" s="99"><v>1</v></c></row>',
        '<row r="2"><c r="A2" t="d"><v>soon</v></c></row>',
        '<row r="2"><c r="ZZZZZZ2"><v>1</v></c></row>',
        '<row r="x"><c r="??"><v>1</v></c></row>',
        f'<row r="2"><c r="A2"><v>{"9" * 6000}</v></c></row>',
        '<row r="2"><c r="A2"><v>1</v>',
        # A row no sheet has: its gap would be filled with empty lines until the evening.
        '<row r="9999999999"><c r="A9999999999"><v>1</v></c></row>',
    ],
)
def test_a_sheet_that_breaks_in_the_middle_is_a_damaged_workbook(workbook_with, rows):
    with pytest.raises(Refused) as refused:
        every_row(workbook_with(rows))
    assert (refused.value.code, refused.value.parameters["name"]) == ("import_workbook_damaged", "guests.xlsx")


def test_entities_neither_multiply_nor_read_other_files(workbook_with, tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    bomb = "".join(f'<!ENTITY {this} "{f"&{last};" * 10}">' for last, this in zip("abcdefgh", "bcdefghi", strict=True))
    for entities, used in ((f'<!ENTITY a "{"a" * 99}">{bomb}', "&i;"), ('<!ENTITY x SYSTEM "secret.txt">', "&x;")):
        row = f'<row r="2"><c r="A2" t="inlineStr"><is><t>{used}</t></is></c></row>'
        with pytest.raises(Refused, match="import_workbook_damaged"):
            every_row(workbook_with(row, before=f"<!DOCTYPE x [{entities}]>"))


def test_a_small_workbook_that_fills_the_memory_is_refused_before_it_is_opened(workbook_with):
    cell = "A" * (70 << 20)
    with pytest.raises(Refused, match="import_too_large"):
        every_row(workbook_with(f'<row r="2"><c r="A2" t="inlineStr"><is><t>{cell}</t></is></c></row>'))


def archive(path, change):
    """Write an archive of one table and change its bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("a.csv", "name\n" + "\n".join(f"N{number * 7919 % 10007}" for number in range(5000)))
    content = bytearray(path.read_bytes())
    change(content, content.find(b"PK\x01\x02"))
    path.write_bytes(content)
    return path


def wrong_sum(content, directory):
    content[directory + 16] ^= 0xFF


def wrong_size(content, directory):
    content[directory + 24 : directory + 28] = struct.pack("<I", 10)


def garbage(content, directory):
    content[3000:3100] = b"\xff" * 100


@pytest.mark.parametrize("change", [wrong_sum, wrong_size, garbage])
def test_an_archive_damaged_behind_its_beginning_is_refused(tmp_path, change):
    with pytest.raises(Refused) as refused:
        every_row(archive(tmp_path / "export.zip", change))
    assert (refused.value.code, refused.value.parameters["name"]) == ("import_archive_damaged", "export.zip")


@pytest.mark.parametrize(
    "name",
    ["undefined", "punycode", "idna", "unicode_escape", "Raw-Unicode-Escape", "utf-7", "utf-8\0", "\udcff", "😀"],
)
def test_a_codec_that_is_no_encoding_of_a_file_is_refused(tmp_path, name):
    path = tmp_path / "a.csv"
    path.write_bytes(b"name\nA\n")
    with pytest.raises(Refused, match="import_encoding_unknown"):
        every_row(path, codec=name)


def test_utf_16_said_of_a_file_that_is_not_is_refused(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"name\nAnna Berg\n")
    with pytest.raises(Refused, match="import_not_this_encoding"):
        every_row(path, codec="utf-16")


@pytest.mark.parametrize("codec", ["utf-32", "utf-16"])
def test_a_mark_of_four_bytes_is_not_taken_for_one_of_two(tmp_path, codec):
    path = tmp_path / "a.csv"
    path.write_bytes("姓名,电话\n张三,13800006021\n".encode(codec))
    table, rows = every_row(path)
    assert (table.header, rows) == (("姓名", "电话"), [["张三", "13800006021"]])


@pytest.mark.parametrize("header", ["a,a,a (2)", "a (2),a,a", "a,a (2),a,a,a (2)"])
def test_every_column_has_a_name_of_its_own(tmp_path, header):
    path = tmp_path / "a.csv"
    path.write_text(f"{header}\n1,2,3\n")
    names = every_row(path)[0].header
    assert len(set(names)) == len(names)


def test_a_number_longer_than_any_is_read_or_no_number():
    assert whole_number("4.0") == 4
    assert whole_number(f"{'1' * 400}.0") == int("1" * 400)
    with pytest.raises(ValueError, match="limit"):
        whole_number("9" * 5000)


def test_a_file_that_grows_while_it_is_read_is_refused_at_its_end(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("name\nAnna\nBert\n")
    rows = read_table(table_file(path)).rows()
    assert next(rows)[1] == ["Anna"]
    with path.open("a") as stream:
        stream.write("Cha")
    with pytest.raises(Refused, match="import_file_changed"):
        list(rows)
