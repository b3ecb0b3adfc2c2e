"""Kill the program at random moments and look at what it had acknowledged.

``python -m tests.faults.kill_soak 1000 --mode desk`` runs a thousand trials and prints what was found as JSON.
Each trial forks a child that works through the services, tells an id on a pipe only after the commit has returned,
and is killed (SIGKILL) at a random moment. A process that is killed leaves what the kernel has; losing what the
disk has not is another matter, decided by synchronous=FULL.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import select as waiting
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from servicedesk.core.enums import StateClass
from servicedesk.models import TicketState
from servicedesk.services.backups import restore_unopened
from servicedesk.services.desk import create_desk, open_desk
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.tickets import add_note, open_ticket
from servicedesk.services.visit_commands import Arrive
from servicedesk.services.visits import arrive
from servicedesk.storage.audit_chain import verify_chain
from servicedesk.storage.backup import backup, copies_in, verify
from servicedesk.storage.connections import connect, looking
from servicedesk.storage.database import Database
from servicedesk.storage.desk import Desk
from servicedesk.storage.files import PARTIAL
from servicedesk.storage.index_words import TURNED
from servicedesk.storage.migrations import HEAD, KNOWN, migrate

Tell = Callable[[str], None]
DOCUMENTS = 3000
# How many seconds the first line may take.
PATIENCE = 30


@dataclass
class Findings:
    """What the trials showed; anything in ``problems`` is a failure."""

    mode: str
    trials: int = 0
    acknowledged: int = 0
    killed_at_work: int = 0
    problems: list[str] = field(default_factory=list)


# --- the desk: visits and tickets ------------------------------------------------------------------------------


def prepare_desk(folder: Path) -> None:
    """Make a desk that tickets can be opened at."""
    desk = create_desk(folder / "desk.db")
    with desk.work("soak.prepare") as work:
        names = {"name_zh": "新建", "name_en": "New"}
        work.insert(TicketState, code="new", state_class=StateClass.NEW.value, **names)
        work.commit()
    desk.close()


def work_at_desk(folder: Path, tell: Tell) -> None:
    """Receive guests, open tickets and write notes for ever, telling each after its commit."""
    desk = open_desk(folder / "desk.db")
    enter(desk)
    while True:
        tell(f"visit {arrive(desk, Arrive(caller='张伟', request='空调漏水'))}")
        opened = open_ticket(desk, OpenTicket("空调漏水", "304 房"))
        tell(f"ticket {opened.id}")
        tell(f"ticket_entry {add_note(desk, opened.id, '维修已去')}")


def work_carelessly(folder: Path, tell: Tell) -> None:
    """Tell the id before the commit: the harness has to notice that such ids get lost."""
    desk = open_desk(folder / "desk.db")
    enter(desk)
    while True:
        with desk.work("soak.careless") as work:
            identity = arrive(work, Arrive(caller="张伟"))
            tell(f"visit {identity}")
            work.commit()


def check_desk(folder: Path, told: list[str]) -> list[str]:
    """Look for every acknowledged row, for halves of acts, and for damage."""
    desk = open_desk(folder / "desk.db")
    problems = []
    try:
        with desk.database.reader.begin() as connection:
            for line in told:
                table, identity = line.split()
                if not connection.exec_driver_sql(f"SELECT 1 FROM {table} WHERE id = ?", (int(identity),)).first():
                    problems.append(f"lost: {line}")
            halves = {
                "ticket without its first state": "SELECT count(*) FROM ticket t WHERE NOT EXISTS"
                " (SELECT 1 FROM ticket_state_change c WHERE c.ticket_id = t.id)",
                "ticket without its first line": "SELECT count(*) FROM ticket t WHERE NOT EXISTS"
                " (SELECT 1 FROM ticket_entry e WHERE e.ticket_id = t.id)",
                "ticket not found by search": "SELECT count(*) FROM ticket t WHERE NOT EXISTS"
                " (SELECT 1 FROM search_document d WHERE d.kind = 'ticket' AND d.entity_id = t.id)",
                "document without its index": "SELECT count(*) FROM search_document d WHERE NOT EXISTS"
                f" (SELECT 1 FROM search_index_docsize s WHERE s.id = {TURNED} - d.id)",
            }
            for name, statement in halves.items():
                if count := connection.exec_driver_sql(statement).scalar():
                    problems.append(f"{count} × {name}")
            state = verify_chain(connection, desk.audit_secret)
            if not state.is_whole:
                problems.append(f"audit chain: {state}")
            answer = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
            if answer != "ok":
                problems.append(f"integrity: {answer}")
    finally:
        desk.close()
    return problems


# --- backups ----------------------------------------------------------------------------------------------------


def work_on_backups(folder: Path, tell: Tell) -> None:
    """Make backups for ever while the desk is written to."""
    desk = open_desk(folder / "desk.db")
    enter(desk)
    while True:
        arrive(desk, Arrive(caller="张伟", request="空调漏水" * 50))
        tell(str(backup(desk.database, folder / "backups").file))


def check_backups(folder: Path, told: list[str]) -> list[str]:
    """Whatever has a backup's name is whole and was acknowledged or complete; the rest is swept by the next one."""
    problems = [f"lost: {line}" for line in told if not Path(line).exists()]
    for copy in copies_in(folder / "backups"):
        try:
            verify(copy.path)
        except Exception as error:  # noqa: BLE001 - whatever it is goes into the findings
            problems.append(f"{copy.path.name}: {error}")
    desk = open_desk(folder / "desk.db")
    backup(desk.database, folder / "backups")
    desk.close()
    problems += [f"left: {path.name}" for path in (folder / "backups").iterdir() if PARTIAL in path.name]
    shutil.rmtree(folder / "backups")
    return problems


# --- restoring --------------------------------------------------------------------------------------------------


def prepare_restore(folder: Path) -> None:
    """Keep two backups that differ."""
    prepare_desk(folder)
    desk = open_desk(folder / "desk.db")
    enter(desk)
    for count in (3, 400):
        for _ in range(count):
            arrive(desk, Arrive(request="空调漏水" * 20))
        backup(desk.database, folder / "backups", label=f"after-{count}")
    desk.close()


def work_on_restoring(folder: Path, tell: Tell) -> None:
    """Restore one and the other in turn."""
    while True:
        for copy in copies_in(folder / "backups"):
            restore_unopened(folder / "desk.db", copy.path)
            tell(copy.path.name)
            for path in folder.glob("desk-kept-*"):
                path.unlink()


def check_restore(folder: Path, _told: list[str]) -> list[str]:
    """The database is one or the other, whole."""
    desk = open_desk(folder / "desk.db")
    try:
        with desk.database.reader.begin() as connection:
            visits = connection.exec_driver_sql("SELECT count(*) FROM visit").scalar()
            answer = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
            state = verify_chain(connection, desk.audit_secret)
    finally:
        desk.close()
    if visits not in {3, 403} or answer != "ok" or not state.is_whole:
        return [f"{visits} visits, {answer}, {state}"]
    return []


# --- migrations -------------------------------------------------------------------------------------------------


def prepare_migration(folder: Path) -> None:
    """Make a database of the first revision with something to migrate."""
    database = Database(folder / "old.db")
    migrate(database)
    migrate(database, KNOWN[0])
    with database.writer.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO search_document (kind, entity_id, title, text, initials, is_sensitive)"
            " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
            " SELECT 'visit', i, '', '空调漏水第' || i || '次', '', 0 FROM n",
            (DOCUMENTS,),
        )
    database.close()
    shutil.copy(folder / "old.db", folder / "desk.db")


def work_on_migration(folder: Path, tell: Tell) -> None:
    """Migrate, and wait to be killed."""
    database = Database(folder / "desk.db")
    tell("begun")
    migrate(database)
    tell("migrated")
    signal.pause()


def check_migration(folder: Path, told: list[str]) -> list[str]:
    """The schema is the old one or the new one, whole; then begin again with the old."""
    path = folder / "desk.db"
    connection = connect(path)
    connection.close()
    with looking(path) as connection:
        revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
        index = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'search_index'").fetchone()[0]
        rows = connection.execute("SELECT count(*) FROM search_document").fetchone()[0]
        indexed = connection.execute("SELECT count(*) FROM search_index_docsize").fetchone()[0] if index else 0
        answer = connection.execute("PRAGMA integrity_check").fetchone()[0]
    whole = (revision == HEAD and index and indexed == DOCUMENTS) or (revision == KNOWN[0] and not index)
    found = f"{revision}, index {index} with {indexed}, {rows} documents, {answer}"
    problems = [] if whole and rows == DOCUMENTS and answer == "ok" else [found]
    if "migrated" in told and revision != HEAD:
        problems.append("lost: migrated")
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    shutil.copy(folder / "old.db", path)
    return problems


# --- the harness ------------------------------------------------------------------------------------------------

MODES = {
    "desk": (prepare_desk, work_at_desk, check_desk),
    "careless": (prepare_desk, work_carelessly, check_desk),
    "backup": (prepare_desk, work_on_backups, check_backups),
    "restore": (prepare_restore, work_on_restoring, check_restore),
    "migration": (prepare_migration, work_on_migration, check_migration),
}


def enter(desk: Desk) -> None:
    """Act as the system: the desk of the soak has no staff."""
    from servicedesk.services.sign_in import enter_unstaffed

    assert enter_unstaffed(desk)


def killed(
    work: Callable[[Path, Tell], None], folder: Path, seconds: float, *, counts_from_first: bool
) -> tuple[list[str], bool]:
    """Run *work* in a child until it is killed; return what it told and whether it was alive then.

    The seconds count from the start, which often hits the opening, or from the first line told, which on a slow
    machine is the only way to hit what comes after.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            work(folder, lambda line: (os.write(writer, f"{line}\n".encode()), None)[1])
        except BaseException as error:  # noqa: BLE001 - a child must never return into the parent's code
            os.write(2, f"child: {error!r}\n".encode())
        os._exit(1)
    os.close(writer)
    content = b""
    if counts_from_first and waiting.select([reader], [], [], PATIENCE)[0]:
        content += os.read(reader, 65536)
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        if waiting.select([reader], [], [], left)[0]:
            block = os.read(reader, 65536)
            if not block:
                break
            content += block
    os.kill(child, signal.SIGKILL)
    while block := os.read(reader, 65536):
        content += block
    os.close(reader)
    _, status = os.waitpid(child, 0)
    # A line that was cut off was not acknowledged.
    return content.decode().split("\n")[:-1], os.WIFSIGNALED(status)


def soak(mode: str, trials: int, seed: int, longest: float) -> Findings:
    """Run the trials of one mode in a folder of their own."""
    prepare, work, check = MODES[mode]
    chance = random.Random(seed)
    findings = Findings(mode)
    with tempfile.TemporaryDirectory(prefix="soak-") as name:
        folder = Path(name)
        prepare(folder)
        for trial in range(trials):
            told, at_work = killed(work, folder, chance.uniform(0.005, longest), counts_from_first=bool(trial % 2))
            findings.trials += 1
            findings.acknowledged += len(told)
            findings.killed_at_work += at_work
            findings.problems += check(folder, told)
    return findings


def main() -> int:
    """Run from the command line; 1 when anything was lost or broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trials", type=int)
    parser.add_argument("--mode", choices=MODES, default="desk")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--longest", type=float, default=0.15, help="seconds until the kill at most")
    options = parser.parse_args()
    findings = soak(options.mode, options.trials, options.seed, options.longest)
    json.dump(asdict(findings), sys.stdout)
    return 1 if findings.problems else 0


if __name__ == "__main__":
    sys.exit(main())
