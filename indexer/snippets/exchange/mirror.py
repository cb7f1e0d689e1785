"""A folder that is made equal to the snippets after each change of them.

Only files that were written here are changed or removed there. Which these are is told by a
manifest outside of the folder: digests alone, of their paths and of what was written.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import msgspec

from indexer.contract.settings import SnippetFormat
from indexer.contract.snippets import Snippet
from indexer.snippets.exchange.writing import OpenFolder
from indexer.snippets.formats import FORMATS
from indexer.watch.rules import shown

_NAMED: Final = 3  # files in a line


class _Manifest(msgspec.Struct):
    """What was written to a folder; files may be told with several digests while they change."""

    folder: str = ""
    device: int = 0  # that it is on
    files: dict[str, list[str]] = {}
    uids: list[str] = []


class Mirror:
    """Keeps a folder level with the snippets; one thread at a time."""

    def __init__(self, manifest: Path) -> None:
        self._path = manifest
        self._trusted = False

    def doubt(self) -> None:
        """Look before the next change whether most of what was written is still there."""
        self._trusted = False

    def forget(self) -> None:
        """Know nothing more of what was written; the files stay."""
        self._path.unlink(missing_ok=True)

    def level(
        self, folder: Path, format_name: SnippetFormat, snippets: Sequence[Snippet]
    ) -> list[str]:
        """Make a folder's files equal to the snippets; return lines of what is left as it is.

        Raises:
            OSError: when the disk does not want it; what was done until then holds.
        """
        said = shown(os.fsencode(folder))
        before = self._read(folder)
        if self._has_lost_most(before, snippets):
            return [
                (
                    f"Most snippets that were written to {said} are missing: nothing is changed"
                    " there. Take them in from there, or choose the folder anew."
                )
            ]
        if before.files and not folder.is_dir():
            return [f"{said} is not there: your snippets are written once it is again."]
        write = FORMATS[format_name].write
        assert write is not None
        wanted = write(sorted(snippets, key=_order)).files if snippets else {}
        with OpenFolder(folder, make=True) as target:
            if not self._trusted:
                target.sweep()
            if before.device not in (0, target.device) and not _holds_any(target, before):
                # Where a disk or an encrypted folder is mounted, and is not now.
                return [f"{said} is another folder than it was: nothing is written there."]
            left = self._write(target, folder, before, wanted, snippets)
        self._trusted = True
        if not left:
            return []
        named = ", ".join(sorted(left)[:_NAMED]) + (" …" if len(left) > _NAMED else "")
        return [f"{said} has files that Magpie did not write, which stay as they are: {named}"]

    def _write(
        self,
        target: OpenFolder,
        folder: Path,
        before: _Manifest,
        wanted: Mapping[str, bytes],
        snippets: Sequence[Snippet],
    ) -> list[str]:
        """Write and remove files; return those that are somebody else's."""
        after = {_digest(name.encode()): [_digest(content)] for name, content in wanted.items()}
        both = {key: before.files.get(key, []) + after.get(key, []) for key in before.files | after}
        uids = sorted(_uids(snippets))
        # Should it end in the middle, what is there then is still known to be ours.
        known = sorted({*before.uids, *uids})
        self._keep(_Manifest(_said(folder), target.device, both, known))
        left = []
        for name, content in wanted.items():
            found = target.read(name)
            if found is None or (found != content and _is_ours(name, found, before)):
                target.write(name, content)
            elif found != content:
                left.append(name)
        if before.files.keys() - after.keys():
            for name in list(target.names()):
                is_stale = name not in wanted and _digest(_bytes(name)) in before.files
                if is_stale and _is_ours(name, target.read(name) or b"", before):
                    target.remove(name)
        for name in left:
            after[_digest(name.encode())] = before.files.get(_digest(name.encode()), [])
        self._keep(_Manifest(_said(folder), target.device, after, uids))
        return left

    def _has_lost_most(self, before: _Manifest, snippets: Sequence[Snippet]) -> bool:
        """Tell whether the vault looks like another one than that which was written.

        A person deletes snippets while this runs; a vault that was set aside, or is kept in memory
        only, lacks them from its beginning: what is in the folder may be the only copy.
        """
        if self._trusted:
            return False
        lost = set(before.uids) - _uids(snippets)
        all_of_it = bool(lost) and len(lost) == len(before.uids)
        return all_of_it or len(lost) > max(1, len(before.uids) // 2)

    def _read(self, folder: Path) -> _Manifest:
        try:
            found = msgspec.json.decode(self._path.read_bytes(), type=_Manifest)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return _Manifest()
        return found if found.folder == _said(folder) else _Manifest()

    def _keep(self, manifest: _Manifest) -> None:
        with OpenFolder(self._path.parent) as home:
            home.write(self._path.name, msgspec.json.encode(manifest))


def _order(snippet: Snippet) -> tuple[str, str, str]:
    """Order snippets by what seldom changes, so that few lines of a file do."""
    return snippet.folder, snippet.name or next(iter(snippet.keywords), ""), snippet.uid


def _uids(snippets: Sequence[Snippet]) -> set[str]:
    return {_digest(_bytes(snippet.uid)) for snippet in snippets}


def _said(folder: Path) -> str:
    return os.fsencode(folder).decode("utf-8", "replace")


def _holds_any(target: OpenFolder, manifest: _Manifest) -> bool:
    return any(_digest(_bytes(name)) in manifest.files for name in target.names())


def _is_ours(name: str, content: bytes, manifest: _Manifest) -> bool:
    return _digest(content) in manifest.files.get(_digest(_bytes(name)), [])


def _bytes(name: str) -> bytes:
    return name.encode("utf-8", "surrogateescape")


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()
