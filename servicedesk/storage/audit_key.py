"""The key of the audit chain: an owner-only file beside the database."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

KEY_SUFFIX = ".audit-key"


def audit_key(database: Path) -> bytes:
    """Return the key, made at first use; whoever lacks this file cannot recompute the chain unnoticed."""
    path = database.with_name(database.name + KEY_SUFFIX)
    try:
        return bytes.fromhex(path.read_text(encoding="ascii").strip())
    except FileNotFoundError:
        key = secrets.token_bytes(32)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(key.hex())
            file.flush()
            os.fsync(file.fileno())
        return key
