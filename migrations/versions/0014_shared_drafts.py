"""Drafts that are handed to a colleague."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and columns."""
    op.create_table(
        "handed_draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("from_id", sa.Integer(), nullable=False),
        sa.Column("to_id", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("typed_at", sa.DateTime(), nullable=False),
        sa.Column("handed_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["from_id"], ["staff.id"], name="fk_handed_draft_from_id_staff"),
        sa.ForeignKeyConstraint(["to_id"], ["staff.id"], name="fk_handed_draft_to_id_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_handed_draft"),
    )
    op.create_index("ix_handed_draft_from_id", "handed_draft", ["from_id"])
    op.create_index("ix_handed_draft_to_id", "handed_draft", ["to_id"])


def downgrade() -> None:
    """Take them away; what was handed over and not taken goes back to who wrote it, where nothing is in its place."""
    op.execute(
        "INSERT INTO draft (staff_id, form, subject, content, updated_at)"
        " SELECT from_id, form, subject, content, typed_at FROM handed_draft AS handed"
        " WHERE id = (SELECT max(id) FROM handed_draft AS same WHERE same.from_id = handed.from_id"
        "  AND same.form = handed.form AND same.subject = handed.subject)"
        " AND NOT EXISTS (SELECT 1 FROM draft WHERE draft.staff_id = handed.from_id"
        "  AND draft.form = handed.form AND draft.subject = handed.subject)"
    )
    op.drop_index("ix_handed_draft_to_id", "handed_draft")
    op.drop_index("ix_handed_draft_from_id", "handed_draft")
    op.drop_table("handed_draft")
