"""Tickets that were deleted and can come back."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_MERGED = sa.text("merged_into_id IS NOT NULL")


def upgrade() -> None:
    """Make the bin, and the indexes by which what hangs on a ticket is found when it goes."""
    op.create_table(
        "deleted_record",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("entity_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("is_sensitive", sa.Boolean(), nullable=False),
        sa.Column("together_with_id", sa.Integer(), nullable=True),
        sa.Column("content", sa.JSON(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_by_id", sa.Integer(), nullable=True),
        sa.Column("purged_at", sa.DateTime(), nullable=True),
        sa.Column("purged_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["deleted_by_id"], ["staff.id"], name="fk_deleted_record_deleted_by_id_staff"),
        sa.ForeignKeyConstraint(["purged_by_id"], ["staff.id"], name="fk_deleted_record_purged_by_id_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_deleted_record"),
        sa.UniqueConstraint("kind", "entity_id", name="uq_deleted_record_kind_entity_id"),
    )
    op.create_index("ix_deleted_record_number", "deleted_record", ["number"])
    op.create_index("ix_deleted_record_deleted_at", "deleted_record", ["deleted_at", "id"])
    op.create_index(
        "ix_ticket_merged_into", "ticket", ["merged_into_id"], sqlite_where=_MERGED, postgresql_where=_MERGED
    )
    op.create_index("ix_survey_follow_up_id", "survey", ["follow_up_id"])


def downgrade() -> None:
    """Take them away; what was in the bin is gone with it."""
    op.drop_index("ix_survey_follow_up_id", "survey")
    op.drop_index("ix_ticket_merged_into", "ticket")
    op.drop_table("deleted_record")
