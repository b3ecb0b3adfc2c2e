"""The verdict of the week: a headline and a paragraph that claim no more than the intervals carry."""

from __future__ import annotations

from fractions import Fraction

from servicedesk.core.figure_text import number
from servicedesk.core.translation import Translator
from servicedesk.core.weekly import Change, Metric, Standing, Tile, WeeklyReport
from servicedesk.reports.weekly_words import metric_name, target_text

JUDGED = (Metric.ON_TIME, Metric.CSAT, Metric.NPS, Metric.FIRST_CONTACT, Metric.PROMPT)

# More names than these make no headline.
NAMED = 2


def headline(report: WeeklyReport, translator: Translator) -> str:
    """Return at most two findings, the worst first; an unfinished week says so."""
    tiles = [report.tile(metric) for metric in JUDGED]
    ranked = sorted(tiles, key=_rank)
    findings = [text for text in (_finding(tile, translator) for tile in ranked) if text][:2]
    csat = report.tile(Metric.CSAT)
    if len(findings) == 1 and csat.change is Change.UNCHANGED and csat.standing is not Standing.BELOW:
        findings.append(translator.translate("Report", "satisfaction shows no clear change"))
    if not findings:
        findings = [_quiet(report, tiles, translator)]
    text = translator.translate("Report", "; ").join(findings)
    text = text[:1].upper() + text[1:]
    if not report.finished:
        return translator.translate("Report", "Week not finished: {finding}", finding=text)
    return text


def _rank(tile: Tile) -> int:
    """Clear falls below target first, then falls, shortfalls, rises."""
    fallen, below = tile.change is Change.FALLEN, tile.standing is Standing.BELOW
    return 0 if fallen and below else 1 if fallen else 2 if below else 3


def _finding(tile: Tile, translator: Translator) -> str:
    name, target = metric_name(tile, translator), target_text(tile)
    name = _before_words(name, translator)
    below = tile.standing is Standing.BELOW
    if tile.change is Change.FALLEN and below:
        return translator.translate(
            "Report", "{metric} clearly fell, below the {target} target", metric=name, target=target
        )
    if tile.change is Change.FALLEN:
        return translator.translate("Report", "{metric} clearly fell", metric=name)
    if tile.change is Change.RISEN and below:
        return translator.translate(
            "Report", "{metric} clearly rose, still below the {target} target", metric=name, target=target
        )
    if below:
        return translator.translate("Report", "{metric} is below the {target} target", metric=name, target=target)
    if tile.change is Change.RISEN:
        return translator.translate("Report", "{metric} clearly rose", metric=name)
    return ""


def _quiet(report: WeeklyReport, tiles: list[Tile], translator: Translator) -> str:
    """Nothing stands out: say whether that is so or whether too little is known."""
    same = [tile for tile in tiles if tile.change is Change.UNCHANGED]
    if NAMED < len(same) < len(tiles):
        return translator.translate("Report", "no clear change against last week where there are enough records")
    if same and len(same) < len(tiles):
        separator = "、" if translator.language == "zh_CN" else ", "
        return translator.translate(
            "Report",
            "{metrics}: no clear change against last week; too few records to compare the rest",
            metrics=_before_words(separator.join(metric_name(tile, translator) for tile in same), translator),
        )
    if same:
        return translator.translate("Report", "no figure changed clearly against last week")
    if _nothing(report):
        return translator.translate("Report", "no data for this week")
    return translator.translate("Report", "too few records this week to compare")


def _nothing(report: WeeklyReport) -> bool:
    """Return whether nothing at all was recorded: a ticket opened or finished is a record, too."""
    work = report.chapters.delivery if report.chapters is not None else None
    return report.empty and not report.facts.visits and not (work is not None and (work.opened or work.closed))


def paragraph(report: WeeklyReport, translator: Translator) -> str:
    """Return the counts behind the headline."""
    if _nothing(report):
        return translator.translate("Report", "Nothing was recorded between {start} and {end}.",
                                    start=report.monday.isoformat(), end=report.sunday.isoformat())  # fmt: skip
    sentences = [_contacts(report, translator), *_on_time(report, translator), _others(report, translator)]
    space = "" if translator.language == "zh_CN" else " "
    return space.join(sentence for sentence in sentences if sentence)


def _contacts(report: WeeklyReport, translator: Translator) -> str:
    facts = report.facts
    visits = translator.plural("Report", "{count} visit", "{count} visits", facts.visits, count=number(facts.visits))
    answers = translator.plural(
        "Report", "{count} survey answer", "{count} survey answers", facts.responses, count=number(facts.responses)
    )
    if not facts.visits:
        return translator.translate("Report", "{visits} this week, {answers}.", visits=visits, answers=answers)
    share = number(Fraction(100 * facts.responses, facts.visits), 1)
    return translator.translate(
        "Report", "{visits} this week, {answers} ({share}%).", visits=visits, answers=answers, share=share
    )


def _on_time(report: WeeklyReport, translator: Translator) -> list[str]:
    tile, facts = report.tile(Metric.ON_TIME), report.facts
    sentences: list[str] = []
    met, n = number(tile.total), number(tile.n)
    if tile.change in (Change.RISEN, Change.FALLEN):
        sentences.append(_difference(tile, translator))
    elif tile.n:
        sentences.append(translator.translate("Report", "{met} of {n} tickets done on time.", met=met, n=n))
    if facts.breaches and facts.top_breach_cause:
        sentences.append(
            translator.translate(
                "Report",
                "Of {breaches} late ones {count} were {cause}.",
                breaches=number(facts.breaches),
                count=number(facts.top_breaches),
                cause=_spaced(facts.top_breach_cause, translator),
            )
        )
    return sentences


def _before_words(name: str, translator: Translator) -> str:
    """A name that ends in Latin letters is set apart from the Chinese words behind it."""
    return f"{name} " if translator.language == "zh_CN" and name[-1:].isascii() else name


def _spaced(text: str, translator: Translator) -> str:
    """Chinese is set apart from Latin letters and digits by a space; English has its space already."""
    return f" {text}" if translator.language == "zh_CN" and text[:1].isascii() else text


def _difference(tile: Tile, translator: Translator) -> str:
    if tile.value is None or tile.previous is None or tile.difference is None:
        return ""
    points = number(abs(tile.value - tile.previous), 1)
    bounds = sorted((abs(tile.difference.low), abs(tile.difference.high)))
    low, high = (number(bound, 1) for bound in bounds)
    met, n = number(tile.total), number(tile.n)
    if tile.change is Change.FALLEN:
        return translator.translate(
            "Report",
            "{met} of {n} tickets done on time, {points} points fewer than last week (95% interval {low}–{high}).",
            met=met, n=n, points=points, low=low, high=high,
        )  # fmt: skip
    return translator.translate(
        "Report",
        "{met} of {n} tickets done on time, {points} points more than last week (95% interval {low}–{high}).",
        met=met, n=n, points=points, low=low, high=high,
    )  # fmt: skip


def _others(report: WeeklyReport, translator: Translator) -> str:
    """Say that the rest is chance only if every other figure could be compared and none changed."""
    changes = {metric: report.tile(metric).change for metric in JUDGED}
    moved = [metric for metric, change in changes.items() if change in (Change.RISEN, Change.FALLEN)]
    if any(change is Change.UNKNOWN for change in changes.values()) or len(moved) > 1:
        return ""
    if moved:
        return translator.translate("Report", "All other figures differ from last week within chance.")
    return translator.translate("Report", "All figures differ from last week within chance.")
