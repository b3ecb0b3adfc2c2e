"""What the figures of page 1 ask the supervisor to decide."""

from __future__ import annotations

from datetime import date, timedelta

from servicedesk.core.figure_text import number
from servicedesk.core.translation import Translator
from servicedesk.core.weekly import DecisionRow, Metric, RepeatedFaultRow, Tile
from servicedesk.queries.weekly.first_page import FAULT_WINDOW_DAYS


def decisions(
    faults: tuple[RepeatedFaultRow, ...], tiles: tuple[Tile, ...], monday: date, translator: Translator
) -> tuple[DecisionRow, ...]:
    """Return at most three decisions the figures ask for; nothing is asked without its basis."""
    due = monday + timedelta(days=9)
    found: list[DecisionRow] = []
    for fault in faults:
        if fault.count >= 3:
            found.append(
                DecisionRow(
                    translator.translate(
                        "Report", "Have {place} repaired for good: {fault}", place=fault.place, fault=fault.equipment
                    ),
                    translator.translate(
                        "Report", "{n} times within {days} days", n=fault.count, days=FAULT_WINDOW_DAYS
                    ),
                    due,
                )
            )
    by_metric = {tile.metric: tile for tile in tiles}
    prompt = by_metric[Metric.PROMPT]
    if prompt.interval is not None and prompt.target is not None and prompt.interval.high < prompt.target:
        found.append(
            DecisionRow(
                translator.translate("Report", "One more person at the desk in the busiest hours, four weeks on trial"),
                translator.translate(
                    "Report",
                    "{hits} of {n} served within {minutes} minutes, target {target}%",
                    hits=number(prompt.total),
                    n=number(prompt.n),
                    minutes=prompt.threshold_minutes or 0,
                    target=f"{prompt.target:g}",
                ),
                due,
            )
        )
    on_time = by_metric[Metric.ON_TIME]
    if on_time.interval is not None and on_time.target is not None and on_time.interval.high < on_time.target:
        found.append(
            DecisionRow(
                translator.translate(
                    "Report", "Review the time rules or the staffing of the departments that are late"
                ),
                translator.translate(
                    "Report",
                    "{hits} of {n} in time, target {target}%",
                    hits=number(on_time.total),
                    n=number(on_time.n),
                    target=f"{on_time.target:g}",
                ),
                due,
            )
        )
    return tuple(found[:3])
