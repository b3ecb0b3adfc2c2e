"""The desk a command works on, how it answers, and the exit statuses."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from servicedesk.core.errors import ServiceDeskError
from servicedesk.core.standard_streams import give, password

if TYPE_CHECKING:
    from servicedesk.services.desk import Desk

DONE, PARTLY, REFUSED, ENVIRONMENT = 0, 1, 2, 3


def open_for(options: argparse.Namespace) -> Desk:
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


def print_result(options: argparse.Namespace, result: dict[str, Any]) -> None:
    """Print *result* as one JSON object, or one line per key for reading."""
    give(result, as_json=options.json)
