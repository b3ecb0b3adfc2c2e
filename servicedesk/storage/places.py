"""Where a database must not lie: on a network share, or in a folder that a program copies to the cloud.

A share breaks the locks and the shared memory that SQLite relies on; a synchronising program copies the file
and its log apart from each other and puts guests' data outside the house.
"""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path, PurePath

from servicedesk.core.errors import StorageProblem

_MOUNTS = Path("/proc/mounts")
_NETWORK = frozenset(
    {
        *("9p", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "gfs2", "glusterfs", "lustre", "ncpfs", "nfs"),
        *("nfs4", "ocfs2", "prl_fs", "smb3", "smbfs", "vboxsf", "vmhgfs", "fuse.ceph", "fuse.davfs", "fuse.davfs2"),
        *("fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.s3fs", "fuse.smbnetfs", "fuse.sshfs"),
        "fuse.vmhgfs-fuse",
    }
)
# What each product calls its folder; the longer English names also with the firm's name behind them.
_CLOUD = (
    ("OneDrive", r"onedrive( - .+)?|onedrive-.+"),
    ("Dropbox", r"dropbox( \(.+\))?|dropbox-.+"),
    ("Google Drive", r"google ?drive|googledrive-.+|drivefs"),
    ("iCloud", r"iclouddrive|icloud drive|mobile documents|com~apple~clouddocs"),
    ("坚果云", r"(我的)?坚果云|nutstore( files)?"),
    ("百度网盘", r"百度网盘.*|百度云.*|baidunetdisk.*|baidusync(disk)?|baiduyun.*"),
    ("WPS 云盘", r"wps ?云盘|wpsdrive|wps cloud files"),
    ("阿里云盘", r"阿里云盘.*|aliyundrive.*"),
    ("腾讯微云", r"(腾讯)?微云.*|weiyun.*"),
    ("Nextcloud", r"nextcloud\d*|owncloud"),
    ("Synology Drive", r"synologydrive|cloudstation"),
    ("Box", r"box sync|box-box"),
    ("pCloud", r"pcloud ?drive|pcloud sync"),
    ("MEGA", r"megasync|mega uploads"),
    ("Cloud storage", r"cloudstorage"),
)
# One of these is in every such name: without any, no pattern is made, which takes longer than all the rest here.
_HINTS = (
    *("drive", "dropbox", "cloud", "nutstore", "mobile documents", "baidu", "weiyun", "box", "mega", "云", "百度"),
)
_ENVIRONMENT = {"OneDrive": ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")}
_DRIVE_REMOTE = 4


@dataclass(frozen=True, slots=True)
class PlaceProblem:
    """Why a place is refused: ``network_share`` or ``cloud_folder``, and what it was known by."""

    code: str
    name: str


def check_place(path: Path) -> None:
    """Raise StorageProblem ``network_share`` or ``cloud_folder`` (``path``, ``name``) where a database must not lie."""
    problem = place_problem(path)
    if problem is not None:
        raise StorageProblem(problem.code, path=str(path), name=problem.name)


def place_problem(path: Path, mounts: str | None = None) -> PlaceProblem | None:
    """Return why a database must not lie at *path*, or None; *mounts* stands for the system's table of mounts."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - a name's folder counts as typed and as resolved
    for candidate in dict.fromkeys((absolute, absolute.resolve())):
        problem = cloud_folder(candidate) or network_share(candidate, mounts)
        if problem is not None:
            return problem
    return None


def cloud_folder(path: PurePath) -> PlaceProblem | None:
    """Return the product whose folder *path* is in, known by the folder's name or the system's settings."""
    for part in path.parts[:-1]:
        name = part.casefold()
        if not any(hint in name for hint in _HINTS):
            continue
        for product, pattern in _CLOUD:
            if re.fullmatch(pattern, name):
                return PlaceProblem("cloud_folder", product)
    for product, names in _ENVIRONMENT.items():
        for root in filter(None, map(os.environ.get, names)):
            if path.is_relative_to(root):
                return PlaceProblem("cloud_folder", product)
    return None


def network_share(path: PurePath, mounts: str | None = None) -> PlaceProblem | None:
    """Return the kind of share *path* is on, or None."""
    text = str(path)
    if text.startswith(("\\\\", "//")) and not text.startswith(("\\\\?\\", "\\\\.\\")):
        return PlaceProblem("network_share", "UNC")
    if text.startswith("\\\\?\\UNC\\"):
        return PlaceProblem("network_share", "UNC")
    if _is_remote_drive(path.anchor):
        return PlaceProblem("network_share", path.anchor)
    if mounts is None:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="replace") if _MOUNTS.exists() else ""
    kind = _file_system(path, mounts)
    return PlaceProblem("network_share", kind) if kind in _NETWORK else None


def _file_system(path: PurePath, mounts: str) -> str:
    """Return the type of the file system *path* is on, the deepest and latest mount counting."""
    best, kind = 0, ""
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        # The table writes blanks in names as octal numbers.
        point = PurePath(re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), fields[1]))
        # Who starts from the network or in a sandbox has no other root to choose.
        if point != PurePath("/") and path.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), fields[2]
    return kind


def _is_remote_drive(anchor: str) -> bool:
    """Return whether Windows says that the drive letter stands for a share."""
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(anchor) == _DRIVE_REMOTE)
    return False
