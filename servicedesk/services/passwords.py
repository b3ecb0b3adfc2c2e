"""Hashing passwords and PINs: argon2id, and what is too easy to guess."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from servicedesk.core.errors import Refused

if TYPE_CHECKING:
    from argon2 import PasswordHasher

PASSWORD_MINIMUM = 8
PIN_LENGTH = 6
# argon2id: memory in KiB, passes, lanes. Tests lower them; a stored hash says what it was made with.
MEMORY_KIBIBYTES = 64 * 1024
PASSES = 3
LANES = 1
_ROWS = ("0123456789", "9876543210", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop")
_COMMON = frozenset({"password", "passw0rd", "admin123", "administrator", "iloveyou", "woaini1314", "a1234567"})


def _hasher() -> PasswordHasher:
    # Imported here: nothing on the way to the first window needs it.
    from argon2 import PasswordHasher

    return PasswordHasher(PASSES, MEMORY_KIBIBYTES, LANES)


def _normal(secret: str) -> bytes:
    # An input method may be in full-width mode: the same keys are the same password.
    return unicodedata.normalize("NFKC", secret).encode("utf-8", "surrogatepass")


def hashed(secret: str) -> str:
    """Return the argon2id hash of *secret*, salted, with its parameters."""
    return _hasher().hash(_normal(secret))


def matches(stored: str, secret: str) -> bool:
    """Return whether *secret* is the one behind *stored*; an empty or foreign hash matches nothing."""
    from argon2.exceptions import InvalidHashError, VerificationError

    if not stored:
        return False
    try:
        return _hasher().verify(stored, _normal(secret))
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(stored: str) -> bool:
    """Return whether *stored* was made with other parameters than today's."""
    return _hasher().check_needs_rehash(stored)


def check_password(password: str, sign_in_name: str = "") -> None:
    """Refuse a password that is short or among the first guesses."""
    plain = unicodedata.normalize("NFKC", password).casefold()
    if len(plain) < PASSWORD_MINIMUM:
        raise Refused("password_too_short", field="password", minimum=PASSWORD_MINIMUM)
    runs = any(plain in row + row for row in _ROWS)
    if runs or len(set(plain)) < 3 or plain in _COMMON or plain == sign_in_name.casefold():
        raise Refused("password_too_simple", field="password")


def check_pin(pin: str) -> None:
    """Refuse a PIN that is not six digits or among the first guesses."""
    plain = unicodedata.normalize("NFKC", pin)
    if len(plain) != PIN_LENGTH or not (plain.isascii() and plain.isdigit()):
        raise Refused("pin_not_six_digits", field="pin", length=PIN_LENGTH)
    runs = any(plain in row + row for row in _ROWS)
    if runs or len(set(plain)) < 3 or plain[:3] == plain[3:] or plain[:2] == plain[2:4] == plain[4:]:
        raise Refused("pin_too_simple", field="pin")
