"""Versions of calendars, days with hours of their own, the watched next update, partners and internal agreements."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_RUNNING = sa.text("ended_at IS NULL")


def upgrade() -> None:
    """Make the tables and columns; what is there keeps its meaning."""
    op.create_table(
        "calendar_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("calendar_id", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("week", sa.JSON(), nullable=False),
        sa.Column("makeup_hours", sa.JSON(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["calendar_id"], ["calendar.id"], name="fk_calendar_version_calendar_id_calendar"),
        sa.PrimaryKeyConstraint("id", name="pk_calendar_version"),
        sa.UniqueConstraint("calendar_id", "valid_from", name="uq_calendar_version_calendar_id_valid_from"),
    )
    op.create_table(
        "partner",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("calendar_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["calendar_id"], ["calendar.id"], name="fk_partner_calendar_id_calendar"),
        sa.PrimaryKeyConstraint("id", name="pk_partner"),
    )
    op.create_table(
        "internal_agreement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("partner_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("category_id", sa.Integer(), nullable=True),
        sa.Column("priority", sa.String(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("calendar_id", sa.Integer(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name="fk_internal_agreement_department_id_department"
        ),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name="fk_internal_agreement_partner_id_partner"),
        sa.ForeignKeyConstraint(["calendar_id"], ["calendar.id"], name="fk_internal_agreement_calendar_id_calendar"),
        sa.PrimaryKeyConstraint("id", name="pk_internal_agreement"),
    )
    op.create_table(
        "internal_clock",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("partner_id", sa.Integer(), nullable=True),
        sa.Column("agreement_id", sa.Integer(), nullable=True),
        sa.Column("calendar_id", sa.Integer(), nullable=False),
        sa.Column("target_minutes", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("elapsed_minutes", sa.Float(), nullable=True),
        sa.Column("is_met", sa.Boolean(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name="fk_internal_clock_ticket_id_ticket"),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name="fk_internal_clock_department_id_department"
        ),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name="fk_internal_clock_partner_id_partner"),
        sa.PrimaryKeyConstraint("id", name="pk_internal_clock"),
    )
    op.create_index("ix_internal_clock_ticket_id", "internal_clock", ["ticket_id"])
    op.create_index(
        "ix_internal_clock_running",
        "internal_clock",
        ["due_at", "ticket_id"],
        sqlite_where=_RUNNING,
        postgresql_where=_RUNNING,
    )
    op.create_index("ix_internal_clock_ended_at", "internal_clock", ["ended_at"])
    op.add_column("calendar_day", sa.Column("hours", sa.JSON(), server_default="[]", nullable=False))
    op.add_column("service_level", sa.Column("category_id", sa.Integer(), nullable=True))
    op.add_column("service_level_result", sa.Column("started_at", sa.DateTime(), nullable=True))
    op.add_column("ticket", sa.Column("update_due_at", sa.DateTime(), nullable=True))
    op.add_column("ticket", sa.Column("partner_id", sa.Integer(), nullable=True))


def downgrade() -> None:
    """Take them away; results of next updates would be strangers to an older program."""
    op.execute("DELETE FROM service_level_result WHERE target = 'update'")
    op.drop_column("ticket", "partner_id")
    op.drop_column("ticket", "update_due_at")
    op.drop_column("service_level_result", "started_at")
    op.drop_column("service_level", "category_id")
    op.drop_column("calendar_day", "hours")
    op.drop_index("ix_internal_clock_ended_at", "internal_clock")
    op.drop_index("ix_internal_clock_running", "internal_clock")
    op.drop_index("ix_internal_clock_ticket_id", "internal_clock")
    for table in ("internal_clock", "internal_agreement", "partner", "calendar_version"):
        op.drop_table(table)
