"""Reading a JSON payload: every value is checked and named before a method sees it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from servicedesk.methods import checks
from servicedesk.methods.errors import MethodError

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Payload:
    """One JSON object with the name it is called by in refusals."""

    name: str
    values: Mapping[str, Any]

    @classmethod
    def of(cls, name: str, value: object) -> Payload:
        """Return *value* as a payload; raises MethodError when it is no object."""
        if not isinstance(value, dict):
            raise MethodError("not_an_object", name=name, value=value)
        return cls(name, value)

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def get(self, key: str) -> Any:
        """Return the raw value; None where it is missing or null."""
        return self.values.get(key)

    def required(self, key: str) -> Any:
        """Return the raw value, which may not be missing or null."""
        value = self.values.get(key)
        if value is None:
            raise MethodError("missing", name=self._called(key))
        return value

    def whole(self, key: str, default: int | None = None, lowest: int | None = 0) -> int:
        """Return a whole number."""
        value = self.required(key) if default is None else self.values.get(key, default)
        return checks.whole(self._called(key), value, lowest)

    def number(self, key: str, default: float | None = None) -> float:
        """Return a finite number."""
        value = self.required(key) if default is None else self.values.get(key, default)
        return checks.number(self._called(key), value)

    def number_or_none(self, key: str) -> float | None:
        """Return a finite number, or None where there is none."""
        value = self.values.get(key)
        return None if value is None else checks.number(self._called(key), value)

    def flag(self, key: str) -> bool:
        """Return true or false; false where it is missing."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, bool):
            raise MethodError("not_true_or_false", name=self._called(key), value=value)
        return bool(value)

    def text(self, key: str) -> str:
        """Return a text; a number counts as the text it is written as."""
        value = self.text_or_none(key)
        if value is None:
            raise MethodError("missing", name=self._called(key))
        return value

    def text_or_none(self, key: str) -> str | None:
        """Return a text, or None where there is none."""
        value = self.values.get(key)
        if isinstance(value, bool) or not isinstance(value, str | int | float | None):
            raise MethodError("not_text", name=self._called(key), value=value)
        return None if value is None else str(value)

    def choice(self, key: str, default: Choice) -> Choice:
        """Return one of the values of *default*'s kind, *default* where it is missing or null."""
        given = self.text_or_none(key)
        known = {value.value: value for value in type(default)}
        if given is not None and given not in known:
            raise MethodError("unknown_choice", name=self._called(key), value=given, known=", ".join(known))
        return default if given is None else known[given]

    def items(self, key: str) -> list[Any]:
        """Return a list."""
        value = self.required(key)
        if not isinstance(value, list):
            raise MethodError("not_a_list", name=self._called(key), value=value)
        return value

    def items_or_empty(self, key: str) -> Iterable[Any]:
        """Return a list, empty where it is missing."""
        return [] if self.values.get(key) is None else self.items(key)

    def object(self, key: str) -> Payload:
        """Return the object under *key*."""
        return Payload.of(self._called(key), self.required(key))

    def objects(self, key: str) -> list[Payload]:
        """Return a list of objects."""
        return [Payload.of(f"{key} {place}", value) for place, value in enumerate(self.items(key), start=1)]

    def rows(self, key: str) -> list[list[Any]]:
        """Return a list of lists."""
        rows = self.items(key)
        for place, row in enumerate(rows, start=1):
            if not isinstance(row, list):
                raise MethodError("not_a_list", name=f"{self._called(key)} {place}", value=row)
        return rows

    def numbers_by_name(self, key: str) -> dict[str, float]:
        """Return an object of numbers."""
        inner = self.object(key)
        return {name: inner.number(name) for name in inner.values}

    def moment(self, key: str) -> datetime:
        """Return an ISO moment; a date is its midnight."""
        return read_moment(self._called(key), self.required(key))

    def moment_or_none(self, *keys: str) -> datetime | None:
        """Return the first of *keys* that is given, as a moment."""
        return next((self.moment(key) for key in keys if self.values.get(key) is not None), None)

    def day(self, key: str) -> date:
        """Return an ISO date."""
        return read_day(self._called(key), self.required(key))

    def zone(self) -> ZoneInfo | None:
        """Return the time zone under ``time_zone``, if one is named."""
        name = self.text_or_none("time_zone")
        if name is None:
            return None
        try:
            return ZoneInfo(name)
        except (ValueError, OSError, KeyError):
            raise MethodError("zone_unknown", value=name) from None

    def _called(self, key: str) -> str:
        return key if self.name == "the input" else f"{key} of {self.name}"


def read_moment(name: str, value: object) -> datetime:
    """Return an ISO text as a moment; raises MethodError when it is none."""
    try:
        if isinstance(value, str):
            return datetime.fromisoformat(value)
    except ValueError:
        pass
    raise MethodError("not_a_moment", name=name, value=value)


def read_day(name: str, value: object) -> date:
    """Return an ISO text as a date; raises MethodError when it is none."""
    try:
        if isinstance(value, str):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise MethodError("not_a_moment", name=name, value=value)


def same_kind(moments: Iterable[datetime | None]) -> None:
    """Refuse a mixture of moments with and without a time zone."""
    if len({moment.tzinfo is None for moment in moments if moment is not None}) > 1:
        raise MethodError("zones_mixed")


def moment_text(moment: datetime) -> str:
    """Return a moment as ISO text, seconds only where there are some."""
    exact = moment.second or moment.microsecond
    return moment.isoformat() if exact else moment.isoformat(timespec="minutes")


def plain(value: float) -> float:
    """Return a whole number without a decimal point."""
    return int(value) if value == int(value) else value
