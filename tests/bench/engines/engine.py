"""What the comparison asks of an engine, so that another one is one new file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, Protocol

Kind = Literal["rare", "common", "two", "six", "prefix", "phrase", "typo"]
KINDS: Final[tuple[Kind, ...]] = ("rare", "common", "two", "six", "prefix", "phrase", "typo")
HITS: Final = 20  # each search asks for this many


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage as it is indexed: the name of the file it is from, and its text."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: words in lower case. For `prefix` the word's beginning, for `typo` misspelt.

    Of several words any may match; those of a phrase must follow each other.
    """

    kind: Kind
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What indexing took: seconds in all, and the bytes on disk."""

    seconds: float
    index_bytes: int
    note: str = ""


class Searcher(Protocol):
    """An open index."""

    def search(self, question: Question) -> int | None:
        """Return how many of the best `HITS` passages there are; None: it has no such search."""
        ...

    def close(self) -> None:
        """Let go of the index."""
        ...


class Engine(Protocol):
    """One engine."""

    @property
    def name(self) -> str:
        """The name in the table."""
        ...

    def write(self, pieces: Sequence[Piece], folder: Path) -> Written | None:
        """Index the pieces under a folder; None when it reads what another engine wrote."""
        ...

    def open(self, folder: Path) -> Searcher:
        """Open what was written there; nothing is kept from readers opened before."""
        ...


def folder_bytes(folder: Path) -> int:
    """Return the size of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
