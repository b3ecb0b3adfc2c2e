"""Row 10: the weekly report from a fresh process, against its aggregates in bare SQL and the making of its pages.

The control has all imported and a connection open, as the target says. A second one is a fresh process too: Python,
the driver and what draws pages, without the mapping, the statements' wording and what is made of their rows.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from datetime import timedelta

from sqlalchemy import event

from benchmarks.lists import bare
from benchmarks.measure import Result, alternately, timed
from benchmarks.start import PROJECT, compiled
from servicedesk.core.translation import Translator
from servicedesk.queries import site
from servicedesk.queries.weekly.report import weekly_report
from servicedesk.reports.weekly import print_weekly
from servicedesk.services.desk import Desk

TARGET = 1.3
LANGUAGE = "zh_CN"

_PROGRAM = """
import pathlib, sys
from datetime import date
from servicedesk.cli.running import collect_seldom
collect_seldom()
from servicedesk.core.actor import Actor
from servicedesk.core.permissions import Role
from servicedesk.queries.staff import people_to_sign_in
from servicedesk.reporting import save_weekly
from servicedesk.services.desk import open_desk
desk = open_desk(pathlib.Path(sys.argv[1]))
person = next(row for row in people_to_sign_in(desk) if row.role is Role.SUPERVISOR)
desk.actor = Actor(person.id, person.name, person.role)
save_weekly(desk, date.fromisoformat(sys.argv[2]), pathlib.Path(sys.argv[3]), "zh_CN")
desk.close()
"""

_BARE = """
import gc, pickle, sys
gc.disable()
import sqlcipher3.dbapi2 as driver
from servicedesk.core.translation import Translator
from servicedesk.reports.weekly import print_weekly
statements, facts, words = pickle.load(open(sys.argv[2], "rb"))
connection = driver.connect(sys.argv[1], isolation_level=None)
for statement, values in statements:
    connection.execute(statement, values).fetchall()
open(sys.argv[3], "wb").write(print_weekly(facts, Translator("zh_CN", words)).pdf)
connection.close()
gc.freeze()
"""


def weekly(desk: Desk, rounds: int) -> list[Result]:
    """Measure row 10 for the last whole week; *desk* is a supervisor's."""
    today = desk.site.business_day(desk.clock.now())
    monday = today - timedelta(days=today.weekday() + 7)
    statements: list[tuple[str, object]] = []

    def keep(_connection: object, _cursor: object, statement: str, values: object, *_rest: object) -> None:
        statements.append((statement, values))

    words = dict(site.pack_words(desk, LANGUAGE))
    event.listen(desk.database.reader, "before_cursor_execute", keep)
    try:
        facts = weekly_report(desk, monday, LANGUAGE, words)
    finally:
        event.remove(desk.database.reader, "before_cursor_execute", keep)
    translator = Translator(LANGUAGE, words)
    with bare(desk.database.path) as connection:

        def control() -> None:
            for statement, values in statements:
                connection.execute(statement, values).fetchall()
            print_weekly(facts, translator)

        kept = desk.database.path.with_name("statements.pickle")
        kept.write_bytes(pickle.dumps((statements, facts, words)))
        fresh, bare_process, warm, theirs = alternately(
            rounds,
            lambda: timed(lambda: _process(_PROGRAM, desk, monday.isoformat())),
            lambda: timed(lambda: _process(_BARE, desk, str(kept))),
            lambda: timed(lambda: print_weekly(weekly_report(desk, monday, LANGUAGE, words), translator)),
            lambda: timed(control),
        )
    kept.unlink()
    name = f"its {len(statements)} statements and the pages"
    return [
        Result(10, "weekly report, fresh process", name, fresh, theirs, TARGET),
        Result(10, "weekly report, fresh process", "the same in a fresh process", fresh, bare_process, TARGET),
        Result(10, "weekly report in the open program", name, warm, theirs, TARGET),
    ]


def _process(program: str, desk: Desk, argument: str) -> None:
    output = desk.database.path.with_name("weekly.pdf")
    arguments = [str(desk.database.path), argument, str(output)]
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **compiled(desk.database.path.parent)}
    subprocess.run([sys.executable, "-c", program, *arguments], cwd=PROJECT, env=environment, check=True, timeout=600)
    output.unlink()
