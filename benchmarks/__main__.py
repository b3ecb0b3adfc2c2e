"""Print the table: `python -m benchmarks --rounds 30 --tickets 2000`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import HEAD
from benchmarks.reading import open_long_ticket
from benchmarks.site import practice_desk
from benchmarks.start import cold_start
from benchmarks.writing import create_ticket, create_visit


def main(arguments: list[str] | None = None) -> int:
    """Measure everything and print it; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=30, help="how often each side is measured")
    parser.add_argument("--tickets", type=int, default=2000, help="how many tickets the practice site has")
    wanted = parser.parse_args(arguments)
    print(HEAD)
    print(cold_start(max(wanted.rounds // 3, 3)).line(), flush=True)
    with tempfile.TemporaryDirectory() as folder, practice_desk(Path(folder), wanted.tickets) as desk:
        for result in (*create_visit(desk, wanted.rounds), *create_ticket(desk, wanted.rounds)):
            print(result.line(), flush=True)
        print(open_long_ticket(desk, wanted.rounds).line())
    return 0


if __name__ == "__main__":
    sys.exit(main())
