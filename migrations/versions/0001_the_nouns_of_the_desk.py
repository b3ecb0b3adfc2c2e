"""The nouns of the desk."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("station", sa.String(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("entity", sa.String(), nullable=False),
        sa.Column("entity_id", sa.Integer(), nullable=True),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("mac", sa.String(), nullable=False),
        sa.Column("undo", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("undone_by_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
    )
    with op.batch_alter_table("audit_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_entry_at"), ["at"], unique=False)
        batch_op.create_index("ix_audit_entry_entity_entity_id", ["entity", "entity_id"], unique=False)
        batch_op.create_index("ix_audit_entry_staff_id_id", ["staff_id", "id"], unique=False)

    op.create_table(
        "backup_record",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("file", sa.String(), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("is_verified", sa.Boolean(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_backup_record")),
    )
    op.create_table(
        "calendar",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("week", sa.JSON(), nullable=False),
        sa.Column("makeup_hours", sa.JSON(), nullable=False),
        sa.Column("uses_public_holidays", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar")),
        sa.UniqueConstraint("code", name=op.f("uq_calendar_code")),
    )
    op.create_table(
        "canned_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("title_zh", sa.String(), nullable=False),
        sa.Column("title_en", sa.String(), nullable=False),
        sa.Column("text_zh", sa.String(), nullable=False),
        sa.Column("text_en", sa.String(), nullable=False),
        sa.Column("uses", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_canned_text")),
        sa.UniqueConstraint("code", name=op.f("uq_canned_text_code")),
    )
    op.create_table(
        "compensation_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("amount_cents", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_compensation_item")),
        sa.UniqueConstraint("code", name=op.f("uq_compensation_item_code")),
    )
    op.create_table(
        "counter",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_counter")),
    )
    op.create_table(
        "department",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("colour", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_department")),
        sa.UniqueConstraint("code", name=op.f("uq_department_code")),
    )
    op.create_table(
        "follow_up_plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ticket_kind", sa.String(), nullable=False),
        sa.Column("after_minutes", sa.Integer(), nullable=False),
        sa.Column("script", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up_plan")),
        sa.UniqueConstraint("ticket_kind", name=op.f("uq_follow_up_plan_ticket_kind")),
    )
    op.create_table(
        "issued_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("checksum", sa.String(), nullable=False),
        sa.Column("issued_at", sa.DateTime(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issued_report")),
    )
    with op.batch_alter_table("issued_report", schema=None) as batch_op:
        batch_op.create_index("ix_issued_report_kind_period", ["kind", "period"], unique=False)

    op.create_table(
        "question_set",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("low_score", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_set")),
        sa.UniqueConstraint("code", "edition", name=op.f("uq_question_set_code_edition")),
    )
    op.create_table(
        "search_document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("entity_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("initials", sa.String(), nullable=False),
        sa.Column("is_sensitive", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_document")),
        sa.UniqueConstraint("kind", "entity_id", name=op.f("uq_search_document_kind_entity_id")),
    )
    with op.batch_alter_table("search_document", schema=None) as batch_op:
        batch_op.create_index("ix_search_document_initials", ["initials"], unique=False)

    op.create_table(
        "setting",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_setting")),
    )
    op.create_table(
        "site",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("desk_name", sa.String(), nullable=False),
        sa.Column("industry", sa.String(), nullable=False),
        sa.Column("timezone", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("day_cut_minutes", sa.Integer(), nullable=False),
        sa.Column("is_practice", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site")),
    )
    op.create_table(
        "ticket_state",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("state_class", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("pauses", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_ticket_state")),
    )
    op.create_table(
        "tier",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("colour", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_tier")),
    )
    op.create_table(
        "calendar_day",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("calendar_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["calendar_id"], ["calendar.id"], name=op.f("fk_calendar_day_calendar_id_calendar")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_day")),
        sa.UniqueConstraint("calendar_id", "on", name=op.f("uq_calendar_day_calendar_id_on")),
    )
    with op.batch_alter_table("calendar_day", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_calendar_day_calendar_id"), ["calendar_id"], unique=False)

    op.create_table(
        "customer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_sort", sa.String(), nullable=False),
        sa.Column("salutation", sa.String(), nullable=False),
        sa.Column("is_company", sa.Boolean(), nullable=False),
        sa.Column("company", sa.String(), nullable=False),
        sa.Column("tier_code", sa.String(), nullable=True),
        sa.Column("member_number", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("birthday", sa.String(), nullable=False),
        sa.Column("notes", sa.String(), nullable=False),
        sa.Column("consent_at", sa.DateTime(), nullable=True),
        sa.Column("merged_into_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["merged_into_id"], ["customer.id"], name=op.f("fk_customer_merged_into_id_customer")),
        sa.ForeignKeyConstraint(["tier_code"], ["tier.code"], name=op.f("fk_customer_tier_code_tier")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer")),
        sa.UniqueConstraint("number", name=op.f("uq_customer_number")),
    )
    with op.batch_alter_table("customer", schema=None) as batch_op:
        batch_op.create_index("ix_customer_name_sort_id", ["name_sort", "id"], unique=False)

    op.create_table(
        "scenario",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("icon", sa.String(), nullable=False),
        sa.Column("ticket_kind", sa.String(), nullable=False),
        sa.Column("priority", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("standard_minutes", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("keywords", sa.JSON(), nullable=False),
        sa.Column("checklist", sa.JSON(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_scenario_department_id_department")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scenario")),
        sa.UniqueConstraint("code", name=op.f("uq_scenario_code")),
    )
    op.create_table(
        "staff",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sign_in_name", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("title_zh", sa.String(), nullable=False),
        sa.Column("title_en", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("password_hash", sa.String(), nullable=False),
        sa.Column("pin_hash", sa.String(), nullable=False),
        sa.Column("password_used_at", sa.DateTime(), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_staff_department_id_department")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("sign_in_name", name=op.f("uq_staff_sign_in_name")),
    )
    op.create_table(
        "customer_alert",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("severity", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_customer_alert_customer_id_customer")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_alert")),
    )
    with op.batch_alter_table("customer_alert", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_customer_alert_customer_id"), ["customer_id"], unique=False)

    op.create_table(
        "customer_contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_customer_contact_customer_id_customer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_contact")),
    )
    with op.batch_alter_table("customer_contact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_customer_contact_customer_id"), ["customer_id"], unique=False)

    op.create_table(
        "customer_preference",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_customer_preference_customer_id_customer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_preference")),
    )
    with op.batch_alter_table("customer_preference", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_customer_preference_customer_id"), ["customer_id"], unique=False)

    op.create_table(
        "customer_reference",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("valid_from_on", sa.Date(), nullable=False),
        sa.Column("valid_until_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_customer_reference_customer_id_customer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_reference")),
    )
    with op.batch_alter_table("customer_reference", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_customer_reference_customer_id"), ["customer_id"], unique=False)
        batch_op.create_index("ix_customer_reference_value_valid_from_on", ["value", "valid_from_on"], unique=False)

    op.create_table(
        "draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_draft_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sa.UniqueConstraint("staff_id", "form", "subject", name=op.f("uq_draft_staff_id_form_subject")),
    )
    with op.batch_alter_table("draft", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_draft_staff_id"), ["staff_id"], unique=False)

    op.create_table(
        "identification_key",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("valid_from_on", sa.Date(), nullable=True),
        sa.Column("valid_until_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_identification_key_customer_id_customer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identification_key")),
    )
    with op.batch_alter_table("identification_key", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_identification_key_customer_id"), ["customer_id"], unique=False)
        batch_op.create_index("ix_identification_key_key_kind", ["key", "kind", "customer_id"], unique=False)

    op.create_table(
        "scenario_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("scenario_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text_zh", sa.String(), nullable=False),
        sa.Column("text_en", sa.String(), nullable=False),
        sa.Column("script_zh", sa.String(), nullable=False),
        sa.Column("script_en", sa.String(), nullable=False),
        sa.Column("is_mandatory", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["scenario_id"], ["scenario.id"], name=op.f("fk_scenario_step_scenario_id_scenario")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scenario_step")),
    )
    with op.batch_alter_table("scenario_step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_scenario_step_scenario_id"), ["scenario_id"], unique=False)

    op.create_table(
        "service_level",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("priority", sa.String(), nullable=True),
        sa.Column("tiers", sa.JSON(), nullable=False),
        sa.Column("scenario_id", sa.Integer(), nullable=True),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("response_minutes", sa.Integer(), nullable=False),
        sa.Column("update_minutes", sa.Integer(), nullable=False),
        sa.Column("resolution_minutes", sa.Integer(), nullable=False),
        sa.Column("calendar_id", sa.Integer(), nullable=False),
        sa.Column("is_default", sa.Boolean(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["calendar_id"], ["calendar.id"], name=op.f("fk_service_level_calendar_id_calendar")),
        sa.ForeignKeyConstraint(["scenario_id"], ["scenario.id"], name=op.f("fk_service_level_scenario_id_scenario")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_level")),
    )
    op.create_table(
        "sign_in_throttle",
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("pin_failures", sa.Integer(), nullable=False),
        sa.Column("not_before_at", sa.DateTime(), nullable=True),
        sa.Column("latest_seen_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_sign_in_throttle_staff_id_staff")),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("pk_sign_in_throttle")),
    )
    op.create_table(
        "visit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("business_on", sa.Date(), nullable=False),
        sa.Column("queue_number", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("caller", sa.String(), nullable=False),
        sa.Column("headcount", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("scenario_id", sa.Integer(), nullable=True),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("request", sa.String(), nullable=False),
        sa.Column("arrived_at", sa.DateTime(), nullable=False),
        sa.Column("called_at", sa.DateTime(), nullable=True),
        sa.Column("started_at", sa.DateTime(), nullable=True),
        sa.Column("parked_at", sa.DateTime(), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("station", sa.String(), nullable=False),
        sa.Column("alerts_seen_at", sa.DateTime(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_visit_customer_id_customer")),
        sa.ForeignKeyConstraint(["scenario_id"], ["scenario.id"], name=op.f("fk_visit_scenario_id_scenario")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_visit_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
        sa.UniqueConstraint("business_on", "queue_number", name=op.f("uq_visit_business_on_queue_number")),
    )
    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.create_index("ix_visit_arrived_at_id", ["arrived_at", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_visit_customer_id"), ["customer_id"], unique=False)
        batch_op.create_index(
            "ix_visit_open",
            ["state", "arrived_at"],
            unique=False,
            sqlite_where=sa.text("state in ('waiting', 'serving', 'parked')"),
            postgresql_where=sa.text("state in ('waiting', 'serving', 'parked')"),
        )

    op.create_table(
        "ticket",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("priority", sa.String(), nullable=False),
        sa.Column("priority_rank", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("state_class", sa.String(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("scenario_id", sa.Integer(), nullable=True),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("solver_id", sa.Integer(), nullable=True),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("responded_at", sa.DateTime(), nullable=True),
        sa.Column("contacted_at", sa.DateTime(), nullable=True),
        sa.Column("solved_at", sa.DateTime(), nullable=True),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("service_level_id", sa.Integer(), nullable=True),
        sa.Column("response_due_at", sa.DateTime(), nullable=True),
        sa.Column("resolution_due_at", sa.DateTime(), nullable=True),
        sa.Column("due_at", sa.DateTime(), nullable=True),
        sa.Column("waiting_until_at", sa.DateTime(), nullable=True),
        sa.Column("resolution", sa.String(), nullable=False),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("is_first_contact", sa.Boolean(), nullable=False),
        sa.Column("is_sensitive", sa.Boolean(), nullable=False),
        sa.Column("times_reopened", sa.Integer(), nullable=False),
        sa.Column("merged_into_id", sa.Integer(), nullable=True),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["staff.id"], name=op.f("fk_ticket_author_id_staff")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_ticket_customer_id_customer")),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_ticket_department_id_department")),
        sa.ForeignKeyConstraint(["merged_into_id"], ["ticket.id"], name=op.f("fk_ticket_merged_into_id_ticket")),
        sa.ForeignKeyConstraint(["owner_id"], ["staff.id"], name=op.f("fk_ticket_owner_id_staff")),
        sa.ForeignKeyConstraint(["scenario_id"], ["scenario.id"], name=op.f("fk_ticket_scenario_id_scenario")),
        sa.ForeignKeyConstraint(
            ["service_level_id"], ["service_level.id"], name=op.f("fk_ticket_service_level_id_service_level")
        ),
        sa.ForeignKeyConstraint(["solver_id"], ["staff.id"], name=op.f("fk_ticket_solver_id_staff")),
        sa.ForeignKeyConstraint(["state"], ["ticket_state.code"], name=op.f("fk_ticket_state_ticket_state")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_ticket_visit_id_visit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket")),
        sa.UniqueConstraint("number", name=op.f("uq_ticket_number")),
    )
    with op.batch_alter_table("ticket", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ticket_customer_id"), ["customer_id"], unique=False)
        batch_op.create_index(
            "ix_ticket_open_due",
            ["due_at", "id"],
            unique=False,
            sqlite_where=sa.text("state_class in ('new', 'active', 'waiting')"),
            postgresql_where=sa.text("state_class in ('new', 'active', 'waiting')"),
        )
        batch_op.create_index(
            "ix_ticket_open_owner",
            ["owner_id", "due_at", "id"],
            unique=False,
            sqlite_where=sa.text("state_class in ('new', 'active', 'waiting')"),
            postgresql_where=sa.text("state_class in ('new', 'active', 'waiting')"),
        )
        batch_op.create_index(
            "ix_ticket_open_priority",
            ["priority_rank", "opened_at", "id"],
            unique=False,
            sqlite_where=sa.text("state_class in ('new', 'active', 'waiting')"),
            postgresql_where=sa.text("state_class in ('new', 'active', 'waiting')"),
        )
        batch_op.create_index("ix_ticket_opened_at_id", ["opened_at", "id"], unique=False)
        batch_op.create_index("ix_ticket_place_opened_at", ["place", "opened_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_ticket_scenario_id"), ["scenario_id"], unique=False)
        batch_op.create_index("ix_ticket_solved_at_id", ["solved_at", "id"], unique=False)
        batch_op.create_index("ix_ticket_updated_at_id", ["updated_at", "id"], unique=False)

    op.create_table(
        "visit_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("scenario_step_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("done_at", sa.DateTime(), nullable=True),
        sa.Column("skip_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["scenario_step_id"], ["scenario_step.id"], name=op.f("fk_visit_step_scenario_step_id_scenario_step")
        ),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_visit_step_visit_id_visit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_step")),
        sa.UniqueConstraint("visit_id", "scenario_step_id", name=op.f("uq_visit_step_visit_id_scenario_step_id")),
    )
    with op.batch_alter_table("visit_step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_visit_step_visit_id"), ["visit_id"], unique=False)

    op.create_table(
        "article",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("folder", sa.String(), nullable=False),
        sa.Column("subfolder", sa.String(), nullable=False),
        sa.Column("title_zh", sa.String(), nullable=False),
        sa.Column("title_en", sa.String(), nullable=False),
        sa.Column("script_zh", sa.String(), nullable=False),
        sa.Column("script_en", sa.String(), nullable=False),
        sa.Column("body_zh", sa.String(), nullable=False),
        sa.Column("body_en", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("scenario_id", sa.Integer(), nullable=True),
        sa.Column("ticket_id", sa.Integer(), nullable=True),
        sa.Column("helpful", sa.Integer(), nullable=False),
        sa.Column("unhelpful", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["staff.id"], name=op.f("fk_article_owner_id_staff")),
        sa.ForeignKeyConstraint(["scenario_id"], ["scenario.id"], name=op.f("fk_article_scenario_id_scenario")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_article_ticket_id_ticket")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        sa.UniqueConstraint("code", name=op.f("uq_article_code")),
    )
    op.create_table(
        "compensation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("amount_cents", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("requested_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("requested_at", sa.DateTime(), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["decided_by_id"], ["staff.id"], name=op.f("fk_compensation_decided_by_id_staff")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["compensation_item.id"], name=op.f("fk_compensation_item_id_compensation_item")
        ),
        sa.ForeignKeyConstraint(["requested_by_id"], ["staff.id"], name=op.f("fk_compensation_requested_by_id_staff")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_compensation_ticket_id_ticket")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_compensation")),
    )
    with op.batch_alter_table("compensation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_compensation_requested_at"), ["requested_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_compensation_ticket_id"), ["ticket_id"], unique=False)

    op.create_table(
        "follow_up",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("ticket_id", sa.Integer(), nullable=True),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=False),
        sa.Column("is_promised", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("script_done", sa.JSON(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("done_at", sa.DateTime(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_follow_up_customer_id_customer")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_follow_up_staff_id_staff")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_follow_up_ticket_id_ticket")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_follow_up_visit_id_visit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
    )
    with op.batch_alter_table("follow_up", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_follow_up_customer_id"), ["customer_id"], unique=False)
        batch_op.create_index("ix_follow_up_state_due_at", ["state", "due_at", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_follow_up_ticket_id"), ["ticket_id"], unique=False)

    op.create_table(
        "promise",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=True),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("due_at", sa.DateTime(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("settled_at", sa.DateTime(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_promise_customer_id_customer")),
        sa.ForeignKeyConstraint(["owner_id"], ["staff.id"], name=op.f("fk_promise_owner_id_staff")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_promise_ticket_id_ticket")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_promise_visit_id_visit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promise")),
    )
    with op.batch_alter_table("promise", schema=None) as batch_op:
        batch_op.create_index("ix_promise_state_due_at", ["state", "due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_promise_ticket_id"), ["ticket_id"], unique=False)

    op.create_table(
        "service_level_result",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("is_final", sa.Boolean(), nullable=False),
        sa.Column("service_level_id", sa.Integer(), nullable=True),
        sa.Column("target_minutes", sa.Integer(), nullable=False),
        sa.Column("elapsed_minutes", sa.Float(), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=True),
        sa.Column("is_met", sa.Boolean(), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_service_level_result_ticket_id_ticket")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_level_result")),
    )
    with op.batch_alter_table("service_level_result", schema=None) as batch_op:
        batch_op.create_index("ix_service_level_result_decided_at", ["decided_at", "target"], unique=False)
        batch_op.create_index(batch_op.f("ix_service_level_result_ticket_id"), ["ticket_id"], unique=False)

    op.create_table(
        "ticket_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text_zh", sa.String(), nullable=False),
        sa.Column("text_en", sa.String(), nullable=False),
        sa.Column("done_at", sa.DateTime(), nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_ticket_check_ticket_id_ticket")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_check")),
    )
    with op.batch_alter_table("ticket_check", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ticket_check_ticket_id"), ["ticket_id"], unique=False)

    op.create_table(
        "ticket_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("origin_ticket_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("is_internal", sa.Boolean(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_ticket_entry_ticket_id_ticket")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_entry")),
    )
    with op.batch_alter_table("ticket_entry", schema=None) as batch_op:
        batch_op.create_index("ix_ticket_entry_ticket_id_at", ["ticket_id", "at", "id"], unique=False)

    op.create_table(
        "ticket_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["other_id"], ["ticket.id"], name=op.f("fk_ticket_link_other_id_ticket")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_ticket_link_ticket_id_ticket")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_link")),
        sa.UniqueConstraint("ticket_id", "other_id", "kind", name=op.f("uq_ticket_link_ticket_id_other_id_kind")),
    )
    with op.batch_alter_table("ticket_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ticket_link_other_id"), ["other_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_ticket_link_ticket_id"), ["ticket_id"], unique=False)

    op.create_table(
        "ticket_state_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("state_class", sa.String(), nullable=False),
        sa.Column("pauses", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("until_at", sa.DateTime(), nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_ticket_state_change_ticket_id_ticket")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_state_change")),
    )
    with op.batch_alter_table("ticket_state_change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ticket_state_change_ticket_id"), ["ticket_id"], unique=False)

    op.create_table(
        "ticket_watcher",
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_ticket_watcher_staff_id_staff")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_ticket_watcher_ticket_id_ticket")),
        sa.PrimaryKeyConstraint("ticket_id", "staff_id", name=op.f("pk_ticket_watcher")),
    )
    with op.batch_alter_table("ticket_watcher", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ticket_watcher_staff_id"), ["staff_id"], unique=False)

    op.create_table(
        "article_edition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_article_edition_article_id_article")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article_edition")),
    )
    with op.batch_alter_table("article_edition", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_article_edition_article_id"), ["article_id"], unique=False)

    op.create_table(
        "article_use",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_article_use_article_id_article")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article_use")),
    )
    with op.batch_alter_table("article_use", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_article_use_article_id"), ["article_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_article_use_at"), ["at"], unique=False)

    op.create_table(
        "follow_up_attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("follow_up_id", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["follow_up_id"], ["follow_up.id"], name=op.f("fk_follow_up_attempt_follow_up_id_follow_up")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up_attempt")),
    )
    with op.batch_alter_table("follow_up_attempt", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_follow_up_attempt_follow_up_id"), ["follow_up_id"], unique=False)

    op.create_table(
        "inquiry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("scenario_id", sa.Integer(), nullable=True),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=True),
        sa.Column("is_resolved", sa.Boolean(), nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_inquiry_article_id_article")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_inquiry_customer_id_customer")),
        sa.ForeignKeyConstraint(["scenario_id"], ["scenario.id"], name=op.f("fk_inquiry_scenario_id_scenario")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_inquiry_staff_id_staff")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_inquiry_ticket_id_ticket")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_inquiry_visit_id_visit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inquiry")),
    )
    with op.batch_alter_table("inquiry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_inquiry_asked_at"), ["asked_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_inquiry_customer_id"), ["customer_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_inquiry_visit_id"), ["visit_id"], unique=False)

    op.create_table(
        "survey",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("question_set_id", sa.Integer(), nullable=False),
        sa.Column("follow_up_id", sa.Integer(), nullable=True),
        sa.Column("ticket_id", sa.Integer(), nullable=True),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("agent_id", sa.Integer(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("scenario_id", sa.Integer(), nullable=True),
        sa.Column("tier_code", sa.String(), nullable=True),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("issued_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_survey_customer_id_customer")),
        sa.ForeignKeyConstraint(["follow_up_id"], ["follow_up.id"], name=op.f("fk_survey_follow_up_id_follow_up")),
        sa.ForeignKeyConstraint(
            ["question_set_id"], ["question_set.id"], name=op.f("fk_survey_question_set_id_question_set")
        ),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_survey_ticket_id_ticket")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_survey_visit_id_visit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey")),
        sa.UniqueConstraint("ticket_id", name=op.f("uq_survey_ticket_id")),
    )
    with op.batch_alter_table("survey", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_survey_customer_id"), ["customer_id"], unique=False)

    op.create_table(
        "wanted_article",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.DateTime(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("article_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_wanted_article_article_id_article")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wanted_article")),
    )
    op.create_table(
        "survey_response",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("survey_id", sa.Integer(), nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.Column("csat", sa.Integer(), nullable=True),
        sa.Column("nps", sa.Integer(), nullable=True),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("comment", sa.String(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["survey_id"], ["survey.id"], name=op.f("fk_survey_response_survey_id_survey")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_response")),
    )
    with op.batch_alter_table("survey_response", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_survey_response_answered_at"), ["answered_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_survey_response_survey_id"), ["survey_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("survey_response", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_survey_response_survey_id"))
        batch_op.drop_index(batch_op.f("ix_survey_response_answered_at"))

    op.drop_table("survey_response")
    op.drop_table("wanted_article")
    with op.batch_alter_table("survey", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_survey_customer_id"))

    op.drop_table("survey")
    with op.batch_alter_table("inquiry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_inquiry_visit_id"))
        batch_op.drop_index(batch_op.f("ix_inquiry_customer_id"))
        batch_op.drop_index(batch_op.f("ix_inquiry_asked_at"))

    op.drop_table("inquiry")
    with op.batch_alter_table("follow_up_attempt", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_follow_up_attempt_follow_up_id"))

    op.drop_table("follow_up_attempt")
    with op.batch_alter_table("article_use", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_article_use_at"))
        batch_op.drop_index(batch_op.f("ix_article_use_article_id"))

    op.drop_table("article_use")
    with op.batch_alter_table("article_edition", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_article_edition_article_id"))

    op.drop_table("article_edition")
    with op.batch_alter_table("ticket_watcher", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ticket_watcher_staff_id"))

    op.drop_table("ticket_watcher")
    with op.batch_alter_table("ticket_state_change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ticket_state_change_ticket_id"))

    op.drop_table("ticket_state_change")
    with op.batch_alter_table("ticket_link", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ticket_link_ticket_id"))
        batch_op.drop_index(batch_op.f("ix_ticket_link_other_id"))

    op.drop_table("ticket_link")
    with op.batch_alter_table("ticket_entry", schema=None) as batch_op:
        batch_op.drop_index("ix_ticket_entry_ticket_id_at")

    op.drop_table("ticket_entry")
    with op.batch_alter_table("ticket_check", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ticket_check_ticket_id"))

    op.drop_table("ticket_check")
    with op.batch_alter_table("service_level_result", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_service_level_result_ticket_id"))
        batch_op.drop_index("ix_service_level_result_decided_at")

    op.drop_table("service_level_result")
    with op.batch_alter_table("promise", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_promise_ticket_id"))
        batch_op.drop_index("ix_promise_state_due_at")

    op.drop_table("promise")
    with op.batch_alter_table("follow_up", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_follow_up_ticket_id"))
        batch_op.drop_index("ix_follow_up_state_due_at")
        batch_op.drop_index(batch_op.f("ix_follow_up_customer_id"))

    op.drop_table("follow_up")
    with op.batch_alter_table("compensation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_compensation_ticket_id"))
        batch_op.drop_index(batch_op.f("ix_compensation_requested_at"))

    op.drop_table("compensation")
    op.drop_table("article")
    with op.batch_alter_table("visit_step", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_visit_step_visit_id"))

    op.drop_table("visit_step")
    with op.batch_alter_table("ticket", schema=None) as batch_op:
        batch_op.drop_index("ix_ticket_updated_at_id")
        batch_op.drop_index("ix_ticket_solved_at_id")
        batch_op.drop_index(batch_op.f("ix_ticket_scenario_id"))
        batch_op.drop_index("ix_ticket_place_opened_at")
        batch_op.drop_index("ix_ticket_opened_at_id")
        batch_op.drop_index(
            "ix_ticket_open_priority",
            sqlite_where=sa.text("state_class in ('new', 'active', 'waiting')"),
            postgresql_where=sa.text("state_class in ('new', 'active', 'waiting')"),
        )
        batch_op.drop_index(
            "ix_ticket_open_owner",
            sqlite_where=sa.text("state_class in ('new', 'active', 'waiting')"),
            postgresql_where=sa.text("state_class in ('new', 'active', 'waiting')"),
        )
        batch_op.drop_index(
            "ix_ticket_open_due",
            sqlite_where=sa.text("state_class in ('new', 'active', 'waiting')"),
            postgresql_where=sa.text("state_class in ('new', 'active', 'waiting')"),
        )
        batch_op.drop_index(batch_op.f("ix_ticket_customer_id"))

    op.drop_table("ticket")
    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_visit_open",
            sqlite_where=sa.text("state in ('waiting', 'serving', 'parked')"),
            postgresql_where=sa.text("state in ('waiting', 'serving', 'parked')"),
        )
        batch_op.drop_index(batch_op.f("ix_visit_customer_id"))
        batch_op.drop_index("ix_visit_arrived_at_id")

    op.drop_table("visit")
    op.drop_table("sign_in_throttle")
    op.drop_table("service_level")
    with op.batch_alter_table("scenario_step", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_scenario_step_scenario_id"))

    op.drop_table("scenario_step")
    with op.batch_alter_table("identification_key", schema=None) as batch_op:
        batch_op.drop_index("ix_identification_key_key_kind")
        batch_op.drop_index(batch_op.f("ix_identification_key_customer_id"))

    op.drop_table("identification_key")
    with op.batch_alter_table("draft", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_draft_staff_id"))

    op.drop_table("draft")
    with op.batch_alter_table("customer_reference", schema=None) as batch_op:
        batch_op.drop_index("ix_customer_reference_value_valid_from_on")
        batch_op.drop_index(batch_op.f("ix_customer_reference_customer_id"))

    op.drop_table("customer_reference")
    with op.batch_alter_table("customer_preference", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_customer_preference_customer_id"))

    op.drop_table("customer_preference")
    with op.batch_alter_table("customer_contact", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_customer_contact_customer_id"))

    op.drop_table("customer_contact")
    with op.batch_alter_table("customer_alert", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_customer_alert_customer_id"))

    op.drop_table("customer_alert")
    op.drop_table("staff")
    op.drop_table("scenario")
    with op.batch_alter_table("customer", schema=None) as batch_op:
        batch_op.drop_index("ix_customer_name_sort_id")

    op.drop_table("customer")
    with op.batch_alter_table("calendar_day", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_calendar_day_calendar_id"))

    op.drop_table("calendar_day")
    op.drop_table("tier")
    op.drop_table("ticket_state")
    op.drop_table("site")
    op.drop_table("setting")
    with op.batch_alter_table("search_document", schema=None) as batch_op:
        batch_op.drop_index("ix_search_document_initials")

    op.drop_table("search_document")
    op.drop_table("question_set")
    with op.batch_alter_table("issued_report", schema=None) as batch_op:
        batch_op.drop_index("ix_issued_report_kind_period")

    op.drop_table("issued_report")
    op.drop_table("follow_up_plan")
    op.drop_table("department")
    op.drop_table("counter")
    op.drop_table("compensation_item")
    op.drop_table("canned_text")
    op.drop_table("calendar")
    op.drop_table("backup_record")
    with op.batch_alter_table("audit_entry", schema=None) as batch_op:
        batch_op.drop_index("ix_audit_entry_staff_id_id")
        batch_op.drop_index("ix_audit_entry_entity_entity_id")
        batch_op.drop_index(batch_op.f("ix_audit_entry_at"))

    op.drop_table("audit_entry")
