"""Snippets of other programs, read and written; one module for each format.

Readers and writers work on files in memory (`Files`); `indexer.snippets.exchange` is the disk's. No
reader raises on what a file holds: whatever does not come in as it is has a line in the notes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from indexer.contract.snippets import Snippet
from indexer.snippets.formats import (
    alfred,
    csv_file,
    espanso,
    markdown_folder,
    raycast,
    textexpander,
)
from indexer.snippets.formats.reading import (
    Exported,
    Files,
    FormatError,
    Imported,
    Level,
    Note,
    digest_of,
)


class Format(NamedTuple):
    """A format: how it is called, and what reads and writes it."""

    name: str
    title: str
    is_one: Callable[[Files], bool]
    read: Callable[[Files], Imported]
    write: Callable[[Sequence[Snippet]], Exported] | None


# In the order in which files are tried.
FORMATS: Final[dict[str, Format]] = {
    found.name: found
    for found in (
        Format("alfred", "Alfred", alfred.is_one, alfred.read, None),
        Format("espanso", "espanso", espanso.is_one, espanso.read, espanso.write),
        Format("raycast", "Raycast", raycast.is_one, raycast.read, raycast.write),
        Format("textexpander", "TextExpander", textexpander.is_one, textexpander.read, None),
        Format("csv", "CSV", csv_file.is_one, csv_file.read, csv_file.write),
        Format(
            "markdown", "Markdown", markdown_folder.is_one, markdown_folder.read,
            markdown_folder.write,
        ),
    )
}  # fmt: skip


def guess(files: Files) -> Format | None:
    """Return the format that files look like, None for none."""
    return next((found for found in FORMATS.values() if found.is_one(files)), None)


__all__ = [
    "FORMATS",
    "Exported",
    "Files",
    "Format",
    "FormatError",
    "Imported",
    "Level",
    "Note",
    "digest_of",
    "guess",
]
