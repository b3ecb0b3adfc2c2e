"""What the site was set up with: its words and settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from servicedesk.core.actor import SYSTEM
from servicedesk.core.permissions import Permission
from servicedesk.models import Setting
from servicedesk.storage.desk import Desk, Read, ask


def pack_words(desk: Desk, language: str) -> Mapping[str, str]:
    """Return the industry's words in *language*; needed before anybody is signed in, so without a right."""
    return _pack_words(desk.as_actor(SYSTEM), language)


@ask(Permission.OWN_SIGN_IN)
def _pack_words(read: Read, language: str) -> Mapping[str, str]:
    value = read.execute(select(Setting.value).where(Setting.key == "words")).scalar() or {}
    words: Mapping[str, str] = value.get(language, {})
    return words


@ask(Permission.VIEW_KNOWLEDGE)
def setting(read: Read, key: str) -> dict[str, Any]:
    """Return one value of the configuration, empty when it was never set."""
    value: dict[str, Any] = read.execute(select(Setting.value).where(Setting.key == key)).scalar() or {}
    return value
