"""The sections of Settings: under which heading, who may see them, where their class is."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from servicedesk.core.permissions import Permission
from servicedesk.core.translation import Marked, mark
from servicedesk.ui.pages.settings.section import Section
from servicedesk.ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """A section before it exists; *concerns* are the entities whose changes it shows."""

    id: str
    group: Marked
    label: Marked
    icon: str
    module: str
    class_name: str
    permission: Permission
    concerns: frozenset[str] = frozenset()

    def create(self, workspace: Workspace) -> Section:
        """Import and make the section."""
        made: type[Section] = getattr(import_module(f"servicedesk.ui.pages.settings.{self.module}"), self.class_name)
        return made(workspace)


_SERVICE = mark("Settings", "Service")
_SITE = mark("Settings", "Site")
_DATA = mark("Settings", "Data")
_MINE = mark("Settings", "Mine")
_SETTINGS, _EVERYBODY = Permission.VIEW_SETTINGS, Permission.OWN_SIGN_IN

SECTIONS: tuple[SectionSpec, ...] = (
    SectionSpec("rules", _SERVICE, mark("Settings", "Time rules"), "clock", "rules", "RulesSection", _SETTINGS,
                frozenset({"service_level", "calendar", "calendar_day", "calendar_version"})),
    SectionSpec("escalation", _SERVICE, mark("Settings", "Escalation"), "trending-up", "escalation",
                "EscalationSection", _SETTINGS, frozenset({"escalation_level", "department", "staff"})),
    SectionSpec("calendar", _SERVICE, mark("Settings", "Business calendar"), "calendar-event", "calendar",
                "CalendarSection", _SETTINGS, frozenset({"calendar", "calendar_day", "calendar_version"})),
    SectionSpec("agreements", _SERVICE, mark("Agreements", "Internal agreements"), "users", "agreements",
                "AgreementsSection", _SETTINGS, frozenset({"partner", "internal_agreement", "department", "calendar"})),
    SectionSpec("states", _SERVICE, mark("Settings", "States and flow"), "progress", "states", "StatesSection",
                _SETTINGS, frozenset({"ticket_state", "setting"})),
    SectionSpec("categories", _SERVICE, mark("Settings", "Categories, priority"), "tag", "categories",
                "CategoriesSection", _SETTINGS, frozenset({"ticket_category", "setting"})),
    SectionSpec("tags", _SERVICE, mark("TicketTags", "Tags"), "tags", "tags", "TagsSection", _SETTINGS,
                frozenset({"tag", "ticket_tag"})),
    SectionSpec("compensation", _SERVICE, mark("Settings", "Compensation"), "gift", "compensation",
                "CompensationSection", _SETTINGS, frozenset({"compensation_item", "setting"})),
    SectionSpec("fields", _SERVICE, mark("Settings", "Fields"), "list-details", "fields", "FieldsSection", _SETTINGS,
                frozenset({"ticket_field"})),
    SectionSpec("equipment", _SERVICE, mark("Settings", "Equipment"), "tool", "equipment", "EquipmentSection",
                _SETTINGS, frozenset({"equipment", "ticket_equipment"})),
    SectionSpec("return_policy", _SERVICE, mark("Settings", "Returns and exchanges"), "package", "return_policy",
                "ReturnPolicySection", _SETTINGS, frozenset({"setting"})),
    SectionSpec("site", _SITE, mark("Settings", "Site and departments"), "building", "site", "SiteSection", _SETTINGS,
                frozenset({"site", "department"})),
    SectionSpec("staff", _SITE, mark("Settings", "Staff and roles"), "users", "staff", "StaffSection", _SETTINGS,
                frozenset({"staff", "department", "setting"})),
    SectionSpec("locking", _SITE, mark("Settings", "Locking and PIN"), "lock", "locking", "LockingSection",
                _SETTINGS),
    SectionSpec("imports", _DATA, mark("Settings", "Import"), "file-import", "imports", "ImportsSection",
                Permission.EDIT_CUSTOMER, frozenset({"customer", "ticket", "feedback", "article"})),
    SectionSpec("backup", _DATA, mark("Settings", "Backup and restore"), "database", "backup", "BackupSection",
                _SETTINGS, frozenset({"backup_record", "setting"})),
    SectionSpec("audit", _DATA, mark("Settings", "Audit"), "shield-check", "audit", "AuditSection",
                Permission.VIEW_AUDIT),
    SectionSpec("own", _MINE, mark("Settings", "My sign-in"), "key", "own", "OwnSection", _EVERYBODY,
                frozenset({"staff"})),
    SectionSpec("notices", _MINE, mark("Settings", "My notices"), "bell", "notices", "NoticesSection", _EVERYBODY),
    SectionSpec("look", _MINE, mark("Settings", "Language and look"), "palette", "look", "LookSection", _EVERYBODY),
    SectionSpec("about", _MINE, mark("Settings", "About"), "info-circle", "about", "AboutSection", _EVERYBODY),
)  # fmt: skip
