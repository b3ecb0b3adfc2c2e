"""The forms that are typed in when the process is killed, and what is typed."""

from __future__ import annotations

PASSWORD = "湖畔 good morning 7"
TEXT, TAIL = "the lift stands", "!?."
# From the page to the field.
FIELDS: dict[str, tuple[str, ...]] = {
    "ticket": ("detail", "composer", "area"),
    "new_ticket": ("detail", "panel", "text"),
    "article": ("editor", "fields", "body_zh"),
    "customer_alert": ("detail", "acts", "form", "row", "field"),
    "customer_contact": ("detail", "acts", "form", "row", "field"),
    "customer_preference": ("detail", "acts", "form", "row", "field"),
    "customer": ("detail", "form", "notes"),
}
