"""Standard input, output and error of a command: any encoding, closed, full, or read by somebody who has gone."""

from __future__ import annotations

import codecs
import getpass
import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from servicedesk.core.translation import translate

# Of rows that people read; the rest is counted.
_ROWS_SHOWN = 20


class NotWritten(Exception):
    """Standard output takes no more: the disk behind it is full; what was asked for has been done."""


def say(text: str) -> None:
    """Write a message to standard error; nobody may be listening, and that stops nothing."""
    # A closed stream is None, and to print to None is to print to standard output.
    if sys.stderr is not None:
        with suppress(OSError, ValueError):
            print(_in_its_encoding(text, sys.stderr.encoding), file=sys.stderr, flush=True)


def give(result: dict[str, Any], *, as_json: bool) -> None:
    """Write *result* to standard output: as one JSON object, or one line per key for reading. Raises NotWritten."""
    if sys.stdout is None:
        return
    if as_json:
        text = _json(result)
    else:
        lines = [line for key, value in result.items() for line in _readable(key, value)]
        text = _in_its_encoding("\n".join(lines), sys.stdout.encoding)
    try:
        print(text, flush=True)
    except BrokenPipeError:
        # ``| head -1`` has what it wanted; the end of the program must not try to write the rest again.
        _forget_output()
    except OSError as error:
        _forget_output()
        raise NotWritten(error.strerror or str(error)) from None


def _readable(key: str, value: object) -> Iterator[str]:
    """Give the lines of one key for reading: what is a row stands on one of its own, and not thousands of them."""
    if not isinstance(value, list) or not any(isinstance(each, dict) for each in value):
        yield f"{key}: {_words(value)}"
        return
    yield f"{key}: {len(value)}"
    for each in value[:_ROWS_SHOWN]:
        yield f"  {_words(list(each.values()) if isinstance(each, dict) else each)}"
    if len(value) > _ROWS_SHOWN:
        more = f"{len(value) - _ROWS_SHOWN:,}"
        yield "  " + translate("CommandLine", "… and {n} more; --json gives all of them", n=more)


def _words(value: object) -> str:
    """Return a value as people read it: no braces, a dash for what is not known."""
    if value is None:
        return "—"
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    if isinstance(value, dict):
        return " · ".join(f"{name} {_words(each)}" for name, each in value.items()) or "—"
    if isinstance(value, list):
        return " · ".join(_words(each) for each in value if each != "") or "—"
    return str(value)


def _json(value: object) -> str:
    """Return JSON in real characters where the stream has them all, else in escapes, which every encoding has."""
    text = json.dumps(value, ensure_ascii=False)
    encoding = (sys.stdout.encoding or "ascii") if sys.stdout is not None else "ascii"
    # Whoever reads JSON expects UTF-8: in any other encoding the escapes are read the same.
    is_plain = encoding.lower().replace("-", "") == "utf8" and _encodes(text, encoding)
    return text if is_plain or text.isascii() else json.dumps(value)


def _encodes(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeError:
        return False
    return True


def _in_its_encoding(text: str, encoding: str | None) -> str:
    name = encoding or "ascii"
    return text if _encodes(text, name) else text.encode(name, "backslashreplace").decode(name)


def _forget_output() -> None:
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def password(*, from_input: bool) -> str:
    """Return the password from standard input, or asked for; empty when nobody answers."""
    if sys.stdin is None:
        return ""
    if from_input:
        return sys.stdin.readline().rstrip("\n")
    try:
        # Asked on the terminal itself: the answer on standard output stays one object.
        return getpass.getpass(translate("CommandLine", "Password: "))
    except EOFError:
        return ""


def whole_input() -> str:
    """Return everything on standard input, whatever shell wrote it: UTF-8 or UTF-16 with its mark, UTF-8, GB18030."""
    if sys.stdin is None:
        return ""
    binary = getattr(sys.stdin, "buffer", None)
    return sys.stdin.read() if binary is None else _decoded(binary.read())


def _decoded(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        candidates: tuple[str, ...] = ("utf-16",)
    else:
        candidates = ("utf-8-sig", "gb18030")
    for codec in candidates:
        with suppress(UnicodeError):
            return content.decode(codec)
    return content.decode("utf-8", "replace")
