"""The file systems mounted on this machine, and which of them are not walked into."""

from __future__ import annotations

import re
from collections.abc import Mapping

from indexer.watch.rules import Exclusion

MOUNT_TABLE = "/proc/self/mountinfo"

# 9p and virtiofs count as remote: they show the files of the machine around a virtual one (the
# Windows disks in WSL), whose changes inotify never tells, and a walk into them is one round trip
# for each file. A folder on them that the person adds by name is indexed and polled.
_REMOTE = frozenset(
    b"""
    nfs nfs4 cifs smb smb3 smbfs ncpfs afs davfs davfs2 ceph glusterfs lustre gpfs ocfs2 gfs2
    beegfs orangefs pvfs2 coda 9p virtiofs vboxsf vmhgfs prl_fs drvfs
    """.split()
)
# FUSE file systems whose files are on this machine's disks; all other fuse.* are remote.
_LOCAL_FUSE = frozenset(
    b"""
    fuse.gocryptfs fuse.encfs fuse.cryfs fuse.securefs fuse.veracrypt fuse.bindfs fuse.mergerfs
    fuse.unionfs fuse.unionfs-fuse fuse.ntfs fuse.ntfs-3g fuse.exfat fuse.fuse-overlayfs fuse.zfs
    """.split()
)
_SYSTEM = frozenset(
    b"""
    proc sysfs devtmpfs devpts cgroup cgroup2 securityfs debugfs tracefs pstore efivarfs bpf
    configfs fusectl mqueue hugetlbfs binfmt_misc autofs rpc_pipefs nsfs selinuxfs
    """.split()
)


class Mounts:
    """Mount points and their file systems."""

    def __init__(self, table: Mapping[bytes, bytes]) -> None:
        self.table = dict(table)
        self._excluded = {
            point: exclusion
            for point, kind in self.table.items()
            if (exclusion := _exclusion(kind)) is not None
        }

    @classmethod
    def now(cls) -> Mounts:
        """Read what is mounted now; nothing where the system does not tell."""
        try:
            with open(MOUNT_TABLE, "rb") as file:
                return cls.parse(file.read())
        except OSError:
            return cls({})

    @classmethod
    def parse(cls, text: bytes) -> Mounts:
        """Parse the text of `MOUNT_TABLE`; a later mount on the same point covers an earlier."""
        table: dict[bytes, bytes] = {}
        for line in text.splitlines():
            fields = line.split(b" ")
            if b"-" in fields[6:]:
                table[_unescape(fields[4])] = fields[fields.index(b"-", 6) + 1]
        return cls(table)

    def exclusion(self, folder: bytes) -> Exclusion | None:
        """Say why a walk stops at a folder: something remote or virtual is mounted there."""
        return self._excluded.get(folder)

    def remote(self, path: bytes) -> str | None:
        """Return the kind of the remote file system that holds a path, None for a local one."""
        while path not in self.table and path not in (b"/", b""):
            path = path.rpartition(b"/")[0] or b"/"
        kind = self.table.get(path, b"")
        return kind.decode("ascii", "replace") if _is_remote(kind) else None


def _is_remote(kind: bytes) -> bool:
    return kind in _REMOTE or (kind.startswith(b"fuse.") and kind not in _LOCAL_FUSE)


def _exclusion(kind: bytes) -> Exclusion | None:
    name = kind.decode("ascii", "replace")
    if _is_remote(kind):
        return Exclusion(f"on a remote file system ({name})")
    return Exclusion(f"on a system file system ({name})") if kind in _SYSTEM else None


def _unescape(field: bytes) -> bytes:
    return re.sub(rb"\\([0-7]{3})", lambda match: bytes([int(match[1], 8)]), field)
