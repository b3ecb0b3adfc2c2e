"""The same acts without a window: data on standard output, messages on standard error."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from servicedesk.core.addresses import Address, address_of, local_path
from servicedesk.core.errors import ServiceDeskError, StorageProblem
from servicedesk.core.paths import default_database
from servicedesk.core.standard_streams import NotWritten, give, password, say, whole_input
from servicedesk.core.translation import LANGUAGES, set_language, translate

if TYPE_CHECKING:
    from servicedesk.services.desk import Desk
    from servicedesk.services.imports.looking import FileCommand
    from servicedesk.services.imports.results import ImportResult
    from servicedesk.storage.backup import BackupResult

DONE, PARTLY, REFUSED, ENVIRONMENT = 0, 1, 2, 3
# A calendar ends: what is counted looks weeks back and days ahead of what was asked for.
_YEARS = range(1900, 2200)
_MOST_RESULTS = 1_000_000
_ENVIRONMENT_CODES = frozenset(
    {"missing", "locked", "damaged", "newer_schema", "disk_full", "read_only", "not_ours", "disk_error"}
    | {"no_server", "server_refused", "connection_lost", "desks_open", "being_migrated", "no_server_driver"}
    | {"server_too_old", "server_not_unicode"}
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 partly, 2 refused, 3 environment."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        options = _parser().parse_args(given)
    except _WrongUse as wrong:
        say(f"{wrong.usage}main.py: {wrong}")
        _give_error(str(wrong), "usage", as_json="--json" in given)
        raise SystemExit(REFUSED) from None
    set_language(options.language)
    try:
        return _run(options)
    except NotWritten as unheard:
        say(
            translate(
                "CommandLine",
                "The answer could not be written: {reason}. What was asked for was done.",
                reason=unheard,
            )
        )
        return ENVIRONMENT


def _run(options: argparse.Namespace) -> int:
    try:
        return int(options.run(options))
    except ServiceDeskError as error:
        from servicedesk.ui.errors import sentence

        words, code = sentence(error), error.code
        environment = isinstance(error, StorageProblem) and error.code in (*_ENVIRONMENT_CODES, "busy")
        status = ENVIRONMENT if environment else REFUSED
    except OSError as error:
        words = translate("CommandLine", "The file cannot be used: {reason}. Nothing was changed.", reason=error)
        code, status = "disk_error", ENVIRONMENT
    except KeyboardInterrupt:
        words = translate("CommandLine", "Stopped. Nothing half done was left behind.")
        code, status = "stopped", REFUSED
    say(words)
    _give_error(words, code, as_json=options.json)
    return status


def _give_error(words: str, code: str, *, as_json: bool) -> None:
    if as_json:
        give({"error": words, "code": code}, as_json=True)


class _WrongUse(Exception):
    """Arguments nobody can make sense of; carries how the command is used."""

    def __init__(self, usage: str, message: str) -> None:
        super().__init__(message)
        self.usage = usage


class _Parser(argparse.ArgumentParser):
    """Leaves it to the program to say what is wrong: with ``--json`` it is an object as well."""

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong."""
        raise _WrongUse(self.format_usage(), message)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="main.py", description="前台服务台 / Service Desk")
    parser.add_argument(
        "--database", type=_address, metavar="PATH|URL", default=default_database(), help="a file, or postgresql://…"
    )
    parser.add_argument("--language", choices=LANGUAGES, default=_system_language())
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--user", help="sign-in name")
    parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    commands = parser.add_subparsers(dest="command", required=True)
    _add(commands, "demo", _demo, _demo_options)
    _add(commands, "import", _import, _import_options)
    _add(commands, "search", _search, _search_options)
    _add(commands, "metrics", _metrics, _period_options)
    _add(commands, "calculate", _calculate, lambda sub: sub.add_argument("method"))
    _add(commands, "report", _report, _report_options)
    _add(commands, "backup", _backup, lambda sub: sub.add_argument("--to", type=Path))
    _add(commands, "restore", _restore, lambda sub: sub.add_argument("file", type=Path))
    _add(commands, "verify", _verify, lambda sub: None)
    _add(commands, "tour", _tour, _tour_options)
    return parser


def _add(
    commands: Any,
    name: str,
    run: Callable[[argparse.Namespace], int],
    options: Callable[[argparse.ArgumentParser], object],
) -> None:
    sub = commands.add_parser(name)
    # Global options are understood on either side of the command.
    for flag in ("--json", "--password-stdin"):
        sub.add_argument(flag, action="store_true", default=argparse.SUPPRESS)
    sub.add_argument("--database", type=_address, metavar="PATH|URL", default=argparse.SUPPRESS)
    sub.add_argument("--language", choices=LANGUAGES, default=argparse.SUPPRESS)
    sub.add_argument("--user", default=argparse.SUPPRESS)
    sub.set_defaults(run=run)
    options(sub)


def _address(text: str) -> Address:
    try:
        return address_of(text)
    except ValueError as scheme:
        message = f"{scheme}:// is unknown; give a path, or postgresql://…"
        raise argparse.ArgumentTypeError(message) from None


def _system_language() -> str:
    wanted = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or "zh_CN"
    return "en" if wanted.startswith("en") else "zh_CN"


def _open(options: argparse.Namespace) -> Desk:
    """Open the database for this command: signed in where there is staff, else as the system."""
    from servicedesk.services import sign_in
    from servicedesk.services.desk import open_desk

    desk = open_desk(options.database, station="command line")
    if sign_in.enter_unstaffed(desk):
        return desk
    if not options.user:
        raise ServiceDeskError("user_needed")
    sign_in.sign_in_with_password(desk, options.user, password(from_input=options.password_stdin))
    return desk


def _print(options: argparse.Namespace, result: dict[str, Any]) -> None:
    """Print *result* as one JSON object, or one line per key for reading."""
    give(result, as_json=options.json)


def _demo_options(parser: argparse.ArgumentParser) -> None:
    industries = ("hotel", "retail", "restaurant", "clinic", "travel", "bank")
    parser.add_argument("--industry", choices=industries, default="hotel")
    parser.add_argument("--tickets", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)


def _demo(options: argparse.Namespace) -> int:
    from servicedesk.services.demo import make_demo
    from servicedesk.services.desk import create_desk

    started = time.monotonic()
    desk = create_desk(options.database)
    try:
        counts = make_demo(desk, options.industry, options.tickets, options.seed, progress=say)
    finally:
        desk.close()
    _print(options, {**counts, "seconds": round(time.monotonic() - started, 3)})
    return DONE


def _import_options(parser: argparse.ArgumentParser) -> None:
    kinds = ("customers", "tickets", "ticket-events", "feedback", "articles", "survey-responses")
    parser.add_argument("kind", choices=kinds)
    parser.add_argument("file", type=Path)
    parser.add_argument("--map", action="append", nargs="+", default=[], metavar="field=column")
    parser.add_argument("--preset", default="")
    parser.add_argument("--encoding", default="")
    parser.add_argument("--date-order", choices=("dmy", "mdy"), help="which comes first in dates such as 3/4/2026")
    parser.add_argument("--dry-run", action="store_true", help="do everything and take it back")
    parser.add_argument("--strict", action="store_true", help="import all rows or none")


def _import(options: argparse.Namespace) -> int:
    from servicedesk.services.desk import create_desk, is_desk_there
    from servicedesk.services.imports.importing import run_import
    from servicedesk.services.imports.looking import command_for

    file = _import_file(options)
    if not is_desk_there(options.database):
        # Looked at in a place that vanishes first: a refused file makes no database.
        with tempfile.TemporaryDirectory(prefix="servicedesk-import-") as folder:
            desk = create_desk(Path(folder) / "desk.db")
            try:
                command_for(desk, file)
            finally:
                desk.close()
        create_desk(options.database).close()
    desk = _open(options)
    try:
        result = run_import(desk, command_for(desk, file), _told)
    finally:
        desk.close()
    _print(options, _import_result(result))
    if result.was_refused:
        return REFUSED
    return PARTLY if result.rejected else DONE


def _told(done: int, of: int | None) -> bool:
    # What is written counts lines of several tables: a figure nobody could compare with the file.
    if of is None:
        say(translate("CommandLine", "{n} rows", n=done))
    return True


def _import_file(options: argparse.Namespace) -> FileCommand:
    """Return what the options say of the file; ``field=column`` may be given several times."""
    from servicedesk.services.imports.fields import ImportKind
    from servicedesk.services.imports.looking import FileCommand
    from servicedesk.tabular.dates import DateOrder

    pairs = [pair.partition("=") for given in options.map for pair in given]
    if wrong := next((field for field, equals, column in pairs if not (field and equals and column)), None):
        raise ServiceDeskError("import_map_unclear", value=wrong)
    return FileCommand(
        path=options.file,
        kind=ImportKind(options.kind),
        columns={field.strip(): column for field, _, column in pairs},
        preset_name=options.preset,
        codec=options.encoding,
        date_order=DateOrder(options.date_order) if options.date_order else None,
        is_try=options.dry_run,
        is_strict=options.strict,
        rejects_folder=local_path(options.database).parent / "rejects",
    )


def _import_result(result: ImportResult) -> dict[str, Any]:
    from servicedesk.ui.import_words import row_sentence

    return {
        "read": result.read,
        "imported": result.imported,
        "updated": result.updated,
        "rejected": result.rejected,
        "errors": [
            {"row": error.row, "column": error.column, "message": row_sentence(error)} for error in result.errors
        ],
        "rejects_file": str(result.rejects_file) if result.rejects_file else None,
        "repeated": result.repeated,
        "possible_duplicates": [
            {"row": each.row, "name": each.name, "number": each.number} for each in result.possible
        ],
        "created": result.created,
    }


def _search_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query")
    kinds = ("customer", "visit", "inquiry", "ticket", "article", "feedback", "all")
    parser.add_argument("--kind", choices=kinds, default="all")
    parser.add_argument("--limit", type=_limit, default=50)
    parser.add_argument("--count", action="store_true")


def _limit(text: str) -> int:
    """Return how many results are wanted: more than there can be is as many as there are."""
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return min(number, _MOST_RESULTS)


def _search(options: argparse.Namespace) -> int:
    from servicedesk.queries import search

    desk = _open(options)
    try:
        kinds = search.EVERYTHING if options.kind == "all" else (search.SearchKind(options.kind),)
        number = sum(search.count(desk, options.query, kinds).values())
        if options.count:
            _print(options, {"count": number})
            return DONE
        hits = search.search(desk, options.query, kinds, options.limit).hits
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
        _print(options, {"count": number, "results": rows})
    finally:
        desk.close()
    return DONE


def _period_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--week", help="ISO week, such as 2016-W10")
    parser.add_argument("--from", dest="start", type=date.fromisoformat)
    parser.add_argument("--to", dest="end", type=date.fromisoformat)


def _period(options: argparse.Namespace) -> tuple[date, date]:
    """Return the first and the last day asked for, both included."""
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


def _metrics(options: argparse.Namespace) -> int:
    from servicedesk.queries.metrics import period_metrics

    first, last = _period(options)
    desk = _open(options)
    try:
        _print(options, period_metrics(desk, first, last))
    finally:
        desk.close()
    return DONE


def _calculate(options: argparse.Namespace) -> int:
    from servicedesk.calculate import calculate

    try:
        payload = json.loads(whole_input())
    except (ValueError, RecursionError) as error:
        give({"error": f"The input is not JSON: {error}."}, as_json=True)
        return REFUSED
    result = calculate(options.method, payload)
    give(result, as_json=True)
    return REFUSED if "error" in result else DONE


def _report_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=("weekly", "list"))
    parser.add_argument("--week")
    parser.add_argument("--output", type=Path)


def _report(options: argparse.Namespace) -> int:
    if options.kind == "list":
        _print(options, {"reports": ["weekly"]})
        return DONE
    if not options.week or options.output is None:
        raise ServiceDeskError("period_unclear")
    from servicedesk.reporting import save_weekly

    options.start = options.end = None
    monday, _ = _period(options)
    desk = _open(options)
    try:
        _print(options, save_weekly(desk, monday, options.output, options.language))
    finally:
        desk.close()
    return DONE


def _backup(options: argparse.Namespace) -> int:
    from servicedesk.services.backups import back_up

    desk = _open(options)
    try:
        made = back_up(desk, options.to)
    finally:
        desk.close()
    _print(options, _proved(made.result))
    return DONE


def _restore(options: argparse.Namespace) -> int:
    """Restore: with the right to, or at once where the database is gone or too damaged to ask anybody."""
    from servicedesk.services.backups import restore_backup, restore_unopened

    try:
        desk = _open(options)
    except StorageProblem as problem:
        if problem.code not in ("missing", "damaged") or not isinstance(options.database, Path):
            raise
        _print(options, _proved(restore_unopened(options.database, options.file).result))
        return DONE
    try:
        _print(options, _proved(restore_backup(desk, options.file).result))
    finally:
        desk.close()
    return DONE


def _verify(options: argparse.Namespace) -> int:
    """Prove a copy of the database: it opens, is whole, and its audit chain holds."""
    from servicedesk.services.backups import back_up, prove_restorable

    desk = _open(options)
    try:
        if desk.database.is_shared:
            return _verify_shared(options, desk)
        with tempfile.TemporaryDirectory(prefix="servicedesk-verify-") as folder:
            made = back_up(desk, Path(folder))
            chain = prove_restorable(desk, Path(folder))
    finally:
        desk.close()
    _print(options, {**_proved(made.result), "file": str(options.database), "verified": chain.is_whole})
    return DONE if chain.is_whole else PARTLY


def _verify_shared(options: argparse.Namespace, desk: Desk) -> int:
    """Walk the audit chain where it is: a server's files are its administrator's."""
    from servicedesk.queries.audit import verify

    chain = verify(desk)
    _print(options, {"file": desk.database.address, "verified": chain.is_whole, "audit_entries": chain.entries})
    return DONE if chain.is_whole else PARTLY


def _proved(result: BackupResult) -> dict[str, Any]:
    return {"file": str(result.file), "bytes": result.bytes, "verified": True, "counts": result.counts}


def _tour_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--output", type=Path, required=True)


def _tour(options: argparse.Namespace) -> int:
    from servicedesk.tour import run_tour

    _print(options, run_tour(options.output, progress=say))
    return DONE
