"""Which applications are installed: reads their files, and again only those that changed."""

from __future__ import annotations

import logging
import os
import stat
from collections.abc import Iterator
from typing import Final, NamedTuple

from indexer.sources.apps.application import Application, InvalidEntryError, Visibility, read
from indexer.sources.apps.environment import Session

log = logging.getLogger(__name__)

_SUFFIX: Final = ".desktop"
_LARGEST_BYTES: Final = 512 * 1024
_DEEPEST: Final = 8  # folders below a folder of applications
_MOST_FILES: Final = 20_000  # in one of them; more are no applications

_Stamp = tuple[int, int, int, int]  # device, inode, modified and changed in ns: a write shows


class _Known(NamedTuple):
    stamp: _Stamp
    described: tuple[Application, Visibility] | None


class Installed:
    """The applications of a session. Not for several threads at once.

    `watched` are the folders that were looked into, real paths; a change in one of them calls for
    another `refresh`.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[str, _Known] = {}
        self._shown: tuple[Application, ...] = ()
        self.watched: frozenset[bytes] = frozenset()
        self.files_read = 0  # since the start: what a refresh costs

    @property
    def applications(self) -> tuple[Application, ...]:
        """Return those that are shown, by id."""
        return self._shown

    def refresh(self) -> bool:
        """Look at all folders and read what is new or changed; tell whether that made a change."""
        known: dict[str, _Known] = {}
        chosen: dict[str, _Known] = {}
        watched: set[bytes] = set()
        for folder in self._session.folders:
            for path, desktop_id in _desktop_files(folder, watched):
                if desktop_id in chosen:
                    continue
                entry = self._entry(path, desktop_id)
                if entry is None:
                    continue
                known[path] = entry
                if entry.described is not None:  # else the next of this id has its turn
                    chosen[desktop_id] = entry
        self._known = known
        self.watched = frozenset(watched)
        shown = tuple(
            application
            for _, entry in sorted(chosen.items())
            if entry.described is not None
            for application, visibility in [entry.described]
            if self._is_shown(visibility)
        )
        changed = shown != self._shown
        self._shown = shown
        return changed

    def _entry(self, path: str, desktop_id: str) -> _Known | None:
        """Return what a file describes, from memory if it has not changed; None if it is gone."""
        before = self._known.get(path)
        try:
            status = os.stat(path)
        except OSError:  # most often a link to an application that was removed
            return None
        stamp = (status.st_dev, status.st_ino, status.st_mtime_ns, status.st_ctime_ns)
        if before is not None and before.stamp == stamp:
            return before
        self.files_read += 1
        try:
            return _Known(stamp, read(_text(path), desktop_id, path, self._session.locales))
        except OSError as error:
            log.warning("%s is skipped: %s", desktop_id, error.strerror)
        except InvalidEntryError as error:
            log.warning("%s is skipped: %s", desktop_id, error)
        return _Known(stamp, None)

    def _is_shown(self, visibility: Visibility) -> bool:
        return visibility.on(self._session.desktops) and self._is_there(visibility.try_exec)

    def _is_there(self, program: str) -> bool:
        if not program:
            return True
        if os.path.isabs(program):
            return _is_program(program)
        return any(_is_program(os.path.join(folder, program)) for folder in self._session.path)


def _is_program(path: str) -> bool:
    # A null byte is a ValueError to the system's calls, not an OSError.
    return "\0" not in path and os.path.isfile(path) and os.access(path, os.X_OK)


def _text(path: str) -> str:
    """Return what is in a file; a pipe does not block.

    Raises:
        OSError: when it cannot be read, is no file or is too large.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with open(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(0, "not a file")
        data = file.read(_LARGEST_BYTES + 1)
    if len(data) > _LARGEST_BYTES:
        raise OSError(0, "too large")
    return data.decode("utf-8", "replace")


def _desktop_files(folder: str, watched: set[bytes]) -> Iterator[tuple[str, str]]:
    """Yield the paths and ids of a folder's `.desktop` files, in a fixed order.

    An id is the path below the folder, with hyphens for slashes. Notes the folders it looked into
    in `watched`; one that was looked into before is passed over, so links may go round.
    """
    count = 0
    pending = [(folder, "", 0)]
    while pending:
        inside, prefix, depth = pending.pop()
        real = os.path.realpath(os.fsencode(inside))
        try:
            with os.scandir(inside) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError:
            continue
        if real in watched:
            continue
        watched.add(real)
        for entry in found:
            if not _is_text(entry.path):
                continue
            if entry.name.endswith(_SUFFIX):
                count += 1
                if count <= _MOST_FILES:
                    yield entry.path, prefix + entry.name
            elif depth < _DEEPEST and entry.is_dir():
                pending.append((entry.path, f"{prefix}{entry.name}-", depth + 1))


def _is_text(path: str) -> bool:
    """Tell whether a path is UTF-8, as the specification wants ids to be; others cannot be sent."""
    return not any("\ud800" <= char <= "\udfff" for char in path)
