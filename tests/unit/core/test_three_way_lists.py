"""Laws of merged lists: one side's work stands alone, both sides' work stands together, only real clashes ask."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from servicedesk.core.three_way_lists import merge_lines, merge_rows, put_rows

FIELDS = st.fixed_dictionaries({"when": st.sampled_from("abc"), "who": st.sampled_from("xyz")})
NUMBERS = st.lists(st.integers(1, 6), unique=True, max_size=5)


@st.composite
def edits(draw):
    """A list, and what two people made of it: changed, moved, taken away, added."""
    base = [(number, draw(FIELDS)) for number in draw(NUMBERS)]
    return base, draw(edited(base, 20)), draw(edited(base, 30))


@st.composite
def edited(draw, base, first_new, saved=True):
    """One side's list; a row the other side saved meanwhile has a number."""
    rows = [(number, draw(FIELDS) if draw(st.booleans()) else fields) for number, fields in base]
    rows = [row for row in rows if draw(st.booleans()) or draw(st.booleans())]
    rows = draw(st.permutations(rows)) if draw(st.booleans()) else rows
    for place in range(draw(st.integers(0, 2))):
        number = first_new + place if first_new == 30 else None
        rows.insert(draw(st.integers(0, len(rows))), (number, draw(FIELDS)))
    return rows


@given(edits())
def test_who_changed_nothing_gets_what_the_other_side_left(sides):
    base, mine, theirs = sides
    assert list(merge_rows(base, base, theirs).rows) == theirs
    assert list(merge_rows(base, mine, base).rows) == mine
    assert not merge_rows(base, base, theirs).clashes
    assert not merge_rows(base, mine, base).clashes


@given(edits())
def test_nothing_that_either_side_added_or_changed_is_lost_unasked(sides):
    base, mine, theirs = sides
    found = merge_rows(base, mine, theirs)
    started, now, wanted = dict(base), dict(theirs), dict(row for row in mine if row[0] is not None)
    written = dict(row for row in found.rows if row[0] is not None)
    asked = {clash.name for clash in found.clashes}
    assert [fields for number, fields in found.rows if number is None] == [f for n, f in mine if n is None]
    for number, fields in written.items():
        for name, value in fields.items():
            if number not in started:
                assert value == now[number][name]
            elif number in wanted and number in now and f"{number}.{name}" not in asked:
                mine_too = wanted[number][name] != started[number][name]
                assert value == (wanted if mine_too else now)[number][name]
    # A row goes only where one side took it away and the other left it alone.
    for number in started.keys() - written.keys():
        assert wanted.get(number) in (None, started[number])
        assert now.get(number) in (None, started[number])


@given(edits())
def test_what_was_chosen_is_saved_and_asks_no_more(sides):
    base, mine, theirs = sides
    found = merge_rows(base, mine, theirs)
    for side in ("mine", "theirs"):
        chosen = {clash.name: getattr(clash, side) for clash in found.clashes}
        seen = {clash.name: clash.theirs for clash in found.clashes}
        again = merge_rows(put_rows(base, seen), put_rows(mine, chosen), theirs)
        # A row that comes back has lost its place on this side: where both moved rows, that alone is asked.
        came_back = any(clash.name.isdigit() for clash in found.clashes)
        assert {clash.name for clash in again.clashes} <= ({"order"} if came_back else set())
        if side == "theirs" and found.clashes:
            kept = dict(row for row in again.rows if row[0] is not None)
            for name, value in chosen.items():
                number, dot, field = name.partition(".")
                if dot:
                    assert kept[int(number)][field] == value


def test_a_row_taken_away_there_and_changed_here_asks_once():
    found = merge_rows([(1, {"a": 1})], [(1, {"a": 2})], [])
    assert [(clash.name, clash.mine, clash.theirs) for clash in found.clashes] == [("1", {"a": 2}, None)]
    again = merge_rows(put_rows([(1, {"a": 1})], {"1": None}), [(1, {"a": 2})], [])
    # What they took away comes back as a row of its own.
    assert again.rows == ((None, {"a": 2}),)
    assert again.clashes == ()


def test_both_moved_rows_ask_for_the_order():
    base = [(number, {}) for number in (1, 2, 3)]
    found = merge_rows(base, [base[1], base[0], base[2]], [base[0], base[2], base[1]])
    assert [(clash.name, clash.mine, clash.theirs) for clash in found.clashes] == [("order", (2, 1, 3), (1, 3, 2))]


LINES = st.lists(st.sampled_from("abcdef"), unique=True, max_size=6)


@given(LINES, LINES, LINES)
def test_lines_of_both_sides_are_there_and_taken_away_ones_are_not(base, mine, theirs):
    merged = merge_lines(base, mine, theirs)
    assert len(set(merged)) == len(merged)
    added = (set(mine) | set(theirs)) - set(base)
    assert set(merged) == added | (set(base) & set(mine) & set(theirs))
    assert merge_lines(base, mine, base) == mine
    assert merge_lines(base, base, theirs) == theirs
