"""Compose the program: the window, or one command without it."""

from __future__ import annotations

from servicedesk import __version__, system_packages


def main() -> int:
    """Run the program; return its exit code."""
    system_packages.require_qt_libraries()
    print(f"Service Desk {__version__}")
    return 0
