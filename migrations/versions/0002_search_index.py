"""The full-text index over the search documents."""

from itertools import pairwise

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


def upgrade() -> None:
    """Create the index and fill it from the documents."""
    op.execute(CREATE)
    connection = op.get_bind()
    for row in connection.exec_driver_sql("SELECT id, text FROM search_document").all():
        codes = [f"{ord(character):05x}" for character in row.text]
        tokens = {first + second for first, second in pairwise(codes)} | set(codes[-1:])
        connection.exec_driver_sql(
            "INSERT INTO search_index (rowid, pairs) VALUES (?, ?)", (row.id, " ".join(sorted(tokens)))
        )


def downgrade() -> None:
    """Drop the index; the documents stay."""
    op.execute("DROP TABLE search_index")
