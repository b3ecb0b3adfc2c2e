"""The full-text index over the search documents."""

from itertools import pairwise

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# As it was at this revision: a migration never imports what the program may change later.
CREATE = (
    "CREATE VIRTUAL TABLE search_index USING fts5("
    "pairs, content='', contentless_delete=1, detail=none, tokenize='ascii', prefix='5')"
)

ON_SERVER = (
    'CREATE TABLE search_index (rowid integer PRIMARY KEY, pairs text[] COLLATE "C" NOT NULL)',
    "CREATE INDEX ix_search_index_pairs ON search_index USING gin (pairs)",
)


def upgrade() -> None:
    """Create the index and fill it from the documents."""
    connection = op.get_bind()
    on_server = connection.dialect.name == "postgresql"
    for statement in ON_SERVER if on_server else (CREATE,):
        op.execute(statement)
    for row in connection.exec_driver_sql("SELECT id, text FROM search_document").all():
        codes = [f"{ord(character):05x}" for character in row.text]
        tokens = {first + second for first, second in pairwise(codes)} | set(codes if on_server else codes[-1:])
        place = "string_to_array(:pairs, ' ')" if on_server else ":pairs"
        statement = sa.text(f"INSERT INTO search_index (rowid, pairs) VALUES (:id, {place})")  # noqa: S608 - no input
        connection.execute(statement, {"id": row.id, "pairs": " ".join(sorted(tokens))})


def downgrade() -> None:
    """Drop the index; the documents stay."""
    op.execute("DROP TABLE search_index")
