"""Figures of time: the service-level clock, the queue, first contact resolution, weeks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from servicedesk.calculate.reading import (
    Payload,
    moment_text,
    plain,
    read_day,
    read_moment,
    same_kind,
)
from servicedesk.methods import fcr, queueing, sla_clock, state_clock, week
from servicedesk.methods.errors import MethodError

Result = dict[str, Any]
# Ten years: whoever comes back later has a new question.
_LONGEST_WINDOW = 3653


def _sla(payload: Payload) -> Result:
    question = payload.text("fn")
    if question == "attainment":
        return _attainment(payload)
    if question not in {"due_at", "elapsed", "explain", "next_update"}:
        known = "attainment, due_at, elapsed, explain, next_update"
        raise MethodError("unknown_choice", name="fn", value=question, known=known)
    if question == "next_update":
        return _next_update(payload)
    calendar, start, pauses = _calendar(payload), payload.moment("start"), _pauses(payload)
    if question == "due_at":
        return {"due": moment_text(calendar.due_at(start, payload.number("target_minutes"), pauses))}
    end = payload.moment("end")
    if question == "elapsed":
        return {"minutes": plain(calendar.elapsed_minutes(start, end, pauses))}
    return {"segments": [_segment(item) for item in calendar.explain(start, end, pauses)]}


def _next_update(payload: Payload) -> Result:
    """Return the next update from contacts of ``at`` and ``by`` (customer or desk), as it stands at ``now``."""
    contacts = []
    for item in payload.objects("contacts"):
        by = item.text("by")
        if by not in {"customer", "desk"}:
            raise MethodError("unknown_choice", name="by", value=by, known="customer, desk")
        contacts.append(state_clock.Contact(item.moment("at"), by == "customer"))
    now, target = payload.moment("now"), payload.number("target_minutes")
    found = state_clock.next_update(_calendar(payload), contacts, target, now)
    return {
        "status": found.status.value,
        "due": None if found.due_at is None else moment_text(found.due_at),
        "elapsed": plain(found.elapsed_minutes),
    }


def _segment(item: sla_clock.Segment) -> Result:
    return {
        "kind": item.kind.value,
        "start": moment_text(item.start),
        "end": moment_text(item.end),
        "minutes": plain(item.minutes),
        "reason": item.reason,
    }


def _calendar(payload: Payload) -> sla_clock.Calendar:
    inner = payload.object("calendar")
    hours = Payload.of("week of the calendar", inner.get("week") or {})
    for name in hours.values:
        _check_spans(hours, name)
    _check_spans(inner, "makeup_hours")
    for key in ("holidays", "makeup_workdays"):
        days = inner.get(key)
        if isinstance(days, dict) and key == "makeup_workdays":
            for name in days:
                _check_spans(Payload(key, days), name)
        elif not isinstance(days, list | dict | None):
            raise MethodError("not_a_list", name=key, value=days)
        for day in days or ():
            read_day(key, day)
    for version in inner.objects("versions") if "versions" in inner else ():
        version.day("from")
        weekly = Payload.of("week of a version", version.get("week") or {})
        for name in weekly.values:
            _check_spans(weekly, name)
        _check_spans(version, "makeup_hours")
    return sla_clock.Calendar.from_json(inner.values, payload.zone() or inner.zone())


def _check_spans(payload: Payload, key: str) -> None:
    for span in payload.items_or_empty(key):
        if not isinstance(span, list) or len(span) != 2:
            raise MethodError("not_a_list", name=f"an interval of {key}", value=span)


def _pauses(payload: Payload) -> list[sla_clock.Pause]:
    """Read pauses: ``["from", "to"]`` or ``{"start": …, "end": …, "reason": …}``; null: it still lasts."""
    found = []
    for item in payload.items_or_empty("pauses"):
        if isinstance(item, Mapping):
            start, end = item.get("start", item.get("from")), item.get("end", item.get("to"))
            reason = str(item.get("reason") or "")
        elif isinstance(item, list) and len(item) in {2, 3}:
            start, end = item[0], item[1]
            reason = str(item[2]) if len(item) == 3 else ""
        else:
            raise MethodError("not_a_list", name="a pause", value=item)
        last = None if end is None else read_moment("a pause", end)
        found.append(sla_clock.Pause(read_moment("a pause", start), last, reason))
    return found


def _attainment(payload: Payload) -> Result:
    cases = []
    for item in payload.objects("cases"):
        excluded = item.flag("cancelled") or item.flag("merged")
        target = item.number_or_none("target")
        # A case without a promise or out of the count may well have no elapsed time.
        elapsed = item.number("elapsed", 0.0 if excluded or target is None else None)
        cases.append(sla_clock.Case(target, elapsed, item.flag("closed"), excluded))
    found = sla_clock.attainment(cases)
    return {
        "met": found.met,
        "breached": found.breached,
        "running": found.running,
        "excluded": found.excluded,
        "attainment": found.percent,
    }


def _queue(payload: Payload) -> Result:
    if payload.text_or_none("fn") == "erlang_c":
        return _erlang_c(payload)
    tickets = []
    for item in payload.objects("tickets"):
        name = item.text_or_none("no") or item.name
        arrived = _seconds("arrive", item.required("arrive"))
        ends = [None if item.get(key) is None else _seconds(key, item.get(key)) for key in ("start", "left")]
        tickets.append(queueing.QueueTicket(name, arrived, *ends))
    found = queueing.queue_figures(tickets, payload.number("threshold_s", 300), payload.number("short_abandon_s", 0))
    return {
        "offered": found.offered,
        "served": found.served,
        "abandoned": found.abandoned,
        "short_abandoned": found.short_abandoned,
        "still_waiting": found.still_waiting,
        "average_wait_s": found.average_wait_seconds,
        "median_wait_s": found.median_wait_seconds,
        "p90_wait_s": found.p90_wait_seconds,
        "longest_wait_s": found.longest_wait_seconds,
        "service_level_offered": found.service_level_offered,
        "service_level_excl_short": found.service_level_excluding_short,
        "service_level_answered": found.service_level_answered,
        "abandonment": found.abandonment,
        "abandonment_excl_short": found.abandonment_excluding_short,
    }


def _seconds(name: str, value: object) -> float:
    """Return a time of day or an ISO moment as seconds from a common origin."""
    try:
        if isinstance(value, str) and "T" not in value and "-" not in value:
            moment = datetime.combine(date.min, time.fromisoformat(value))
        else:
            moment = read_moment(name, value)
    except ValueError:
        raise MethodError("not_a_moment", name=name, value=value) from None
    origin = datetime.combine(date.min, time(), moment.tzinfo and UTC)
    return (moment - origin).total_seconds()


def _erlang_c(payload: Payload) -> Result:
    names = ("calls", "interval_s", "aht_s")
    calls, interval, handling = (payload.number(name) for name in names)
    found = queueing.erlang_c(calls, interval, handling, payload.whole("agents"), payload.number("threshold_s", 0.0))
    return {
        "traffic_erlangs": found.traffic_erlangs,
        "stable": found.is_stable,
        "occupancy": found.occupancy,
        "p_wait": found.wait_probability,
        "asa_s": found.average_wait_seconds,
        "service_level": found.service_level,
    }


def _fcr(payload: Payload) -> Result:
    cases = [
        fcr.Case(
            item.text("case"),
            item.text_or_none("customer"),
            item.text_or_none("topic"),
            item.moment("opened"),
            item.moment_or_none("resolved"),
            item.whole("contacts", 1),
            item.flag("transferred") or item.flag("escalated"),
        )
        for item in payload.objects("cases")
    ]
    now = payload.moment_or_none("now", "as_of", "today")
    same_kind([now, *(case.opened_at for case in cases), *(case.resolved_at for case in cases)])
    found = fcr.first_contact_resolution(cases, now, _window(payload))
    return {
        "cases": found.cases,
        "resolved": found.resolved,
        "first_contact": found.first_contact,
        "fcr": found.percent,
        "gross_fcr": found.gross_percent,
        "mature_resolved": found.mature_resolved,
        "mature_fcr": found.mature_percent,
        "provisional": found.provisional,
        "per_case": {
            name: {"fcr": verdict.is_first_contact, "mature": verdict.is_mature, "repeat": verdict.is_repeated}
            for name, verdict in found.verdicts.items()
        },
    }


def _window(payload: Payload) -> timedelta:
    days = payload.number("window_days", 7)
    if not 0 <= days <= _LONGEST_WINDOW:
        code, limit = ("too_small", "lowest") if days < 0 else ("too_large", "highest")
        raise MethodError(code, name="window_days", value=days, **{limit: 0 if days < 0 else _LONGEST_WINDOW})
    return timedelta(days=days)


def _week(payload: Payload) -> Result:
    if "date" in payload:
        found = week.week_of(payload.day("date"))
    elif "week" in payload:
        found = week.week_from(payload.whole("year"), payload.whole("week"))
    else:
        found = week.week_of(_local(payload).date())
    return {
        "year": found.year,
        "week": found.number,
        "monday": found.monday.isoformat(),
        "sunday": found.sunday.isoformat(),
    }


def _local(payload: Payload) -> datetime:
    """Return the moment in the zone asked for, or on the clock it was written by."""
    moment, zone = payload.moment("timestamp"), payload.zone()
    if zone is None or moment.tzinfo is None:
        return moment
    try:
        return moment.astimezone(zone)
    except OverflowError:
        raise MethodError("time_out_of_range", value=moment.isoformat()) from None


METHODS = {"sla": _sla, "queue": _queue, "fcr": _fcr, "week": _week}
