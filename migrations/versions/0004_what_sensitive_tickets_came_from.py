"""An index of the visits that led to sensitive tickets, so that search hides them without reading every ticket."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Index the visit of sensitive tickets."""
    op.create_index(
        "ix_ticket_sensitive_visit",
        "ticket",
        ["visit_id"],
        sqlite_where=sa.text("is_sensitive = 1"),
        postgresql_where=sa.text("is_sensitive"),
    )


def downgrade() -> None:
    """Take the index away."""
    op.drop_index("ix_ticket_sensitive_visit", "ticket")
