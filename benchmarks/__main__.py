"""Print the table: `python -m benchmarks --rounds 30 --tickets 2000`; `--database PATH --rows 2,5` of a large site."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.deriving import OPEN, derive_open
from benchmarks.large import LARGE, large_lines
from benchmarks.measure import HEAD, Line
from benchmarks.memory import SWITCHES, memory_of
from benchmarks.painting import turn_to_long_ticket
from benchmarks.reading import open_long_ticket
from benchmarks.site import DATABASE, act_as, practice_desk
from benchmarks.start import cold_start, first_data
from benchmarks.writing import TAIL_ROUNDS, create_ticket, create_visit, slowest_tickets
from servicedesk.core.permissions import Role


def main(arguments: list[str] | None = None) -> int:
    """Measure everything and print it; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=30, help="how often each side is measured")
    parser.add_argument("--tickets", type=int, default=2000, help="how many tickets the practice site has")
    parser.add_argument(
        "--switches", type=int, default=SWITCHES, help="how many changes of page memory is measured over"
    )
    parser.add_argument("--database", type=Path, help="a practice site to read, made if it is not there")
    parser.add_argument(
        "--rows",
        type=lambda text: [int(part) for part in text.split(",")],
        default=[],
        help=f"rows of a large site, of {', '.join(map(str, LARGE))}; all of them with --database alone",
    )
    wanted = parser.parse_args(arguments)
    print(HEAD)
    with tempfile.TemporaryDirectory() as folder:
        if wanted.rows or wanted.database:
            place = wanted.database or Path(folder) / DATABASE
            found = large_lines(place, wanted.rounds, wanted.tickets, wanted.rows or LARGE)
        else:
            found = _lines(Path(folder), wanted.rounds, wanted.tickets, wanted.switches)
        for line in found:
            print(line.line(), flush=True)
    return 0


def _lines(folder: Path, rounds: int, tickets: int, switches: int) -> Iterator[Line]:
    """Measure one line after the other; whole processes are started fewer times, and while nobody has the data open."""
    starts = max(rounds // 3, 2)
    yield cold_start(starts)
    with practice_desk(folder, tickets) as desk:
        yield from create_visit(desk, rounds)
        yield from create_ticket(desk, rounds)
        yield slowest_tickets(desk, min(TAIL_ROUNDS, rounds * 10))
        yield open_long_ticket(desk, rounds)
        yield turn_to_long_ticket(desk, rounds)
    yield from first_data(starts, folder / DATABASE)
    yield memory_of(folder / DATABASE, switches)
    (folder / "open").mkdir()
    with practice_desk(folder / "open", tickets) as desk:
        act_as(desk, Role.SUPERVISOR)
        yield derive_open(desk, max(rounds // 10, 2), min(OPEN, tickets * 5))


if __name__ == "__main__":
    sys.exit(main())
