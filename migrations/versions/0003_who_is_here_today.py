"""Indexes that find today's guest of a room, and list customers, without reading the rows of ten years."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Cover the days of a key; order references by their end."""
    op.drop_index("ix_identification_key_key_kind", "identification_key")
    op.create_index(
        "ix_identification_key_key_kind",
        "identification_key",
        ["key", "kind", "valid_until_on", "valid_from_on", "customer_id"],
    )
    op.create_index(
        "ix_customer_reference_valid_until_on",
        "customer_reference",
        ["valid_until_on", "valid_from_on", "customer_id"],
    )
    op.drop_index("ix_customer_name_sort_id", "customer")
    op.create_index("ix_customer_name_sort_id", "customer", ["name_sort", "id", "merged_into_id"])


def downgrade() -> None:
    """Put the shorter indexes back."""
    op.drop_index("ix_customer_name_sort_id", "customer")
    op.create_index("ix_customer_name_sort_id", "customer", ["name_sort", "id"])
    op.drop_index("ix_customer_reference_valid_until_on", "customer_reference")
    op.drop_index("ix_identification_key_key_kind", "identification_key")
    op.create_index("ix_identification_key_key_kind", "identification_key", ["key", "kind", "customer_id"])
