"""The paged list model: the first page at once, every id after it, rows only where somebody looks."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from servicedesk.ui.item_models.paged import PAGE, PAGES_KEPT, PagedModel
from servicedesk.ui.widgets.row_list import RowDelegate, RowListView


@dataclass(frozen=True)
class Row:
    """A row with an identity and words."""

    id: int
    words: str = ""


class Store:
    """Answers at once, or holds its answers until asked to give them."""

    def __init__(self, count: int) -> None:
        self.ids = list(range(1000, 1000 + count))
        self.words = "row"
        self.asked: list[list[int]] = []
        self.held: list = []
        self.holds = False

    def load_ids(self, limit, done):
        self._answer(done, self.ids[:limit])

    def load_rows(self, ids, done):
        self.asked.append(list(ids))
        self._answer(done, [Row(identity, self.words) for identity in ids])

    def _answer(self, done, found):
        if self.holds:
            self.held.append(lambda: done(found))
        else:
            done(found)

    def give(self):
        held, self.held = self.held, []
        for answer in held:
            answer()


@pytest.fixture
def make(qapp):
    def build(count):
        store = Store(count)
        model = PagedModel(store.load_ids, store.load_rows, lambda row: f"{row.words} {row.id}")
        return model, store

    return build


@pytest.mark.parametrize("count", [0, 1, PAGE - 1, PAGE, PAGE + 1, 300])
def test_every_row_of_the_result_is_there_in_order(make, qtmodeltester, count):
    model, store = make(count)
    model.reload()
    assert model.is_complete
    assert [row.id for row in model.rows[:]] == store.ids
    qtmodeltester.check(model)


def test_only_the_pages_looked_at_are_fetched(make):
    model, store = make(1000)
    model.reload()
    assert model.rowCount() == 1000
    assert store.asked == []
    assert model.row_at(700).id == 1700
    assert len(store.asked) == 1
    assert 1700 in store.asked[0]
    assert len(store.asked[0]) == PAGE
    assert model.row_at(701).id == 1701
    assert len(store.asked) == 1


def test_the_first_page_can_be_read_before_the_rest_is_known(make):
    model, store = make(300)
    store.holds = True
    model.reload()
    store.give()
    assert (model.rowCount(), model.is_complete) == (PAGE, False)
    inserted = []
    model.rowsInserted.connect(lambda _parent, first, last: inserted.append((first, last)))
    store.give()
    assert (model.rowCount(), model.is_complete) == (300, True)
    assert inserted == [(PAGE, 299)]


def test_a_row_on_its_way_is_empty_and_announced_when_it_arrives(make):
    model, store = make(10)
    model.reload()
    store.holds = True
    changed = []
    model.dataChanged.connect(lambda first, last, _roles: changed.append((first.row(), last.row())))
    assert model.row_at(3) is None
    assert model.data(model.index(3)) == ""
    assert len(store.asked) == 1
    store.give()
    assert changed == [(0, 9)]
    assert model.data(model.index(3)) == "row 1003"


def test_answers_to_an_earlier_question_are_dropped(make):
    model, store = make(5)
    store.holds = True
    model.reload()
    early = store.held.pop()
    store.ids = [7, 8]
    model.reload()
    store.give()
    early()
    assert [model.id_at(0), model.id_at(1), model.id_at(2)] == [7, 8, None]


def test_rows_asked_for_before_a_reload_do_not_land_in_the_new_result(make):
    model, store = make(5)
    model.reload()
    store.holds = True
    assert model.row_at(0) is None
    late = store.held.pop()
    store.holds = False
    store.ids = [7, 8]
    model.reload()
    late()
    assert model.row_at(0).id == 7


def test_only_so_many_pages_are_kept(make):
    model, store = make(PAGE * (PAGES_KEPT + 2))
    model.reload()
    for page in range(PAGES_KEPT + 1):
        model.row_at(page * PAGE)
    asked = len(store.asked)
    model.row_at(PAGES_KEPT * PAGE)
    assert len(store.asked) == asked
    model.row_at(0)
    assert len(store.asked) == asked + 1


def test_a_changed_row_is_fetched_again_where_it_stands(make):
    model, store = make(300)
    model.reload()
    model.row_at(2)
    asked = len(store.asked)
    store.words = "new"
    model.refresh_rows([1002, 1299, 5])
    assert model.row_at(2).words == "new"
    assert len(store.asked) == asked + 1


def test_ids_are_found_where_they_stand(make):
    model, _store = make(300)
    model.reload()
    assert model.position_of(1299) == 299
    assert model.row_of(1299) == 299
    assert model.row_of(3) == -1
    assert model.row_at(300) is None
    assert model.rows[-1].id == 1299
    with pytest.raises(IndexError):
        model.rows[300]


def test_a_chosen_row_that_was_on_its_way_is_told_when_it_arrives(make, qtbot):
    model, store = make(5)
    view = RowListView("Tickets", model, RowDelegate())
    qtbot.addWidget(view)
    told = []
    view.current_changed.connect(lambda row: told.append(row.id))
    store.holds = True
    model.reload()
    store.give()
    view.select_first()
    assert told == []
    store.give()
    assert told == [store.ids[0]]
    model.refresh_rows([store.ids[0]])
    store.give()
    assert told == [store.ids[0]]
