"""Snippets in files: imports and exports that are asked for, and those that go on by themselves."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import msgspec

from indexer.contract import codec
from indexer.contract.locations import uri_to_path
from indexer.contract.messages import MAX_MESSAGE_BYTES
from indexer.contract.settings import Snippets as SnippetSettings
from indexer.contract.snippet_messages import (
    ExportSnippets,
    ImportNote,
    ImportSnippets,
    SnippetChange,
    SnippetChanges,
)
from indexer.errors import MagpieError
from indexer.failures import log_failure
from indexer.ports import Clock
from indexer.snippets.exchange import Following, Mirror, prepare, source_at, taken_in, write_new
from indexer.snippets.exchange.following import is_edited
from indexer.snippets.exchange.importing import place_of, under
from indexer.snippets.formats import FORMATS, Note
from indexer.snippets.plan import Change, Plan
from indexer.snippets.rows import title_of
from indexer.vault import SnippetVault
from indexer.vault.errors import VaultError
from indexer.watch.following import Follower
from indexer.watch.rules import shown

log = logging.getLogger(__name__)

QUIET_SECONDS: Final = 1.0  # after the last change of files, and of snippets
_LOOK_SECONDS: Final = 30.0  # between looks where the kernel tells no changes
_LONGEST_KEYWORD: Final = 60  # characters in a line
_FIRST: Final = ("conflict", "update", "add", "gone", "same")
_WORST: Final = ("left out", "changed", "info")


class SnippetFiles:
    """Takes snippets in and writes them. Made and started in the loop's thread.

    `pool` is where its slow methods are to be run: all of them wait for one another. From any
    thread, `told` is called when `problems` are others, and `forget` when something was
    deleted that memory may still hold.
    """

    def __init__(
        self,
        vault: SnippetVault,
        clock: Clock,
        manifest: Path,
        settings: SnippetSettings,
        *,
        quiet_seconds: float = QUIET_SECONDS,
        look_seconds: float = _LOOK_SECONDS,
    ) -> None:
        self._vault = vault
        self._clock = clock
        self._settings = settings
        self._quiet = quiet_seconds
        self._look_seconds = look_seconds
        self._following = Following(vault, clock)
        self._mirror = Mirror(manifest)
        self._working = threading.Lock()  # held while files are read or written
        self.pool = ThreadPoolExecutor(1, thread_name_prefix="snippet-files")
        self._loop = asyncio.get_running_loop()
        self._timer: asyncio.TimerHandle | None = None
        self._follower: Follower | None = None
        self._condition = vault.condition
        self._written: tuple[object, ...] = ()  # what was written last: where, and which rows
        self._problems: list[str] = []
        self.told: Callable[[], None] = lambda: None
        self.forget: Callable[[], None] = lambda: None

    @property
    def problems(self) -> list[str]:
        """Return a line for each thing that is amiss with these files."""
        return [*self._following.problems, *self._problems]

    def start(self) -> None:
        """Begin to follow and to write."""
        self._follow()
        self._write_soon()

    def stop(self) -> None:
        """End it; what is being written is written whole."""
        if self._timer is not None:
            self._timer.cancel()
        if self._follower is not None:
            self._follower.stop()
        self.pool.shutdown(wait=True, cancel_futures=True)

    def apply(self, settings: SnippetSettings) -> None:
        """Follow other settings; in the loop's thread."""
        before, self._settings = self._settings, settings
        if settings.follow != before.follow:
            self._follow()
        if settings != before:
            self._write_soon()

    def vault_changed(self) -> None:
        """Hear that snippets, or the vault's state, are others; from any thread."""
        with contextlib.suppress(RuntimeError):  # the loop has ended: so has the service
            self._loop.call_soon_threadsafe(self._hear)

    def followed(self, uids: Iterable[str]) -> int:
        """Return how many of these snippets come from places that are followed."""
        wanted, roots = set(uids), list(map(place_of, self._roots()))
        return sum(
            snippet.uid in wanted and any(under(snippet.origin.file, root) for root in roots)
            for snippet in self._vault.all()
        )

    def take_in(self, request: ImportSnippets) -> SnippetChanges:
        """Import, or tell what an import would do; MagpieError when it cannot be."""
        path = _path(request.uri)
        with self._working:
            self._require_whole()
            source = source_at(path, request.format)
            others = [
                root
                for root in map(place_of, self._roots())
                if not under(source.root, root) and not under(root, source.root)
            ]
            with self._vault.changing():
                found = prepare(self._vault.all(), source, self._clock.now(), others)
                if not request.dry_run:
                    self._vault.keep(taken_in(found, source, take_conflicts=request.take_conflicts))
                    if request.remove_gone:
                        self._vault.delete([one.uid for one in found.gone() if not is_edited(one)])
                        self.forget()
            notes = list(found.notes)
            if request.remove_gone:
                edited = [snippet for snippet in found.gone() if is_edited(snippet)]
                notes += [_stays(title_of(snippet)) for snippet in edited]
        return _told(request.id, source.format, found, notes)

    def write_out(self, request: ExportSnippets) -> SnippetChanges:
        """Export; MagpieError when it cannot be."""
        format_ = FORMATS[request.format]
        if format_.write is None:
            raise VaultError(f"{format_.title} is read only: choose another format.")
        path = _path(request.uri)
        with self._working:
            self._require_whole()
            wanted = set(request.uids)
            some = [one for one in self._vault.all() if not wanted or one.uid in wanted]
            if not some:
                raise VaultError("There are no snippets to export.")
            exported = format_.write(some)
            files = write_new(path, exported.files, replace=request.replace)
        counts = {"exported": len(some), "files": len(files)}
        return _fitting(
            SnippetChanges(
                id=request.id, format=request.format, counts=counts, changes=[],
                notes=_sorted_notes(exported.notes),
            )
        )  # fmt: skip

    def _require_whole(self) -> None:
        if not self._vault.whole:
            raise VaultError(self._vault.message or "The snippet collection is being opened.")

    def _roots(self) -> list[Path]:
        return [Path(told).expanduser() for told in self._settings.follow]

    def _hear(self) -> None:
        condition, self._condition = self._condition, self._vault.condition
        if condition != self._condition:
            # Another store may serve: what was taken in may not be in it.
            self._mirror.doubt()
            self._written = ()
            self._following.forget()
            if self._follower is not None:
                self._follower.look()
        self._write_soon()

    def _follow(self) -> None:
        if self._follower is not None:
            self._follower.look()
        elif self._settings.follow:
            self._follower = Follower(
                self._look, self._clock, self._quiet, what="snippets",
                look_seconds=self._look_seconds,
            )  # fmt: skip
            self._follower.start()

    def _look(self) -> Iterable[bytes]:
        """Take in what changed; in the follower's thread."""
        before, roots = self._following.problems, self._roots()
        folders = {os.fsencode(root) for root in roots}
        with self._working:
            if self._vault.whole:
                try:
                    folders = self._following.look(roots)
                except (MagpieError, OSError):
                    self._following.forget()  # the vault tells what is amiss with it
                except Exception as error:  # noqa: BLE001 # what a file holds ends no thread
                    log_failure(log, "following snippets", error)
        self.forget()
        if self._following.problems != before:
            self.told()
        return folders

    def _write_soon(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self._loop.call_later(self._quiet, self._write)

    def _write(self) -> None:
        self._loop.run_in_executor(self.pool, self._level)

    def _level(self) -> None:
        """Make the folder that is written to equal to the snippets."""
        before = self._problems
        with self._working:
            try:
                self._problems = self._leveled()
            except MagpieError:
                pass  # the vault tells what is amiss with it
            except Exception as error:  # noqa: BLE001 # the barrier of this thread
                log_failure(log, "writing snippets", error)
        if self._problems != before:
            self.told()

    def _leveled(self) -> list[str]:
        settings = self._settings
        if not settings.export_to.strip():
            self._mirror.forget()
            self._written = ()
            return []
        folder = Path(settings.export_to.strip()).expanduser()
        real = os.path.realpath(folder)
        for root in map(os.path.realpath, self._roots()):
            if under(real, root) or under(root, real):
                # What is written would be taken in, and be written again.
                return [f"{_said(settings.export_to)} is followed: nothing is written there."]
        if not self._vault.whole:
            return self._problems
        book = self._vault.book()
        now = (settings.export_to, settings.export_format, *(held.id for held in book))
        if now == self._written:
            return self._problems
        snippets = [held.snippet for held in book]
        try:
            lines = self._mirror.level(folder, settings.export_format, snippets)
        except OSError as error:
            return [f"{_said(settings.export_to)} cannot be written: {_why(error)}."]
        self._written = () if lines else now
        return lines


def _path(uri: str) -> Path:
    return Path(os.fsdecode(uri_to_path(uri)))


def _said(told: str) -> str:
    return shown(os.fsencode(Path(told.strip()).expanduser()))


def _why(error: OSError) -> str:
    return (error.strerror or "the disk does not want it").lower()


def _stays(title: str) -> Note:
    return Note("info", "", 0, f"{title} was changed here and stays.")


def _told(query_id: int, format_: str, found: Plan, notes: Sequence[Note]) -> SnippetChanges:
    changes = sorted(found.changes, key=lambda change: _FIRST.index(change.kind))
    return _fitting(
        SnippetChanges(
            id=query_id,
            format=format_,
            counts=dict(Counter(change.kind for change in changes)),
            changes=[_change(change) for change in changes],
            notes=_sorted_notes(notes),
        )
    )


def _change(change: Change) -> SnippetChange:
    snippet = change.after or change.before
    assert snippet is not None
    keyword = next(iter(snippet.keywords), "")[:_LONGEST_KEYWORD]
    return SnippetChange(change.kind, snippet.uid, title_of(snippet), keyword)


def _sorted_notes(notes: Sequence[Note]) -> list[ImportNote]:
    return [ImportNote(*note) for note in sorted(notes, key=lambda one: _WORST.index(one.level))]


def _fitting(told: SnippetChanges) -> SnippetChanges:
    """Leave out the last changes and notes where all of them do not fit into one message."""
    while len(codec.encode(told)) > MAX_MESSAGE_BYTES:
        changes = told.changes[: len(told.changes) * 3 // 4]
        notes = told.notes[: len(told.notes) * 3 // 4]
        left = len(told.changes) - len(changes) + len(told.notes) - len(notes)
        told = msgspec.structs.replace(
            told, changes=changes, notes=notes, left_out=told.left_out + left
        )
    return told
