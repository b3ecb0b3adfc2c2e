"""How a file with this header was read last time: the same list comes every morning."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select, update

from servicedesk.models import ImportPreset
from servicedesk.services.imports.fields import ImportKind
from servicedesk.services.imports.mapping import Reading
from servicedesk.storage.desk import Read, Work
from servicedesk.tabular.dates import DateOrder


def stored(reading: Reading) -> dict[str, Any]:
    """Return *reading* as it is kept."""
    return {
        "columns": reading.columns,
        "preset": reading.preset,
        "date_order": reading.date_order.value if reading.date_order else None,
        "missing": sorted(reading.missing),
        "words": reading.words,
        "kept": list(reading.kept),
        "system": reading.system,
        "title": reading.title,
    }


def restored(kept: dict[str, Any]) -> Reading:
    """Return what :func:`stored` kept."""
    order = kept["date_order"]
    return Reading(
        columns=kept["columns"],
        preset=kept["preset"],
        date_order=DateOrder(order) if order else None,
        missing=frozenset(kept["missing"]),
        words=kept["words"],
        kept=tuple(kept["kept"]),
        system=kept["system"],
        title=kept["title"],
    )


def _signature(header: Sequence[str]) -> str:
    return json.dumps([name.strip().lower() for name in header], ensure_ascii=False)


def remember(work: Work, kind: ImportKind, header: Sequence[str], reading: Reading) -> None:
    """Keep how files with this header are read; the order of day and month is found anew in each."""
    kept = stored(replace(reading, date_order=None if not reading.preset else reading.date_order))
    values = {"reading": kept, "updated_at": work.now, "staff_id": work.actor.staff_id}
    mine = (ImportPreset.kind == kind.value, ImportPreset.header == _signature(header))
    if work.connection.execute(update(ImportPreset).where(*mine).values(values)).rowcount == 0:
        work.insert(ImportPreset, kind=kind.value, name="", header=_signature(header), **values)


def recall(read: Read, kind: ImportKind, header: Sequence[str]) -> Reading | None:
    """Return how a file with this header was read last time, or ``None``."""
    mine = (ImportPreset.kind == kind.value, ImportPreset.header == _signature(header))
    kept = read.execute(select(ImportPreset.reading).where(*mine)).scalar()
    return restored(kept) if kept is not None else None
