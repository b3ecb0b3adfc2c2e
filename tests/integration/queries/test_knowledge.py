"""Answers: written in editions, offered while typing, wanted when missing."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from servicedesk.core.actor import Actor
from servicedesk.core.enums import ArticleState
from servicedesk.core.errors import Conflict, NotAllowed, NotFound, Refused
from servicedesk.core.permissions import Role
from servicedesk.core.relevance import Field, strengths, terms
from servicedesk.models import CannedText
from servicedesk.queries.knowledge import (
    ArticleFilter,
    ArticleSort,
    MatchLevel,
    article_detail,
    article_list,
    canned_texts,
    knowledge_tree,
    similar_inquiries,
    suggest,
    wanted_articles,
)
from servicedesk.queries.search import search
from servicedesk.queries.today import InquiryCounts, inquiries_today
from servicedesk.services.articles import (
    WriteArticle,
    dismiss_wanted,
    expire,
    publish,
    restore_edition,
    review,
    use_article,
    use_canned_text,
    vote,
    want_article,
    write_article,
)
from servicedesk.services.inquiries import LogInquiry, log_inquiry
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.tickets import open_ticket
from servicedesk.services.undo import undo_last
from tests.integration.people import furnish

TODAY = date(2026, 11, 22)
FRONT_DESK = Actor(None, "front", Role.FRONT_DESK)
SUPERVISOR = Actor(None, "supervisor", Role.SUPERVISOR)
AUDITOR = Actor(None, "auditor", Role.AUDITOR)
ANSWERS = (
    ("礼宾", "亲子餐厅推荐：步行 10 分钟内", "南门出去步行 6 分钟有一家亲子餐厅，备有儿童椅。\n需要我现在帮您订位吗？"),
    ("餐饮", "全日餐厅：儿童菜单与用餐时间", "6 岁以下孩子免费，17:30 起供应晚餐。"),
    ("前厅", "退房延迟：免费时段与收费标准", "您是白金会员，今天可以免费保留到 16:00。"),
    ("前厅", "退房流程：查房、退押金与开票", "请您稍坐，查房五分钟。"),
    ("工程", "空调不制冷：前台三步话术", "工程 10 分钟内到房。"),
)


@pytest.fixture
def answers(desk):
    """Five published answers; their ids by title."""
    ids = {}
    for folder, title, script in ANSWERS:
        identity = write_article(desk, WriteArticle(folder, title, script_zh=script))
        publish(desk, identity, TODAY + timedelta(days=60))
        ids[title[:4]] = identity
    return ids


def test_a_question_finds_its_answer(desk, answers):
    for question, best in (
        ("附近有适合带五岁孩子的餐厅吗？走路能到的", {"亲子餐厅", "全日餐厅"}),
        ("孩子几岁以下吃早餐免费", {"全日餐厅"}),
        ("我能晚一点退房吗", {"退房延迟", "退房流程"}),
        ("房间空调不冷", {"空调不制"}),
    ):
        rows = suggest(desk, question).rows
        assert rows[0].id in {answers[title] for title in best}, question
        assert all(0 < row.strength <= 1 for row in rows)
        assert rows[0].terms
    assert suggest(desk, "").rows == suggest(desk, "的吗？").rows == suggest(desk, "量子色动力学").rows == ()
    exact = suggest(desk, "空调不制冷").rows[0]
    assert (exact.id, exact.level) == (answers["空调不制"], MatchLevel.GOOD)
    assert suggest(desk, "餐厅推荐").rows[0].line.zh.startswith("南门出去")


def test_much_used_answers_stand_before_equals(desk, answers):
    first = [row.id for row in suggest(desk, "退房").rows]
    assert set(first) == {answers["退房延迟"], answers["退房流程"]}
    for _ in range(5):
        use_article(desk, first[1])
    assert [row.id for row in suggest(desk, "退房").rows] == first[::-1]
    assert suggest(desk, "退房").rows[0].uses == 5


def test_drafts_and_expired_answers_are_not_offered(desk, answers):
    write_article(desk, WriteArticle("前厅", "退房草稿"))
    expire(desk, answers["退房延迟"])
    found = suggest(desk, "退房")
    assert [row.id for row in found.rows] == [answers["退房流程"]]
    assert found.expired == 1
    with pytest.raises(Conflict, match="article_expired"):
        use_article(desk, answers["退房延迟"])


def test_every_edition_is_kept_and_can_come_back(desk, clock):
    identity = write_article(desk, WriteArticle("前厅", "退房延迟", script_zh="到 14:00"))
    version = article_detail(desk, identity).row.version
    clock.advance(days=1)
    write_article(
        desk,
        WriteArticle("前厅", "退房延迟", script_zh="到 16:00", note="白金", article_id=identity, version=version),
    )
    detail = article_detail(desk, identity)
    assert (detail.row.edition, detail.script.zh) == (2, "到 16:00")
    assert [(each.edition, each.note, each.is_current) for each in detail.editions] == [
        (2, "白金", True),
        (1, "", False),
    ]
    restore_edition(desk, identity, 1)
    detail = article_detail(desk, identity)
    assert (detail.row.edition, detail.script.zh) == (3, "到 14:00")
    assert [hit.id for hit in search(desk, "14:00").hits] == [identity]
    assert not search(desk, "16:00").hits
    undo_last(desk)
    assert article_detail(desk, identity).script.zh == "到 16:00"
    assert [hit.id for hit in search(desk, "16:00").hits] == [identity]
    with pytest.raises(Conflict):
        write_article(desk, WriteArticle("前厅", "别的", article_id=identity, version=version))
    with pytest.raises(NotFound):
        restore_edition(desk, identity, 9)


def test_a_new_review_date_is_no_new_edition(desk, answers):
    identity = answers["退房延迟"]
    row = article_detail(desk, identity).row
    write_article(
        desk, WriteArticle("前厅", row.title.zh, script_zh=ANSWERS[2][2], review_on=TODAY, article_id=identity)
    )
    after = article_detail(desk, identity).row
    assert (after.edition, after.review_on, after.review_days) == (1, TODAY, 0)
    assert knowledge_tree(desk).to_review == 1
    review(desk, identity, TODAY + timedelta(days=90))
    assert knowledge_tree(desk).to_review == 0


def test_the_tree_counts_what_the_lists_hold(desk, answers):
    write_article(desk, WriteArticle("前厅", "团队退房", subfolder="退房"))
    expire(desk, answers["空调不制"])
    tree = knowledge_tree(desk)
    assert (tree.articles, tree.drafts, tree.expired) == (5, 1, 1)
    folders = {folder.name: folder for folder in tree.folders}
    assert folders["前厅"].articles == 3
    assert folders["前厅"].subfolders == (("退房", 1),)
    assert "工程" not in folders
    assert len(article_list(desk, ArticleFilter("前厅"))) == 3
    assert [row.title.zh for row in article_list(desk, ArticleFilter("前厅", "退房"))] == ["团队退房"]
    assert len(article_list(desk, ArticleFilter(state=ArticleState.DRAFT))) == tree.drafts
    assert article_list(desk)[-1].state is ArticleState.EXPIRED
    assert {row.id for row in article_list(desk, ArticleFilter(text="tfyc"))} == {answers["退房延迟"]}
    assert {row.id for row in article_list(desk, ArticleFilter(text="儿童椅"))} == {answers["亲子餐厅"]}
    for sort in ArticleSort:
        assert len(article_list(desk, sort=sort)) == 6


def test_votes_are_counted(desk, answers):
    identity = answers["退房延迟"]
    vote(desk, identity, True)
    vote(desk, identity, True)
    vote(desk, identity, False)
    row = article_detail(desk, identity).row
    assert (row.helpful, row.unhelpful, row.votes) == (2, 1, 3)


def test_what_nobody_could_answer_is_wanted_until_written(desk):
    wanted = want_article(desk, "附近有攀岩馆吗")
    assert want_article(desk, " 附近有攀岩馆吗 ") == wanted
    want_article(desk, "能带猫吗")
    assert [(row.question, row.times) for row in wanted_articles(desk)] == [("附近有攀岩馆吗", 2), ("能带猫吗", 1)]
    write_article(desk, WriteArticle("礼宾", "攀岩馆", wanted_id=wanted))
    assert [row.question for row in wanted_articles(desk)] == ["能带猫吗"]
    assert knowledge_tree(desk).wanted == 1
    dismiss_wanted(desk, wanted_articles(desk)[0].id)
    assert wanted_articles(desk) == []


def test_like_questions_of_before(desk, clock):
    furnish(desk)
    desk.actor = SUPERVISOR
    hidden = open_ticket(desk, OpenTicket("秘密", is_sensitive=True))
    log_inquiry(desk, LogInquiry("五岁孩子晚饭吃什么，走路近的", "亲子餐厅，回电 13800006021"))
    log_inquiry(desk, LogInquiry("怎么开发票", "前台开"))
    log_inquiry(desk, LogInquiry("五岁孩子走丢", "已报警", ticket_id=hidden.id, is_resolved=False))
    desk.actor = FRONT_DESK
    found = similar_inquiries(desk, "附近有适合五岁孩子的餐厅吗")
    assert [row.question for row in found] == ["五岁孩子晚饭吃什么，走路近的"]
    assert "13800006021" not in repr(found)
    assert inquiries_today(desk) == InquiryCounts(2, 2)
    clock.advance(days=100)
    assert similar_inquiries(desk, "附近有适合五岁孩子的餐厅吗") == []
    assert inquiries_today(desk) == InquiryCounts(0, 0)


def test_a_ticket_behind_an_answer_stays_hidden(desk):
    furnish(desk)
    desk.actor = SUPERVISOR
    ticket = open_ticket(desk, OpenTicket("秘密", is_sensitive=True))
    identity = write_article(desk, WriteArticle("安保", "报警流程", ticket_id=ticket.id))
    assert article_detail(desk, identity).ticket_number == ticket.number
    desk.actor = FRONT_DESK
    detail = article_detail(desk, identity)
    assert (detail.ticket_id, detail.ticket_number) == (None, "")
    with pytest.raises(NotAllowed):
        write_article(desk, WriteArticle("安保", "另一篇", ticket_id=ticket.id))


def test_who_only_reads_cannot_write(desk, answers):
    desk.actor = AUDITOR
    assert article_detail(desk, answers["退房延迟"]) is not None
    for service, arguments in ((vote, (1, True)), (publish, (1,)), (write_article, (WriteArticle("甲", "乙"),))):
        with pytest.raises(NotAllowed):
            service(desk, *arguments)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (WriteArticle("前厅", " "), "title_needed"),
        (WriteArticle(" ", "标题"), "folder_needed"),
        (WriteArticle("前厅", "标题", code="K-001"), "code_taken"),
    ],
)
def test_what_cannot_be_is_refused(desk, answers, command, code):
    with pytest.raises(Refused, match=code):
        write_article(desk, command)
    with pytest.raises(Refused, match="already_over"):
        publish(desk, answers["退房延迟"], TODAY - timedelta(days=1))


def test_ready_texts_by_words_and_initials(desk):
    with desk.work("test.canned") as work:
        for code, title, uses in (("wifi", "无线网络", 3), ("late", "延迟退房", 9)):
            work.insert(
                CannedText, code=code, title_zh=title, title_en=code, text_zh=f"{title}说明", text_en="", uses=uses
            )
        work.commit()
    assert [row.code for row in canned_texts(desk)] == ["late", "wifi"]
    for _ in range(7):
        use_canned_text(desk, 1)
    assert [(row.code, row.uses) for row in canned_texts(desk)] == [("wifi", 10), ("late", 9)]
    assert [row.code for row in canned_texts(desk, "wx")] == ["wifi"]
    assert [row.code for row in canned_texts(desk, "退房说明")] == ["late"]


@given(st.lists(st.text("退房空调餐厅吗的 ab", max_size=20), max_size=6), st.text("退房空调餐厅吗的 ab", max_size=12))
def test_strengths_are_shares_and_name_what_was_found(texts, question):
    wanted = terms(question)
    found = strengths(wanted, [(Field(text, 1.0),) for text in texts])
    assert len(found) == len(texts)
    for (strength, held), text in zip(found, texts, strict=True):
        assert 0 <= strength <= 1
        assert set(held) == {term for term in wanted if term in text}
        assert (strength > 0) == bool(held)


@given(st.text(max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_typed_breaks_the_suggestions(desk, text):
    suggest(desk, text)
    similar_inquiries(desk, text)
