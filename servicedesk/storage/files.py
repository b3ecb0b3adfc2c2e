"""Files that are whole or not there: written aside, flushed to the disk, renamed."""

from __future__ import annotations

import errno
import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from servicedesk.core.errors import StorageProblem

# Names that no list of backups takes for one, and that a later start may sweep away.
PARTIAL = ".partial"
_CODES = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.EROFS: "read_only",
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
    errno.ENOENT: "folder_missing",
    errno.ENOTDIR: "folder_missing",
    errno.EIO: "disk_error",
    errno.ENODEV: "disk_error",
    errno.ENXIO: "disk_error",
    errno.ETIMEDOUT: "disk_error",
    errno.EBUSY: "busy",
}


@contextmanager
def known_file_errors(path: Path) -> Iterator[None]:
    """Raise what the file system refuses as a known error about *path*."""
    try:
        yield
    except OSError as error:
        code = _CODES.get(error.errno or 0)
        if code is None:
            raise
        raise StorageProblem(code, path=str(path)) from error


def flush_file(path: Path) -> None:
    """Return when the file's content is on the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def flush_folder(folder: Path) -> None:
    """Return when the folder's names are on the disk; Windows has no such call and does it by itself."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def put_in_place(partial: Path, final: Path) -> None:
    """Give a complete file its name: from one moment to the next it is there, whole, also after a power cut."""
    with known_file_errors(final):
        flush_file(partial)
        partial.replace(final)
        flush_folder(final.parent)


def copy_file(source: Path, final: Path, *, mode: int = 0o600) -> None:
    """Copy *source* to *final* durably, and read the copy back to prove it is the same."""
    partial = final.with_name(final.name + PARTIAL)
    try:
        with known_file_errors(final):
            partial.unlink(missing_ok=True)
            descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
            with source.open("rb") as reader, os.fdopen(descriptor, "wb") as writer:
                while block := reader.read(1 << 20):
                    writer.write(block)
            flush_file(partial)
            if digest(partial) != digest(source):
                raise StorageProblem("disk_error", path=str(final))
        put_in_place(partial, final)
    finally:
        with known_file_errors(final):
            partial.unlink(missing_ok=True)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
