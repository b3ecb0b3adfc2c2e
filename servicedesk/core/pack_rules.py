"""What must hold inside a pack: codes that exist and occur once, limits, digit keys, matching variables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from servicedesk.core.enums import AttemptOutcome
from servicedesk.core.escalation import is_time
from servicedesk.core.pack_fields import common_fields
from servicedesk.core.pack_reader import ARTICLE_CODE
from servicedesk.core.permissions import Role
from servicedesk.core.ticket_fields import CHOOSING

if TYPE_CHECKING:
    from servicedesk.core.bilingual import Bilingual
    from servicedesk.core.pack import Pack, PackArticle, PackScenario

Problem = tuple[str, str]

WORDS = frozenset({"customer", "customers", "supervisor", "reference", "site"})
COLOURS = frozenset(f"c{number}" for number in range(1, 7))
TIER_COLOURS = frozenset({"neutral", "gold", "violet"})
DIGITS = tuple("1234567890")
WEEKDAYS = tuple("1234567")
SCORES = tuple("12345")
HOURS = 24
MANDATORY_STEPS = 3
STEPS = range(4, 8)
CHECKS = range(3, 6)
STAFF = range(8, 15)
REVIEW_MONTHS = range(1, 25)
CANNED_VARIABLES = frozenset(
    {"name", "site", "staff", "reference", "supervisor", "time", "date", "item", "amount", "number", "count", "place"}
)
STORY_VARIABLES = frozenset({"place", "time"})
# The questionnaire of the follow-up call is looked up by this code.
CALL_SET = "call"

_VARIABLE = re.compile(r"\{(\w*)\}")
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00")


def first_problem(pack: Pack) -> Problem | None:
    """Return the place and the sentence of the first rule *pack* breaks, None when it is sound."""
    return next((problem for rule in _RULES for problem in rule(pack)), None)


def _repeated(place: str, codes: Iterable[str]) -> Iterator[Problem]:
    yield from ((place, f"{code!r} occurs {times} times") for code, times in Counter(codes).items() if times > 1)


def _unknown(place: str, used: Iterable[str | None], known: Iterable[str]) -> Iterator[Problem]:
    choice = set(known)
    yield from ((place, f"{code!r} is not defined") for code in used if code is not None and code not in choice)


def _times(place: str, spans: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    for opens, closes in spans:
        if not (_TIME.fullmatch(opens) and _TIME.fullmatch(closes)) or opens >= closes:
            yield place, f"{opens}–{closes} is not a span of a day"


def _variables(place: str, text: Bilingual, known: frozenset[str]) -> Iterator[Problem]:
    chinese, english = (Counter(_VARIABLE.findall(words)) for words in text)
    yield from ((place, f"{{{name}}} is not a variable") for name in (chinese | english) if name not in known)
    if chinese != english:
        yield place, "Chinese and English do not use the same variables"


def _unique_codes(pack: Pack) -> Iterator[Problem]:
    for place in (
        *("departments", "tiers", "calendars", "scenarios", "questions", "question_sets", "follow_up_scripts"),
        *("articles", "compensations", "causes", "canned_texts", "tags"),
    ):
        yield from _repeated(place, (item.code for item in getattr(pack, place)))
    yield from _repeated("follow_up_plans", (plan.ticket_kind.value for plan in pack.follow_up_plans))
    yield from _repeated("demo.staff", (person.sign_in_name for person in pack.demo.staff))
    yield from _repeated("scenarios", (scenario.name.zh for scenario in pack.scenarios))
    yield from _repeated("tags", (tag.name.zh for tag in pack.tags))


def _words(pack: Pack) -> Iterator[Problem]:
    yield from (("words", f"{name!r} is missing") for name in sorted(WORDS - pack.words.keys()))
    yield from (("words", f"{name!r} is not a word of packs") for name in sorted(pack.words.keys() - WORDS))
    for place, colour, known in (
        *((f"departments[{item.code}]", item.colour, COLOURS) for item in pack.departments),
        *((f"tiers[{item.code}]", item.colour, TIER_COLOURS) for item in pack.tiers),
    ):
        if colour not in known:
            yield place, f"{colour!r} is not a colour"


def _roles(pack: Pack) -> Iterator[Problem]:
    people = set(Role) - {Role.SYSTEM}
    for place, roles in (
        ("role_titles", set(pack.role_titles)),
        ("compensation_limits", set(pack.compensation_limits)),
    ):
        if roles != people:
            yield place, f"expected exactly {', '.join(sorted(people))}"
    if any(limit < 0 for limit in pack.compensation_limits.values()):
        yield "compensation_limits", "a limit is negative"
    if pack.reopen_days < 1 or pack.close_days < 0:
        yield "close_days", "a ticket can be opened again for at least a day, and closes after none (0) or more"
    for item in pack.compensations:
        place = f"compensations[{item.code}]"
        if item.percent is not None and not 1 <= item.percent <= 100:
            yield place, "a share of a bill is from 1 to 100 percent"
        if item.amount_cents < 0 or (not item.amount_cents and item.percent is None and not item.is_free_allowed):
            yield place, "the amount must be above 0, or is_free_allowed"
        if item.valid_days is not None and item.valid_days < 1:
            yield place, "valid_days must be above 0"
    if set(pack.follow_up_outcomes) != set(AttemptOutcome):
        yield "follow_up_outcomes", "every outcome needs its text"


def _scenarios(pack: Pack) -> Iterator[Problem]:
    departments = {department.code for department in pack.departments}
    for scenario in pack.scenarios:
        place = f"scenarios[{scenario.code}]"
        yield from _unknown(f"{place}.department", [scenario.department], departments)
        yield from ((place, problem) for problem in _scenario_limits(scenario))
    keys = tuple(scenario.key for scenario in pack.scenarios if scenario.key)
    if keys != DIGITS:
        yield "scenarios", f"the digit keys must be {''.join(DIGITS)} in this order, not {''.join(keys)}"


def _scenario_limits(scenario: PackScenario) -> Iterator[str]:
    mandatory = sum(step.mandatory for step in scenario.steps)
    if mandatory != MANDATORY_STEPS:
        yield f"{mandatory} mandatory steps instead of {MANDATORY_STEPS}"
    if len(scenario.steps) not in STEPS:
        yield f"{len(scenario.steps)} steps instead of {STEPS.start} to {STEPS.stop - 1}"
    if len(scenario.checklist) not in CHECKS:
        yield f"{len(scenario.checklist)} checklist items instead of {CHECKS.start} to {CHECKS.stop - 1}"
    if scenario.standard_minutes < 1:
        yield "the reception standard must be at least a minute"
    if len({text.count(" / ") for text in scenario.category}) != 1:
        yield "the category must have as many steps in both languages"
    if not scenario.keywords:
        yield "no keyword suggests it"


def _service_levels(pack: Pack) -> Iterator[Problem]:
    for index, level in enumerate(pack.service_levels):
        place = f"service_levels[{index}]"
        yield from _unknown(f"{place}.tiers", level.tiers, (tier.code for tier in pack.tiers))
        yield from _unknown(f"{place}.scenario", [level.scenario], (scenario.code for scenario in pack.scenarios))
        yield from _unknown(f"{place}.calendar", [level.calendar], (calendar.code for calendar in pack.calendars))
        if not 0 < level.response_minutes <= level.resolution_minutes or level.update_minutes < 1:
            yield place, "the first response must come, and not after the resolution"
    if [level.is_default for level in pack.service_levels] != [False] * (len(pack.service_levels) - 1) + [True]:
        yield "service_levels", "exactly the last rule must be the default"
        return
    last = pack.service_levels[-1]
    if last.kind or last.priority or last.tiers or last.scenario or last.channel:
        yield "service_levels", "the default may not have conditions"


def _escalation_levels(pack: Pack) -> Iterator[Problem]:
    for index, level in enumerate(pack.escalation_levels):
        place = f"escalation_levels[{index}]"
        known = (department.code for department in pack.departments)
        yield from _unknown(f"{place}.departments", level.departments, known)
        if not is_time(level.percent, level.minutes):
            yield place, "either a percentage or minutes say when"
        if not (level.notify or level.roles or level.raise_priority):
            yield place, "it does nothing"
    if not pack.escalation_levels:
        yield "escalation_levels", "nobody would hear of a ticket that is late"


def _calendars(pack: Pack) -> Iterator[Problem]:
    for calendar in pack.calendars:
        place = f"calendars[{calendar.code}]"
        if tuple(calendar.week) != WEEKDAYS:
            yield f"{place}.week", "expected the weekdays 1 to 7"
        if not any(calendar.week.values()):
            yield f"{place}.week", "it is never open"
        for spans in (*calendar.week.values(), calendar.makeup_hours):
            yield from _times(place, spans)
        if calendar.uses_public_holidays and not calendar.makeup_hours:
            yield f"{place}.makeup_hours", "make-up days need hours"
    # Quiet hours cross midnight: only their two times are checked.
    for time in pack.quiet_hours:
        if not _TIME.fullmatch(time):
            yield "quiet_hours", f"{time!r} is not a time"


def _surveys(pack: Pack) -> Iterator[Problem]:
    for questions in pack.question_sets:
        place = f"question_sets[{questions.code}]"
        yield from _unknown(place, questions.questions, (question.code for question in pack.questions))
        yield from _repeated(place, questions.questions)
    yield from _unknown("question_sets", [CALL_SET], (questions.code for questions in pack.question_sets))
    scripts = {script.code for script in pack.follow_up_scripts}
    for plan in pack.follow_up_plans:
        yield from _unknown(f"follow_up_plans.{plan.ticket_kind}", [plan.script], scripts)
        if plan.after_minutes < 1:
            yield f"follow_up_plans.{plan.ticket_kind}", "the call must come after the solution"


def _articles(pack: Pack) -> Iterator[Problem]:
    tree = {(folder.name.zh, child.zh) for folder in pack.folders for child in folder.subfolders}
    codes = {article.code for article in pack.articles}
    for article in pack.articles:
        place = f"articles[{article.code}]"
        yield from _unknown(f"{place}.scenario", [article.scenario], (scenario.code for scenario in pack.scenarios))
        if (article.folder, article.subfolder) not in tree:
            yield place, f"there is no folder {article.folder}/{article.subfolder}"
        for text in (*article.script, *article.body):
            yield from _unknown(place, ARTICLE_CODE.findall(text), codes)
        yield from ((place, problem) for problem in _article_limits(article))


def _article_limits(article: PackArticle) -> Iterator[str]:
    if not ARTICLE_CODE.fullmatch(article.code):
        yield "the code must look like SOP-前厅-07"
    if any(len(script.splitlines()) != 2 for script in article.script):
        yield "the script must have two lines in both languages"
    if article.review_months not in REVIEW_MONTHS:
        yield "reviewed after 1 to 24 months"
    rows = [sum(line.startswith("|") for line in body.splitlines()) for body in article.body]
    if rows[0] != rows[1]:
        yield "the tables do not have the same rows in both languages"


def _canned_texts(pack: Pack) -> Iterator[Problem]:
    for canned in pack.canned_texts:
        yield from _variables(f"canned_texts[{canned.code}]", canned.text, CANNED_VARIABLES)


def _demo_people(pack: Pack) -> Iterator[Problem]:
    demo = pack.demo
    departments = {department.code for department in pack.departments}
    yield from _unknown("demo.staff", (person.department for person in demo.staff), departments)
    if len(demo.staff) not in STAFF:
        yield "demo.staff", f"{len(demo.staff)} people instead of {STAFF.start} to {STAFF.stop - 1}"
    needed = {Role.FRONT_DESK, Role.SPECIALIST, Role.SUPERVISOR, Role.ADMINISTRATOR}
    if not needed <= {person.role for person in demo.staff}:
        yield "demo.staff", "front desk, specialist, supervisor and administrator are needed"
    yield from _unknown("demo.angry", (person.tier for person in demo.angry), (tier.code for tier in pack.tiers))
    for pattern in demo.references:
        if any(not 0 <= first <= last < 10**width for first, last, width in pattern.ranges):
            yield "demo.references", f"a range of {pattern.prefix!r} does not fit its digits"


def _demo_life(pack: Pack) -> Iterator[Problem]:
    demo = pack.demo
    scenarios = {scenario.code for scenario in pack.scenarios}
    for place, used in (
        ("demo.stories", {story.scenario for story in demo.stories}),
        ("demo.inquiries", {inquiry.scenario for inquiry in demo.inquiries}),
        ("demo.repeats", {repeat.scenario for repeat in demo.repeats}),
        ("demo.angry", {person.scenario for person in demo.angry}),
    ):
        yield from _unknown(place, used, scenarios)
    told = {story.scenario for story in demo.stories}
    yield from _unknown("demo.stories", (scenario.code for scenario in pack.scenarios if scenario.key), told)
    articles = (article.code for article in pack.articles)
    yield from _unknown("demo.inquiries", (inquiry.article for inquiry in demo.inquiries), articles)
    if tuple(demo.arrivals) != WEEKDAYS or any(len(hours) != HOURS for hours in demo.arrivals.values()):
        yield "demo.arrivals", "expected 24 hours for each weekday 1 to 7"
    if tuple(demo.comments) != SCORES:
        yield "demo.comments", "expected the scores 1 to 5"


def _stories(pack: Pack) -> Iterator[Problem]:
    for index, story in enumerate(pack.demo.stories):
        place = f"demo.stories[{index}]"
        yield from _unknown(f"{place}.cause", [story.cause], (cause.code for cause in pack.causes))
        yield from _unknown(f"{place}.compensation", [story.compensation], (item.code for item in pack.compensations))
        if not (story.weight > 0 and 0 <= story.ticket_percent <= 100):
            yield place, "the weight must be above 0, the percentage from 0 to 100"
        if not (story.titles and story.texts and story.replies and story.resolutions):
            yield place, "titles, texts, replies and resolutions are needed"
        promises = (promise.text for promise in story.promises)
        for text in (*story.titles, *story.texts, *story.notes, *story.replies, *story.resolutions, *promises):
            yield from _variables(place, text, STORY_VARIABLES)


def _fields(pack: Pack) -> Iterator[Problem]:
    known = {item.code: item for item in common_fields()}
    yield from _repeated("fields", (item.code for item in pack.fields))
    yield from _unknown("fields", (item.code for item in pack.fields), known)
    for item in pack.fields:
        yield from _repeated(f"fields[{item.code}]", (option.code for option in item.options))
        if item.options and item.code in known and known[item.code].type not in CHOOSING:
            yield f"fields[{item.code}]", "only a choice has options"
    yield from _repeated("equipment", (item.number for item in pack.equipment))
    policy = pack.return_policy
    if not 0 <= policy.refund_days <= policy.exchange_days <= policy.repair_days or policy.exception_days < 1:
        yield "return_policy", "refund, exchange and repair must be possible in this order of days"
    if policy.exceptions < 0:
        yield "return_policy", "a customer cannot have fewer than no exceptions"


_RULES: tuple[Callable[[Pack], Iterator[Problem]], ...] = (
    *(
        _unique_codes,
        _words,
        _roles,
        _scenarios,
        _service_levels,
        _escalation_levels,
        _calendars,
        _surveys,
        _articles,
        _canned_texts,
    ),
    *(_demo_people, _demo_life, _stories, _fields),
)
