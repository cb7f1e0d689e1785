"""Decides whether a path is indexed, and by which rule it is not."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Collection
from dataclasses import dataclass

from indexer.watch.defaults import (
    CACHE_TAG,
    CACHE_TAG_SIGNATURE,
    IGNORE_FILES,
    MARKERS,
    OWN_IGNORE_FILE,
    content_reason,
    file_reason,
    folder_reason,
)
from indexer.watch.mounts import Mounts
from indexer.watch.patterns import IgnoreFile, compile_patterns, for_root
from indexer.watch.rules import MEBIBYTE, Exclusion, Rules

# The names in a folder on which the decisions about its content depend.
TELLING_NAMES = MARKERS | frozenset(IGNORE_FILES)

_MAX_IGNORE_FILE_BYTES = 1024 * 1024
_HIDDEN_FILE = Exclusion("hidden file")
_NOT_REGULAR = Exclusion("not a regular file")
_SYMBOLIC_LINK = Exclusion("symbolic link")
_NOT_UNDER_ROOT = Exclusion("not in a watched folder")


@dataclass(frozen=True, slots=True)
class Scope:
    """What holds for the entries of one folder; shared by folders that add nothing to it."""

    ignore_files: tuple[IgnoreFile, ...] = ()  # the strongest first
    markers: frozenset[bytes] = frozenset()  # those of `MARKERS` in this folder


_NO_SCOPE = Scope()
_BESIDE = MARKERS - {b".git"}  # what the entries of a folder are judged by


def read_start(path: bytes) -> bytes | None:
    """Read the first mebibyte of a regular file, None when there is none that can be read."""
    try:
        # Never waits: a pipe may have an ignore file's name.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with open(descriptor, "rb") as file:
            return file.read(_MAX_IGNORE_FILE_BYTES)
    except OSError:
        return None


class Filter:
    """Applies the rules under one watched folder.

    A walker calls `enter` once for each folder, then `folder_exclusion` and `file_exclusion` for
    its entries, and does not go into a folder that is excluded. Nothing is read but ignore files
    (through `read`), and these only where the listing has one.
    """

    def __init__(
        self,
        root: bytes,
        rules: Rules,
        *,
        read: Callable[[bytes], bytes | None] = read_start,
        mounts: Mounts | None = None,
    ) -> None:
        self.root = root
        self.rules = rules
        self._read = read
        self.mounts = Mounts.now() if mounts is None else mounts
        self._own = compile_patterns(for_root(rules.exclude, root))
        self._too_large = Exclusion(f"larger than {_megabytes(rules.max_file_bytes)} MB")

    def enter(
        self, folder: bytes, parent: Scope | None, names: Collection[bytes]
    ) -> Scope | Exclusion:
        """Return what holds inside a folder, or why all of it is left out.

        Args:
            folder: its absolute path.
            parent: the scope of the folder above, None for the watched folder itself.
            names: what is in the folder; only `TELLING_NAMES` matter.
        """
        parent = _NO_SCOPE if parent is None else parent
        present = TELLING_NAMES.intersection(names)
        if not present:
            return parent if not parent.markers else Scope(parent.ignore_files)
        if folder != self.root and (reason := self._reason_inside(folder, present)) is not None:
            return Exclusion(reason)
        inherited = parent.ignore_files
        if b".git" in present:
            inherited = tuple(file for file in inherited if not file.git)
        return Scope((*self._ignore_files(folder, present), *inherited), present & _BESIDE)

    def folder_exclusion(self, scope: Scope, path: bytes, name: bytes) -> Exclusion | None:
        """Say why a folder is not gone into; `scope` is that of the folder it is in."""
        if (exclusion := self.mounts.exclusion(path)) is not None:
            return exclusion
        own = self._own.decide(self._relative(path), folder=True)
        if own is not None:
            return self._own_exclusion(own.text) if own.excludes else None
        if (reason := folder_reason(name, scope.markers)) is not None:
            return Exclusion(reason)
        if name.startswith(b".") and not self.rules.hidden:
            return Exclusion(f"hidden folder {name.decode('utf-8', 'replace')}")
        return _by_ignore_files(scope, path, folder=True)

    def file_exclusion(self, scope: Scope, path: bytes, name: bytes) -> Exclusion | None:
        """Say why a file is left out by its name; `scope` is that of the folder it is in."""
        own = self._own.decide(self._relative(path), folder=False)
        if own is not None:
            return self._own_exclusion(own.text) if own.excludes else None
        if name.startswith(b".") and not self.rules.hidden:
            return _HIDDEN_FILE
        if (reason := file_reason(name)) is not None:
            return Exclusion(reason)
        return _by_ignore_files(scope, path, folder=False)

    def stat_exclusion(self, mode: int, size: int) -> Exclusion | None:
        """Say why a file is left out by its kind (`st_mode`) or its size in bytes."""
        if not stat.S_ISREG(mode):
            return _SYMBOLIC_LINK if stat.S_ISLNK(mode) else _NOT_REGULAR
        return self._too_large if size > self.rules.max_file_bytes else None

    def scope_of(self, folder: bytes) -> Scope | Exclusion:
        """Return what holds inside a folder under the root, by asking each folder on the way."""
        if folder != self.root and not folder.startswith(self.root.rstrip(b"/") + b"/"):
            return _NOT_UNDER_ROOT
        scope = self.ask(self.root, None)
        path = self.root.rstrip(b"/")
        for name in filter(None, self._relative(folder).split(b"/")):
            if isinstance(scope, Exclusion):
                return scope
            path += b"/" + name
            if (exclusion := self.folder_exclusion(scope, path, name)) is not None:
                return exclusion
            if os.path.islink(path):
                return _SYMBOLIC_LINK
            scope = self.ask(path, scope)
        return scope

    def why_excluded(self, path: bytes) -> Exclusion | None:
        """Say which rule leaves a file or folder out, None when it is indexed or does not exist."""
        try:
            facts = os.lstat(path)
        except OSError:
            facts = None
        if path == self.root or (facts is not None and stat.S_ISDIR(facts.st_mode)):
            found = self.scope_of(path)
            return found if isinstance(found, Exclusion) else None
        scope = self.scope_of(os.path.dirname(path))
        if isinstance(scope, Exclusion):
            return scope
        by_name = self.file_exclusion(scope, path, os.path.basename(path))
        if by_name is not None or facts is None:
            return by_name
        return self.stat_exclusion(facts.st_mode, facts.st_size)

    def _relative(self, path: bytes) -> bytes:
        return path[len(self.root.rstrip(b"/")) + 1 :]

    def _own_exclusion(self, line: bytes) -> Exclusion:
        return Exclusion(f"excluded in the settings: `{line.decode('utf-8', 'replace')}`")

    def ask(self, folder: bytes, parent: Scope | None) -> Scope | Exclusion:
        """Enter a folder without listing it: ask for each of the names that matter."""
        there = [name for name in TELLING_NAMES if os.path.lexists(os.path.join(folder, name))]
        return self.enter(folder, parent, there)

    def _reason_inside(self, folder: bytes, present: frozenset[bytes]) -> str | None:
        if CACHE_TAG in present:
            tag = self._read(os.path.join(folder, CACHE_TAG))
            if tag is not None and tag.startswith(CACHE_TAG_SIGNATURE):
                return "a cache: the folder holds CACHEDIR.TAG"
        return content_reason(present)

    def _ignore_files(self, folder: bytes, present: frozenset[bytes]) -> list[IgnoreFile]:
        files: list[IgnoreFile] = []
        for name in IGNORE_FILES:
            if name in present and (name == OWN_IGNORE_FILE or self.rules.respect_ignore_files):
                files += self._ignore_file(folder, name)
        if b".git" in present and self.rules.respect_ignore_files:
            files += self._ignore_file(folder, b".git/info/exclude")
        return files

    def _ignore_file(self, folder: bytes, name: bytes) -> list[IgnoreFile]:
        text = self._read(os.path.join(folder, name))
        if not text or not compile_patterns(text).patterns:
            return []
        return [IgnoreFile(folder, name, text, git=name.startswith(b".git"))]


def _by_ignore_files(scope: Scope, path: bytes, *, folder: bool) -> Exclusion | None:
    for file in scope.ignore_files:
        pattern = file.decide(path, folder=folder)
        if pattern is not None:
            return file.exclusion(pattern) if pattern.excludes else None
    return None


def _megabytes(count: int) -> str:
    return f"{count / MEBIBYTE:.3g}" if count < MEBIBYTE else f"{count / MEBIBYTE:.0f}"
