"""Where the program finds its own resources."""

import os
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
RESOURCES = PROJECT / "resources"
MIGRATIONS = PROJECT / "migrations"


def data_folder() -> Path:
    """Return the folder of this person's data: the platform's own place for it, or SERVICEDESK_DATA."""
    chosen = os.environ.get("SERVICEDESK_DATA")
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "ServiceDesk"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "ServiceDesk"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "servicedesk"


def default_database() -> Path:
    """Return the database that opens when none is named."""
    return data_folder() / "desk.db"
