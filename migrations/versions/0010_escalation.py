"""Levels of escalation, what fired, and notices to people."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_WAITS = sa.text("next_at IS NOT NULL")
_ONCE = "uq_escalation_event_ticket_id_target_level_id_deadline_at"
_UNREAD = sa.text("read_at IS NULL")


def upgrade() -> None:
    """Make the tables; which levels a desk has is for its people to say, so a desk at work starts without any."""
    op.create_table(
        "escalation_level",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=True),
        sa.Column("offset_minutes", sa.Integer(), nullable=True),
        sa.Column("conditions", sa.JSON(), nullable=False),
        sa.Column("actions", sa.JSON(), nullable=False),
        sa.Column("since_at", sa.DateTime(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_escalation_level"),
    )
    _firing()
    _notices()


def _firing() -> None:
    op.create_table(
        "escalation_timer",
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("ticket_version", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=True),
        sa.Column("rules", sa.String(), nullable=False),
        sa.Column("known_at", sa.DateTime(), nullable=False),
        sa.Column("next_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["ticket.id"], name="fk_escalation_timer_ticket_id_ticket", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("ticket_id", name="pk_escalation_timer"),
    )
    op.create_index(
        "ix_escalation_timer_next_at",
        "escalation_timer",
        ["next_at", "ticket_id"],
        sqlite_where=_WAITS,
        postgresql_where=_WAITS,
    )
    op.create_table(
        "escalation_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("level_id", sa.Integer(), nullable=False),
        sa.Column("deadline_at", sa.DateTime(), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=False),
        sa.Column("fired_at", sa.DateTime(), nullable=False),
        sa.Column("is_late", sa.Boolean(), nullable=False),
        sa.Column("is_upward", sa.Boolean(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["ticket.id"], name="fk_escalation_event_ticket_id_ticket", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_escalation_event"),
        sa.UniqueConstraint(
            "ticket_id",
            "target",
            "level_id",
            "deadline_at",
            name="uq_escalation_event_ticket_id_target_level_id_deadline_at",
        ),
    )


def _notices() -> None:
    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=True),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("is_late", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("read_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_notice_staff_id_staff"),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name="fk_notice_ticket_id_ticket", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_notice"),
    )
    op.create_index("ix_notice_staff_id_id", "notice", ["staff_id", "id"])
    op.create_index(
        "ix_notice_unread", "notice", ["staff_id", "ticket_id"], sqlite_where=_UNREAD, postgresql_where=_UNREAD
    )
    op.create_index("ix_notice_ticket_id", "notice", ["ticket_id"])
    op.create_index("ix_notice_read_at", "notice", ["read_at"])
    op.create_table(
        "notice_mute",
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_notice_mute_staff_id_staff"),
        sa.PrimaryKeyConstraint("staff_id", "kind", name="pk_notice_mute"),
    )


def downgrade() -> None:
    """Take them away."""
    for table in ("notice_mute", "notice", "escalation_event", "escalation_timer", "escalation_level"):
        op.drop_table(table)
