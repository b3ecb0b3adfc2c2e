"""Mapped classes: the nouns of the desk as tables.

No module here imports ``annotations`` from the future: SQLAlchemy reads each annotation at once, and as a text each
would be compiled first, a seventh of the time that mapping takes.
"""

from servicedesk.models.audit import AuditEntry, BackupRecord, IssuedReport
from servicedesk.models.base import Base
from servicedesk.models.category import TicketCategory
from servicedesk.models.customer import (
    Customer,
    CustomerAlert,
    CustomerContact,
    CustomerPreference,
    CustomerReference,
    IdentificationKey,
    Tier,
)
from servicedesk.models.escalation import EscalationEvent, EscalationLevel, EscalationTimer
from servicedesk.models.follow_up import (
    FollowUp,
    FollowUpAttempt,
    FollowUpPlan,
    QuestionSet,
    Survey,
    SurveyResponse,
)
from servicedesk.models.handed_draft import HandedDraft
from servicedesk.models.imports import Feedback, ImportBatch, ImportPreset, TicketSource
from servicedesk.models.internal_agreement import InternalAgreement, InternalClock, Partner
from servicedesk.models.knowledge import Article, ArticleEdition, ArticleUse, CannedText, WantedArticle
from servicedesk.models.merging import Tag, TicketDistinct, TicketMerge, TicketTag
from servicedesk.models.notice import Notice, NoticeMute
from servicedesk.models.recycling import DeletedRecord
from servicedesk.models.scenario import Scenario, ScenarioStep
from servicedesk.models.search import SearchDocument
from servicedesk.models.service_level import Calendar, CalendarDay, CalendarVersion, ServiceLevel, ServiceLevelResult
from servicedesk.models.site import Counter, Department, Draft, Setting, SignInThrottle, Site, Staff
from servicedesk.models.ticket import (
    Compensation,
    CompensationItem,
    Promise,
    Ticket,
    TicketCheck,
    TicketEntry,
    TicketLink,
    TicketState,
    TicketStateChange,
    TicketWatcher,
)
from servicedesk.models.ticket_field import Equipment, ReturnCheck, TicketEquipment, TicketField
from servicedesk.models.visit import Inquiry, Visit, VisitStep
from servicedesk.models.voucher import PromiseMove, TicketReader, Voucher

__all__ = [
    "Article",
    "ArticleEdition",
    "ArticleUse",
    "AuditEntry",
    "BackupRecord",
    "Base",
    "Calendar",
    "CalendarDay",
    "CalendarVersion",
    "CannedText",
    "Compensation",
    "CompensationItem",
    "Counter",
    "Customer",
    "CustomerAlert",
    "CustomerContact",
    "CustomerPreference",
    "CustomerReference",
    "DeletedRecord",
    "Department",
    "Draft",
    "Equipment",
    "EscalationEvent",
    "EscalationLevel",
    "EscalationTimer",
    "Feedback",
    "FollowUp",
    "FollowUpAttempt",
    "FollowUpPlan",
    "HandedDraft",
    "IdentificationKey",
    "ImportBatch",
    "ImportPreset",
    "Inquiry",
    "InternalAgreement",
    "InternalClock",
    "IssuedReport",
    "Notice",
    "NoticeMute",
    "Partner",
    "Promise",
    "PromiseMove",
    "QuestionSet",
    "ReturnCheck",
    "Scenario",
    "ScenarioStep",
    "SearchDocument",
    "ServiceLevel",
    "ServiceLevelResult",
    "Setting",
    "SignInThrottle",
    "Site",
    "Staff",
    "Survey",
    "SurveyResponse",
    "Tag",
    "Ticket",
    "TicketCategory",
    "TicketCheck",
    "TicketDistinct",
    "TicketEntry",
    "TicketEquipment",
    "TicketField",
    "TicketLink",
    "TicketMerge",
    "TicketReader",
    "TicketSource",
    "TicketState",
    "TicketStateChange",
    "TicketTag",
    "TicketWatcher",
    "Tier",
    "Visit",
    "VisitStep",
    "Voucher",
    "WantedArticle",
]
