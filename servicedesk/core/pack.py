"""Industry packs: the words, scenarios, rules and knowledge a desk of one industry starts with.

A pack is ``resources/packs/<industry>.json``. It is read strictly: every text in Chinese and English, every
code known, every scenario within its limits; the first problem is raised with its place in the file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import AttemptOutcome, Channel, CompensationKind, Priority, TicketKind
from servicedesk.core.escalation import EscalationTarget, Notified
from servicedesk.core.pack_demo import Demo
from servicedesk.core.pack_fields import PackEquipment, PackFieldChange, PackReturnPolicy
from servicedesk.core.pack_reader import PackError, read_as
from servicedesk.core.pack_rules import first_problem
from servicedesk.core.paths import RESOURCES
from servicedesk.core.permissions import Role

FORMAT = 1
FOLDER = RESOURCES / "packs"


class Industry(StrEnum):
    """The industries a pack exists for, in the order the first run offers them."""

    HOTEL = "hotel"
    RETAIL = "retail"
    RESTAURANT = "restaurant"
    CLINIC = "clinic"
    TRAVEL = "travel"
    BANK = "bank"


class CauseGroup(StrEnum):
    """The four elements of service a cause belongs to."""

    PEOPLE = "people"
    PROCESS = "process"
    TECHNOLOGY = "technology"
    ENVIRONMENT = "environment"


class QuestionTag(StrEnum):
    """What a question measures."""

    CSAT = "csat"
    NPS = "nps"
    TANGIBLES = "tangibles"
    RELIABILITY = "reliability"
    RESPONSIVENESS = "responsiveness"
    ASSURANCE = "assurance"
    EMPATHY = "empathy"


@dataclass(frozen=True, slots=True)
class PackDepartment:
    """A department; ``colour`` is a category colour, c1 to c6."""

    code: str
    name: Bilingual
    colour: str


@dataclass(frozen=True, slots=True)
class PackTier:
    """A membership tier; a higher ``rank`` is called earlier."""

    code: str
    name: Bilingual
    colour: str
    rank: int


@dataclass(frozen=True, slots=True)
class PackCalendar:
    """Opening hours per weekday ("1" is Monday), and on make-up days when public holidays count."""

    code: str
    name: Bilingual
    week: Mapping[str, tuple[tuple[str, str], ...]]
    makeup_hours: tuple[tuple[str, str], ...]
    uses_public_holidays: bool


@dataclass(frozen=True, slots=True)
class PackServiceLevel:
    """A time rule; None and the empty tuple match everything, the first match counts."""

    kind: TicketKind | None
    priority: Priority | None
    tiers: tuple[str, ...]
    scenario: str | None
    channel: Channel | None
    response_minutes: int
    update_minutes: int
    resolution_minutes: int
    calendar: str
    is_default: bool


@dataclass(frozen=True, slots=True)
class PackEscalationLevel:
    """A level of escalation: at ``percent`` of the target or ``minutes`` after its deadline, tell and change this."""

    target: EscalationTarget
    percent: int | None = None
    minutes: int | None = None
    kinds: tuple[TicketKind, ...] = ()
    priorities: tuple[Priority, ...] = ()
    departments: tuple[str, ...] = ()
    only_unassigned: bool = False
    notify: tuple[Notified, ...] = ()
    roles: tuple[Role, ...] = ()
    raise_priority: bool = False


@dataclass(frozen=True, slots=True)
class PackTag:
    """A tag that is there from the beginning; ``kinds`` are the tickets of the practice site that carry it."""

    code: str
    name: Bilingual
    colour: str
    kinds: tuple[TicketKind, ...]


@dataclass(frozen=True, slots=True)
class PriorityHint:
    """Words in what a guest says that suggest a priority."""

    priority: Priority
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a standard or of a call, with the words to say."""

    text: Bilingual
    mandatory: bool
    script: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class PackScenario:
    """A typical situation; ``key`` is its digit at the desk, empty for those reached by typing."""

    code: str
    name: Bilingual
    icon: str
    kind: TicketKind
    priority: Priority
    department: str
    standard_minutes: int
    key: str
    category: Bilingual
    keywords: tuple[str, ...]
    steps: tuple[Step, ...]
    checklist: tuple[Bilingual, ...]


@dataclass(frozen=True, slots=True)
class PackQuestion:
    """A survey question; ``hint`` says what the scale's ends mean or names the item shortly."""

    code: str
    tag: QuestionTag
    text: Bilingual
    hint: Bilingual


@dataclass(frozen=True, slots=True)
class PackQuestionSet:
    """A questionnaire; CSAT answers up to ``low_score`` reopen the case."""

    code: str
    name: Bilingual
    low_score: int
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FollowUpScript:
    """What is said in one kind of call-back."""

    code: str
    name: Bilingual
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class PackFollowUpPlan:
    """How long after solving a ticket of this kind the guest is called."""

    ticket_kind: TicketKind
    after_minutes: int
    script: str


@dataclass(frozen=True, slots=True)
class PackFolder:
    """A folder of the knowledge tree with the folders in it."""

    name: Bilingual
    subfolders: tuple[Bilingual, ...]


@dataclass(frozen=True, slots=True)
class PackArticle:
    """A knowledge answer; ``folder`` and ``subfolder`` are Chinese names of the pack's folders."""

    code: str
    folder: str
    subfolder: str
    title: Bilingual
    script: Bilingual
    body: Bilingual
    review_months: int
    scenario: str | None


@dataclass(frozen=True, slots=True)
class PackCompensation:
    """An entry of the compensation catalogue, in the currency's smallest unit; or a percentage of a bill."""

    code: str
    amount_cents: int
    name: Bilingual
    kind: CompensationKind = CompensationKind.GIFT
    percent: int | None = None
    is_free_allowed: bool = False
    valid_days: int | None = None


@dataclass(frozen=True, slots=True)
class PackCause:
    """A root cause."""

    group: CauseGroup
    code: str
    name: Bilingual


@dataclass(frozen=True, slots=True)
class PackReasons:
    """Ready reasons for waiting, cancelling, passing upward, skipping a mandatory step and taking up again."""

    waiting: tuple[Bilingual, ...]
    cancelled: tuple[Bilingual, ...]
    escalated: tuple[Bilingual, ...]
    skipped: tuple[Bilingual, ...]
    reopened: tuple[Bilingual, ...]


@dataclass(frozen=True, slots=True)
class PackCannedText:
    """A text ready to send, with ``{name}``-like variables."""

    code: str
    title: Bilingual
    text: Bilingual


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything one industry starts with."""

    format: int
    industry: Industry
    name: Bilingual
    summary: Bilingual
    icon: str
    highlights: tuple[Bilingual, ...]
    currency: str
    day_cut_minutes: int
    wait_standard_minutes: int
    reopen_days: int
    close_days: int
    quiet_hours: tuple[str, str]
    words: Mapping[str, Bilingual]
    departments: tuple[PackDepartment, ...]
    role_titles: Mapping[Role, Bilingual]
    tiers: tuple[PackTier, ...]
    calendars: tuple[PackCalendar, ...]
    service_levels: tuple[PackServiceLevel, ...]
    escalation_levels: tuple[PackEscalationLevel, ...]
    priority_hints: tuple[PriorityHint, ...]
    scenarios: tuple[PackScenario, ...]
    questions: tuple[PackQuestion, ...]
    question_sets: tuple[PackQuestionSet, ...]
    follow_up_scripts: tuple[FollowUpScript, ...]
    follow_up_plans: tuple[PackFollowUpPlan, ...]
    folders: tuple[PackFolder, ...]
    articles: tuple[PackArticle, ...]
    compensations: tuple[PackCompensation, ...]
    compensation_limits: Mapping[Role, int]
    reasons: PackReasons
    causes: tuple[PackCause, ...]
    follow_up_outcomes: Mapping[AttemptOutcome, Bilingual]
    canned_texts: tuple[PackCannedText, ...]
    tags: tuple[PackTag, ...]
    fields: tuple[PackFieldChange, ...]
    equipment: tuple[PackEquipment, ...]
    return_policy: PackReturnPolicy
    demo: Demo

    def words_in(self, language: str) -> dict[str, str]:
        """Return the industry's words for the translator."""
        return {name: word.text(language) for name, word in self.words.items()}


def read_pack(path: Path) -> Pack:
    """Read and check one pack file; raises PackError that names the file, the place and the problem."""
    try:
        content = json.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as problem:
        raise PackError(path.name, str(problem)) from problem
    pack = read_as(Pack, content, path.name)
    if pack.format != FORMAT:
        raise PackError(f"{path.name}.format", f"this program reads format {FORMAT}, not {pack.format}")
    if pack.industry.value != path.stem:
        raise PackError(f"{path.name}.industry", f"{pack.industry.value!r} is not the file's name")
    if problem_found := first_problem(pack):
        place, problem_text = problem_found
        raise PackError(f"{path.name}.{place}", problem_text)
    return pack


def load_pack(industry: Industry | str) -> Pack:
    """Return the pack of an industry; read once."""
    return _load(Industry(industry))


@cache
def _load(industry: Industry) -> Pack:
    return read_pack(FOLDER / f"{industry.value}.json")
