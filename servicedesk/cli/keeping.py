"""Backups: made, restored, proved."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from servicedesk.cli.desks import DONE, PARTLY, open_for, print_result
from servicedesk.core.errors import StorageProblem

if TYPE_CHECKING:
    from servicedesk.services.desk import Desk
    from servicedesk.storage.backup import BackupResult


def run_backup(options: argparse.Namespace) -> int:
    from servicedesk.services.backups import back_up

    desk = open_for(options)
    try:
        made = back_up(desk, options.to)
    finally:
        desk.close()
    print_result(options, _proved(made.result))
    return DONE


def run_restore(options: argparse.Namespace) -> int:
    """Restore: with the right to, or at once where the database is gone or too damaged to ask anybody."""
    from servicedesk.services.backups import restore_backup, restore_unopened

    try:
        desk = open_for(options)
    except StorageProblem as problem:
        if problem.code not in ("missing", "damaged") or not isinstance(options.database, Path):
            raise
        print_result(options, _proved(restore_unopened(options.database, options.file).result))
        return DONE
    try:
        print_result(options, _proved(restore_backup(desk, options.file).result))
    finally:
        desk.close()
    return DONE


def run_verify(options: argparse.Namespace) -> int:
    """Prove a copy of the database: it opens, is whole, and its audit chain holds."""
    from servicedesk.services.backups import back_up, prove_restorable

    desk = open_for(options)
    try:
        if desk.database.is_shared:
            return _verify_shared(options, desk)
        with tempfile.TemporaryDirectory(prefix="servicedesk-verify-") as folder:
            made = back_up(desk, Path(folder))
            chain = prove_restorable(desk, Path(folder))
    finally:
        desk.close()
    print_result(options, {**_proved(made.result), "file": str(options.database), "verified": chain.is_whole})
    return DONE if chain.is_whole else PARTLY


def _verify_shared(options: argparse.Namespace, desk: Desk) -> int:
    """Walk the audit chain where it is: a server's files are its administrator's."""
    from servicedesk.queries.audit import verify

    chain = verify(desk)
    print_result(options, {"file": desk.database.address, "verified": chain.is_whole, "audit_entries": chain.entries})
    return DONE if chain.is_whole else PARTLY


def _proved(result: BackupResult) -> dict[str, Any]:
    return {"file": str(result.file), "bytes": result.bytes, "verified": True, "counts": result.counts}
