"""Where the program finds its own resources."""

from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
RESOURCES = PROJECT / "resources"
MIGRATIONS = PROJECT / "migrations"
