"""Searching, figures of a period, methods by hand, reports."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from servicedesk.cli.desks import DONE, REFUSED, open_for, print_result
from servicedesk.core.errors import ServiceDeskError, StorageProblem
from servicedesk.core.standard_streams import give, say, whole_input
from servicedesk.core.translation import translate

# A calendar ends: what is counted looks weeks back and days ahead of what was asked for.
_YEARS = range(1900, 2200)
_MOST_RESULTS = 1_000_000
# The options of a search that the next argument belongs to.
_WITH_A_VALUE = frozenset({"--kind", "--limit", "--database", "--language", "--user"})


def search_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", nargs="+")
    kinds = ("customer", "visit", "inquiry", "ticket", "article", "feedback", "all")
    parser.add_argument("--kind", choices=kinds, default="all")
    parser.add_argument("--limit", type=_limit, default=50)
    parser.add_argument("--count", action="store_true")


def with_excluded_words(given: Sequence[str]) -> list[str]:
    """Return the arguments with the ``-word`` of a search where they cannot be taken for options: at the end."""
    words = list(given)
    if "search" not in words or "--" in words:
        return words
    first = words.index("search") + 1
    options: list[str] = []
    query: list[str] = []
    for place in range(first, len(words)):
        word = words[place]
        is_option = word.startswith("--") or word == "-h" or words[place - 1] in _WITH_A_VALUE
        (options if is_option else query).append(word)
    return [*words[:first], *options, "--", *query] if any(word[:1] == "-" for word in query) else words


def _limit(text: str) -> int:
    """Return how many results are wanted: more than there can be is as many as there are."""
    try:
        number = int(text)
    except ValueError:
        number = -1
    if number < 0:
        raise argparse.ArgumentTypeError(
            translate("CommandLine", "{value} is not a number of results; write 0 or more", value=text)
        )
    return min(number, _MOST_RESULTS)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            translate("CommandLine", "{value} is not a day; write it like 2016-03-07", value=text)
        ) from None


def run_search(options: argparse.Namespace) -> int:
    from servicedesk.queries import search

    # Several arguments are what a shell makes of words that nobody quoted.
    query = " ".join(options.query)
    desk = open_for(options)
    try:
        kinds = search.EVERYTHING if options.kind == "all" else (search.SearchKind(options.kind),)
        number = sum(search.count(desk, query, kinds).values())
        if options.count:
            print_result(options, {"count": number})
            return DONE
        hits = search.search(desk, query, kinds, options.limit).hits
        called = search.numbers(desk, hits)
        rows = [
            {
                "kind": hit.kind.value,
                "id": hit.id,
                "number": called.get((hit.kind, hit.id), ""),
                "title": hit.title,
                "snippet": hit.snippet.text,
            }
            for hit in hits
        ]
        print_result(options, {"count": number, "results": rows})
    finally:
        desk.close()
    return DONE


def period_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--week", help="ISO week, such as 2016-W10")
    parser.add_argument("--from", dest="start", type=_day)
    parser.add_argument("--to", dest="end", type=_day)


def period(options: argparse.Namespace) -> tuple[date, date]:
    """Return the first and the last day asked for, both included."""
    if options.week and (options.start or options.end):
        raise ServiceDeskError("week_and_days")
    if options.week:
        year, _, week = options.week.partition("-W")
        try:
            monday = date.fromisocalendar(int(year), int(week), 1)
        except ValueError:
            raise ServiceDeskError("week_unclear", value=options.week) from None
        if monday.year not in _YEARS:
            raise ServiceDeskError("week_unclear", value=options.week)
        return monday, monday + timedelta(days=6)
    if options.start is None or options.end is None or options.end < options.start:
        raise ServiceDeskError("period_unclear")
    if options.start.year not in _YEARS or options.end.year not in _YEARS:
        raise ServiceDeskError("period_unclear")
    return options.start, options.end


def run_metrics(options: argparse.Namespace) -> int:
    from servicedesk.queries.metrics import period_metrics

    first, last = period(options)
    desk = open_for(options)
    try:
        print_result(options, period_metrics(desk, first, last))
    finally:
        desk.close()
    return DONE


def run_calculate(options: argparse.Namespace) -> int:
    """Answer in JSON, also what is refused; what is wrong is said to people in their language beside it."""
    from servicedesk.calculate import calculated
    from servicedesk.methods.error_words import sentence
    from servicedesk.methods.errors import MethodError

    try:
        payload = json.loads(whole_input())
    except (ValueError, RecursionError) as error:
        say(_no_json(error))
        give({"error": f"The input is not JSON: {error}."}, as_json=True)
        return REFUSED
    try:
        give(calculated(options.method, payload), as_json=True)
    except MethodError as refused:
        say(sentence(refused))
        give({"error": refused.sentence()}, as_json=True)
        return REFUSED
    return DONE


def _no_json(error: Exception) -> str:
    """Return where the input stops being JSON."""
    if isinstance(error, json.JSONDecodeError):
        return translate(
            "CommandLine",
            "The input is not JSON: line {line}, character {column}. Nothing was calculated.",
            line=error.lineno,
            column=error.colno,
        )
    if isinstance(error, RecursionError):
        return translate("CommandLine", "The input is nested too deeply. Nothing was calculated.")
    return translate("CommandLine", "The input holds a number that is too long. Nothing was calculated.")


def report_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=("weekly", "issued", "list"))
    parser.add_argument("--week")
    parser.add_argument("--output", type=Path)


def run_report(options: argparse.Namespace) -> int:
    if options.kind == "list":
        print_result(options, {"reports": ["weekly"]})
        return DONE
    if options.kind == "issued":
        return _list_issued(options)
    if not options.week:
        raise ServiceDeskError("period_unclear")
    if options.output is None:
        raise ServiceDeskError("output_needed")
    if not options.output.parent.is_dir():
        raise StorageProblem("folder_missing", path=str(options.output.parent))
    from servicedesk.reporting import save_weekly

    options.start = options.end = None
    monday, _ = period(options)
    desk = open_for(options)
    try:
        print_result(options, save_weekly(desk, monday, options.output, options.language))
    finally:
        desk.close()
    return DONE


def _list_issued(options: argparse.Namespace) -> int:
    from servicedesk.queries.reports import issued_reports

    desk = open_for(options)
    try:
        rows = [
            {
                "report": row.kind,
                "period": row.period,
                "language": row.language,
                "checksum": row.checksum,
                "issued_at": desk.site.local(row.issued_at).isoformat(timespec="minutes"),
                "by": row.by,
            }
            for row in issued_reports(desk)
        ]
    finally:
        desk.close()
    print_result(options, {"issued": rows})
    return DONE
