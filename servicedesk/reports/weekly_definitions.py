"""How each figure of the weekly report is computed and by which date it counts, for its appendix."""

from __future__ import annotations

from dataclasses import dataclass

from servicedesk.core.translation import Translator
from servicedesk.core.weekly import Metric, WeeklyReport


@dataclass(frozen=True, slots=True)
class Definition:
    """A figure, its definition, and its date basis."""

    name: str
    text: str
    basis: str = ""


def definitions(report: WeeklyReport, translator: Translator) -> tuple[Definition, ...]:
    """Return the definitions in the order of the pages."""
    return (
        *_general(translator),
        *_demand(report, translator),
        *_delivery(translator),
        *_other_promises(report, translator),
        *_opinions(translator),
        *_complaints(translator),
        *_relations(translator),
    )


def _general(translator: Translator) -> tuple[Definition, ...]:
    return (
        Definition(
            translator.translate("Report", "Week"),
            translator.translate("Report", "ISO week, Monday to Sunday, business days in the site's time zone"),
        ),
        Definition(
            translator.translate("Report", "Intervals"),
            translator.translate(
                "Report",
                "95%: shares after Wilson, differences after Newcombe (method 10), NPS adjusted Wald; "
                "a change is called clear only if its interval excludes zero; below ten nothing is judged; "
                "of twenty groups one lies outside by chance alone",
            ),
        ),
        Definition(
            translator.translate("Report", "Control charts"),
            translator.translate(
                "Report",
                "p chart p ± 3√(p(1−p)/n), u chart u ± 3√(u/n) per 1,000 visits; the centre pools the finished weeks "
                "shown, eight at least; signals: Western Electric rules 1–4",
            ),
        ),
    )


def _demand(report: WeeklyReport, translator: Translator) -> tuple[Definition, ...]:
    minutes = report.tile(Metric.PROMPT).threshold_minutes or 5
    arrival = translator.translate("Report", "arrival")
    return (
        Definition(
            translator.translate("Report", "Visits"),
            translator.translate(
                "Report",
                "every contact at the desk; usual range: mean ± 2 standard deviations of the eight weeks before; "
                "family: the kind of case the topic leads to",
            ),
            arrival,
        ),
        Definition(
            translator.translate("Report", "Service level"),
            translator.translate(
                "Report",
                "served within {minutes} minutes (included), of all offered: served and left; "
                "who still waits is in no ratio; 90% waited at most: nearest rank",
                minutes=minutes,
            ),
            arrival,
        ),
    )


def _delivery(translator: Translator) -> tuple[Definition, ...]:
    return (
        Definition(
            translator.translate("Report", "On-time completion"),
            translator.translate(
                "Report",
                "resolved within the target on the calendar that applies, of all decided; open past the target "
                "counts as late at once; cancelled and merged ones count nowhere",
            ),
            translator.translate("Report", "closing, or breach"),
        ),
        Definition(
            translator.translate("Report", "Backlog"),
            translator.translate(
                "Report", "neither finished nor cancelled nor merged at the end of the week, or now if it is not over"
            ),
            translator.translate("Report", "end of week"),
        ),
    )


def _other_promises(report: WeeklyReport, translator: Translator) -> tuple[Definition, ...]:
    if report.other_promises is None:
        return ()
    return (
        Definition(
            translator.translate("InsideFigures", "Other promises"),
            translator.translate(
                "InsideFigures",
                "those told something within the target since they last asked, and hand-overs that kept what was "
                "agreed, each of all decided; still waiting past the target counts as late; never part of on-time "
                "completion",
            ),
            translator.translate("InsideFigures", "answer or hand-over's end, or breach"),
        ),
    )


def _opinions(translator: Translator) -> tuple[Definition, ...]:
    answer = translator.translate("Report", "answer")
    return (
        Definition(
            translator.translate("Report", "Satisfaction (CSAT)"),
            translator.translate(
                "Report", "ratings 4 and 5 of all valid ratings 1–5; a later answer replaces an earlier one"
            ),
            answer,
        ),
        Definition(
            translator.translate("Report", "NPS"),
            translator.translate("Report", "share of 9–10 minus share of 0–6, four weeks"),
            answer,
        ),
        Definition(
            translator.translate("Report", "First contact"),
            translator.translate(
                "Report",
                "settled at first contact and no case of the same {customer} and topic within seven days, "
                "of all settled; the week before, which is old enough to know",
            ),
            translator.translate("Report", "solving"),
        ),
        Definition(
            translator.translate("Report", "Low answers"),
            translator.translate(
                "Report",
                "1–2 of 5; in hand: the case is open or a call-back is due; taken up again: reopened, linked to a new "
                "case or reached again since",
            ),
            answer,
        ),
    )


def _complaints(translator: Translator) -> tuple[Definition, ...]:
    return (
        Definition(
            translator.translate("Report", "Complaints"),
            translator.translate(
                "Report",
                "tickets of that kind, per 1,000 visits of the week; causes as recorded, by people, process, "
                "technology and environment after the site's list; sensitive ones are counted, never listed",
            ),
            translator.translate("Report", "receipt"),
        ),
    )


def _relations(translator: Translator) -> tuple[Definition, ...]:
    return (
        Definition(
            translator.translate("Report", "Call-backs"),
            translator.translate(
                "Report", "made by its day: done before the business day it was due on ended; cancelled ones left out"
            ),
            translator.translate("Report", "due time"),
        ),
        Definition(
            translator.translate("Report", "New, at risk, lost"),
            translator.translate(
                "Report",
                "rhythm: 90th percentile of the days between two visit days of one {customer} in the year before, "
                "from 30 intervals on; at risk: away longer than that; lost: longer than twice that; "
                "a short history makes the rhythm look shorter than it is",
            ),
            translator.translate("Report", "visit day"),
        ),
    )
