"""Fields named in a filter: how they are typed, what they mean, and what is no such thing."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.field_terms import (
    ABOVE,
    BELOW,
    FROM,
    HAS,
    IS,
    UP_TO,
    FieldTerm,
    field_terms,
    read_term,
    term_text,
    unfinished,
)
from servicedesk.core.ticket_fields import FieldDefinition, FieldOption, FieldProblem, FieldType

NOW = datetime(2026, 11, 22, 14, 32, tzinfo=ZoneInfo("Asia/Shanghai"))
OPERATORS = (IS, ABOVE, FROM, BELOW, UP_TO)
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z", "Cf"], exclude_characters='"“”'), min_size=1)


def field(kind: FieldType, code: str = "brand", zh: str = "品牌", en: str = "Brand") -> FieldDefinition:
    names = (("haier", "海尔", "Haier"), ("gree", "格力、大金", "Gree"))
    options = tuple(FieldOption(each, Bilingual(*words)) for each, *words in names)
    return FieldDefinition(1, code, ("fault",), kind, Bilingual(zh, en), options=options)


@pytest.mark.parametrize(
    ("typed", "terms", "rest"),
    [
        ("field:brand=Haier 漏水", [FieldTerm("brand", IS, "Haier")], "漏水"),
        ("字段：品牌：海尔", [FieldTerm("品牌", IS, "海尔")], ""),
        ("-field:brand", [FieldTerm("brand", HAS, "", True)], ""),
        ("字段:金额>=500 字段:金额≤900", [FieldTerm("金额", FROM, "500"), FieldTerm("金额", UP_TO, "900")], ""),
        ('FIELD:"root cause"="worn out" x', [FieldTerm("root cause", IS, "worn out")], "x"),
        ("field:“root cause”＜＝“3”", [FieldTerm("root cause", UP_TO, "3")], ""),
        ("field:brand=", [FieldTerm("brand", IS, "")], ""),
        # Not at the beginning of a word it is one: an address, a word with a colon.
        ("battlefield:one  two", [], "battlefield:one  two"),
        ("field: brand", [], "field: brand"),
        ("漏水 -field:", [], "漏水 "),
    ],
)  # fmt: skip
def test_fields_are_taken_out_of_what_was_typed(typed, terms, rest):
    found = field_terms(typed)
    assert (list(found.terms), found.rest) == (terms, rest)


@given(st.builds(FieldTerm, WORDS, st.sampled_from(OPERATORS), WORDS, st.booleans()))
def test_what_is_written_for_somebody_is_read_as_it_was_meant(term):
    assert field_terms(f"词 {term_text(term)}").terms == ((term,) if term.name.strip() else ())


@given(st.text())
def test_nothing_typed_breaks_the_reading(typed):
    found = field_terms(typed)
    unfinished(typed)
    for term in found.terms:
        with suppress(FieldProblem):
            read_term(term, [field(kind, term.name) for kind in FieldType], NOW)


@pytest.mark.parametrize(
    ("kind", "operator", "typed", "values"),
    [
        (FieldType.TEXT, IS, "a b", ("a b",)),
        (FieldType.NUMBER, ABOVE, "1,200", (1200,)),
        (FieldType.AMOUNT, FROM, "¥12.5", (1250,)),
        (FieldType.DATE, IS, "昨天", ("2026-11-21",)),
        (FieldType.MOMENT, IS, "11-20", ("2026-11-19T16:00:00+00:00", "2026-11-20T16:00:00+00:00")),
        (FieldType.MOMENT, BELOW, "11-20 14:30", ("2026-11-20T06:30:00+00:00", "2026-11-20T06:31:00+00:00")),
        (FieldType.YES_NO, IS, "是", (True,)),
        (FieldType.YES_NO, IS, "NO", (False,)),
        (FieldType.CHOICE, IS, "海尔", ("haier",)),
        (FieldType.CHOICE, IS, "格力、大金", ("gree",)),
        (FieldType.CHOICES, IS, "Haier,gree", ("haier", "gree")),
    ],
)
def test_a_value_is_read_as_its_field_keeps_it(kind, operator, typed, values):
    (test,) = read_term(FieldTerm("品牌", operator, typed), [field(kind)], NOW)
    assert (test.operator, test.values) == (operator, values)


@pytest.mark.parametrize(
    ("kind", "term", "code"),
    [
        (FieldType.TEXT, FieldTerm("colour", IS, "red"), "field_unknown"),
        (FieldType.TEXT, FieldTerm("brand", ABOVE, "a"), "field_operator"),
        (FieldType.NUMBER, FieldTerm("brand", IS, "many"), "field_type"),
        (FieldType.DATE, FieldTerm("brand", FROM, "someday"), "field_type"),
        (FieldType.MOMENT, FieldTerm("brand", FROM, "9999-12-31"), "field_range"),
        (FieldType.YES_NO, FieldTerm("brand", IS, "maybe"), "field_type"),
        (FieldType.CHOICE, FieldTerm("brand", IS, "Haier,Bosch"), "field_option"),
    ],
)
def test_what_cannot_be_read_says_why(kind, term, code):
    with pytest.raises(FieldProblem, match=code):
        read_term(term, [field(kind)], NOW)


def test_fields_of_one_name_are_all_meant_and_one_that_fits_suffices():
    fields = [field(FieldType.CHOICE, "one"), field(FieldType.TEXT, "two")]
    assert [test.field.code for test in read_term(FieldTerm("Brand", IS, "Bosch"), fields, NOW)] == ["two"]
    assert [test.field.code for test in read_term(FieldTerm("Brand"), fields, NOW)] == ["one", "two"]


@pytest.mark.parametrize(
    ("typed", "begun"),
    [
        ("漏水 field:br", (3, FieldTerm("br"))),
        ("字段：", (0, FieldTerm(""))),
        ('-field:"root ca', (0, FieldTerm("root ca", is_excluded=True))),
        ("field:brand=Ha", (0, FieldTerm("brand", IS, "Ha"))),
        ("field:brand=Haier ", None),
        ("field", None),
        ("", None),
    ],
)
def test_what_is_being_typed_is_known(typed, begun):
    assert unfinished(typed) == begun
