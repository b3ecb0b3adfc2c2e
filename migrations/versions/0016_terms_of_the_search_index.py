"""The terms of the full-text index as a table: it says of each in how many documents it stands.

Counting so needs no row number, which is what a count by matching mostly costs. A server counts its arrays itself.
"""

from __future__ import annotations

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, which holds nothing of its own."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE search_index_terms USING fts5vocab(search_index, row)")


def downgrade() -> None:
    """Take it away."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE search_index_terms")
