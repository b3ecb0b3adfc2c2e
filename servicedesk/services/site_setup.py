"""Setting up the site: everything its industry's pack brings, and the first administrator, in one act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from servicedesk.core import lifecycle
from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import ArticleState, StateClass
from servicedesk.core.errors import Refused
from servicedesk.core.pack import Pack, load_pack
from servicedesk.core.permissions import Permission, Role
from servicedesk.models import (
    Article,
    ArticleEdition,
    Calendar,
    CalendarDay,
    CannedText,
    CompensationItem,
    Department,
    FollowUpPlan,
    QuestionSet,
    Scenario,
    ScenarioStep,
    ServiceLevel,
    Setting,
    Site,
    TicketState,
    Tier,
)
from servicedesk.services import escalation_levels, field_definitions, search_documents, staff, tags
from servicedesk.services.public_holidays import last_published_year, public_days
from servicedesk.services.ticket_categories import write_categories
from servicedesk.storage.desk import Work, act

# Code, class, whether the resolution clock stops, and the name; {customer} is the pack's word.
STATES: tuple[tuple[str, StateClass, bool, str, str], ...] = (
    ("new", StateClass.NEW, False, "新建", "New"),
    ("in_progress", StateClass.ACTIVE, False, "处理中", "In progress"),
    ("internal_waiting", StateClass.ACTIVE, False, "内部等待", "Waiting inside"),
    ("waiting_customer", StateClass.WAITING, True, "等待{customer}", "Waiting for {customer}"),
    ("waiting_third_party", StateClass.WAITING, True, "等待第三方", "Waiting for a third party"),
    ("solved", StateClass.SOLVED, False, "已解决", "Solved"),
    ("closed", StateClass.CLOSED, False, "已关闭", "Closed"),
    ("cancelled", StateClass.CANCELLED, False, "已取消", "Cancelled"),
    ("merged", StateClass.MERGED, False, "已合并", "Merged"),
)

# Where a rule says only the class, tickets go into these.
DEFAULT_STATES = frozenset({"new", "in_progress", "waiting_customer", "solved", "closed", "cancelled", "merged"})

# What guests are called before the site says which industry it is.
_CUSTOMER = Bilingual("客户", "customer")


@dataclass(frozen=True, slots=True)
class SetUpPerson:
    """Somebody who signs in from the first day; ``department`` is the pack's code."""

    name: str
    sign_in_name: str
    role: Role
    department: str = ""
    password: str = ""
    pin: str = ""


@dataclass(frozen=True, slots=True)
class SetUpSite:
    """What the first run asks for; without a sign-in name there is no administrator yet."""

    name: str
    industry: str
    desk_name: str = ""
    timezone: str = "Asia/Shanghai"
    administrator: str = ""
    sign_in_name: str = ""
    password: str = ""
    is_practice: bool = False
    people: tuple[SetUpPerson, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteKeys:
    """The ids of what the pack brought, by the pack's codes."""

    departments: dict[str, int]
    calendars: dict[str, int]
    scenarios: dict[str, int]
    articles: dict[str, int]
    # By the scenarios that propose them.
    categories: dict[str, int]


@act(Permission.SET_UP, undoable=False)
def set_up_site(work: Work, command: SetUpSite) -> SiteKeys:
    """Write the site, its pack and its first administrator; refuse a database that has a site."""
    if not command.name.strip():
        raise Refused("name_missing", field="name")
    if work.connection.execute(Site.__table__.select().limit(1)).first() is not None:
        raise Refused("site_there")
    pack = load_pack(command.industry)
    work.insert(
        Site,
        name=command.name.strip(),
        desk_name=command.desk_name.strip(),
        industry=pack.industry.value,
        timezone=command.timezone,
        currency=pack.currency,
        day_cut_minutes=pack.day_cut_minutes,
        is_practice=command.is_practice,
        created_at=work.now,
    )
    departments = _departments(work, pack)
    _tiers_and_states(work, pack)
    calendars = _calendars(work, pack)
    scenarios = _scenarios(work, pack, departments)
    write_categories(work, pack)
    _service_levels(work, pack, calendars, scenarios)
    escalation_levels.save_escalation_levels(work, escalation_levels.usual_levels(pack, departments))
    _follow_up(work, pack)
    articles = _articles(work, pack, scenarios)
    _lists(work, pack)
    _settings(work, pack)
    field_definitions.write_fields(work, pack)
    tags.write_tags(work, pack)
    for person in _people(command):
        _hire(work, pack, departments, person)
    work.audit("site", 1, industry=pack.industry.value)
    return SiteKeys(departments, calendars, scenarios, articles, _categories(work))


def _categories(work: Work) -> dict[str, int]:
    rows = work.connection.execute(select(Scenario.code, Scenario.category_id))
    return {row.code: row.category_id for row in rows if row.category_id is not None}


def _people(command: SetUpSite) -> tuple[SetUpPerson, ...]:
    """Return everybody to add, the administrator first."""
    if not command.sign_in_name.strip():
        return command.people
    name = command.administrator.strip() or command.sign_in_name
    first = SetUpPerson(name, command.sign_in_name, Role.ADMINISTRATOR, password=command.password)
    return (first, *command.people)


def _hire(work: Work, pack: Pack, departments: dict[str, int], person: SetUpPerson) -> None:
    title = pack.role_titles.get(person.role, Bilingual("", ""))
    staff.add_staff(
        work,
        staff.AddStaff(
            person.sign_in_name,
            person.name,
            person.role,
            title.zh,
            title.en,
            departments.get(person.department),
            person.password,
            person.pin,
        ),
    )


def _both(word: Bilingual) -> dict[str, str]:
    return {"zh": word.zh, "en": word.en}


def _departments(work: Work, pack: Pack) -> dict[str, int]:
    return {
        item.code: work.insert(
            Department,
            code=item.code,
            name_zh=item.name.zh,
            name_en=item.name.en,
            colour=item.colour,
            position=position,
            is_active=True,
        )
        for position, item in enumerate(pack.departments)
    }


def _tiers_and_states(work: Work, pack: Pack) -> None:
    for tier in pack.tiers:
        work.insert(
            Tier, code=tier.code, name_zh=tier.name.zh, name_en=tier.name.en, colour=tier.colour, position=tier.rank
        )
    ensure_states(work, pack.words["customer"])


def ensure_states(work: Work, customer: Bilingual = _CUSTOMER) -> None:
    """Write the states of tickets that are not there; an import may come before the site is set up."""
    there = set(work.connection.execute(select(TicketState.code)).scalars())
    for position, (code, state_class, pauses, zh, en) in enumerate(STATES):
        if code not in there:
            work.insert(
                TicketState,
                code=code,
                state_class=state_class.value,
                name_zh=zh.replace("{customer}", customer.zh),
                name_en=en.replace("{customer}", customer.en),
                pauses=pauses,
                position=position,
                is_default=code in DEFAULT_STATES,
            )


def _calendars(work: Work, pack: Pack) -> dict[str, int]:
    keys = {}
    for item in pack.calendars:
        keys[item.code] = work.insert(
            Calendar,
            code=item.code,
            name_zh=item.name.zh,
            name_en=item.name.en,
            week={day: [list(span) for span in spans] for day, spans in item.week.items()},
            makeup_hours=[list(span) for span in item.makeup_hours],
            uses_public_holidays=item.uses_public_holidays,
        )
        if item.uses_public_holidays:
            for on, is_open, name in public_days(work.site.business_day(work.now).year):
                work.insert(CalendarDay, calendar_id=keys[item.code], on=on, is_open=is_open, name=name)
    return keys


def _scenarios(work: Work, pack: Pack, departments: dict[str, int]) -> dict[str, int]:
    keys = {}
    # Those with a digit stand first, in the order of the digits; 0 comes after 9.
    order = sorted(pack.scenarios, key=lambda item: "1234567890".index(item.key) if item.key else 10)
    for position, item in enumerate(order):
        keys[item.code] = work.insert(
            Scenario,
            code=item.code,
            name_zh=item.name.zh,
            name_en=item.name.en,
            icon=item.icon,
            ticket_kind=item.kind.value,
            priority=item.priority.value,
            department_id=departments[item.department],
            standard_minutes=item.standard_minutes,
            position=position,
            keywords=list(item.keywords),
            checklist=[_both(check) for check in item.checklist],
            is_active=True,
        )
        for place, step in enumerate(item.steps):
            work.insert(
                ScenarioStep,
                scenario_id=keys[item.code],
                position=place,
                text_zh=step.text.zh,
                text_en=step.text.en,
                script_zh=step.script.zh if step.script else "",
                script_en=step.script.en if step.script else "",
                is_mandatory=step.mandatory,
            )
    return keys


def _service_levels(work: Work, pack: Pack, calendars: dict[str, int], scenarios: dict[str, int]) -> None:
    for position, item in enumerate(pack.service_levels):
        work.insert(
            ServiceLevel,
            position=position,
            kind=item.kind.value if item.kind else None,
            priority=item.priority.value if item.priority else None,
            tiers=list(item.tiers),
            scenario_id=scenarios[item.scenario] if item.scenario else None,
            channel=item.channel.value if item.channel else None,
            response_minutes=item.response_minutes,
            update_minutes=item.update_minutes,
            resolution_minutes=item.resolution_minutes,
            calendar_id=calendars[item.calendar],
            is_default=item.is_default,
        )


def _follow_up(work: Work, pack: Pack) -> None:
    questions = {item.code: item for item in pack.questions}
    for question_set in pack.question_sets:
        asked = [
            {
                "code": code,
                "tag": questions[code].tag.value,
                **_both(questions[code].text),
                "hint_zh": questions[code].hint.zh,
                "hint_en": questions[code].hint.en,
            }
            for code in question_set.questions
        ]
        work.insert(QuestionSet, code=question_set.code, edition=1, questions=asked, low_score=question_set.low_score)
    scripts = {item.code: item for item in pack.follow_up_scripts}
    for plan in pack.follow_up_plans:
        script = [
            {
                **_both(step.text),
                "script_zh": step.script.zh if step.script else "",
                "script_en": step.script.en if step.script else "",
            }
            for step in scripts[plan.script].steps
        ]
        work.insert(FollowUpPlan, ticket_kind=plan.ticket_kind.value, after_minutes=plan.after_minutes, script=script)


def _articles(work: Work, pack: Pack, scenarios: dict[str, int]) -> dict[str, int]:
    keys = {}
    today = work.site.business_day(work.now)
    for item in pack.articles:
        keys[item.code] = work.insert(
            Article,
            code=item.code,
            folder=item.folder,
            subfolder=item.subfolder,
            title_zh=item.title.zh,
            title_en=item.title.en,
            script_zh=item.script.zh,
            script_en=item.script.en,
            body_zh=item.body.zh,
            body_en=item.body.en,
            state=ArticleState.PUBLISHED.value,
            edition=1,
            review_on=today + timedelta(days=30 * item.review_months),
            scenario_id=scenarios.get(item.scenario) if item.scenario else None,
            updated_at=work.now,
        )
        # The first edition, so that a later one can be compared with it and put back.
        texts = {
            "folder": item.folder,
            "subfolder": item.subfolder,
            "title_zh": item.title.zh,
            "title_en": item.title.en,
            "script_zh": item.script.zh,
            "script_en": item.script.en,
            "body_zh": item.body.zh,
            "body_en": item.body.en,
        }
        content = {**texts, "scenario_id": scenarios.get(item.scenario) if item.scenario else None}
        work.insert(ArticleEdition, article_id=keys[item.code], edition=1, content=content, at=work.now)
        search_documents.refresh(work, "article", keys[item.code])
    return keys


def _lists(work: Work, pack: Pack) -> None:
    for position, item in enumerate(pack.compensations):
        work.insert(
            CompensationItem,
            code=item.code,
            name_zh=item.name.zh,
            name_en=item.name.en,
            amount_cents=item.amount_cents,
            position=position,
            is_active=True,
            kind=item.kind.value,
            percent=item.percent,
            is_free_allowed=item.is_free_allowed,
            valid_days=item.valid_days,
        )
    for text in pack.canned_texts:
        work.insert(
            CannedText,
            code=text.code,
            title_zh=text.title.zh,
            title_en=text.title.en,
            text_zh=text.text.zh,
            text_en=text.text.en,
        )


def _settings(work: Work, pack: Pack) -> None:
    """Write what the program looks up by name; each value is an object, so that it can grow."""
    reasons = pack.reasons
    values: dict[str, dict[str, object]] = {
        "words": {language: pack.words_in(language) for language in ("zh_CN", "en")},
        "wait_standard": {"minutes": pack.wait_standard_minutes},
        "reopen": {"days": pack.reopen_days},
        lifecycle.CLOSING_KEY: {"after_days": pack.close_days},
        "quiet_hours": {"from": pack.quiet_hours[0], "until": pack.quiet_hours[1]},
        "compensation_limits": {role.value: cents for role, cents in pack.compensation_limits.items()},
        "priority_hints": {hint.priority.value: list(hint.words) for hint in pack.priority_hints},
        "reasons": {
            "waiting": [_both(item) for item in reasons.waiting],
            "cancelled": [_both(item) for item in reasons.cancelled],
            "escalated": [_both(item) for item in reasons.escalated],
            "skipped": [_both(item) for item in reasons.skipped],
            "reopened": [_both(item) for item in reasons.reopened],
            "causes": [{**_both(item.name), "group": item.group.value} for item in pack.causes],
        },
        # After this year a calendar with public holidays goes by plain weeks, and says so.
        "public_holidays": {"last_year": last_published_year()},
        "folders": {
            "items": [
                {**_both(item.name), "subfolders": [_both(sub) for sub in item.subfolders]} for item in pack.folders
            ]
        },
    }
    for key, value in values.items():
        work.insert(Setting, key=key, value=value)
