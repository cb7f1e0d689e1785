from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from indexer.ingest.lock import FileLock

_HOLDER = """
import sys
from pathlib import Path
from indexer.ingest.lock import FileLock
assert FileLock(Path(sys.argv[1])).acquire()
print("held", flush=True)
sys.stdin.read()
"""


def test_a_lock_is_held_by_one_and_freed_by_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLDER, os.fspath(path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert holder.stdout is not None
    assert holder.stdin is not None
    assert holder.stdout.readline() == b"held\n"
    lock = FileLock(path)
    assert not lock.acquire()
    holder.kill()
    holder.wait()
    holder.stdout.close()
    holder.stdin.close()
    assert lock.acquire(timeout=60)
    assert path.read_text(encoding="ascii") == str(os.getpid())
    lock.release()
    assert FileLock(path).acquire()
