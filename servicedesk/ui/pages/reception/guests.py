"""What the reception asks about people: who fits what was typed, and what the card shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import Severity
from servicedesk.core.translation import plural, translate
from servicedesk.queries.customers import CustomerCard, CustomerRow, Stay, StayState, customer_card, identify
from servicedesk.queries.ticket_lists import TicketRow
from servicedesk.ui.widgets.suggestions import Suggestion

if TYPE_CHECKING:
    from servicedesk.services.desk import Desk

HITS = 8
LANGUAGES = {
    "zh": Bilingual("普通话", "Mandarin"),
    "en": Bilingual("英语", "English"),
    "yue": Bilingual("粤语", "Cantonese"),
    "ja": Bilingual("日语", "Japanese"),
    "ko": Bilingual("韩语", "Korean"),
    "ru": Bilingual("俄语", "Russian"),
}


@dataclass(frozen=True, slots=True)
class Tile:
    """A fact: its value and what it is."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Guest:
    """What the card shows of a customer."""

    id: int
    name: str
    salutation: str
    tier: Bilingual | None
    tier_colour: str
    language: str
    masked_phone: str
    reference: str
    present: bool | None
    tiles: tuple[Tile, ...]
    alerts: tuple[tuple[Severity, str], ...]
    preferences: tuple[str, ...]
    tickets: tuple[TicketRow, ...]


def find(desk: Desk, text: str) -> list[Suggestion]:
    """Return who fits what was typed, the likeliest first."""
    return [suggestion(hit.customer) for hit in identify(desk, text, HITS)]


def suggestion(row: CustomerRow) -> Suggestion:
    """Return a customer as a hit of the one box; its data is the room or order of today."""
    return Suggestion(
        row.id,
        row.name,
        row.phone or row.company,
        str(row.tier) if row.tier else "",
        row.tier_colour if row.tier else "neutral",
        right=stay_words(row.stay),
        avatar=row.name,
        avatar_tone=row.tier_colour if row.tier else "",
        data=row.stay.reference if row.stay.state is StayState.HERE else "",
    )


def stay_words(stay: Stay) -> str:
    """Return where a room or order stands: ``1208 在住``."""
    if stay.state is StayState.HERE:
        return translate("Reception", "{place} here", place=stay.reference)
    if stay.state is StayState.ARRIVING:
        return translate("Reception", "{place} arriving", place=stay.reference)
    if stay.state is StayState.LEFT and stay.until_on is not None:
        return translate("Reception", "left {day}", day=f"{stay.until_on:%m-%d}")
    return ""


def guest(desk: Desk, customer_id: int) -> Guest | None:
    """Return what the card shows, None when the customer is gone."""
    card = customer_card(desk, customer_id)
    if card is None:
        return None
    row, here = card.row, card.row.stay.state is StayState.HERE
    return Guest(
        row.id,
        row.name,
        row.salutation,
        row.tier,
        row.tier_colour,
        str(LANGUAGES.get(card.language, card.language)),
        row.phone,
        row.stay.reference if here else "",
        here or None,
        _tiles(card, desk.site.industry),
        tuple((alert.severity, alert.text) for alert in card.alerts),
        tuple(preference.text for preference in card.preferences),
        card.open_tickets,
    )


def _tiles(card: CustomerCard, industry: str) -> tuple[Tile, ...]:
    """Return up to three facts: where, how far into the stay, how often before."""
    tiles = []
    stay = card.row.stay
    if stay.state in (StayState.HERE, StayState.ARRIVING):
        words = stay.description or translate("Reception", "{Reference}")
        tiles.append(Tile(stay.reference, words if stay.state is StayState.HERE else stay_words(stay)))
    if industry == "hotel" and card.night is not None and stay.nights:
        whole = plural("Reception", "of {n} night", "of {n} nights", stay.nights)
        tiles.append(Tile(translate("Reception", "Night {night}", night=card.night), whole))
    if industry == "hotel" and card.stays:
        tiles.append(Tile(_times(card.stays), translate("Reception", "staying here")))
    else:
        tiles.append(Tile(_times(max(card.visits, 1)), translate("Reception", "at the desk")))
    return tuple(tiles)


def _times(count: int) -> str:
    return translate("Reception", "No. {n}", n=count)
