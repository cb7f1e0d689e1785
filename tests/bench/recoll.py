"""Recoll as a peer: the same folder indexed in the same run, where `recollindex` is installed."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Indexed:
    """How long Recoll took, its largest process and the size of its index, in s and bytes."""

    seconds: float
    peak_memory: int
    index_bytes: int


def folder_bytes(folder: Path) -> int:
    """Return the size of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def index(documents: Path, scratch: Path) -> Indexed | None:
    """Index a folder with Recoll's defaults; None where it is not installed."""
    if shutil.which("recollindex") is None:
        return None
    config = scratch / "recoll"
    config.mkdir(parents=True)
    (config / "recoll.conf").write_text(f"topdirs = {documents}\n", encoding="utf-8")
    environment = {**os.environ, "RECOLL_CONFDIR": os.fspath(config), "HOME": os.fspath(scratch)}
    started = time.monotonic()
    subprocess.run(
        ["recollindex", "-c", os.fspath(config)],
        env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    seconds = time.monotonic() - started
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    return Indexed(seconds, peak, folder_bytes(config / "xapiandb"))
