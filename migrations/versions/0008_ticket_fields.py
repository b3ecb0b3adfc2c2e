"""Fields of each ticket kind, and those a site adds."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_LOST_FOUND = sa.text("kind = 'lost_found'")


def upgrade() -> None:
    """Make the tables and columns."""
    op.add_column("ticket", sa.Column("fields", sa.JSON(), server_default="{}", nullable=False))
    # What was lost and what was found are matched among themselves: a few of all tickets.
    op.create_index(
        "ix_ticket_lost_found", "ticket", ["opened_at"], sqlite_where=_LOST_FOUND, postgresql_where=_LOST_FOUND
    )
    op.create_table(
        "ticket_field",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("kinds", sa.JSON(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("hint_zh", sa.String(), nullable=False),
        sa.Column("hint_en", sa.String(), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("is_needed_to_open", sa.Boolean(), nullable=False),
        sa.Column("is_needed_to_close", sa.Boolean(), nullable=False),
        sa.Column("is_at_desk", sa.Boolean(), nullable=False),
        sa.Column("is_private", sa.Boolean(), nullable=False),
        sa.Column("is_builtin", sa.Boolean(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ticket_field"),
        sa.UniqueConstraint("code", name="uq_ticket_field_code"),
    )
    _equipment()
    op.create_table(
        "return_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("is_exception", sa.Boolean(), nullable=False),
        sa.Column("verdict", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name="fk_return_check_ticket_id_ticket"),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_return_check_customer_id_customer"),
        sa.PrimaryKeyConstraint("id", name="pk_return_check"),
        sa.UniqueConstraint("ticket_id", name="uq_return_check_ticket_id"),
    )
    op.create_index("ix_return_check_customer_id", "return_check", ["customer_id"])


def _equipment() -> None:
    op.create_table(
        "equipment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("maintainer", sa.String(), nullable=False),
        sa.Column("search_words", sa.String(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_equipment"),
        sa.UniqueConstraint("number", name="uq_equipment_number"),
    )
    op.create_table(
        "ticket_equipment",
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("equipment_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name="fk_ticket_equipment_ticket_id_ticket"),
        sa.ForeignKeyConstraint(["equipment_id"], ["equipment.id"], name="fk_ticket_equipment_equipment_id_equipment"),
        sa.PrimaryKeyConstraint("ticket_id", "equipment_id", name="pk_ticket_equipment"),
    )
    op.create_index("ix_ticket_equipment_equipment_id", "ticket_equipment", ["equipment_id"])


def downgrade() -> None:
    """Take them away."""
    op.drop_table("return_check")
    op.drop_table("ticket_equipment")
    op.drop_table("equipment")
    op.drop_table("ticket_field")
    op.drop_index("ix_ticket_lost_found", "ticket")
    op.drop_column("ticket", "fields")
