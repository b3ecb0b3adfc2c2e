"""A file as it lies on the disk: plain, or the one table inside an archive."""

from __future__ import annotations

import codecs
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BufferedIOBase, BytesIO
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO, cast

from servicedesk.core.errors import Refused, StorageProblem

TEXTS = frozenset({".csv", ".tsv", ".txt", ".tab"})
WORKBOOKS = frozenset({".xlsx", ".xlsm"})
_OLD_WORKBOOKS = frozenset({".xls"})
# What lies beside a table in an archive without being one: a note, unless there is nothing else.
_NOTES = frozenset({".txt"})
# How a file begins decides before its name does: programs export text as ".xls" and people rename files.
_PACKED, _OLD_BINARY = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_MARKUP = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe<\x00", b"\xfe\xff\x00<")
# What an archive unpacks to at most: a table of several million rows, not a trap.
LARGEST = 4 << 30
# A workbook in an archive is taken into memory as a whole.
_LARGEST_WORKBOOK = 512 << 20
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True)
class TableFile:
    """The bytes of one table: its name, its size, how to open it from the beginning, a workbook or text."""

    name: str
    size: int
    open: Callable[[], BinaryIO]
    is_workbook: bool


def table_file(path: Path) -> TableFile:
    """Return the table *path* holds; opening it later raises ``import_file_gone`` or ``import_file_changed``.

    Raises StorageProblem ``missing``; Refused ``import_not_a_table``, ``import_archive_damaged``,
    ``import_archive_locked``, ``import_archive_many``, ``import_archive_without``,
    ``import_too_large``, ``import_old_workbook``.
    """
    if not path.is_file():
        raise StorageProblem("missing", path=str(path))
    suffix = path.suffix.lower()
    if suffix == ".zip":
        return _in_archive(path)
    if suffix not in TEXTS | WORKBOOKS | _OLD_WORKBOOKS:
        raise Refused("import_not_a_table", name=path.name)
    stamp = _stamp(path)
    is_workbook = _is_workbook(path, suffix)
    return TableFile(path.name, stamp[0], lambda: _unchanged(path, stamp).open("rb"), is_workbook)


def _is_workbook(path: Path, suffix: str) -> bool:
    """Tell a workbook from text by how the file begins. Raises Refused ``import_old_workbook``."""
    with path.open("rb") as stream:
        head = stream.read(8)
    if head.startswith(_OLD_BINARY) or (suffix in _OLD_WORKBOOKS and head.startswith(_MARKUP)):
        # Also a workbook with a password, which is packed the old way.
        raise Refused("import_old_workbook", name=path.name)
    return head.startswith(_PACKED) or (suffix in WORKBOOKS and (not head or not _is_text(path)))


def _is_text(path: Path) -> bool:
    """Return whether the beginning could have been written by an editor: no zero bytes except those of UTF-16."""
    with path.open("rb") as stream:
        head = stream.read(4096)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    return not any(byte < 9 or 13 < byte < 27 for byte in head)


def _stamp(path: Path) -> tuple[int, int]:
    """Return size and time of the last change."""
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def _unchanged(path: Path, stamp: tuple[int, int]) -> Path:
    """Return *path* if it is still the file that was looked at: columns and dates were chosen for that one."""
    try:
        found = _stamp(path)
    except OSError:
        raise StorageProblem("import_file_gone", name=path.name) from None
    if found != stamp:
        raise Refused("import_file_changed", name=path.name)
    return path


def _in_archive(path: Path) -> TableFile:
    try:
        with zipfile.ZipFile(path) as archive:
            members = [member for member in archive.infolist() if _is_table(member.filename)]
        members = [member for member in members if _suffix(member.filename) not in _NOTES] or members
    except zipfile.BadZipFile:
        raise Refused("import_archive_damaged", name=path.name) from None
    if not members:
        raise Refused("import_archive_without", name=path.name)
    if len(members) > 1:
        names = ", ".join(member.filename for member in members[:5])
        raise Refused("import_archive_many", name=path.name, n=len(members), names=names)
    (member,) = members
    if member.flag_bits & 1:
        raise Refused("import_archive_locked", name=path.name)
    is_workbook = _suffix(member.filename) in WORKBOOKS
    if member.file_size > (_LARGEST_WORKBOOK if is_workbook else LARGEST):
        raise Refused("import_too_large", name=path.name)
    stamp = _stamp(path)
    name = PurePosixPath(member.filename).name
    return TableFile(name, member.file_size, lambda: _opened(_unchanged(path, stamp), member), is_workbook)


def _is_table(name: str) -> bool:
    path = PurePosixPath(name)
    hidden = path.name.startswith((".", "~$")) or "__MACOSX" in path.parts
    return path.suffix.lower() in TEXTS | WORKBOOKS and not hidden


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def _opened(path: Path, member: zipfile.ZipInfo) -> BinaryIO:
    """Open the member; it closes the archive with itself. A workbook is read as a whole, for it is searched in."""
    archive = zipfile.ZipFile(path)
    try:
        if _suffix(member.filename) in WORKBOOKS:
            with archive:
                return BytesIO(archive.read(member))
        return cast(BinaryIO, _Member(archive, archive.open(member), path.name))
    except _DAMAGED:
        archive.close()
        raise Refused("import_archive_damaged", name=path.name) from None


class _Member:
    """A member of an archive that takes the archive along when it is closed; damage may show in any part of it."""

    def __init__(self, archive: zipfile.ZipFile, stream: IO[bytes], name: str) -> None:
        self._archive = archive
        self._stream = cast(BufferedIOBase, stream)
        self._name = name

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)

    def read(self, size: int = -1) -> bytes:
        """Read *size* bytes. Raises Refused ``import_archive_damaged``."""
        return self._undamaged(self._stream.read, size)

    def read1(self, size: int = -1) -> bytes:
        """Read what is there, *size* bytes at most. Raises Refused ``import_archive_damaged``."""
        return self._undamaged(self._stream.read1, size)

    def _undamaged(self, read: Callable[[int], bytes], size: int) -> bytes:
        try:
            return read(size)
        except _DAMAGED:
            raise Refused("import_archive_damaged", name=self._name) from None

    def __enter__(self) -> _Member:
        return self

    def __exit__(self, *_details: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the member and the archive."""
        self._stream.close()
        self._archive.close()
