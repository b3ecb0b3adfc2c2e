"""Files to import and a desk to import them into."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select, text

from servicedesk.models import Base
from servicedesk.services.desk import Desk
from servicedesk.services.imports.fields import ImportKind
from servicedesk.services.imports.importing import run_import
from servicedesk.services.imports.looking import FileCommand, command_for
from servicedesk.services.imports.results import ImportResult

# What an undone or tried import may leave: that it happened, how the file was read, and numbers handed out.
BESIDE = {"audit_entry", "import_batch", "import_preset", "counter", "ticket_state", "question_set"}


@pytest.fixture
def importing(desk: Desk, tmp_path: Path) -> Callable[..., ImportResult]:
    """Write a file and import it."""

    def run(kind: str, content: str, name: str = "list.csv", **said: object) -> ImportResult:
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        columns = dict(said.pop("columns", {}))
        file = FileCommand(path, ImportKind(kind), columns, rejects_folder=tmp_path / "rejects", **said)
        return run_import(desk, command_for(desk, file))

    return run


@pytest.fixture
def everything(desk: Desk) -> Callable[[], dict[str, list[tuple[object, ...]]]]:
    """Read every row of every table that an undone import has to leave as it was; versions may have grown."""

    def read() -> dict[str, list[tuple[object, ...]]]:
        found: dict[str, list[tuple[object, ...]]] = {}
        with desk.database.reader.begin() as connection:
            for table in Base.metadata.sorted_tables:
                if table.name not in BESIDE:
                    kept = [column for column in table.c if column.name != "version"]
                    found[table.name] = sorted(map(tuple, connection.execute(select(*kept))), key=repr)
            indexed = connection.execute(text("SELECT rowid FROM search_index"))
            found["search_index"] = sorted(map(tuple, indexed), key=repr)
        return found

    return read
