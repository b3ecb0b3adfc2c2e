"""Running one command: its arguments, its exit status, and what is said when it cannot be done."""

from __future__ import annotations

import argparse
import atexit
import gc
import os
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NoReturn

from servicedesk.cli.asking import (
    period_options,
    report_options,
    run_calculate,
    run_metrics,
    run_report,
    run_search,
    search_options,
    with_excluded_words,
)
from servicedesk.cli.desks import ENVIRONMENT, REFUSED
from servicedesk.cli.importing import import_options, run_import_file
from servicedesk.cli.keeping import run_backup, run_restore, run_verify
from servicedesk.cli.making import demo_options, run_demo, run_tour_command, tour_options
from servicedesk.core.addresses import Address, address_of
from servicedesk.core.errors import ServiceDeskError, StorageProblem
from servicedesk.core.paths import default_database
from servicedesk.core.standard_streams import NotWritten, give, say
from servicedesk.core.translation import LANGUAGES, set_language, translate

# What is imported for a report alone makes 120,000; an import of many rows is to be looked through now and then.
MADE_BETWEEN = 300_000
_ENVIRONMENT_CODES = frozenset(
    {"missing", "locked", "damaged", "newer_schema", "disk_full", "read_only", "not_ours", "disk_error"}
    | {"no_server", "server_refused", "connection_lost", "desks_open", "being_migrated", "no_server_driver"}
    | {"server_too_old", "server_not_unicode", "folder_missing", "not_made", "backup_damaged"}
    | {"no_write_ahead_log", "engine_too_old", "import_file_gone"}
)


def collect_seldom() -> None:
    """Look for garbage less often than Python does: what a command makes it keeps, and looking takes a tenth of it."""
    gc.set_threshold(MADE_BETWEEN)
    # At the end the system takes everything back at once: looking through it first takes a sixth of a second.
    atexit.register(gc.freeze)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 partly, 2 refused, 3 environment."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    collect_seldom()
    set_language(_language_named(given))
    try:
        options = _parser().parse_args(with_excluded_words(given))
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
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add(commands, "demo", translate("CommandLine", "make practice data"), run_demo, demo_options)
    _add(commands, "import", translate("CommandLine", "import a file"), run_import_file, import_options)
    _add(commands, "search", translate("CommandLine", "find everything that holds words"), run_search, search_options)
    _add(
        commands,
        "metrics",
        translate("CommandLine", "the figures of a week or of some days"),
        run_metrics,
        period_options,
    )
    _add(
        commands,
        "calculate",
        translate("CommandLine", "one method by hand: JSON in, JSON out"),
        run_calculate,
        lambda sub: sub.add_argument("method"),
    )
    _add(
        commands,
        "report",
        translate("CommandLine", "make the weekly report, or list those issued"),
        run_report,
        report_options,
    )
    _add(
        commands,
        "backup",
        translate("CommandLine", "make a backup and open it to be sure"),
        run_backup,
        lambda sub: sub.add_argument("--to", type=Path),
    )
    _add(
        commands,
        "restore",
        translate("CommandLine", "put a backup in place of the data"),
        run_restore,
        lambda sub: sub.add_argument("file", type=Path),
    )
    _add(commands, "verify", translate("CommandLine", "check the chain of the audit"), run_verify, lambda sub: None)
    _add(commands, "tour", translate("CommandLine", "pictures of every page"), run_tour_command, tour_options)
    return parser


def _add(
    commands: Any,
    name: str,
    purpose: str,
    run: Callable[[argparse.Namespace], int],
    options: Callable[[argparse.ArgumentParser], object],
) -> None:
    sub = commands.add_parser(name, help=purpose, description=purpose)
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


def _language_named(given: Sequence[str]) -> str:
    """Return the language asked for before anything is understood: what is wrong is said in it too."""
    named = [after for before, after in pairwise(given) if before == "--language"]
    named += [each.partition("=")[2] for each in given if each.startswith("--language=")]
    return named[0] if named and named[0] in LANGUAGES else _system_language()


def _system_language() -> str:
    wanted = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or "zh_CN"
    return "en" if wanted.startswith("en") else "zh_CN"
