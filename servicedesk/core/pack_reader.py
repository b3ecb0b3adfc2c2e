"""JSON into frozen dataclasses, strictly: nothing unknown, nothing missing, both languages filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from servicedesk.core.bilingual import Bilingual

T = TypeVar("T")

CHINESE = re.compile(r"[\u3400-\u9fff]")
ARTICLE_CODE = re.compile(r"SOP-[^\s-]+-\d\d")


class PackError(ValueError):
    """A pack that cannot be used: where in the file, and what is wrong there."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(f"{place}: {problem}")
        self.place = place
        self.problem = problem


def read_as(kind: type[T], value: object, place: str) -> T:
    """Return *value*, as JSON gave it, as a *kind*; raises PackError with the place of the first problem."""
    return cast(T, _read(kind, value, place))


def _read(kind: Any, value: object, place: str) -> object:
    if kind is Bilingual:
        return _bilingual(value, place)
    if is_dataclass(kind):
        return _record(kind, value, place)
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return None if value is None else _read(get_args(kind)[0], value, place)
    if origin is tuple:
        return _sequence(get_args(kind), value, place)
    if origin is Mapping:
        return _mapping(get_args(kind), value, place)
    if issubclass(kind, StrEnum):
        return _choice(kind, value, place)
    # bool is an int in Python, not in JSON.
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise PackError(place, f"expected {kind.__name__}, found {value!r}")
    return value


def _bilingual(value: object, place: str) -> Bilingual:
    if not isinstance(value, dict) or set(value) != {"zh", "en"}:
        raise PackError(place, "expected a text with zh and en")
    for language, text in value.items():
        if not isinstance(text, str) or not text.strip():
            raise PackError(f"{place}.{language}", "the text is missing")
    chinese, english = value["zh"], value["en"]
    if not CHINESE.search(chinese):
        raise PackError(f"{place}.zh", f"no Chinese in {chinese!r}")
    if CHINESE.search(ARTICLE_CODE.sub("", english)):
        raise PackError(f"{place}.en", f"Chinese in the English text {english!r}")
    return Bilingual(chinese, english)


def _record(kind: Any, value: object, place: str) -> object:
    if not isinstance(value, dict):
        raise PackError(place, "expected an object")
    required, optional = _names(kind)
    unknown, missing = value.keys() - required - optional, required - value.keys()
    if unknown:
        raise PackError(place, f"unknown: {', '.join(sorted(unknown))}")
    if missing:
        raise PackError(place, f"missing: {', '.join(sorted(missing))}")
    hints = _hints(kind)
    return kind(**{name: _read(hints[name], item, f"{place}.{name}") for name, item in value.items()})


def _sequence(kinds: tuple[Any, ...], value: object, place: str) -> tuple[object, ...]:
    if not isinstance(value, list):
        raise PackError(place, "expected a list")
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(_read(kinds[0], item, f"{place}[{_label(item, index)}]") for index, item in enumerate(value))
    if len(value) != len(kinds):
        raise PackError(place, f"expected {len(kinds)} values, found {len(value)}")
    return tuple(
        _read(kind, item, f"{place}[{index}]") for index, (kind, item) in enumerate(zip(kinds, value, strict=True))
    )


def _label(item: object, index: int) -> object:
    """Return what a person looks for in the file: the item's code, or else its number."""
    return item["code"] if isinstance(item, dict) and isinstance(item.get("code"), str) else index


def _mapping(kinds: tuple[Any, ...], value: object, place: str) -> dict[object, object]:
    if not isinstance(value, dict):
        raise PackError(place, "expected an object")
    return {
        _read(kinds[0], name, f"{place}.{name}"): _read(kinds[1], item, f"{place}.{name}")
        for name, item in value.items()
    }


def _choice(kind: type[StrEnum], value: object, place: str) -> StrEnum:
    if isinstance(value, str) and value in {member.value for member in kind}:
        return kind(value)
    raise PackError(place, f"{value!r} is not one of {', '.join(member.value for member in kind)}")


@cache
def _hints(kind: type[Any]) -> dict[str, Any]:
    return get_type_hints(kind)


@cache
def _names(kind: type[Any]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the fields that must be there, and those that may."""
    optional = {item.name for item in fields(kind) if item.default is not MISSING}
    return frozenset(item.name for item in fields(kind)) - optional, frozenset(optional)
