"""Every encoding people send is found by reading the file to its end."""

import codecs
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicedesk.tabular.encodings import detect

CHINESE = "房号,姓名,备注\n1208,张伟,空调漏水，已派单\n1503,陈思远,花生过敏\n"
EVERYDAY = st.text(st.sampled_from("房间空调漏水早餐服务态度张伟，。！客人abc123,\n "), min_size=1)


def found(content):
    return detect(lambda: BytesIO(content))


@pytest.mark.parametrize(
    ("content", "codec", "has_mark"),
    [
        (CHINESE.encode("utf-8"), "utf-8", False),
        (codecs.BOM_UTF8 + CHINESE.encode("utf-8"), "utf-8", True),
        (CHINESE.encode("gb18030"), "gb18030", False),
        (codecs.BOM_UTF16_LE + CHINESE.encode("utf-16-le"), "utf-16", True),
        (codecs.BOM_UTF16_BE + CHINESE.encode("utf-16-be"), "utf-16", True),
        (CHINESE.encode("utf-16-le"), "utf-16-le", False),
        (CHINESE.encode("utf-16-be"), "utf-16-be", False),
        (b"room,name\n1208,Zhang\n", "utf-8", False),
    ],
)
def test_what_a_file_is_written_in(content, codec, has_mark):
    encoding = found(content)
    assert (encoding.codec, encoding.has_mark, encoding.is_certain) == (codec, has_mark, True)


def test_a_stray_zero_byte_is_dirt_and_no_encoding():
    assert found("房号,备注\n1208,空\0调\n".encode()).codec == "utf-8"
    assert not found(bytes(range(256)) * 20).is_certain


def test_the_first_megabytes_do_not_decide():
    assert found(b"room,name\n" * 300_000 + "1208,张伟\n".encode("gb18030")).codec == "gb18030"


def test_a_guess_is_called_a_guess():
    encoding = found("nom,prénom\nLefèvre,Zoé\nMüller,Jörg\n".encode("windows-1252"))
    assert not encoding.is_certain


@given(EVERYDAY, st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]))
def test_everyday_text_is_read_as_it_was_written(text, codec):
    encoding = found(text.encode(codec))
    reader = "utf-8-sig" if encoding.codec == "utf-8" else encoding.codec
    # One or two bytes of GB18030 may be UTF-8 by chance; a file of people is longer than that.
    if codec == "gb18030" and len(text) < 8:
        return
    assert text.encode(codec).decode(reader) == text
