"""The industry packs as shipped, and what the loader refuses."""

from __future__ import annotations

import copy
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import Priority, TicketKind
from servicedesk.core.pack import FOLDER, Industry, Pack, load_pack, read_pack
from servicedesk.core.pack_demo import load_names
from servicedesk.core.pack_reader import PackError
from servicedesk.core.paths import RESOURCES
from servicedesk.core.permissions import Role
from servicedesk.core.translation import Translator

# product.md: words staff do not say.
NOT_SAID = re.compile("散客|分派|结案|下钻|固化|到店渠道|SLA|KANO")
every_pack = pytest.mark.parametrize("industry", Industry, ids=str)


def texts(value: object) -> Iterator[Bilingual]:
    """Yield every bilingual text inside a pack."""
    if isinstance(value, Bilingual):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts(item)


def test_every_industry_has_a_pack_and_no_other_file_is_there() -> None:
    names = {path.name for path in FOLDER.iterdir()}

    assert names == {f"{industry}.json" for industry in Industry} | {"names.json", "fields.json"}


@every_pack
def test_a_pack_is_complete_enough_to_work_from_day_one(industry: Industry) -> None:
    pack = load_pack(industry)
    is_hotel = industry is Industry.HOTEL

    assert len(pack.scenarios) >= (24 if is_hotel else 12)
    assert len(pack.articles) >= (40 if is_hotel else 10)
    assert len(pack.departments) >= 3
    assert len(pack.highlights) == 3
    assert {scenario.kind for scenario in pack.scenarios} >= {
        *(TicketKind.COMPLAINT, TicketKind.REQUEST, TicketKind.SUGGESTION, TicketKind.PRAISE)
    }
    assert Priority.URGENT in {scenario.priority for scenario in pack.scenarios}
    assert {plan.ticket_kind for plan in pack.follow_up_plans} >= {TicketKind.COMPLAINT, TicketKind.REQUEST}
    assert all((pack.reasons.waiting, pack.reasons.cancelled, pack.reasons.escalated, pack.reasons.skipped))
    assert len({cause.group for cause in pack.causes}) == 4


@every_pack
def test_the_words_of_the_industry_fill_sentences(industry: Industry) -> None:
    pack = load_pack(industry)

    for language in ("zh_CN", "en"):
        translator = Translator(language, pack.words_in(language))
        sentence = translator.translate("Test", "{customer} {customers} {supervisor} {reference}")
        assert "{" not in sentence
    assert pack.words_in("zh_CN")["customer"] != pack.words_in("en")["customer"]


@every_pack
def test_staff_would_say_every_text(industry: Industry) -> None:
    said = [text for text in texts(load_pack(industry)) if NOT_SAID.search(text.zh)]

    assert said == []


@every_pack
def test_no_text_has_stray_spaces_or_half_translated_punctuation(industry: Industry) -> None:
    for text in texts(load_pack(industry)):
        for words in text:
            assert words == words.strip()
            assert "||" not in words
            assert "  " not in words
        assert not re.search("[，。？！：；“”（）]", text.en), text.en
        assert not re.search(r"[\u4e00-\u9fff][,?!;]", text.zh), text.zh


@every_pack
def test_every_icon_is_shipped(industry: Industry) -> None:
    pack = load_pack(industry)
    icons = {pack.icon, *(scenario.icon for scenario in pack.scenarios)}

    assert sorted(icon for icon in icons if not (RESOURCES / "icons" / f"{icon}.svg").exists()) == []


@every_pack
def test_the_digit_scenarios_fit_their_buttons(industry: Industry) -> None:
    pack = load_pack(industry)

    assert [scenario.name.zh for scenario in pack.scenarios if scenario.key and len(scenario.name.zh) > 5] == []


@every_pack
def test_every_scenario_is_found_by_its_own_words(industry: Industry) -> None:
    keywords = Counter(word for scenario in load_pack(industry).scenarios for word in set(scenario.keywords))

    for scenario in load_pack(industry).scenarios:
        assert any(keywords[word] == 1 for word in scenario.keywords), scenario.code


@every_pack
def test_some_stories_become_tickets_with_something_to_learn_from(industry: Industry) -> None:
    demo = load_pack(industry).demo
    sentences = [text.zh for story in demo.stories for text in story.texts]

    assert len(sentences) == len(set(sentences))
    assert {story.cause for story in demo.stories if story.ticket_percent >= 50} - {None}
    assert all(len(story.notes) >= 1 for story in demo.stories if story.ticket_percent >= 85)
    assert demo.repeats
    assert max(len(person.contacts) for person in demo.angry) >= 2


@every_pack
def test_a_supervisor_may_give_more_than_the_front_desk(industry: Industry) -> None:
    limits = load_pack(industry).compensation_limits

    assert limits[Role.FRONT_DESK] < limits[Role.SUPERVISOR] <= limits[Role.ADMINISTRATOR]
    amounts = [item.amount_cents for item in load_pack(industry).compensations]
    assert any(amount > limits[Role.FRONT_DESK] for amount in amounts)


def test_names_are_chinese_as_they_occur() -> None:
    names = load_names()

    assert sum(surname.per_thousand for surname in names.surnames) > 800
    assert {"喆", "玥", "垚", "犇"} <= set(names.rare)
    assert any(len(surname.text) == 2 for surname in names.surnames)
    assert {"en", "ja"} <= {foreigner.language for foreigner in names.foreigners}


Change = Callable[[dict[str, Any]], object]


@cache
def _hotel() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((FOLDER / "hotel.json").read_text("utf-8"))
    return content


def _refusal(folder: Path, change: Change) -> str:
    content = copy.deepcopy(_hotel())
    change(content)
    path = folder / "hotel.json"
    path.write_text(json.dumps(content), "utf-8")
    with pytest.raises(PackError) as caught:
        read_pack(path)
    return str(caught.value)


def _put(name: str, value: object) -> Change:
    """Return the change that puts *value* at a path like ``scenarios.0.icon``."""

    def change(content: dict[str, Any]) -> None:
        *steps, last = [int(step) if step.isdigit() else step for step in name.split(".")]
        place: Any = content
        for step in steps:
            place = place[step]
        place[last] = value

    return change


REFUSED: dict[str, tuple[Change, str]] = {
    "unknown field": (_put("colour", "red"), "hotel.json: unknown: colour"),
    "missing field": (lambda pack: pack.pop("icon"), "hotel.json: missing: icon"),
    "no English": (_put("name.en", ""), "hotel.json.name.en: the text is missing"),
    "Chinese as English": (_put("name.en", "酒店"), "hotel.json.name.en: Chinese in the English text '酒店'"),
    "English as Chinese": (_put("name.zh", "Hotel"), "hotel.json.name.zh: no Chinese in 'Hotel'"),
    "number as text": (_put("day_cut_minutes", "360"), "hotel.json.day_cut_minutes: expected int, found '360'"),
    "bool as number": (_put("day_cut_minutes", True), "hotel.json.day_cut_minutes: expected int, found True"),
    "unknown priority": (
        _put("scenarios.0.priority", "soon"),
        "hotel.json.scenarios[check_in].priority: 'soon' is not one of urgent, high, normal, low",
    ),
    "other file": (_put("industry", "bank"), "hotel.json.industry: 'bank' is not the file's name"),
    "newer format": (_put("format", 2), "hotel.json.format: this program reads format 1, not 2"),
    "one of two hours": (_put("quiet_hours", ["21:00"]), "hotel.json.quiet_hours: expected 2 values, found 1"),
    "unknown word": (
        _put("words.boss", {"zh": "老板", "en": "boss"}),
        "hotel.json.words: 'boss' is not a word of packs",
    ),
    "missing word": (lambda pack: pack["words"].pop("site"), "hotel.json.words: 'site' is missing"),
    "repeated code": (_put("tiers.1.code", "member"), "hotel.json.tiers: 'member' occurs 2 times"),
    "unknown colour": (_put("departments.0.colour", "c9"), "hotel.json.departments[front]: 'c9' is not a colour"),
    "unknown department": (
        _put("scenarios.0.department", "kitchen"),
        "hotel.json.scenarios[check_in].department: 'kitchen' is not defined",
    ),
    "keys in disorder": (
        lambda pack: (_put("scenarios.0.key", "2")(pack), _put("scenarios.1.key", "1")(pack)),
        "hotel.json.scenarios: the digit keys must be 1234567890 in this order, not 2134567890",
    ),
    "too few steps": (
        lambda pack: [
            pack["scenarios"][0]["steps"].remove(s) for s in pack["scenarios"][0]["steps"][:] if not s["mandatory"]
        ],
        "hotel.json.scenarios[check_in]: 3 steps instead of 4 to 7",
    ),
    "four mandatory steps": (
        _put("scenarios.0.steps.0.mandatory", True),
        "hotel.json.scenarios[check_in]: 4 mandatory steps instead of 3",
    ),
    "no checklist": (
        _put("scenarios.0.checklist", []),
        "hotel.json.scenarios[check_in]: 0 checklist items instead of 3 to 5",
    ),
    "no role title": (
        lambda pack: pack["role_titles"].pop("auditor"),
        "hotel.json.role_titles: expected exactly administrator, auditor, front_desk, specialist, supervisor",
    ),
    "response after resolution": (
        _put("service_levels.0.response_minutes", 61),
        "hotel.json.service_levels[0]: the first response must come, and not after the resolution",
    ),
    "default not last": (
        lambda pack: pack["service_levels"].reverse(),
        "hotel.json.service_levels: exactly the last rule must be the default",
    ),
    "default with a condition": (
        _put("service_levels.8.priority", "low"),
        "hotel.json.service_levels: the default may not have conditions",
    ),
    "closes before it opens": (
        _put("calendars.1.week.1", [["18:00", "09:00"]]),
        "hotel.json.calendars[office]: 18:00–09:00 is not a span of a day",
    ),
    "unknown question": (
        _put("question_sets.0.questions.0", "mood"),
        "hotel.json.question_sets[call]: 'mood' is not defined",
    ),
    "no call set": (_put("question_sets.0.code", "phone"), "hotel.json.question_sets: 'call' is not defined"),
    "unknown folder": (
        _put("articles.0.subfolder", "地下室"),
        "hotel.json.articles[SOP-前厅-01]: there is no folder 前厅/地下室",
    ),
    "one line to say": (
        _put("articles.0.script.en", "One line."),
        "hotel.json.articles[SOP-前厅-01]: the script must have two lines in both languages",
    ),
    "an article that is not there": (
        _put("articles.0.body.zh", "见 SOP-前厅-99"),
        "hotel.json.articles[SOP-前厅-01]: 'SOP-前厅-99' is not defined",
    ),
    "unlike variables": (
        _put("canned_texts.0.text.en", "Dear {name}"),
        "hotel.json.canned_texts[greeting]: Chinese and English do not use the same variables",
    ),
    "unknown variable": (
        _put("canned_texts.0.text", {"zh": "{weather}好", "en": "{weather}"}),
        "hotel.json.canned_texts[greeting]: {weather} is not a variable",
    ),
    "unknown cause": (_put("demo.stories.0.cause", "fate"), "hotel.json.demo.stories[0].cause: 'fate' is not defined"),
    "short day": (
        _put("demo.arrivals.3", [1, 2]),
        "hotel.json.demo.arrivals: expected 24 hours for each weekday 1 to 7",
    ),
}


@pytest.mark.parametrize(("change", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_a_broken_pack_is_refused_with_its_place(tmp_path: Path, change: Change, message: str) -> None:
    assert _refusal(tmp_path, change).startswith(message)


def test_a_file_that_is_no_json_is_named(tmp_path: Path) -> None:
    path = tmp_path / "hotel.json"
    path.write_text("{", "utf-8")

    with pytest.raises(PackError, match=r"^hotel\.json: Expecting"):
        read_pack(path)


def test_a_pack_is_read_once() -> None:
    assert load_pack("hotel") is load_pack(Industry.HOTEL)
    assert isinstance(load_pack("hotel"), Pack)
