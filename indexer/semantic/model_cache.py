"""The cache of exported models: found, checked, and made by a child process when missing."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from indexer.errors import ModelError
from indexer.semantic.model_folder import EXPORT_VERSION, verify

EXPORT_DEADLINE = 900.0  # seconds: a large model on a slow machine, with its download
_LOCK_POLL = 0.2  # seconds


def ensure_model(
    name: str, cache: Path, *, allow_network: bool = False, deadline: float = EXPORT_DEADLINE
) -> Path:
    """Return the folder of the exported model, exporting it first if need be (blocks ~20 s).

    `name` is a sentence-transformers id or a folder. Concurrent callers, in any process, export
    once: the others wait. Raises ModelError with one clear line when there is no usable model.
    """
    if (folder := find_model(name, cache)) is not None:
        return folder
    folder = cache / _folder_name(name)
    cache.mkdir(parents=True, exist_ok=True)
    with _locked(folder.with_name(f"{folder.name}.lock"), deadline):
        if not _usable(folder):
            _sweep(folder)
            _run_export(name, folder, allow_network=allow_network, deadline=deadline)
            verify(folder)
    return folder


def find_model(name: str, cache: Path) -> Path | None:
    """Return the folder of an exported model that is whole, None when it is to be made first."""
    folder = cache / _folder_name(name)
    return folder if _usable(folder) else None


def _folder_name(name: str) -> str:
    digest = hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:8]
    readable = re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip("-.")[-60:]
    return f"{readable or 'model'}-{digest}-v{EXPORT_VERSION}"


def _usable(folder: Path) -> bool:
    try:
        verify(folder)
    except ModelError:
        return False
    return True


def _sweep(folder: Path) -> None:
    """Remove what an export that was killed left behind; the lock is held."""
    for leftover in folder.parent.glob(f".{folder.name}.*"):
        shutil.rmtree(leftover, ignore_errors=True)


def _run_export(name: str, folder: Path, *, allow_network: bool, deadline: float) -> None:
    command = [sys.executable, "-P", "-m", "indexer.semantic.export", name, str(folder)]
    if allow_network:
        command.append("--allow-network")
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=deadline,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ModelError(f"The model {name} took too long to prepare.") from error
    except OSError as error:
        raise ModelError(f"The model {name} cannot be prepared: {error.strerror}.") from error
    if done.returncode != 0:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        # Only exit code 1 comes with a line meant for the person; others end in a traceback.
        reason = lines[-1] if done.returncode == 1 and lines else f"exit code {done.returncode}"
        raise ModelError(f"The model {name} cannot be prepared: {reason}")


@contextmanager
def _locked(path: Path, deadline: float) -> Iterator[None]:
    """Hold an advisory lock that the system frees when the process dies."""
    import fcntl

    until = time.monotonic() + deadline
    with path.open("ab") as stream:
        while True:
            try:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > until:
                    raise ModelError("Another process is preparing the model.") from None
                time.sleep(_LOCK_POLL)
            else:
                break
        yield
