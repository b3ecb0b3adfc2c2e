"""Waiting in the queue: how long the served waited, service level, abandonment, staffing after Erlang C.

Wait = start − arrival of those served. ASA: mean; median; P90: nearest rank ⌈0.9 n⌉; longest. Service level X/Y:
share of the offered (served and abandoned) served within Y, Y included; other denominators carry their name.
Abandonment = abandoned / offered. A short abandonment left within the limit given, the limit included. Those still
waiting are in no ratio. Units: seconds and percent.
Erlang C (Erlang 1917): A = calls × handling time / interval; P(wait) = C(N, A) from the recursion of Erlang B,
B₀ = 1, Bₖ = A·Bₖ₋₁/(k + A·Bₖ₋₁), C = N·B/(N − A(1 − B)); only for A < N.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, exp, isfinite

from servicedesk.methods.checks import number, percent, whole
from servicedesk.methods.errors import MethodError


@dataclass(frozen=True, slots=True)
class QueueTicket:
    """One number drawn; times in seconds from any common origin. Served, left, or (neither) still waiting."""

    number: str
    arrived: float
    started: float | None = None
    left: float | None = None


@dataclass(frozen=True, slots=True)
class QueueFigures:
    """Counts, waits of the served in seconds and percentages; None without data."""

    offered: int
    served: int
    abandoned: int
    short_abandoned: int
    still_waiting: int
    average_wait_seconds: float | None
    median_wait_seconds: float | None
    p90_wait_seconds: float | None
    longest_wait_seconds: float | None
    service_level_offered: float | None
    service_level_excluding_short: float | None
    service_level_answered: float | None
    abandonment: float | None
    abandonment_excluding_short: float | None


@dataclass(frozen=True, slots=True)
class ErlangC:
    """Load in erlangs, occupancy and, only for a stable queue, P(wait), mean wait in seconds and service level 0–1."""

    traffic_erlangs: float
    is_stable: bool
    occupancy: float
    wait_probability: float | None
    average_wait_seconds: float | None
    service_level: float | None


def queue_figures(
    tickets: Iterable[QueueTicket], threshold_seconds: float = 300, short_abandon_seconds: float = 0
) -> QueueFigures:
    """Return the figures of a queue; *threshold_seconds* is Y of the service level.

    Raises MethodError when a ticket was served or left before it arrived, or both.
    """
    threshold = number("threshold", threshold_seconds, 0)
    short_limit = number("short abandonment", short_abandon_seconds, 0)
    waits: list[float] = []
    patience: list[float] = []
    still_waiting = 0
    for ticket in tickets:
        if ticket.started is not None and ticket.left is not None:
            raise MethodError("served_and_left", ticket=ticket.number)
        if ticket.started is not None:
            waits.append(_duration(ticket, ticket.started))
        elif ticket.left is not None:
            patience.append(_duration(ticket, ticket.left))
        else:
            still_waiting += 1
    return _figures(sorted(waits), patience, still_waiting, threshold, short_limit)


def _duration(ticket: QueueTicket, end: float) -> float:
    if end < ticket.arrived:
        raise MethodError("served_before_arrival", ticket=ticket.number, seconds=f"{ticket.arrived - end:g}")
    return end - ticket.arrived


def _figures(
    waits: list[float], patience: list[float], still_waiting: int, threshold: float, short_limit: float
) -> QueueFigures:
    served, abandoned = len(waits), len(patience)
    offered = served + abandoned
    # Without a limit nobody left early: somebody who left at once gave up on the queue like the others.
    short = sum(1 for seconds in patience if seconds <= short_limit) if short_limit else 0
    within = sum(1 for seconds in waits if seconds <= threshold)
    return QueueFigures(
        offered,
        served,
        abandoned,
        short,
        still_waiting,
        sum(waits) / served if served else None,
        median(waits),
        nearest_rank(waits, 90),
        waits[-1] if waits else None,
        percent(within, offered),
        percent(within, offered - short),
        percent(within, served),
        percent(abandoned, offered),
        percent(abandoned - short, offered - short),
    )


def median(ordered: list[float]) -> float | None:
    """Return the middle of a sorted list, the mean of both middles for an even length; None when empty."""
    if not ordered:
        return None
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def nearest_rank(ordered: list[float], percentage: int) -> float | None:
    """Return the value at rank ⌈percentage/100 · n⌉ of a sorted list; None when empty."""
    if not ordered:
        return None
    # In whole numbers: 0.9 · 10 in binary is not 9.
    rank = -(-percentage * len(ordered) // 100)
    return ordered[max(rank, 1) - 1]


def erlang_c(
    calls: float, interval_seconds: float, handling_seconds: float, agents: int, threshold_seconds: float
) -> ErlangC:
    """Return what *agents* can hold; without load < staff the queue grows for ever and no figure is given.

    Raises MethodError for negative input, no interval, or no agents.
    """
    agents = whole("agents", agents, 1, 100_000)
    interval = number("interval", interval_seconds, 0)
    if not interval:
        raise MethodError("too_small", name="interval", value=interval, lowest=1)
    handling = number("handling time", handling_seconds, 0)
    threshold = number("threshold", threshold_seconds, 0)
    load = number("calls", calls, 0) * handling / interval
    if not isfinite(load):
        raise MethodError("result_too_large")
    if load >= agents:
        return ErlangC(load, False, load / agents, None, None, None)
    blocked = 1.0
    for count in range(1, agents + 1):
        blocked = load * blocked / (count + load * blocked)
    wait = agents * blocked / (agents - load * (1 - blocked))
    spare = agents - load
    average = wait * handling / spare
    within = 1 - wait * exp(-spare * threshold / handling) if handling else 1.0
    return ErlangC(load, True, load / agents, wait, average, within)


def agents_needed(
    calls: float, interval_seconds: float, handling_seconds: float, threshold_seconds: float, service_level: float
) -> int:
    """Return the fewest agents whose service level (0–1) reaches *service_level*: a hint for staffing.

    Raises MethodError as `erlang_c`, and for a service level that is not below 1.
    """
    if not 0 <= number("service_level", service_level) < 1:
        raise MethodError("service_level_out_of_range", value=service_level)
    load = number("calls", calls, 0) * number("handling time", handling_seconds, 0)
    agents = max(1, ceil(load / interval_seconds) if interval_seconds else 1)
    while True:
        found = erlang_c(calls, interval_seconds, handling_seconds, agents, threshold_seconds)
        if found.service_level is not None and found.service_level >= service_level:
            return agents
        agents += 1
