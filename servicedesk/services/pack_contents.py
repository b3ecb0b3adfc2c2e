"""What a pack brings into a site: written once, changed in Settings ever after."""

from __future__ import annotations

from datetime import timedelta

from servicedesk.core import lifecycle
from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import ArticleState
from servicedesk.core.pack import Pack
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
    Tier,
)
from servicedesk.services import search_documents
from servicedesk.services.public_holidays import last_published_year, public_days
from servicedesk.storage.desk import Work


def _both(word: Bilingual) -> dict[str, str]:
    return {"zh": word.zh, "en": word.en}


def write_departments(work: Work, pack: Pack) -> dict[str, int]:
    """Write the departments; return their ids by code."""
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


def write_tiers(work: Work, pack: Pack) -> None:
    """Write the tiers of customers."""
    for tier in pack.tiers:
        work.insert(
            Tier, code=tier.code, name_zh=tier.name.zh, name_en=tier.name.en, colour=tier.colour, position=tier.rank
        )


def write_calendars(work: Work, pack: Pack) -> dict[str, int]:
    """Write the calendars and the holidays known; return their ids by code."""
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


def write_scenarios(work: Work, pack: Pack, departments: dict[str, int]) -> dict[str, int]:
    """Write the scenarios with their steps; return their ids by code."""
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


def write_service_levels(work: Work, pack: Pack, calendars: dict[str, int], scenarios: dict[str, int]) -> None:
    """Write the targets in the order they are tried."""
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


def write_follow_up(work: Work, pack: Pack) -> None:
    """Write the sets of questions and the plans of calling back."""
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


def write_articles(work: Work, pack: Pack, scenarios: dict[str, int]) -> dict[str, int]:
    """Write the articles with their first editions; return their ids by code."""
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


def write_lists(work: Work, pack: Pack) -> None:
    """Write the catalogue of compensation and the canned texts."""
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


def write_settings(work: Work, pack: Pack) -> None:
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
