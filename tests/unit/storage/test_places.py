"""Places where a database must not lie are known by name and by file system."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from servicedesk.core.errors import StorageProblem
from servicedesk.storage.places import check_place, cloud_folder, network_share, place_problem

MOUNTS = r"""/dev/sda1 / ext4 rw 0 0
//nas/desk /mnt/desk\040share cifs rw 0 0
/dev/sdb1 /mnt/desk\040share/local ext4 rw 0 0
nas:/home /home nfs4 rw 0 0
user@host: /media/far fuse.sshfs rw 0 0
broken line
"""


@pytest.mark.parametrize(
    ("path", "product"),
    [
        (PureWindowsPath(r"C:\Users\Lin\OneDrive\desk.db"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\Lin\OneDrive - 云湖酒店\文档\desk.db"), "OneDrive"),
        (PureWindowsPath(r"D:\Dropbox (Hotel)\desk.db"), "Dropbox"),
        (PureWindowsPath(r"C:\Users\Lin\iCloudDrive\desk.db"), "iCloud"),
        (PureWindowsPath(r"D:\我的坚果云\desk.db"), "坚果云"),
        (PureWindowsPath(r"D:\Nutstore\1\desk.db"), "坚果云"),
        (PureWindowsPath(r"D:\BaiduSyncdisk\desk.db"), "百度网盘"),
        (PureWindowsPath(r"D:\WPSDrive\123\desk.db"), "WPS 云盘"),
        (PurePosixPath("/Users/lin/Library/Mobile Documents/com~apple~CloudDocs/desk.db"), "iCloud"),
        (PurePosixPath("/Users/lin/Library/CloudStorage/Whatever-lin/desk.db"), "Cloud storage"),
        (PurePosixPath("/home/lin/Nextcloud/desk.db"), "Nextcloud"),
    ],
)
def test_cloud_folders(path, product):
    assert cloud_folder(path).name == product


@pytest.mark.parametrize(
    "path",
    [
        PureWindowsPath(r"C:\ServiceDesk\desk.db"),
        PureWindowsPath(r"C:\Data\Dropbox"),
        PurePosixPath("/home/lin/dropboxes/desk.db"),
        PurePosixPath("/home/lin/前台/desk.db"),
    ],
)
def test_ordinary_folders(path):
    assert cloud_folder(path) is None


def test_the_systems_setting_names_a_renamed_cloud_folder(monkeypatch):
    monkeypatch.setenv("OneDriveCommercial", "/data/firm")
    assert cloud_folder(PurePosixPath("/data/firm/desk/desk.db")).name == "OneDrive"
    assert cloud_folder(PurePosixPath("/data/firmer/desk.db")) is None


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/mnt/desk share/desk.db", "cifs"),
        ("/home/lin/desk.db", "nfs4"),
        ("/media/far/away/desk.db", "fuse.sshfs"),
        ("//nas/desk/desk.db", "UNC"),
        (r"\\nas\desk\desk.db", "UNC"),
        (r"\\?\UNC\nas\desk\desk.db", "UNC"),
    ],
)
def test_network_shares(path, kind):
    found = network_share(path if path.startswith(("\\", "//")) else PurePosixPath(path), MOUNTS)
    assert (found.code, found.name) == ("network_share", kind)


@pytest.mark.parametrize("path", ["/var/desk.db", "/mnt/desk share/local/desk.db", "/homes/desk.db"])
def test_disks_of_this_computer(path):
    assert network_share(PurePosixPath(path), MOUNTS) is None


def test_a_root_that_is_itself_far_away_is_not_held_against_anybody():
    assert network_share(PurePosixPath("/srv/desk.db"), "host / 9p rw 0 0\n") is None


def test_a_link_does_not_hide_where_it_leads(tmp_path):
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "plain").symlink_to(tmp_path / "Dropbox", target_is_directory=True)
    with pytest.raises(StorageProblem, match="cloud_folder"):
        check_place(tmp_path / "plain" / "desk.db")
    check_place(tmp_path / "desk.db")
    assert place_problem(Path("/mnt/desk share/x/desk.db"), MOUNTS).name == "cifs"
