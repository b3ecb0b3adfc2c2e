"""Several desks edit the same tickets at once while some of them are killed; afterwards every word is accounted for.

``python -m tests.faults.edit_soak 600`` lets four processes work for ten minutes on one file and prints what was
found as JSON; ``--address postgresql://…`` does the same on a server's empty database. Each process tells an act in a
file of its own only after its commit has returned. What was told must stand in the ticket or in its history.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import select

from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.addresses import Address, address_of
from servicedesk.core.enums import Channel, EntryKind, Priority, TicketKind
from servicedesk.core.errors import ServiceDeskError
from servicedesk.core.permissions import Role
from servicedesk.core.three_way import EditConflict, resolved
from servicedesk.models import Staff, Ticket, TicketCheck, TicketEntry, TicketStateChange
from servicedesk.queries import ticket_details
from servicedesk.queries.ticket_details import TicketDetail
from servicedesk.services import ticket_states, tickets
from servicedesk.services.desk import Desk, create_desk, load_site, open_desk
from servicedesk.services.site_setup import SetUpSite, set_up_site
from servicedesk.services.staff import AddStaff, add_staff
from servicedesk.services.ticket_commands import EditTicket, OpenTicket
from servicedesk.services.ticket_states import ChangeState
from servicedesk.storage.audit_chain import verify_chain

DESKS = 4
TICKETS = 5
PASSWORD = "湖畔 good morning 7"
ROOT = Path(__file__).resolve().parents[2]
STATES = ("in_progress", "waiting_customer")


def prepare(address: Address) -> None:
    """Make a hotel with four people and a few tickets that everybody edits."""
    desk = create_desk(address)
    desk.actor = SYSTEM
    set_up_site(desk, SetUpSite("Lake Hotel", "hotel", administrator="周宁", sign_in_name="z", password=PASSWORD))
    load_site(desk)
    for number in range(DESKS):
        add_staff(desk, AddStaff(f"desk{number}", f"前台{number}", Role.SUPERVISOR, password=PASSWORD))
    for number in range(TICKETS):
        opened = tickets.open_ticket(desk, OpenTicket(f"ticket {number}", "begin"))
        tickets.add_check(desk, opened.id, "look")
    desk.close()


# --- one desk -------------------------------------------------------------------------------------------------------


class Worker:
    """One desk at work: every act is told after its commit."""

    def __init__(self, desk: Desk, number: int, told: Path, seed: int) -> None:
        self.desk = desk
        self.chance = random.Random(seed)
        self.name = f"d{number}"
        self.count = seed * 100_000
        self.told = told.open("a", encoding="utf-8")

    def look(self, ticket_id: int) -> TicketDetail:
        """Return the ticket as it stands."""
        detail = ticket_details.ticket_detail(self.desk, ticket_id)
        assert detail is not None
        return detail

    def tell(self, what: str, ticket_id: int, value: object, name: str = "") -> None:
        """Write down what was acknowledged, with the version the ticket has at least."""
        version = self.look(ticket_id).row.version
        line = {"what": what, "ticket": ticket_id, "name": name, "value": value, "version": version}
        self.told.write(json.dumps(line) + "\n")
        self.told.flush()

    def step(self) -> None:
        """Do one thing to one ticket."""
        ticket_id = self.chance.randint(1, TICKETS)
        self.count += 1
        act = self.chance.choice((self.edit, self.edit, self.edit, self.note, self.state, self.check))
        act(ticket_id, f"{self.name}-{self.count}")

    def edit(self, ticket_id: int, word: str) -> None:
        """Change some fields, having looked a moment before; a clash is chosen by chance."""
        detail = self.look(ticket_id)
        base: dict[str, Any] = {
            "title": detail.row.title,
            "place": detail.row.place,
            "description": detail.description,
            "priority": detail.row.priority.value,
            "channel": detail.channel.value,
            "kind": detail.row.kind.value,
        }
        wanted: dict[str, Any] = {
            "title": f"title {word}",
            "place": f"place {word}",
            "description": f"{detail.description[-200:]}\n{word}".strip(),
            "priority": self.chance.choice(list(Priority)),
            "channel": self.chance.choice(list(Channel)),
            "kind": self.chance.choice(list(TicketKind)),
        }
        names = self.chance.sample(sorted(wanted), self.chance.randint(1, 3))
        time.sleep(self.chance.random() * 0.03)
        self._save(ticket_id, base, {name: wanted[name] for name in names})

    def _save(self, ticket_id: int, base: dict[str, Any], changes: dict[str, Any]) -> None:
        while changes:
            try:
                tickets.edit_ticket(self.desk, EditTicket(ticket_id, base=base, **changes))
                break
            except EditConflict as conflict:
                picked = {each.name: self.chance.choice((each.mine, each.theirs)) for each in conflict.fields}
                chosen, based_on = resolved(conflict.fields, picked)
                base = {**base, **based_on}
                merged = {**changes, **chosen}
                changes = {name: changes[name] for name in merged if merged[name] != base[name] and name in changes}
        for name, value in changes.items():
            self.tell("field", ticket_id, str(value), name)

    def note(self, ticket_id: int, word: str) -> None:
        """Write a note."""
        tickets.add_note(self.desk, ticket_id, word)
        self.tell("note", ticket_id, word)

    def state(self, ticket_id: int, word: str) -> None:
        """Move on, from the state that was seen; where somebody was faster, theirs stands."""
        row = self.look(ticket_id).row
        target = STATES[0] if row.state != STATES[0] else STATES[1]
        with suppress(EditConflict):
            command = ChangeState(ticket_id, target, reason=word, seen_state=row.state)
            ticket_states.change_state(self.desk, command)
            self.tell("state", ticket_id, word)

    def check(self, ticket_id: int, word: str) -> None:
        """Add an item to the checklist and tick one."""
        identity = tickets.add_check(self.desk, ticket_id, word)
        tickets.tick_check(self.desk, identity, True)
        self.tell("check", ticket_id, word)


def work(address: Address, number: int, told: Path, seed: int) -> None:
    """Work for ever; a busy file is tried again, as people do."""
    desk = open_desk(address, station=f"A{number}")
    load_site(desk)
    with desk.database.reader.connect() as connection:
        identity, name = connection.execute(
            select(Staff.id, Staff.name).where(Staff.sign_in_name == f"desk{number}")
        ).one()
    desk.actor = Actor(identity, name, Role.SUPERVISOR)
    worker = Worker(desk, number, told, seed)
    while True:
        try:
            worker.step()
        except ServiceDeskError as error:
            if error.code not in ("busy", "locked", "changed_meanwhile"):
                raise


# --- what is left ---------------------------------------------------------------------------------------------------


def examine(address: Address, told: list[list[dict[str, Any]]]) -> list[str]:
    """Return what was acknowledged and is neither in a ticket nor in its history."""
    desk = open_desk(address)
    problems: list[str] = []
    with desk.database.reader.connect() as connection:
        rows = {row.id: row for row in connection.execute(select(Ticket.__table__))}
        entries = connection.execute(select(TicketEntry.__table__).order_by(TicketEntry.id)).all()
        reasons = set(connection.execute(select(TicketStateChange.reason)).scalars())
        checks = set(connection.execute(select(TicketCheck.text_zh)).scalars())
    notes = {entry.text for entry in entries}
    values = {
        (entry.ticket_id, name, str(value))
        for entry in entries
        if entry.kind == EntryKind.FIELD.value
        for side in ("old", "new")
        for name, value in (entry.details.get(side) or {}).items()
    }
    known = {"note": notes, "state": reasons | notes, "check": checks}
    for lines in told:
        versions: dict[int, int] = {}
        for line in lines:
            ticket_id, value = line["ticket"], line["value"]
            if line["what"] == "field":
                held = str(getattr(rows[ticket_id], line["name"]))
                if held != value and (ticket_id, line["name"], value) not in values:
                    problems.append(f"lost: {line}")
            elif value not in known[line["what"]]:
                problems.append(f"lost: {line}")
            if line["version"] < versions.get(ticket_id, 0):
                problems.append(f"version fell: {line}")
            versions[ticket_id] = line["version"]
        problems += [f"version fell at the end: {key}" for key, seen in versions.items() if rows[key].version < seen]
    with desk.database.reader.connect() as connection:
        state = verify_chain(connection, desk.audit_secret)
    if not state.is_whole:
        problems.append(f"audit chain: {state}")
    desk.close()
    return problems


def _start(address: str, number: int, told: Path, seed: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.faults.edit_soak", "0", "--address", address, "--desk", str(number)]
    return subprocess.Popen([*command, "--told", str(told), "--seed", str(seed)], cwd=ROOT)


def soak(address: str, folder: Path, seconds: float, kills: bool = True) -> dict[str, Any]:
    """Let the desks work, kill one now and then, and return what was told and what is missing."""
    place = address_of(address)
    prepare(place)
    files = [folder / f"told-{number}.jsonl" for number in range(DESKS)]
    desks = [_start(address, number, files[number], number + 1) for number in range(DESKS)]
    chance, killed, began = random.Random(7), 0, time.monotonic()
    crashed = []
    # Until every desk has told something: on a slow machine starting alone takes seconds.
    while time.monotonic() - began < seconds or not all(path.exists() and path.stat().st_size for path in files):
        time.sleep(0.2)
        crashed += [desk.returncode for desk in desks if desk.poll() not in (None, -signal.SIGKILL)]
        if crashed or time.monotonic() - began > seconds + 120:
            break
        if kills and chance.random() < 0.05:
            number = chance.randrange(DESKS)
            desks[number].kill()
            desks[number].wait()
            killed += 1
            desks[number] = _start(address, number, files[number], 10 * killed + number)
    for desk in desks:
        desk.kill()
        desk.wait()
    told = [_lines(path) for path in files]
    problems = [f"a desk ended by itself: {code}" for code in crashed] + examine(place, told)
    return {"acknowledged": sum(map(len, told)), "killed": killed + DESKS, "problems": problems}


def _lines(path: Path) -> list[dict[str, Any]]:
    """Return what a desk told; a line that was cut off by the kill was not told."""
    found = []
    for text in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        with suppress(json.JSONDecodeError):
            found.append(json.loads(text))
    return found


def main() -> int:
    """Run as the soak, or as one of its desks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seconds", type=float)
    parser.add_argument("--address", default="")
    parser.add_argument("--desk", type=int)
    parser.add_argument("--told", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.desk is not None:
        work(address_of(options.address), options.desk, options.told, options.seed)
    with tempfile.TemporaryDirectory() as folder:
        address = options.address or os.fspath(Path(folder) / "desk.db")
        found = soak(address, Path(folder), options.seconds)
    print(json.dumps(found, ensure_ascii=False, indent=1))
    return 1 if found["problems"] else 0


if __name__ == "__main__":
    sys.exit(main())
