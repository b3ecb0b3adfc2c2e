"""What is imported on the way to the first page and to a report, in processes of their own."""

import subprocess
import sys
from pathlib import Path

import pytest

from servicedesk.ui.pages.registry import PAGES as PAGES_OF_THE_WINDOW

PROJECT = Path(__file__).resolve().parents[2]
SERVER = ("sqlalchemy.dialects.postgresql", "psycopg")
# Whoever stands at the gate waits for none of it.
LATER = (
    "servicedesk.services.demo",
    "servicedesk.services.tickets",
    "servicedesk.queries.search",
    "servicedesk.core.pack",
)
# No page brings along what only paper needs, 22 MB in memory.
PAGES = ", ".join(spec.module for spec in PAGES_OF_THE_WINDOW)
PAPER = ("reportlab.platypus", "reportlab.graphics.barcode", "reportlab.graphics.shapes")


@pytest.mark.parametrize(
    ("modules", "spared"),
    [
        ("servicedesk.ui.backend", (*SERVER, *LATER, "alembic", "reportlab", "openpyxl", "PIL")),
        ("servicedesk.queries.gate", ("sqlalchemy", "servicedesk.models", "servicedesk.storage.desk", "PySide6")),
        ("servicedesk.ui.greeting", ("sqlalchemy", "sqlcipher3", "servicedesk.ui.main_window", "servicedesk.queries")),
        (PAGES, ("reportlab", "PIL", "pypdfium2", "openpyxl", "alembic", "servicedesk.queries.weekly.report")),
        (
            # The second one is imported while the database is asked.
            "servicedesk.reporting, servicedesk.reports.weekly",
            (
                *(*SERVER, *PAPER, "alembic", "PySide6", "servicedesk.ui", "servicedesk.services.demo"),
                "servicedesk.queries.ticket_lists",
            ),
        ),
    ],
)
def test_nothing_is_imported_that_few_need(modules, spared):
    program = f"import sys, {modules}; print(*[name for name in {spared!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
