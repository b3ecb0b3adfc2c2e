"""Types of compensation, how one ends, vouchers, moved promises, and named readers of a sensitive ticket."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

# What an entry was is told by its name, as staff wrote it; the first that fits.
_TYPES = (
    ("voucher", ("券", "oucher", "oupon")),
    ("points", ("积分", "points")),
    ("refund", ("退", "报销", "垫付", "补利息", "efund", "made good", "paid first")),
    ("discount", ("折", "减免", "差价", "免整单", " off", "ifference")),
    ("gift", ("礼品", "赠", "水果", "金", "ift", "ruit", "on the house", "oodwill")),
)
_USUAL = "service"


def upgrade() -> None:
    """Add the columns and make the tables; entries that stand get the type their name tells."""
    op.add_column("compensation_item", sa.Column("kind", sa.String(), nullable=False, server_default="gift"))
    op.add_column("compensation_item", sa.Column("percent", sa.Integer(), nullable=True))
    op.add_column(
        "compensation_item", sa.Column("is_free_allowed", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("compensation_item", sa.Column("valid_days", sa.Integer(), nullable=True))
    op.add_column("compensation", sa.Column("kind", sa.String(), nullable=False, server_default="gift"))
    op.add_column("compensation", sa.Column("bill_cents", sa.Integer(), nullable=True))
    op.add_column("compensation", sa.Column("decision_reason", sa.String(), nullable=False, server_default=""))
    op.add_column("compensation", sa.Column("ended_at", sa.DateTime(), nullable=True))
    op.add_column("compensation", sa.Column("ended_by_id", sa.Integer(), nullable=True))
    op.add_column("compensation", sa.Column("ended_reason", sa.String(), nullable=False, server_default=""))
    op.add_column("promise", sa.Column("reminded_at", sa.DateTime(), nullable=True))
    _make_tables()
    _name_types()


def _make_tables() -> None:
    op.create_table(
        "voucher",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False, server_default="1"),
        sa.Column("compensation_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("check_code", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("issued_at", sa.DateTime(), nullable=False),
        sa.Column("issued_by_id", sa.Integer(), nullable=True),
        sa.Column("valid_until_on", sa.Date(), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("ended_reason", sa.String(), nullable=False),
        sa.Column("times_printed", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["compensation_id"], ["compensation.id"], name="fk_voucher_compensation_id_compensation"
        ),
        sa.ForeignKeyConstraint(["issued_by_id"], ["staff.id"], name="fk_voucher_issued_by_id_staff"),
        sa.ForeignKeyConstraint(["ended_by_id"], ["staff.id"], name="fk_voucher_ended_by_id_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_voucher"),
        sa.UniqueConstraint("compensation_id", name="uq_voucher_compensation_id"),
        sa.UniqueConstraint("number", name="uq_voucher_number"),
    )
    op.create_table(
        "promise_move",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("promise_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("due_at", sa.DateTime(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["promise_id"], ["promise.id"], name="fk_promise_move_promise_id_promise"),
        sa.PrimaryKeyConstraint("id", name="pk_promise_move"),
    )
    op.create_index("ix_promise_move_promise_id", "promise_move", ["promise_id"])
    op.create_table(
        "ticket_reader",
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name="fk_ticket_reader_ticket_id_ticket"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_ticket_reader_staff_id_staff"),
        sa.PrimaryKeyConstraint("ticket_id", "staff_id", name="pk_ticket_reader"),
    )
    op.create_index("ix_ticket_reader_staff_id", "ticket_reader", ["staff_id"])


def _name_types() -> None:
    connection = op.get_bind()
    for identity, name_zh, name_en in connection.execute(
        sa.text("SELECT id, name_zh, name_en FROM compensation_item")
    ).all():
        kind = _type_of(f"{name_zh} {name_en}")
        connection.execute(
            sa.text("UPDATE compensation_item SET kind = :kind WHERE id = :id"), {"kind": kind, "id": identity}
        )
    op.execute(
        "UPDATE compensation SET kind = (SELECT item.kind FROM compensation_item AS item"
        " WHERE item.id = compensation.item_id) WHERE item_id IS NOT NULL"
    )
    op.execute(
        sa.text("UPDATE compensation_item SET is_free_allowed = :yes WHERE amount_cents = 0").bindparams(yes=True)
    )


def _type_of(name: str) -> str:
    return next((kind for kind, words in _TYPES if any(word in name for word in words)), _USUAL)


def downgrade() -> None:
    """Take them away again; what was withdrawn or cancelled reads as refused, which it was not given either."""
    op.execute("UPDATE compensation SET state = 'refused' WHERE state IN ('withdrawn', 'cancelled')")
    op.drop_table("ticket_reader")
    op.drop_table("promise_move")
    op.drop_table("voucher")
    op.drop_column("promise", "reminded_at")
    for name in ("ended_reason", "ended_by_id", "ended_at", "decision_reason", "bill_cents", "kind"):
        op.drop_column("compensation", name)
    for name in ("valid_days", "is_free_allowed", "percent", "kind"):
        op.drop_column("compensation_item", name)
