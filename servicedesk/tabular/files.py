"""A file as it lies on the disk: plain, or the one table inside an archive."""

from __future__ import annotations

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
# What an archive unpacks to at most: a table of several million rows, not a trap.
LARGEST = 4 << 30
# A workbook in an archive is taken into memory as a whole.
_LARGEST_WORKBOOK = 512 << 20
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True)
class TableFile:
    """The bytes of one table: its name, its size, and how to open it from the beginning."""

    name: str
    size: int
    open: Callable[[], BinaryIO]

    @property
    def is_workbook(self) -> bool:
        """Whether it is a workbook rather than text."""
        return PurePosixPath(self.name).suffix.lower() in WORKBOOKS


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
    if suffix == ".xls":
        raise Refused("import_old_workbook", name=path.name)
    if suffix not in TEXTS | WORKBOOKS:
        raise Refused("import_not_a_table", name=path.name)
    stamp = _stamp(path)
    return TableFile(path.name, stamp[0], lambda: _unchanged(path, stamp).open("rb"))


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
    is_workbook = PurePosixPath(member.filename).suffix.lower() in WORKBOOKS
    if member.file_size > (_LARGEST_WORKBOOK if is_workbook else LARGEST):
        raise Refused("import_too_large", name=path.name)
    stamp = _stamp(path)
    name = PurePosixPath(member.filename).name
    return TableFile(name, member.file_size, lambda: _opened(_unchanged(path, stamp), member))


def _is_table(name: str) -> bool:
    path = PurePosixPath(name)
    hidden = path.name.startswith((".", "~$")) or "__MACOSX" in path.parts
    return path.suffix.lower() in TEXTS | WORKBOOKS and not hidden


def _opened(path: Path, member: zipfile.ZipInfo) -> BinaryIO:
    """Open the member; it closes the archive with itself. A workbook is read as a whole, for it is searched in."""
    archive = zipfile.ZipFile(path)
    try:
        if PurePosixPath(member.filename).suffix.lower() in WORKBOOKS:
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
