"""Row 6: a customer by the initials of the name and by the tail of the phone, against a look into the index."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.lists import bare
from benchmarks.measure import Result, alternately, timed
from servicedesk.queries.identify import identify
from servicedesk.services.desk import Desk

TARGET = 3.0
TYPED = (("initials", "csy", "csy"), ("phone", "6021", "1206"))
_FIND = "SELECT customer_id FROM identification_key WHERE kind = ? AND key >= ? AND key < ? LIMIT 120"
_ROWS = "SELECT * FROM customer WHERE id IN (SELECT value FROM json_each(?))"


def recognise(desk: Desk, rounds: int) -> list[Result]:
    """Measure row 6: everything the box shows, against the ids and the eight rows alone."""
    results = []
    with bare(desk.database.path) as connection:
        for kind, typed, key in TYPED:

            def raw(kind: str = kind, key: str = key) -> None:
                ids = [line[0] for line in connection.execute(_FIND, (kind, key, key + "\U0010ffff"))][:8]
                connection.execute(_ROWS, (str(ids),)).fetchall()

            def ours(typed: str = typed) -> float:
                return timed(lambda: identify(desk, typed))

            assert identify(desk, typed)

            def theirs(raw: Callable[[], None] = raw) -> float:
                return timed(raw)

            found = alternately(rounds, ours, theirs)
            name = f"customer by {'initials' if kind == 'initials' else 'the tail of a phone'}: {typed}"
            results.append(Result(6, name, "raw index, 8 rows", found[0], found[1], TARGET))
    return results
