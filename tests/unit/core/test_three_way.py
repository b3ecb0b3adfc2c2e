"""Three-way laws: disjoint edits never ask, nobody's word is lost, choosing is final and repeatable."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from servicedesk.core.three_way import joined, merge, resolved

NAMES = ("title", "place", "kind", "description", "cause")
VALUES = st.sampled_from(["", "a", "b", "1208", None])
RECORDS = st.fixed_dictionaries(dict.fromkeys(NAMES, VALUES))
EDITS = st.dictionaries(st.sampled_from(NAMES), VALUES)


def written(theirs, found):
    """Return the record after what can be written was written."""
    return {**theirs, **found.values}


@given(RECORDS, EDITS, EDITS)
def test_edits_of_different_fields_never_ask(base, mine, others):
    theirs = {**base, **{name: value for name, value in others.items() if name not in mine}}
    found = merge(base, mine, theirs)
    assert not found.clashes
    assert written(theirs, found) == {**theirs, **mine}


@given(RECORDS, RECORDS, RECORDS)
def test_both_sides_see_the_same_fields_to_choose(base, mine, theirs):
    here, there = merge(base, mine, theirs), merge(base, theirs, mine)
    assert {each.name for each in here.clashes} == {each.name for each in there.clashes}
    assert {each.name: (each.mine, each.theirs) for each in here.clashes} == {
        each.name: (each.theirs, each.mine) for each in there.clashes
    }
    assert here.values == there.theirs
    assert here.theirs == there.values


@given(RECORDS, RECORDS, RECORDS)
def test_every_field_is_written_kept_or_asked_about(base, mine, theirs):
    found = merge(base, mine, theirs)
    asked = {each.name for each in found.clashes}
    assert not asked & set(found.values)
    for name in NAMES:
        result = written(theirs, found)[name]
        if name in asked:
            assert len({repr(value[name]) for value in (base, mine, theirs)}) == 3
        else:
            assert result == (theirs[name] if mine[name] == base[name] else mine[name])


@given(RECORDS, RECORDS, RECORDS)
def test_choosing_mine_everywhere_is_mine_and_theirs_is_theirs(base, mine, theirs):
    found = merge(base, mine, theirs)
    for side in ("mine", "theirs"):
        chosen, seen = resolved(found.clashes, {each.name: getattr(each, side) for each in found.clashes})
        again = merge({**base, **seen}, {**mine, **chosen}, theirs)
        assert not again.clashes
        result = written(theirs, again)
        for each in found.clashes:
            assert result[each.name] == getattr(each, side)


@given(RECORDS, RECORDS)
def test_who_changed_nothing_leaves_what_the_others_wrote(base, theirs):
    found = merge(base, base, theirs)
    assert not found.clashes
    assert not found.values
    assert written(theirs, found) == theirs


@given(RECORDS, RECORDS, RECORDS)
def test_saving_twice_changes_nothing_more(base, mine, theirs):
    found = merge(base, mine, theirs)
    result = written(theirs, found)
    again = merge(base, mine, result)
    assert not again.values
    assert again.clashes == found.clashes


@given(RECORDS, RECORDS, RECORDS, RECORDS)
def test_a_third_change_asks_only_about_what_is_new(base, mine, theirs, third):
    first = merge(base, mine, theirs)
    chosen, seen = resolved(first.clashes, {each.name: each.mine for each in first.clashes})
    again = merge({**base, **seen}, {**mine, **chosen}, third)
    for each in again.clashes:
        assert third[each.name] != {**base, **seen}[each.name]


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_no_word_of_two_joined_texts_is_lost(original, theirs, mine):
    text = joined(original, theirs, mine, "[唐悦 14:30]", "[林晓 14:31]")
    for whole in (theirs, mine):
        for line in whole.strip().split("\n"):
            assert line.strip() in text


def test_two_texts_that_both_went_on_share_their_beginning():
    text = joined("要专票", "要专票\n已核对税号", "要专票\n已收名片照片", "[唐悦 14:30]", "[林晓 14:31]")
    assert text == "要专票\n\n[唐悦 14:30]\n已核对税号\n\n[林晓 14:31]\n已收名片照片"
