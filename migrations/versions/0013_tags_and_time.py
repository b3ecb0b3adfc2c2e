"""Tags, time spent, and where merged rows came from."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and columns."""
    op.create_table(
        "tag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("colour", sa.String(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_tag"),
        sa.UniqueConstraint("folded", name="uq_tag_folded"),
    )
    op.create_table(
        "ticket_tag",
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("tag_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name="fk_ticket_tag_ticket_id_ticket"),
        sa.ForeignKeyConstraint(["tag_id"], ["tag.id"], name="fk_ticket_tag_tag_id_tag"),
        sa.PrimaryKeyConstraint("ticket_id", "tag_id", name="pk_ticket_tag"),
    )
    op.create_index("ix_ticket_tag_tag_id", "ticket_tag", ["tag_id"])
    op.create_table(
        "ticket_merge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.Column("undone_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["source_id"], ["ticket.id"], name="fk_ticket_merge_source_id_ticket"),
        sa.ForeignKeyConstraint(["target_id"], ["ticket.id"], name="fk_ticket_merge_target_id_ticket"),
        sa.PrimaryKeyConstraint("id", name="pk_ticket_merge"),
    )
    op.create_index("ix_ticket_merge_source_id", "ticket_merge", ["source_id"])
    op.create_index("ix_ticket_merge_target_id", "ticket_merge", ["target_id"])
    op.create_table(
        "ticket_distinct",
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name="fk_ticket_distinct_ticket_id_ticket"),
        sa.ForeignKeyConstraint(["other_id"], ["ticket.id"], name="fk_ticket_distinct_other_id_ticket"),
        sa.PrimaryKeyConstraint("ticket_id", "other_id", name="pk_ticket_distinct"),
    )
    op.create_index("ix_ticket_distinct_other_id", "ticket_distinct", ["other_id"])
    op.add_column("ticket_entry", sa.Column("minutes", sa.Integer(), server_default="0", nullable=False))
    merged = sa.text("merged_into_id IS NOT NULL")
    op.create_index("ix_ticket_merged", "ticket", ["merged_into_id"], sqlite_where=merged, postgresql_where=merged)


def downgrade() -> None:
    """Take them away."""
    op.drop_index("ix_ticket_merged", "ticket")
    op.drop_column("ticket_entry", "minutes")
    op.drop_table("ticket_distinct")
    op.drop_table("ticket_merge")
    op.drop_table("ticket_tag")
    op.drop_table("tag")
