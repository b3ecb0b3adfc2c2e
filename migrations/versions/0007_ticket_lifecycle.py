"""Named states and their rules, categories, urgency and impact."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

# Which of the states there have been takes a ticket where a rule says only the class.
DEFAULTS = ("new", "in_progress", "waiting_customer", "solved", "closed", "cancelled", "merged")
INDEXES = (
    ("ix_ticket_settling", ("solved_at", "id"), "state_class = 'solved'"),
    ("ix_ticket_waiting_until", ("waiting_until_at",), "waiting_until_at IS NOT NULL"),
    ("ix_ticket_category", ("category_id", "due_at", "id"), "category_id IS NOT NULL"),
)


def upgrade() -> None:
    """Make the tables and columns."""
    op.create_table(
        "ticket_category",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("merged_into_id", sa.Integer(), nullable=True),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("is_active", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["ticket_category.id"], name="fk_ticket_category_parent_id_ticket_category"
        ),
        sa.ForeignKeyConstraint(
            ["merged_into_id"], ["ticket_category.id"], name="fk_ticket_category_merged_into_id_ticket_category"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_ticket_category"),
        sa.UniqueConstraint("code", name="uq_ticket_category_code"),
    )
    op.create_index("ix_ticket_category_parent_id", "ticket_category", ["parent_id"])
    for column in (
        sa.Column("kinds", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("is_active", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("is_default", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
    ):
        op.add_column("ticket_state", column)
    _choose_defaults()
    for column in (
        sa.Column("impact", sa.String(), nullable=True),
        sa.Column("urgency", sa.String(), nullable=True),
        sa.Column("priority_is_manual", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("is_wait_over", sa.Boolean(), server_default=sa.false(), nullable=False),
    ):
        op.add_column("ticket", column)
    for table in ("ticket", "scenario"):
        # As one sentence: SQLite takes no constraint for a table that is there, but a column that brings one.
        op.execute(
            f"ALTER TABLE {table} ADD COLUMN category_id INTEGER"
            f" CONSTRAINT fk_{table}_category_id_ticket_category REFERENCES ticket_category (id)"
        )
    for name, columns, condition in INDEXES:
        where = sa.text(condition)
        op.create_index(name, "ticket", list(columns), sqlite_where=where, postgresql_where=where)


def _choose_defaults() -> None:
    """Mark one state of each class: the one the program used so far, or the first."""
    states = sa.table("ticket_state", *(sa.column(name) for name in ("code", "state_class", "position")))
    connection = op.get_bind()
    chosen: dict[str, str] = {}
    rows = connection.execute(sa.select(states).order_by(states.c.position, states.c.code)).all()
    for row in rows:
        if row.code in DEFAULTS or row.state_class not in chosen:
            chosen[row.state_class] = row.code
    marked = sa.table("ticket_state", sa.column("code"), sa.column("is_default", sa.Boolean()))
    for code in chosen.values():
        connection.execute(marked.update().where(marked.c.code == code).values(is_default=True))


def downgrade() -> None:
    """Take them away."""
    for name, _columns, _condition in reversed(INDEXES):
        op.drop_index(name, "ticket")
    for table in ("scenario", "ticket"):
        op.drop_column(table, "category_id")
    for name in ("is_wait_over", "priority_is_manual", "urgency", "impact"):
        op.drop_column("ticket", name)
    for name in ("version", "is_default", "is_active", "kinds"):
        op.drop_column("ticket_state", name)
    op.drop_index("ix_ticket_category_parent_id", "ticket_category")
    op.drop_table("ticket_category")
