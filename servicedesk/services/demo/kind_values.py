"""What practice tickets hold because of their kind: complaint forms, returns judged, equipment, lost and found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import date, timedelta
from random import Random
from typing import Any

from servicedesk.core.enums import StateClass, TicketKind
from servicedesk.core.pack_fields import fields_of
from servicedesk.core.return_policy import Outcome, ReturnCase, ReturnPolicy, judge
from servicedesk.core.ticket_fields import FieldDefinition, texts_of
from servicedesk.models import Equipment, ReturnCheck, TicketEquipment
from servicedesk.services.demo.history import History
from servicedesk.services.demo.ticket_rows import Course
from servicedesk.services.equipment import search_words

Values = dict[str, Any]
# Of a hundred: how many complaints came from outside, and how many faults name their equipment beyond the words.
OUTSIDE, NAMED = 12, 35
_CATEGORIES = (
    ("phone", ("手机", "充电")), ("electronics", ("耳机", "相机", "电脑", "牙刷")), ("jewellery", ("手表", "戒指")),
    ("document", ("护照", "证", "医保卡", "存折")), ("money", ("钱包", "现金")), ("clothing", ("外套", "衣", "帽")),
    ("toy", ("玩具", "水壶", "孩子")), ("bag", ("包", "箱")), ("keys", ("钥匙", "卡")), ("glasses", ("眼镜",)),
)  # fmt: skip
_COLOURS = {"phone": "white", "electronics": "black", "jewellery": "grey", "document": "red", "money": "brown",
            "clothing": "blue", "toy": "orange", "bag": "black", "keys": "grey", "glasses": "black"}  # fmt: skip
_LOST = ("遗失", "丢", "报失", "忘在", "落在", "遗落")
_GOODS = ("外套", "电饭煲", "童鞋", "衬衫", "电吹风", "玩具车", "内衣套装", "行李箱")
_EXCEPTIONS = ("老顾客，商品完好", "小票遗失，会员消费记录可查", "质量争议，从宽处理")


class KindValues:
    """Made once for a site; chance is each ticket's own, so that nothing else of the history changes by it."""

    def __init__(self, history: History) -> None:
        self.history = history
        self._fields = [
            FieldDefinition(0, field.code, (), field.type, field.name) for field, _ in fields_of(history.pack)
        ]
        self._options = {field.code: [item.code for item in field.options] for field, _ in fields_of(history.pack)}
        pack_policy = asdict(history.pack.return_policy)
        words = tuple(word for item in history.pack.return_policy.excluded for word in item)
        self._policy = ReturnPolicy(**{**pack_policy, "excluded": words})
        self._exceptions: dict[int | None, int] = {}
        self._equipment = [self._add(item) for item in history.pack.equipment]

    def _add(self, item: Any) -> tuple[int, Any]:
        name, place, kind = item.name, item.place, item.kind.zh
        identity = self.history.bulk.add(
            Equipment, number=item.number, name_zh=name.zh, name_en=name.en, place=place, kind=kind,
            maintainer=item.maintainer.zh, search_words=search_words(item.number, name.zh, name.en, place, kind),
            is_active=True, version=1,
        )  # fmt: skip
        return identity, item

    def write(self, course: Course) -> Values:
        """Return the values of a ticket whose course is told, and write what hangs on them."""
        makers: dict[str, Callable[[Course, Random, bool], Values]] = {
            TicketKind.COMPLAINT: self._complaint,
            TicketKind.RETURN: self._return,
            TicketKind.FAULT: self._fault,
            TicketKind.LOST_FOUND: self._lost_found,
            TicketKind.PRAISE: self._praise,
            TicketKind.SUGGESTION: self._suggestion,
        }
        make = makers.get(course.values["kind"])
        if make is None:
            return {}
        done = course.spans[-1].state_class in (StateClass.SOLVED.value, StateClass.CLOSED.value)
        values = make(course, Random(course.id * 7919), done)  # noqa: S311 - invented data, not a secret
        known = (field for field in self._fields if field.code in values)
        course.texts += [words for field in known for words in texts_of(field, values[field.code]) if words]
        return values

    def _day(self, course: Course, days_before: int = 0) -> date:
        return self.history.site.business_day(course.opened_at) - timedelta(days=days_before)

    def _today(self) -> date:
        return self.history.site.business_day(self.history.now)

    def _pick(self, rng: Random, code: str) -> str:
        return rng.choice(self._options[code])

    def _complaint(self, course: Course, rng: Random, done: bool) -> Values:
        values: Values = {
            "complaint_about": course.scenario.category.zh,
            "complaint_event_on": self._day(course, rng.choice((0, 0, 0, 1))).isoformat(),
            "complaint_remedy": self._pick(rng, "complaint_remedy"),
            "complaint_problem": [self._pick(rng, "complaint_problem")],
        }
        if rng.randrange(100) < OUTSIDE:
            due = course.opened_at + timedelta(days=rng.randint(3, 7))
            values["external_channel"] = self._pick(rng, "external_channel")
            values["external_number"] = f"TS{course.opened_at:%Y%m%d}{rng.randrange(10000):04d}"
            values["external_due_at"] = due.replace(minute=0, second=0, microsecond=0).isoformat(timespec="seconds")
        if done:
            values["complaint_actions"] = str(course.values.get("resolution") or course.values["title"])
            values["complaint_outcome"] = rng.choices(self._options["complaint_outcome"], (60, 25, 12, 3))[0]
            values["complaint_satisfied"] = rng.choices(self._options["complaint_satisfied"], (55, 25, 12, 8))[0]
        return values

    def _return(self, course: Course, rng: Random, _done: bool) -> Values:
        values: Values = {
            "return_article": next((word for word in _GOODS if word in course.values["title"]), rng.choice(_GOODS)),
            "return_bought_on": self._day(course, rng.choice((1, 2, 3, 5, 6, 9, 14, 20))).isoformat(),
            "return_proof": rng.choices(("receipt", "payment", "none"), (70, 22, 8))[0],
            "return_wish": rng.choices(("refund", "exchange", "repair"), (60, 30, 10))[0],
            "return_condition": rng.choices(("unopened", "opened", "used", "faulty"), (30, 35, 10, 25))[0],
            "return_reason": self._pick(rng, "return_reason"),
            "return_amount": rng.randint(20, 900) * 100,
        }
        customer_id = course.values["customer_id"]
        case = ReturnCase(
            values["return_article"],
            date.fromisoformat(values["return_bought_on"]),
            values["return_proof"],
            values["return_condition"],
            values["return_wish"],
            self._exceptions.get(customer_id, 0),
        )
        verdict = judge(self._policy, case, self._day(course))
        made = verdict.outcome is Outcome.EXCEPTION and rng.random() < 0.6
        if made:
            values |= {"return_exception": True, "return_exception_reason": rng.choice(_EXCEPTIONS)}
            self._exceptions[customer_id] = case.exceptions_before + 1
        self.history.bulk.add(
            ReturnCheck, ticket_id=course.id, customer_id=customer_id, is_exception=made,
            verdict=verdict.as_stored(), at=course.opened_at, version=1,
        )  # fmt: skip
        return values

    def _fault(self, course: Course, rng: Random, _done: bool) -> Values:
        title = f"{course.values['title']} {course.values['description']}"
        fits = [each for each in self._equipment if each[1].place == course.place and each[1].kind.zh in title]
        fits = fits or [each for each in self._equipment if each[1].kind.zh in title and "机房" in each[1].place]
        if not fits and rng.randrange(100) < NAMED:
            fits = [each for each in self._equipment if any(word in title for word in _pairs(each[1].name.zh))]
        if not fits:
            return {}
        identity, item = fits[0]
        self.history.bulk.add(TicketEquipment, ticket_id=course.id, equipment_id=identity)
        values: Values = {"equipment": {"id": identity, "name": f"{item.number} {item.name.zh}"}}
        if rng.random() < 0.15:
            values["fault_out_of_order"] = True
        return values

    def _lost_found(self, course: Course, rng: Random, done: bool) -> Values:
        title = str(course.values["title"])
        is_lost = "lost" in course.scenario.code or any(word in title for word in _LOST)
        category = next((code for code, words in _CATEGORIES if any(word in title for word in words)), "other")
        values: Values = {
            "found_or_lost": "lost" if is_lost else "found",
            "item": _item(title, course.place),
            "item_category": category,
            "item_colour": _COLOURS.get(category, "black") if rng.random() < 0.7 else self._pick(rng, "item_colour"),
            "item_where": course.place or self.history.pack.words["site"].zh,
            "item_at": course.opened_at.replace(minute=0, second=0, microsecond=0).isoformat(timespec="seconds"),
        }
        if not is_lost:
            values |= {
                "item_finder": rng.choice(self.history.people).name,
                "item_storage": rng.choice(("前台保险柜", "失物柜 2 层", "失物柜 3 层")),
                "item_tag": f"SW-{course.id % 10_000:04d}",
                "item_announced_on": min(self._day(course, -1), self._today()).isoformat(),
            }
            if done:
                values |= {"item_claimed_by": course.guest.name, "item_document_seen": True}
        return values

    def _praise(self, course: Course, rng: Random, done: bool) -> Values:
        people = [person for person in self.history.people if person.name in course.values["title"]]
        whom = people[0] if people else rng.choice(self.history.people)
        return {
            "praised": [{"id": whom.id, "name": whom.name}],
            "praise_quote": str(course.values["description"]),
            "praise_may_publish": rng.random() < 0.7,
            **({"praise_told": True} if done else {}),
        }

    def _suggestion(self, course: Course, rng: Random, done: bool) -> Values:
        values: Values = {"suggestion_area": self._pick(rng, "suggestion_area")}
        if done:
            at = course.values.get("solved_at") or course.opened_at
            values |= {
                "suggestion_decision": rng.choices(("adopted", "later", "not_adopted"), (40, 40, 20))[0],
                "suggestion_reply": str(course.values.get("resolution") or "感谢建议，已转相关部门研究。"),
                "suggestion_replied_at": at.isoformat(timespec="seconds"),
            }
        return values


def _item(title: str, place: str) -> str:
    """Return the thing a title is about: 遗失充电器，等待宾客确认地址 → 充电器."""
    words = title.replace(place, " ").partition("，")[0] if place else title.partition("，")[0]
    for said in ("遗失", "遗留", "遗落", "忘在", "落在", "一件"):
        words = words.replace(said, " ")
    return " ".join(words.split()) or title


def _pairs(words: str) -> list[str]:
    return [words[place : place + 2] for place in range(len(words) - 1) if not words[place : place + 2].isascii()]
