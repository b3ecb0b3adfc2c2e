"""Frozen dataclasses as canonical JSON and back, exactly; the same content has the same checksum.

A field that came with a later format says so in its metadata by :func:`since`. Left empty it is not written at
all: a snapshot from before it is written again byte for byte, so that its checksum and its print stay what they were.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import Field, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

FORMAT = 7
FIRST_FORMAT = 1
_SINCE = "since"
Snapshot = TypeVar("Snapshot")


class SnapshotError(ValueError):
    """The stored text is not a snapshot this program can read."""


def since(number: int) -> Mapping[str, int]:
    """Return the metadata of a top-level field that came with format *number*; its default must be ``None``."""
    return {_SINCE: number}


def to_json(snapshot: object) -> str:
    """Write *snapshot* with sorted keys and ASCII only, so that equal content is equal text."""
    document = {"format": _format(snapshot), "content": _encode(snapshot)}
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)


def from_json(kind: type[Snapshot], text: str) -> Snapshot:
    """Read what :func:`to_json` wrote; anything else raises :class:`SnapshotError`."""
    try:
        document = json.loads(text)
        if document["format"] not in range(FIRST_FORMAT, FORMAT + 1):
            raise SnapshotError(f"format {document['format']}")
        return cast(Snapshot, _decode(kind, document["content"]))
    except (KeyError, TypeError, ValueError) as error:
        raise SnapshotError(str(error)) from error


def checksum(snapshot: object) -> str:
    """Return the first twelve hexadecimal digits of the SHA-256 in groups of four."""
    digits = hashlib.sha256(to_json(snapshot).encode("ascii")).hexdigest()[:12].upper()
    return "-".join(digits[start : start + 4] for start in (0, 4, 8))


def _format(snapshot: Any) -> int:
    """Return the oldest format that holds everything *snapshot* has."""
    return max((_since(entry) for entry in _written(snapshot)), default=FIRST_FORMAT)


def _since(entry: Field[Any]) -> int:
    return int(entry.metadata.get(_SINCE, FIRST_FORMAT))


def _written(value: Any) -> list[Field[Any]]:
    """Return the fields to write: a later one without content is left out."""
    return [entry for entry in fields(value) if _since(entry) == FIRST_FORMAT or getattr(value, entry.name) is not None]


def _encode(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {entry.name: _encode(getattr(value, entry.name)) for entry in _written(value)}
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value


def _decode(kind: Any, data: Any) -> object:
    if get_origin(kind) in (Union, UnionType):
        if data is None and NoneType in get_args(kind):
            return None
        return _decode(next(option for option in get_args(kind) if option is not NoneType), data)
    if get_origin(kind) is tuple:
        return tuple(_decode(get_args(kind)[0], item) for item in data)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return cast(type, kind)(**{name: _decode(hints[name], item) for name, item in data.items()})
    if issubclass(kind, Enum):
        return kind(data)
    if issubclass(kind, date):
        return (datetime if issubclass(kind, datetime) else date).fromisoformat(data)
    if kind is float and isinstance(data, int) and not isinstance(data, bool):
        return data
    if not isinstance(data, kind):
        raise TypeError(f"{kind.__name__} expected, {data!r} found")
    return data
