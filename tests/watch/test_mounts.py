"""Mounts: what is remote, and how the kernel's table is read."""

from __future__ import annotations

import pytest

from indexer.watch.mounts import Mounts

_TABLE = rb"""22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
40 27 0:50 / /home/me/my\040share rw shared:5 master:2 - nfs4 server:/x rw
41 27 0:51 / /home/me/vault rw - fuse.gocryptfs vault rw
42 27 0:52 / /home/me/cloud rw - fuse.rclone cloud rw
43 27 0:53 / /mnt/c rw - 9p drvfs rw
44 27 0:54 / /mnt/over rw - nfs a rw
45 27 0:55 / /mnt/over rw - ext4 b rw
"""


@pytest.mark.parametrize(
    ("folder", "reason"),
    [
        (b"/", None),
        (b"/home", None),
        (b"/proc", "on a system file system (proc)"),
        (b"/home/me/my share", "on a remote file system (nfs4)"),
        (b"/home/me/vault", None),
        (b"/home/me/cloud", "on a remote file system (fuse.rclone)"),
        (b"/mnt/c", "on a remote file system (9p)"),
        (b"/mnt/over", None),
    ],
)
def test_a_walk_stops_at_remote_and_system_mounts(folder: bytes, reason: str | None) -> None:
    exclusion = Mounts.parse(_TABLE).exclusion(folder)
    assert (str(exclusion) if exclusion else None) == reason


def test_what_lies_under_a_remote_mount_is_remote() -> None:
    mounts = Mounts.parse(_TABLE)
    assert mounts.remote(b"/home/me/my share/deep/er") == "nfs4"
    assert mounts.remote(b"/home/me/notes") is None
    assert mounts.remote(b"/home/me/vault/x") is None


def test_the_machines_own_table_is_read() -> None:
    assert b"/" in Mounts.now().table


def test_no_table_means_no_mounts() -> None:
    assert Mounts({}).remote(b"/a/b") is None
