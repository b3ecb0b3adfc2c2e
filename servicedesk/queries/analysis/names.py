"""What the groups of a comparison are called, and in which order they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import Channel
from servicedesk.core.permissions import Permission
from servicedesk.core.pinyin import syllables
from servicedesk.models import Scenario, Staff, Tier
from servicedesk.queries.analysis.scope import Dimension
from servicedesk.storage.desk import Read, require

Key = int | str | None


@dataclass(frozen=True, slots=True)
class Named:
    """A group: what its rows carry, its name (empty where the screen has the word), and its place by name."""

    key: Key
    name: Bilingual
    order: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """The groups there are; one that is unknown here stands last, without a name."""

    known: Mapping[Key, Named]

    def of(self, key: object) -> Named:
        """Return the group of *key*."""
        assert key is None or isinstance(key, int | str)
        return self.known.get(key) or Named(key, Bilingual("", ""), (1, [str(key or "")]))


_SCENARIOS = select(Scenario.id, Scenario.name_zh, Scenario.name_en)
_TIERS = select(Tier.code, Tier.name_zh, Tier.name_en)
_PEOPLE = select(Staff.id, Staff.name, Staff.name)


def names_of(read: Read, dimension: Dimension) -> Names:
    """Return the groups by name; people only for those who may see single answers, else NotAllowed.

    Nobody is ranked: scenarios and people stand by name as it is read aloud, channels in their usual order.
    """
    if dimension is Dimension.CHANNEL:
        return Names({item.value: Named(item.value, Bilingual("", ""), (0, [at])) for at, item in enumerate(Channel)})
    if dimension is Dimension.PERSON:
        require(read.actor, Permission.VIEW_SINGLE_ANSWERS)
    statement = {Dimension.SCENARIO: _SCENARIOS, Dimension.TIER: _TIERS, Dimension.PERSON: _PEOPLE}[dimension]
    person = dimension is Dimension.PERSON
    return Names(
        {
            key: Named(key, Bilingual(zh, en), (0, syllables(zh or en, person), str(key)))
            for key, zh, en in read.execute(statement)
        }
    )
