"""The one box: whoever is meant is found, surest first, and no number is given away."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from servicedesk.core.enums import ContactKind
from servicedesk.core.identification import _MOBILE, Typed, name_keys, normal_phone, without_phones
from servicedesk.core.text import masked_phone
from servicedesk.queries.customer_lists import CustomerFilter, customer_count, customer_ids
from servicedesk.queries.customer_rows import StayState, customer_rows
from servicedesk.queries.identify import Match, identify, possible_duplicates
from servicedesk.services.customer_details import AddReference, add_contact, add_reference, remove_contact
from servicedesk.services.customers import AddCustomer, ChangeCustomer, add_customer, change_customer
from servicedesk.services.undo import undo_last
from servicedesk.services.visit_commands import Arrive
from servicedesk.services.visits import arrive

TODAY = date(2026, 11, 22)
SURNAMES = ("单", "解", "区", "曾", "仇", "查", "欧阳", "尉迟", "令狐", "张", "王", "李", "吕")
GIVEN = st.text("伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂", min_size=1, max_size=2)


def names(found):
    return [each.customer.name for each in found]


def test_every_way_to_say_who_one_is(desk):
    add_customer(
        desk,
        AddCustomer(
            "陈思远", phone="+86 138-0000-6021", wechat="Siyuan_Chen", member_number="YT 8806 2147", reference="1208"
        ),
    )
    add_customer(desk, AddCustomer("Emily Carter", phone="+44 20 7946 0958"))
    add_customer(desk, AddCustomer("José Álvarez"))
    chen = ("陈思远", "思远", "远", "陈先生", "chensiyuan", "CHEN SI", "siyuan", "csy", "cs", "6021", "021",
            "13800006021", "+86 13800006021", "138 0000 6021", "YT88062147", "yt 8806", "1208", "siyuan_chen",
            "C-000001", "c1", "ｃｓｙ")  # fmt: skip
    for text in chen:
        assert names(identify(desk, text)) == ["陈思远"], text
    for text in ("CARTER/EMILY", "emily carter", "Carter", "emi", "ec", "carter, e", "CARTER/EMILY MS", "0958"):
        assert names(identify(desk, text)) == ["Emily Carter"], text
    for text in ("jose", "Álvarez", "ALVAREZ JOSE"):
        assert names(identify(desk, text)) == ["José Álvarez"], text
    for text in ("", "  ", "%", "_", "*", "'", "陈远", "21", "8000", "999", "zzz"):
        assert identify(desk, text) == [], text


@pytest.mark.parametrize(
    ("name", "letters"),
    [("单田芳", "stf"), ("单田芳", "shantianfang"), ("单田芳", "dan"), ("曾国藩", "zgf"), ("欧阳修", "oyx"),
     ("解缙", "xiej"), ("尉迟恭", "ycg"), ("吕布", "lvbu"), ("吕布", "lü"),
     ("吕布", "lǚ bù"), ("吕布", "lü3bu4"), ("吕布", "lv3 bu4"), ("欧阳修", "ōu yáng xiū"), ("查良镛", "zhaliang")],
)  # fmt: skip
def test_surnames_have_their_own_reading(desk, name, letters):
    add_customer(desk, AddCustomer(name))
    add_customer(desk, AddCustomer("王某"))
    assert names(identify(desk, letters)) == [name]


def test_surest_first(desk):
    """1208 is today's room, somebody's member number and the tail of a phone; zw a wechat name and initials."""
    tail = add_customer(desk, AddCustomer("甲", phone="13911121208"))
    member = add_customer(desk, AddCustomer("乙", member_number="1208"))
    coming = add_customer(desk, AddCustomer("丙", reference="1208", valid_from_on=TODAY + timedelta(days=2)))
    room = add_customer(desk, AddCustomer("丁", reference="1208", valid_from_on=TODAY - timedelta(days=1)))
    add_customer(
        desk,
        AddCustomer("戊", reference="1208", valid_from_on=TODAY - timedelta(9), valid_until_on=TODAY - timedelta(7)),
    )
    found = identify(desk, "1208")
    assert [each.customer.id for each in found] == [room, member, tail, coming]
    assert [each.match for each in found] == [Match.ROOM_TODAY, Match.MEMBER, Match.PHONE_TAIL, Match.ROOM_ARRIVING]
    assert [each.customer.stay.state for each in found] == [
        StayState.HERE, StayState.NONE, StayState.NONE, StayState.ARRIVING,
    ]  # fmt: skip


def test_the_room_changes_hands_on_the_day(desk, clock):
    first = add_customer(
        desk, AddCustomer("甲", reference="1208", valid_from_on=TODAY, valid_until_on=TODAY + timedelta(1))
    )
    second = add_customer(desk, AddCustomer("乙", reference="1208", valid_from_on=TODAY + timedelta(days=2)))
    assert identify(desk, "1208")[0].customer.id == first
    clock.advance(days=2)
    assert [each.customer.id for each in identify(desk, "1208")] == [second]


def test_who_came_last_stands_first_even_behind_hundreds(desk, clock):
    ids = [add_customer(desk, AddCustomer("张伟")) for _ in range(450)]
    arrive(desk, Arrive(customer_id=ids[440]))
    clock.advance(minutes=1)
    arrive(desk, Arrive(customer_id=ids[445]))
    add_reference(desk, AddReference(ids[449], "808", valid_until_on=TODAY + timedelta(days=1)))
    for text in ("zw", "张伟", "zhangwei"):
        assert [each.customer.id for each in identify(desk, text)][:3] == [ids[449], ids[445], ids[440]], text


def test_among_many_equals_who_is_here_and_who_came_last_stand_first(desk, clock):
    """The order is that of all of them, however many there are and wherever they stand in the table."""
    shuffle = Random(1208)
    ids = [add_customer(desk, AddCustomer("张伟")) for _ in range(260)]
    for identity in shuffle.sample(ids, 180):
        arrive(desk, Arrive(customer_id=identity))
        clock.advance(minutes=1)
    for number, identity in enumerate(shuffle.sample(ids, 5)):
        end = TODAY + timedelta(days=1) if number % 2 else None
        add_reference(desk, AddReference(identity, f"80{number}", TODAY - timedelta(days=1), end))
    rows = customer_rows(desk, ids)
    rows.sort(
        key=lambda row: (
            row.stay.state is not StayState.HERE,
            -(row.last_visit_at.timestamp() if row.last_visit_at else 0),
            row.id,
        )
    )
    for text in ("张伟", "伟", "张", "zw", "zhang", "张 伟"):
        assert set(customer_ids(desk, CustomerFilter(text))) == set(ids), "a list leaves nobody out"
        assert customer_count(desk, CustomerFilter(text)) == len(ids)
        assert [each.customer.id for each in identify(desk, text, limit=20)] == [row.id for row in rows[:20]], text


@pytest.mark.parametrize(
    "text", ["c1", "C-000001", "1208", "6021", "csy", "siyuan", "思远", "远 陈", "yt 88", "天", "zz", "%"]
)
def test_the_list_knows_whom_the_box_knows(desk, text):
    add_customer(desk, AddCustomer("陈思远", phone="13800006021", member_number="YT 8806", reference="1208"))
    add_customer(desk, AddCustomer("李天"))
    found = {each.customer.id for each in identify(desk, text)}
    assert set(customer_ids(desk, CustomerFilter(text))) == found


def test_keys_follow_every_change_and_undo(desk):
    identity = add_customer(desk, AddCustomer("张伟", phone="13800006021"))
    change_customer(desk, ChangeCustomer(identity, name="单伟"))
    assert identify(desk, "张") == []
    assert names(identify(desk, "shanwei")) == ["单伟"]
    undo_last(desk)
    assert identify(desk, "shanwei") == []
    assert names(identify(desk, "zhangw")) == ["张伟"]
    phone = identify(desk, "6021")[0].customer.phone_contact_id
    remove_contact(desk, identity, phone)
    assert identify(desk, "6021") == []
    undo_last(desk)
    assert names(identify(desk, "6021")) == ["张伟"]
    add_contact(desk, identity, ContactKind.PHONE, "186 5555 0417")
    assert names(identify(desk, "0417")) == ["张伟"]


def test_duplicates_say_what_speaks_for_them(desk):
    one = add_customer(desk, AddCustomer("张伟", phone="13800006021", member_number="A1"))
    add_customer(desk, AddCustomer("张伟强"))
    found = possible_duplicates(desk, "张伟", "+86 138 0000 6021", "a-1")
    assert [(each.customer.id, each.same_phone, each.same_member_number, each.same_name) for each in found] == [
        (one, True, True, True)
    ]
    assert possible_duplicates(desk, "张伟", except_id=one) == []
    assert [each.same_name for each in possible_duplicates(desk, " 张 伟 ")] == [True]
    assert possible_duplicates(desk, "", "6021", "") == []


@given(surname=st.sampled_from(SURNAMES), given_name=GIVEN, data=st.data())
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_part_of_a_chinese_name_finds_it(desk, surname, given_name, data):
    name = surname + given_name
    identity = add_customer(desk, AddCustomer(name))
    start = data.draw(st.integers(0, len(name) - 1))
    part = name[start : data.draw(st.integers(start + 1, len(name)))]
    assert identity in {each.customer.id for each in identify(desk, part, limit=1000)}
    assert all(part in each.customer.name for each in identify(desk, part, limit=1000))


@given(st.lists(st.text("abcdéxyz", min_size=2, max_size=6), min_size=1, max_size=4), st.randoms())
def test_latin_words_are_found_in_any_order_and_shortened(words_given, random):
    keys = name_keys(" ".join(words_given))
    shuffled = list(words_given)
    random.shuffle(shuffled)
    typed = Typed.of("/".join(word[: random.randint(1, len(word))].upper() for word in shuffled))
    assert all(any(key.startswith(word) for key in keys) for word in typed.words)


@given(st.text(max_size=40))
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_typed_breaks_the_box(desk, text):
    identify(desk, text)


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), st.sampled_from(("", "+86 ", "0086-")))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_number_is_found_by_every_tail_and_never_shown(desk, number, prefix):
    identity = add_customer(desk, AddCustomer("客", phone=prefix + number))
    for length in (3, 4, 7, 11):
        found = identify(desk, number[-length:], limit=1000)
        assert identity in {each.customer.id for each in found}
        mine = repr([each for each in found if each.customer.id == identity])
        assert number not in mine
        shown = next(each.customer.phone for each in found if each.customer.id == identity)
        assert shown == f"{number[:3]}****{number[-4:]}"
    assert number not in without_phones(f"回电 {prefix}{number}，谢谢")


@given(st.text("0123456789138 -+86a回", max_size=40))
def test_looking_for_phones_quickly_overlooks_none(text):
    assert without_phones(text) == _MOBILE.sub(lambda found: masked_phone(normal_phone(found.group())), text)
