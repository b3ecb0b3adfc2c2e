"""The words of this page: kinds of contact, loudness, languages."""

from __future__ import annotations

from servicedesk.core.enums import ContactKind, Severity
from servicedesk.core.translation import translate

CONTACT_ICONS = {ContactKind.PHONE: "phone", ContactKind.WECHAT: "message-circle", ContactKind.EMAIL: "mail"}
SEVERITY_TONES = {Severity.SAFETY: "danger", Severity.ATTENTION: "warning", Severity.INFORMATION: "primary"}


def kind_words(kind: ContactKind) -> str:
    """Return what a contact is."""
    if kind is ContactKind.PHONE:
        return translate("Customers", "Phone")
    if kind is ContactKind.WECHAT:
        return translate("Customers", "WeChat")
    return translate("Customers", "E-mail")


def severity_words(severity: Severity) -> str:
    """Return how loud an alert is."""
    if severity is Severity.SAFETY:
        return translate("Customers", "Safety")
    if severity is Severity.ATTENTION:
        return translate("Customers", "Attention")
    return translate("Customers", "For information")
