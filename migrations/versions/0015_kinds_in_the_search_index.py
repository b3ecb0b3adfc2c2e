"""Kinds in the full-text index, and what is newest in front: it counts each kind by itself and walks forwards.

Every token begins with a mark of the document's kind and of whether it is sensitive; what led to a sensitive ticket is
sensitive as well from here on. Row numbers are counted down.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

# As they were at this revision: a migration never imports what the program may change later.
KINDS = ("customer", "visit", "inquiry", "feedback", "ticket", "article")
CREATE = (
    "CREATE VIRTUAL TABLE search_index USING fts5("
    "pairs, content='', contentless_delete=1, detail=none, tokenize='ascii', prefix='{}')"
)
LED_TO = "kind = 'visit' AND entity_id IN (SELECT visit_id FROM ticket WHERE is_sensitive AND visit_id IS NOT NULL)"
ASKED = (
    "kind = 'inquiry' AND entity_id IN"
    " (SELECT inquiry.id FROM inquiry JOIN ticket ON ticket.id = inquiry.ticket_id WHERE ticket.is_sensitive)"
)
# So many documents at a time, and so many bytes of tokens until the engine writes a piece of the index.
CHUNK = 4000
TURNED = 2**31
GATHERED, USUALLY_GATHERED = 16 * 1024 * 1024, 1024 * 1024


def upgrade() -> None:
    """Write the index anew with marks, and say of what led to sensitive tickets what it is."""
    for condition in (LED_TO, ASKED):
        op.execute(f"UPDATE search_document SET is_sensitive = {_truth(True)} WHERE {condition}")  # noqa: S608 - ours
    if op.get_bind().dialect.name == "sqlite":
        op.drop_index("ix_search_document_kinds", "search_document")
        _write_anew(6, lambda kind, is_sensitive: f"{2 * KINDS.index(kind) + bool(is_sensitive):x}", is_turned=True)


def downgrade() -> None:
    """Write the index anew without marks; only tickets are sensitive again."""
    if op.get_bind().dialect.name == "sqlite":
        _write_anew(5, lambda _kind, _is_sensitive: "", is_turned=False)
        op.create_index("ix_search_document_kinds", "search_document", ["id", "kind", "is_sensitive"])
    op.execute(f"UPDATE search_document SET is_sensitive = {_truth(False)} WHERE kind <> 'ticket'")  # noqa: S608 - ours


def _truth(value: bool) -> str:
    return str(value) if op.get_bind().dialect.name == "postgresql" else str(int(value))


def _write_anew(prefix: int, mark: Callable[[str, bool], str], is_turned: bool) -> None:
    connection = op.get_bind()
    connection.exec_driver_sql("DROP TABLE search_index")
    connection.exec_driver_sql(CREATE.format(prefix))
    configure = "INSERT INTO search_index (search_index, rank) VALUES ('hashsize', ?)"
    connection.exec_driver_sql(configure, (GATHERED,))
    codes = _Codes()
    # By rising row number: at each step back the engine would write a piece of the index.
    order, last = ("id < ? ORDER BY id DESC", TURNED) if is_turned else ("id > ? ORDER BY id", -1)
    documents = f"SELECT id, kind, is_sensitive, text FROM search_document WHERE {order} LIMIT ?"  # noqa: S608 - ours
    while rows := connection.exec_driver_sql(documents, (last, CHUNK)).all():
        tokens = [
            (TURNED - row.id if is_turned else row.id, _tokens(mark(row.kind, row.is_sensitive), row.text, codes))
            for row in rows
        ]
        connection.exec_driver_sql("INSERT INTO search_index (rowid, pairs) VALUES (?, ?)", tokens)
        last = rows[-1].id
    connection.exec_driver_sql(configure, (USUALLY_GATHERED,))


class _Codes(dict[str, str]):
    """The code of each character, worked out once."""

    def __missing__(self, character: str) -> str:
        code = self[character] = f"{ord(character):05x}"
        return code


def _tokens(mark: str, text: str, codes: _Codes) -> str:
    found = [codes[character] for character in text]
    tokens = dict.fromkeys(f"{mark}{first}{second}" for first, second in pairwise(found))
    tokens.update(dict.fromkeys(f"{mark}{code}" for code in found[-1:]))
    return " ".join(tokens)
