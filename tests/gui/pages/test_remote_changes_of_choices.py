"""A colleague changes what a new ticket, an inquiry or a closing card depends on: nothing typed is lost."""

from __future__ import annotations

from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.enums import ArticleState, StateClass, TicketKind
from servicedesk.core.lifecycle import Closing, Guard
from servicedesk.core.permissions import Role
from servicedesk.core.ticket_fields import FieldType
from servicedesk.queries import drafts, ticket_details, ticket_fields, ticket_lists, today
from servicedesk.queries.knowledge import article_detail
from servicedesk.queries.ticket_categories import categories
from servicedesk.queries.ticket_lists import TicketFilter
from servicedesk.services import (
    articles,
    field_definitions,
    sensitive_cases,
    site,
    staff,
    ticket_categories,
    ticket_rules,
    ticket_states,
    tickets,
)
from servicedesk.services import (
    bin as bin_services,
)
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.ticket_states import ChangeState
from servicedesk.ui.conflicts.field_row import MINE
from servicedesk.ui.pages.tickets.new_ticket import NewTicketPanel
from servicedesk.ui.pages.tickets.solve_panel import SolvePanel
from tests.gui.pages.conftest import PASSWORD

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
QUESTION = "发票抬头开错了"


@pytest.fixture
def colleague(desk, hotel):
    """Act as Tang Yue, an administrator at another desk; unseen, this screen has not heard of it yet."""
    desk.actor, lin = SYSTEM, desk.actor
    key = staff.add_staff(desk, staff.AddStaff("tang", "唐悦", Role.ADMINISTRATOR, password=PASSWORD))
    tang, desk.actor = Actor(key, "唐悦", Role.ADMINISTRATOR), lin

    @contextmanager
    def acting(unseen=False):
        me, desk.actor = desk.actor, tang
        bus, desk.bus = desk.bus, type(desk.bus)() if unseen else desk.bus
        yield
        desk.actor, desk.bus = me, bus
        QApplication.processEvents()

    return acting


@pytest.fixture
def told(program):
    heard = SimpleNamespace(problems=[], toasts=[])
    program.workspace.notified.connect(lambda words, _tone: heard.problems.append(words))
    program.workspace.toasted.connect(lambda words, _undo: heard.toasts.append(words))
    return heard


def newest(desk):
    return ticket_lists.ticket_list(desk, TicketFilter())[0]


# -- a new ticket ------------------------------------------------------------------------------------------------


@pytest.fixture
def new(program, press, desk):
    """A new ticket of the fault scenario, half a sentence in it, everything chosen."""
    program.window.show_page("tickets")
    press(K.Key_F6)
    panel = program.window.current_page.detail.panel
    assert isinstance(panel, NewTicketPanel)
    press("lift stands")
    press(K.Key_Left)
    return panel


def choose(panel, **values):
    for name, value in values.items():
        getattr(panel, name).set_value(value)


@pytest.fixture
def chosen(new, desk, hotel):
    """The ids of what is chosen in the form: a category, a department of its own, a person."""
    desk.actor, lin = SYSTEM, desk.actor
    found = SimpleNamespace(
        category=categories(desk)[1].id,
        department=site.save_department(desk, site.SaveDepartment(None, 0, "泳池", "Pool")),
        person=staff.add_staff(desk, staff.AddStaff("gu", "顾然", Role.FRONT_DESK, password=PASSWORD)),
    )
    desk.actor = lin
    QApplication.processEvents()
    choose(new, category=found.category, department=found.department)
    new.person.set_value(None)
    return found


def switched_off(desk, what, chosen):
    if what == "category":
        ticket_categories.retire_category(desk, chosen.category)
    elif what == "department":
        site.close_department(desk, chosen.department, 1)
    else:
        staff.deactivate_staff(desk, chosen.person, 1)


@pytest.mark.parametrize("what", ["category", "department", "person"])
@pytest.mark.parametrize("unseen", [False, True], ids=["seen", "unseen"])
def test_what_is_switched_off_is_said_where_it_was_chosen(new, chosen, desk, press, colleague, what, unseen):
    if what == "person":
        choose(new, department=None)
        new._show_people()
        new.person.set_value(chosen.person)
    row = getattr(new, f"{what}_row")
    with colleague(unseen):
        switched_off(desk, what, chosen)
    assert (new.title.text(), new.title.cursorPosition()) == ("lift stands", len("lift stand"))
    if not unseen:
        assert new.title.hasFocus(), "the keys stay where one types"
        assert getattr(new, what).value() is None
        assert "not offered any more" in row.error()
    else:
        assert not row.error()
        press(K.Key_Return, CTRL)
        assert not ticket_lists.ticket_list(desk, TicketFilter()), "nothing is opened with what is gone"
        assert row.error()
        assert getattr(new, what).hasFocus()
        assert new.title.text() == "lift stands"
        new._on_changed(SimpleNamespace(entity="staff"))
    press(K.Key_Return, CTRL)
    assert newest(desk).title == "lift stands"


def test_a_category_merged_unseen_counts_under_the_other(new, chosen, desk, press, colleague):
    into = categories(desk)[0].id
    other = next(each.id for each in categories(desk) if each.id not in (into, chosen.category) and each.depth == 0)
    with colleague(unseen=True):
        ticket_categories.merge_category(desk, chosen.category, other)
    press(K.Key_Return, CTRL)
    assert ticket_details.ticket_detail(desk, newest(desk).id).category.id == other


def test_what_was_typed_into_a_field_that_goes_is_said(new, desk, press, hotel, colleague):
    definition = field_definitions.SaveField(None, ("request",), FieldType.TEXT, "颜色", "Colour", "", "")
    with colleague():
        key = field_definitions.save_field(desk, definition)
    code = next(field.code for field in ticket_fields.known_fields(desk) if field.id == key)
    assert (new.title.text(), new.title.cursorPosition()) == ("lift stands", len("lift stand"))
    new.kind.form.editors[code].set_value("pale blue")
    row = next(field for field in ticket_fields.known_fields(desk) if field.id == key)
    with colleague():
        field_definitions.save_field(
            desk,
            field_definitions.SaveField(
                key, ("request",), FieldType.TEXT, "颜色", "Colour", "", "", is_active=False, version=row.version
            ),
        )
    assert code not in new.kind.form.editors
    assert "Colour: pale blue" in new.news.text()
    press(K.Key_Return, CTRL)
    assert newest(desk).title == "lift stands"


def test_a_draft_that_names_what_went_says_so_when_it_comes_back(program, new, chosen, desk, press, colleague):
    new.flush()
    press(K.Key_Escape)
    with colleague():
        ticket_categories.retire_category(desk, chosen.category)
    press(K.Key_F6)
    panel = program.window.current_page.detail.panel
    assert panel.title.text() == "lift stands"
    assert panel.category.value() is None
    assert "not offered any more" in panel.category_row.error()


def test_the_last_letters_are_kept_when_the_form_is_put_away(new, desk, press):
    press("x")
    press(K.Key_Escape)
    assert drafts.my_draft(desk, "new_ticket", "").content["title"] == "lift standxs"


def test_a_new_ticket_stays_when_the_one_behind_it_goes(program, desk, press, hotel, colleague, told):
    behind = tickets.open_ticket(desk, OpenTicket("towels")).id
    program.window.show_page("tickets", ticket_id=behind)
    QApplication.processEvents()
    press(K.Key_F6)
    press("lift stands")
    page = program.window.current_page
    panel = page.detail.panel
    with colleague():
        sensitive_cases.mark_sensitive(desk, behind, True)
    page.refresh()
    QApplication.processEvents()
    assert page.detail.panel is panel
    assert panel.isVisible()
    assert panel.title.text() == "lift stands"
    press(K.Key_Return, CTRL)
    assert newest(desk).title == "lift stands"


# -- an inquiry --------------------------------------------------------------------------------------------------


@pytest.fixture
def inquiry(program, press):
    program.window.show_page("consultation")
    QApplication.processEvents()
    page = program.window.current_page
    press(QUESTION)
    page._typing.flush()
    return page


def rewrite(desk, article_id, **words):
    found = article_detail(desk, article_id)
    command = articles.WriteArticle(
        found.row.folder,
        found.row.title.zh,
        article_id=article_id,
        version=found.row.version,
        script_zh=words["script"],
    )
    articles.write_article(desk, command)


def test_an_answer_that_is_withdrawn_while_it_is_read_is_said_and_not_counted(inquiry, desk, press, colleague, told):
    key = inquiry.reading.detail.row.id
    with colleague():
        articles.expire(desk, key)
    assert inquiry.asking.question.text() == QUESTION
    assert inquiry.reading.detail is None or inquiry.reading.detail.row.id != key
    assert any("withdrawn" in words for words in told.toasts)


def test_withdrawn_unseen_it_is_refused_and_the_question_stays(inquiry, desk, press, colleague, told):
    key = inquiry.reading.detail.row.id
    with colleague(unseen=True):
        articles.expire(desk, key)
    press(K.Key_F5)
    assert today.inquiries_today(desk).total == 0
    assert inquiry.asking.question.text() == QUESTION
    assert "expired" in told.problems[0]
    inquiry.flush_drafts()
    assert drafts.my_draft(desk, "inquiry", "current").content["question"] == QUESTION


def test_deleted_unseen_it_is_refused_alike(inquiry, desk, press, colleague, told):
    with colleague(unseen=True):
        bin_services.delete_article(desk, inquiry.reading.detail.row.id, "twice")
    press(K.Key_F5)
    assert today.inquiries_today(desk).total == 0
    assert inquiry.asking.question.text() == QUESTION
    assert told.problems


def test_corrected_lines_are_read_out_as_they_are_now(inquiry, desk, press, colleague):
    key = inquiry.reading.detail.row.id
    with colleague():
        rewrite(desk, key, script="请稍候，马上更正。")
    assert inquiry.reading.detail.script.zh == "请稍候，马上更正。"
    assert inquiry.reading.detail.row.state is not ArticleState.EXPIRED
    press(K.Key_F5)
    assert today.inquiries_today(desk).total == 1


def test_who_asks_and_the_language_come_back_with_the_question(program, inquiry, desk, press, hotel):
    inquiry.asking.customer.setFocus()
    press("csy")
    inquiry.asking.customer.ask_now()
    press(K.Key_Return)
    inquiry.asking.language.set_value("en")
    inquiry.flush_drafts()
    program.window.forget_pages()
    program.window.show_page("consultation")
    QApplication.processEvents()
    page = program.window.current_page
    asked = page.asking
    assert (asked.question.text(), asked.customer.text(), asked.language.value()) == (QUESTION, "陈思远", "en")
    page._typing.flush()
    press(K.Key_F6)
    assert program.window.current_page.detail.panel.who.customer_id() == hotel.chen


def test_other_words_than_the_name_chosen_mean_nobody(inquiry, press, hotel):
    inquiry.asking.customer.setFocus()
    press("csy")
    inquiry.asking.customer.ask_now()
    press(K.Key_Return)
    assert inquiry.asking.customer_id is not None
    inquiry.asking.customer.setFocus()
    press("x")
    assert inquiry.asking.customer_id is None


# -- a closing card ----------------------------------------------------------------------------------------------


@pytest.fixture
def solving(program, desk, press, hotel):
    """A fault without category and checks, half a solution written."""
    lin = hotel.people.lin.staff_id
    fault = tickets.open_ticket(desk, OpenTicket("1208 no cooling", kind=TicketKind.FAULT, owner_id=lin)).id
    program.window.show_page("tickets", ticket_id=fault)
    QApplication.processEvents()
    page = program.window.current_page
    page.list.view.setFocus()
    press("e")
    press("filter cleaned")
    return SimpleNamespace(page=page, id=fault)


def panel_of(solving):
    QApplication.processEvents()
    panel = solving.page.detail.panel
    assert isinstance(panel, SolvePanel)
    return panel


def state(desk, ticket_id):
    return ticket_details.ticket_detail(desk.as_actor(SYSTEM), ticket_id).row.state_class


def test_a_category_retired_unseen_is_asked_again_with_the_words_kept(solving, desk, press, colleague, told):
    panel = panel_of(solving)
    gone, other = (each.id for each in categories(desk)[1:3])
    panel.category.set_value(gone)
    with colleague(unseen=True):
        ticket_categories.retire_category(desk, gone)
    press(K.Key_Return, CTRL)
    panel = panel_of(solving)
    assert state(desk, solving.id) is StateClass.NEW
    assert panel.resolution.text() == "filter cleaned"
    assert panel.category.value() is None
    assert "not offered any more" in panel.category_row.error()
    assert told.problems
    panel.category.set_value(other)
    panel.save()
    assert state(desk, solving.id) is StateClass.SOLVED


def test_a_check_added_unseen_is_asked_for_in_the_same_form(solving, desk, press, colleague):
    panel = panel_of(solving)
    panel.category.set_value(categories(desk)[1].id)
    with colleague(unseen=True):
        check = tickets.add_check(desk, solving.id, "told the guest")
    press(K.Key_Return, CTRL)
    panel = panel_of(solving)
    assert list(panel.checks) == [check]
    assert (panel.resolution.text(), panel.category.value()) == ("filter cleaned", categories(desk)[1].id)
    panel.tick_all()
    panel.save()
    assert state(desk, solving.id) is StateClass.SOLVED


def test_what_solving_insists_on_now_is_asked_for_though_it_did_not_before(program, desk, press, hotel, colleague):
    with colleague():
        ticket_rules.set_closing(desk, Closing(0, dict.fromkeys(Guard, frozenset())))
    request = tickets.open_ticket(desk, OpenTicket("towels", owner_id=hotel.people.lin.staff_id)).id
    program.window.show_page("tickets", ticket_id=request)
    QApplication.processEvents()
    solving = SimpleNamespace(page=program.window.current_page, id=request)
    solving.page.list.view.setFocus()
    press("e")
    press("brought")
    guards = {**dict.fromkeys(Guard, frozenset()), Guard.CATEGORY: frozenset({"request"})}
    with colleague(unseen=True):
        ticket_rules.set_closing(desk, Closing(0, guards))
    press(K.Key_Return, CTRL)
    panel = panel_of(solving)
    assert panel.facts.needs.category
    assert panel.resolution.text() == "brought"
    panel.category.set_value(categories(desk)[1].id)
    panel.save()
    assert state(desk, request) is StateClass.SOLVED


def test_cancelled_meanwhile_it_asks_which_step_stands(solving, desk, press, colleague):
    panel_of(solving).category.set_value(categories(desk)[1].id)
    with colleague():
        ticket_states.change_state(desk, ChangeState(solving.id, "cancelled", reason="twice"))
    assert panel_of(solving).resolution.text() == "filter cleaned"
    press(K.Key_Return, CTRL)
    choice = solving.page.detail.conflict
    assert "唐悦" in choice.title.text()
    assert state(desk, solving.id) is StateClass.CANCELLED
    press(K.Key_Escape)
    assert drafts.my_draft(desk, "ticket_solve", str(solving.id)).content["resolution"] == "filter cleaned"


def test_solved_meanwhile_in_other_words_both_are_offered(solving, desk, press, colleague):
    panel_of(solving).category.set_value(categories(desk)[1].id)
    with colleague(unseen=True):
        ticket_states.change_state(
            desk, ChangeState(solving.id, "solved", resolution="gas refilled", category_id=categories(desk)[1].id)
        )
    press(K.Key_Return, CTRL)
    choice = solving.page.detail.conflict
    assert choice is not None
    choice.rows[0].take_focus()
    choice.press(MINE)
    press(K.Key_Return, CTRL)
    assert ticket_details.ticket_detail(desk, solving.id).resolution == "filter cleaned"


def test_handed_to_somebody_else_meanwhile_it_is_solved_all_the_same(solving, desk, press, hotel, colleague):
    panel_of(solving).category.set_value(categories(desk)[1].id)
    with colleague():
        tickets.assign(desk, solving.id, hotel.keys.departments["engineering"], hotel.people.xu.staff_id)
    assert panel_of(solving).resolution.text() == "filter cleaned"
    press(K.Key_Return, CTRL)
    assert state(desk, solving.id) is StateClass.SOLVED


@pytest.mark.parametrize("what", ["sensitive", "bin"])
def test_a_ticket_that_goes_says_so_and_keeps_the_words(solving, desk, press, colleague, told, what):
    panel_of(solving)
    with colleague(unseen=True):
        if what == "sensitive":
            sensitive_cases.mark_sensitive(desk, solving.id, True)
        else:
            bin_services.delete_ticket(desk, solving.id, "twice")
    solving.page.refresh()
    QApplication.processEvents()
    assert solving.page.detail.panel is None
    assert any("kept as a draft" in words for words in told.toasts)
    with colleague():
        if what == "sensitive":
            sensitive_cases.mark_sensitive(desk, solving.id, False)
    kept = drafts.my_draft(desk, "ticket_solve", str(solving.id))
    assert kept.content["resolution"] == "filter cleaned"


def test_ticks_and_category_come_back_with_a_draft(solving, desk, press, colleague):
    with colleague():
        checks = [tickets.add_check(desk, solving.id, words) for words in ("looked", "told the guest")]
    press(K.Key_Escape)
    press("e")
    panel = panel_of(solving)
    panel.category.set_value(categories(desk)[1].id)
    panel.checks[checks[1]].click()
    press(K.Key_Escape)
    press("e")
    panel = panel_of(solving)
    assert panel.ticked() == (checks[1],)
    assert panel.category.value() == categories(desk)[1].id
    assert panel.anyway_row.isVisible()
