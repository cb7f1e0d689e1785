"""Finds the files that exist under a folder."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from indexer.watch.ignore import Filter, Scope
from indexer.watch.rules import Exclusion, shown


@dataclass(frozen=True, slots=True)
class FileStat:
    """A file as found on disk."""

    path: bytes
    dev: int
    inode: int
    size: int  # bytes
    mtime_ns: int  # since the epoch


@dataclass(frozen=True, slots=True)
class Problem:
    """A folder or file that could not be read: nothing is known of what is in it."""

    path: bytes
    reason: str

    def __str__(self) -> str:
        return f"{shown(self.path)}: {self.reason}"


Listing = tuple[list[bytes], list["os.DirEntry[bytes]"]]


def list_folder(path: bytes) -> Listing:
    """List a folder: the names of its real subfolders, and its other entries.

    Raises:
        OSError: when the folder is gone or cannot be read.
    """
    folders: list[bytes] = []
    others: list[os.DirEntry[bytes]] = []
    with os.scandir(path) as entries:
        for entry in entries:
            try:
                is_folder = entry.is_dir(follow_symlinks=False)
            except OSError:
                continue  # vanished while we looked
            if is_folder:
                folders.append(entry.name)
            else:
                others.append(entry)
    return folders, others


def listed_names(listing: Listing) -> set[bytes]:
    """Return all the names in a listing."""
    names = set(listing[0])
    names.update(entry.name for entry in listing[1])
    return names


def scan(
    root: bytes,
    filter_: Filter,
    *,
    problems: list[Problem] | None = None,
    stop: Callable[[], bool] = lambda: False,
    skip: Collection[bytes] = (),
    pause: Callable[[], None] = lambda: None,
    every: int = 1000,
) -> Iterator[FileStat]:
    """Yield the files that are to be indexed under a folder, in no order.

    Symbolic links are never followed; files that vanish on the way are passed over, and so is a
    root that is not there.

    Args:
        root: the filter's root or a folder under it.
        filter_: says which files count.
        problems: gets a line for each folder or file that cannot be read.
        stop: ends the scan early when it returns true; asked once for each folder and pause.
        skip: folders not to go into, such as watched folders inside this one.
        pause: called after each `every` entries, to let others run.
        every: entries between two pauses.
    """
    problems = [] if problems is None else problems
    stack = _beginning(root, filter_)
    seen = 0
    while stack and not stop():
        folder, above = stack.pop()
        try:
            listing = list_folder(folder)
        except OSError as error:
            _note(problems, folder, error)
            continue
        inner = filter_.enter(folder, above, listed_names(listing))
        if isinstance(inner, Exclusion):
            continue
        stack += _subfolders(folder, listing[0], inner, filter_, skip)
        for entry in listing[1]:
            seen += 1
            if seen % every == 0:
                pause()
                if stop():
                    return
            found = _look(entry, inner, filter_, problems)
            if found is not None:
                yield found


# A folder to list, with the scope of the one above it: its own comes from listing it.
_Waiting = tuple[bytes, Scope | None]


def _beginning(root: bytes, filter_: Filter) -> list[_Waiting]:
    """Return what a scan begins with: nothing where the root is left out."""
    if isinstance(filter_.scope_of(root), Exclusion):
        return []
    above = None if root == filter_.root else filter_.scope_of(os.path.dirname(root))
    return [] if isinstance(above, Exclusion) else [(root, above)]


def _subfolders(
    folder: bytes, names: list[bytes], scope: Scope, filter_: Filter, skip: Collection[bytes]
) -> Iterator[_Waiting]:
    """Yield the folders in a folder that are to be listed as well."""
    for name in names:
        path = os.path.join(folder, name)
        if path not in skip and filter_.folder_exclusion(scope, path, name) is None:
            yield path, scope


def _look(
    entry: os.DirEntry[bytes], scope: Scope, filter_: Filter, problems: list[Problem]
) -> FileStat | None:
    if filter_.file_exclusion(scope, entry.path, entry.name) is not None:
        return None
    try:
        facts = entry.stat(follow_symlinks=False)
    except OSError as error:
        _note(problems, entry.path, error)
        return None
    # A folder may have taken the file's place since the listing.
    if stat.S_ISDIR(facts.st_mode) or filter_.stat_exclusion(facts.st_mode, facts.st_size):
        return None
    return FileStat(entry.path, facts.st_dev, facts.st_ino, facts.st_size, facts.st_mtime_ns)


def _note(problems: list[Problem], path: bytes, error: OSError) -> None:
    if not isinstance(error, (FileNotFoundError, NotADirectoryError)):
        problems.append(Problem(path, f"cannot be read: {(error.strerror or 'error').lower()}"))
