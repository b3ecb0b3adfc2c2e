"""Practice data and the tour in pictures."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from servicedesk.cli.desks import DONE, print_result
from servicedesk.core.standard_streams import say


def demo_options(parser: argparse.ArgumentParser) -> None:
    industries = ("hotel", "retail", "restaurant", "clinic", "travel", "bank")
    parser.add_argument("--industry", choices=industries, default="hotel")
    parser.add_argument("--tickets", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)


def run_demo(options: argparse.Namespace) -> int:
    from servicedesk.services.demo import make_demo
    from servicedesk.services.desk import create_desk

    started = time.monotonic()
    desk = create_desk(options.database)
    try:
        counts = make_demo(desk, options.industry, options.tickets, options.seed, progress=say)
    finally:
        desk.close()
    print_result(options, {**counts, "seconds": round(time.monotonic() - started, 3)})
    return DONE


def tour_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--output", type=Path, required=True)


def run_tour_command(options: argparse.Namespace) -> int:
    from servicedesk.tour import run_tour

    print_result(options, run_tour(options.output, progress=say))
    return DONE
