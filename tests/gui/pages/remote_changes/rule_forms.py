"""Forms about rules and times: limits, returns, agreements, escalation, targets, hours, reasons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from servicedesk.core.permissions import Role
from servicedesk.core.return_policy import ReturnPolicy
from servicedesk.queries import compensations, internal_agreements, kind_details, rules, staff, ticket_rules
from servicedesk.services import calendars, compensation_catalogue, return_policies, service_levels
from servicedesk.services import escalation_levels as levels
from servicedesk.services import internal_agreements as agreements
from servicedesk.services import ticket_rules as rule_services
from tests.gui.pages.remote_changes.forms import Form, row_of


def limits_form() -> Form:
    def changed(desk, _key, same, other):
        limits = {} if same is None else {Role.FRONT_DESK: same}
        compensation_catalogue.set_limits(desk, limits | ({} if other is None else {Role.SUPERVISOR: other}))

    def stored(desk, _key):
        found = compensations.limits(desk)
        return found["front_desk"], found["supervisor"]

    return Form(
        "compensation_limits",
        "compensation",
        lambda desk: "",
        lambda section, _key: section.limits_record,
        lambda section: section.limits[Role.FRONT_DESK],
        changed,
        stored,
        words="55",
        mine=5500,
        theirs=7700,
        other=99900,
    )


def policy_form() -> Form:
    def changed(desk, _key, same, other):
        policy = kind_details.return_policy(desk)
        words = (*policy.excluded, same) if same else policy.excluded
        return_policies.save_policy(desk, replace(policy, excluded=words, refund_days=other or policy.refund_days))

    def stored(desk, _key):
        policy = kind_details.return_policy(desk)
        return sorted(set(policy.excluded) & {"mine", "theirs"}), policy.refund_days

    return Form(
        "return_policy",
        "return_policy",
        lambda desk: return_policies.save_policy(desk, ReturnPolicy()) or "",
        lambda section, _key: section.record,
        lambda section: section.excluded,
        changed,
        stored,
        mine=["mine"],
        other=3,
        asks=False,
    )


def agreement_form() -> Form:
    def made(desk):
        calendar, department = rules.calendars(desk)[0].id, staff.departments(desk)[0].id
        agreements.save_agreements(desk, [agreements.AgreementDraft(None, department, None, 30, calendar)])
        return internal_agreements.agreements(desk)[0].id

    def changed(desk, key, same, other):
        row = row_of(internal_agreements.agreements(desk), key)
        draft = agreements.AgreementDraft(
            key, row.department_id, None, same or row.minutes, row.calendar_id, other or row.kind
        )
        agreements.save_agreements(desk, [draft])

    def opened(section, key):
        section.open_record("agreement", str(key))
        return section.record

    def stored(desk, key):
        row = row_of(internal_agreements.agreements(desk), key)
        return row.minutes, row.kind

    return Form("agreement", "agreements", made, opened, lambda section: section.form.minutes, changed, stored,
                words="45 min", mine=45, theirs=60, other="fault")  # fmt: skip


def escalation_form() -> Form:
    def drafts(desk):
        from servicedesk.queries.escalation import level_facts

        return [
            levels.LevelDraft(
                row.id, row.target, row.percent, row.offset_minutes, row.conditions, row.actions, row.is_active
            )
            for row in level_facts(desk).levels
        ]

    def made(desk):
        does = levels.Actions(owner=True, note="note")
        levels.save_escalation_levels(desk, [levels.LevelDraft(None, "resolution", 80, actions=does)])
        return drafts(desk)[0].id

    def changed(desk, _key, same, other):
        (level,) = drafts(desk)
        if same:
            level = replace(level, actions=replace(level.actions, note=same))
        if other:
            level = replace(level, percent=other)
        levels.save_escalation_levels(desk, [level])

    def opened(section, key):
        section.edit(section.levels[0].key)
        section.editor.note.setFocus()
        return section.record

    def stored(desk, _key):
        (level,) = drafts(desk)
        return level.actions.note, level.percent

    return Form("escalation", "escalation", made, opened, lambda section: section.editor.note, changed, stored,
                other=60)  # fmt: skip


def rules_form() -> Form:
    def drafts(desk):
        names = service_levels.LevelDraft.__slots__
        return [
            service_levels.LevelDraft(**{n: getattr(row, n) for n in names}) for row in rules.rule_facts(desk).levels
        ]

    def changed(desk, _key, same, other):
        first, *rest = drafts(desk)
        first = replace(first, resolution_minutes=same or first.resolution_minutes)
        service_levels.save_levels(desk, [replace(first, update_minutes=other or first.update_minutes), *rest])

    def opened(section, _key):
        section.edit(section.book.rules[0].key)
        section.editor.spans["resolution"].setFocus()
        return section.record

    def stored(desk, _key):
        first = drafts(desk)[0]
        return first.resolution_minutes, first.update_minutes

    return Form("time_rules", "rules", lambda desk: "", opened,
                lambda section: section.editor.spans["resolution"], changed, stored,
                words="9 h", mine=540, theirs=600, other=35)  # fmt: skip


def hours_form() -> Form:
    def calendar(desk):
        return next(row for row in rules.calendars(desk) if row.uses_public_holidays)

    def changed(desk, key, same, other):
        week = dict(calendar(desk).week)
        week |= {"6": same} if same else {}
        calendars.set_week(desk, key, week | ({"7": other} if other else {}))

    def stored(desk, _key):
        week = calendar(desk).week
        return week.get("6"), week.get("7")

    return Form("opening_hours", "calendar", lambda desk: calendar(desk).id, lambda section, _key: section.record,
                lambda section: section.hours[5], changed, stored, words="10:00-16:00", mine=[["10:00", "16:00"]],
                theirs=[["08:00", "09:00"]], other=[["11:00", "12:00"]], confirms=2)  # fmt: skip


def day_form() -> Form:
    def calendar(desk):
        return next(row for row in rules.calendars(desk) if row.uses_public_holidays).id

    def day(desk):
        return desk.site.local(desk.clock.now()).date() + timedelta(days=1)

    def row(desk, key):
        return rules.days(desk, key, day(desk), day(desk) + timedelta(days=1))[0]

    def made(desk):
        calendars.set_calendar_day(desk, calendar(desk), day(desk), False, "before")
        return calendar(desk)

    def changed(desk, key, same, other):
        found = row(desk, key)
        calendars.set_calendar_day(desk, key, day(desk), bool(other), same or found.name)

    def opened(section, _key):
        section.days.go_to(date(2026, 11, 23))
        return section.day.record

    return Form("calendar_day", "calendar", made, opened, lambda section: section.name, changed,
                lambda desk, key: (row(desk, key).name, row(desk, key).is_open), other=True, confirms=2)  # fmt: skip


def reasons_form() -> Form:
    def reasons(desk):
        return [(each.zh, each.en) for each in ticket_rules.life_rules(desk).reasons["waiting"]]

    def changed(desk, _key, same, other):
        extra = [(words, words) for words in (same, other) if words]
        lines = [{"zh": zh, "en": en} for zh, en in [*reasons(desk), *extra]]
        rule_services.set_reasons(desk, "waiting", lines)

    def stored(desk, _key):
        said = [zh for zh, _en in reasons(desk)]
        return sorted(set(said) & {"mine", "theirs"}), next((words for words in said if words == "elsewhere"), None)

    return Form("reasons", "states", lambda desk: "waiting", lambda section, _key: section.reasons.record,
                lambda section: section.reasons.area, changed, stored, mine=["mine"], asks=False)  # fmt: skip
