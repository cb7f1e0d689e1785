"""What is shown of a clip's content: blocks of text for every kind but pictures and colours."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from desktop.preview.blocks import Block, Run, Span
from desktop.preview.code import code
from desktop.preview.languages import guessed_name
from desktop.preview.prose import prose
from desktop.preview.rich import placed, rich
from indexer.contract.clips import Clip, ClipKind, file_name
from indexer.contract.locations import uri_to_path

MOST: Final = 300_000  # characters of a text that are shown
_MOST_FILES: Final = 200


@dataclass(frozen=True)
class FileFact:
    """What is known of a copied file by now: bytes, and seconds since the epoch; or it is gone."""

    name: str
    folder: str  # its URI's, to be worded
    size: int = 0
    changed: float = 0.0
    is_folder: bool = False
    there: bool = True


def blocks_of(kind: ClipKind, text: str, html: str, title: str = "") -> tuple[Block, ...]:
    """Return the blocks of a clip's text, in the way its kind asks for."""
    if kind == "html" and (found := rich(html)):
        return tuple(found)
    text = text[:MOST]
    if kind == "code":
        return tuple(code(text, 0, 1, guessed_name(text), until=MOST))
    if kind == "link":
        return tuple(_link(text.strip(), title))
    return tuple(prose(text, 0, broken=False))


def spans_of(blocks: Sequence[Block], words: Iterable[str]) -> tuple[Span, ...]:
    """Return where words stand in blocks, in whatever case, as places of their text."""
    wanted = [re.escape(word) for word in dict.fromkeys(words) if word.strip()]
    if not wanted:
        return ()
    sign = re.compile(rf"(?<!\w)(?:{'|'.join(wanted)})(?!\w)", re.IGNORECASE)
    return tuple(
        (block.source + found.start(), block.source + found.end())
        for block in blocks
        for found in sign.finditer(block.text)
    )


def _link(url: str, title: str) -> list[Block]:
    blocks = []
    if title:
        blocks.append(Block(title, "heading", 0, 3))
    blocks.append(Block(url, "text", 0, runs=(Run(0, len(url), "link"),), apart=bool(title)))
    return placed(blocks)


def file_facts(clip: Clip) -> list[FileFact]:
    """Look at the copied files; for any thread, as a disk may keep one waiting."""
    return [_fact(uri) for uri in clip.uris[:_MOST_FILES]]


def _fact(uri: str) -> FileFact:
    name = file_name(uri)
    try:
        facts = os.stat(uri_to_path(uri))
    except (OSError, ValueError):
        return FileFact(name, uri, there=False)
    folder = stat.S_ISDIR(facts.st_mode)
    return FileFact(name, uri, facts.st_size, facts.st_mtime, folder)


def file_blocks(facts: Sequence[FileFact], worded: Callable[[FileFact], str]) -> tuple[Block, ...]:
    """Return two lines for each file: its name, and what is said of it."""
    blocks: list[Block] = []
    for fact in facts:
        strong = (Run(0, len(fact.name), "strong"),)
        blocks.append(Block(fact.name, "text", 0, runs=strong, apart=bool(blocks)))
        line = worded(fact)
        blocks.append(Block(line, "text", 0, runs=(Run(0, len(line), "faint"),)))
    return tuple(placed(blocks))
