"""Row 6: a customer by the initials of the name and by the tail of the phone, against the same rows in bare SQL."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from benchmarks.lists import bare
from benchmarks.measure import Result, alternately, timed
from servicedesk.queries.identify import CANDIDATES, identify
from servicedesk.services.desk import Desk

TARGET = 3.0
SHOWN = 8
TYPED = (("initials", "csy", "csy"), ("phone", "6021", "1206"))
# Who it may be: one look into the index, where the program looks for rooms, names, members and all the rest as well.
_FIND = f"SELECT customer_id FROM identification_key WHERE kind = ? AND key >= ? AND key < ? LIMIT {CANDIDATES}"
# Who of them is here and who was here last, without which nobody knows which eight are meant.
_RANK = """
SELECT customer.id, EXISTS (SELECT 1 FROM customer_reference AS own WHERE own.customer_id = customer.id
    AND own.valid_from_on <= :today AND (own.valid_until_on IS NULL OR own.valid_until_on >= :today)) AS is_here,
  (SELECT max(arrived_at) FROM visit WHERE visit.customer_id = customer.id) AS last
FROM customer WHERE customer.id IN (SELECT value FROM json_each(:ids)) ORDER BY is_here DESC, last DESC, customer.id
"""
# What the box shows of the eight.
_THEM = "IN (SELECT value FROM json_each(:ids))"
_ROWS = f"""
SELECT customer.id, customer.version, number, name, salutation, is_company, company, tier.name_zh, tier.name_en,
  tier.colour, (SELECT max(arrived_at) FROM visit WHERE visit.customer_id = customer.id)
FROM customer LEFT JOIN tier ON tier.code = customer.tier_code WHERE customer.id {_THEM}
"""
_STAYS = f"""
SELECT customer_id, id, value, description, valid_from_on, valid_until_on FROM customer_reference
WHERE customer_id {_THEM} ORDER BY id
"""
_PHONES = f"""
SELECT customer_id, id, value FROM customer_contact WHERE kind = 'phone' AND customer_id {_THEM}
ORDER BY position DESC, id DESC
"""
_ALERTS = f"""
SELECT customer_id, severity FROM customer_alert
WHERE (expires_on IS NULL OR expires_on >= :today) AND customer_id {_THEM}
"""
_SHOWN = (_ROWS, _STAYS, _PHONES, _ALERTS)


def recognise(desk: Desk, rounds: int) -> list[Result]:
    """Measure row 6: everything the box shows, against bare statements that read the same of the same people."""
    results = []
    today = str(desk.site.business_day(desk.clock.now()))
    with bare(desk.database.path) as connection:

        def ask(statement: str, ids: list[int]) -> list[Any]:
            found: list[Any] = connection.execute(statement, {"today": today, "ids": json.dumps(ids)}).fetchall()
            return found

        for kind, typed, key in TYPED:

            def raw(kind: str = kind, key: str = key) -> list[int]:
                found = [line[0] for line in connection.execute(_FIND, (kind, key, key + "\U0010ffff"))]
                shown = [line[0] for line in ask(_RANK, found)[:SHOWN]]
                for statement in _SHOWN:
                    ask(statement, shown)
                return shown

            def ours(typed: str = typed) -> float:
                return timed(lambda: identify(desk, typed, SHOWN))

            assert [each.customer.id for each in identify(desk, typed, SHOWN)][:1] == raw()[:1]

            def theirs(raw: Callable[[], list[int]] = raw) -> float:
                return timed(raw)

            found = alternately(rounds, ours, theirs)
            name = f"customer by {'initials' if kind == 'initials' else 'the tail of a phone'}: {typed}"
            results.append(Result(6, name, "the same of them, bare", found[0], found[1], TARGET))
    return results
