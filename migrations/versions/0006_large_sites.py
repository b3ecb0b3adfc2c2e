"""Indexes for large sites: what a search finds by kind, all tickets by what is due, the days of a guest."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the indexes."""
    op.create_index("ix_search_document_kinds", "search_document", ["id", "kind", "is_sensitive"])
    became = sa.text("ticket_id IS NOT NULL")
    op.create_index("ix_inquiry_became", "inquiry", ["ticket_id"], sqlite_where=became, postgresql_where=became)
    op.create_index("ix_visit_customer_id_business_on", "visit", ["customer_id", "business_on"])
    op.drop_index("ix_visit_customer_id", "visit")
    due = sa.text("due_at IS NOT NULL")
    op.create_index("ix_ticket_due", "ticket", ["due_at", "id"], sqlite_where=due, postgresql_where=due)


def downgrade() -> None:
    """Take them away."""
    op.drop_index("ix_ticket_due", "ticket")
    op.create_index("ix_visit_customer_id", "visit", ["customer_id"])
    op.drop_index("ix_visit_customer_id_business_on", "visit")
    op.drop_index("ix_inquiry_became", "inquiry")
    op.drop_index("ix_search_document_kinds", "search_document")
