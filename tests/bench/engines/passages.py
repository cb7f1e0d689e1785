"""Real passages to index: of documents and collections, filled up from Python's own library."""

from __future__ import annotations

import json
import os
import random
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Final

from indexer.documents import Extracted, Failure
from indexer.extract import extract
from indexer.semantic.chunking import passages
from tests.bench.engines.engine import Piece

_MAX_BYTES: Final = 64 << 20
_TEXT: Final = {".md", ".py", ".rst", ".txt"}
_MIMES: Final = {".md": "text/markdown", ".py": "text/x-python"}
_LARGEST: Final = 400_000  # bytes of a library's file; larger ones are tables of data


def read(documents: Path | None, collections: Path | None, count: int) -> list[Piece]:
    """Return so many passages, the same ones for the same folders; fewer where there are none.

    Documents go through the project's own extractors; everything is cut by its own chunker.
    """
    sources = chain(
        _of_documents(documents) if documents else (),
        _of_collections(collections) if collections else (),
        _of_library(),
    )
    return list(islice(sources, count))


def _cut(name: str, extracted: Extracted) -> Iterator[Piece]:
    for passage in passages(extracted):
        yield Piece(_storable(name), _storable(extracted.text[passage.start : passage.end]))


def _storable(text: str) -> str:
    """Replace lone surrogates, which not all engines take."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _of_documents(folder: Path) -> Iterator[Piece]:
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        extracted, _ = extract(os.fsencode(path), max_bytes=_MAX_BYTES)
        if not isinstance(extracted, Failure):
            yield from _cut(path.name, extracted)


def _of_collections(folder: Path) -> Iterator[Piece]:
    for corpus in sorted(folder.glob("*/corpus.jsonl")):
        for number, line in enumerate(corpus.read_text(encoding="utf-8").splitlines()):
            row = json.loads(line)
            text = f"{row['title']}\n\n{row['text']}".strip()
            yield from _cut(f"{corpus.parent.name}-{number}.txt", Extracted(text, "text/plain"))


def _of_library() -> Iterator[Piece]:
    """Yield the passages of installed packages, prose before code."""
    roots = {Path(sysconfig.get_path(key)) for key in ("purelib", "stdlib")}
    roots |= {Path(entry) for entry in sys.path if entry.endswith("site-packages")}
    found = [
        path for root in sorted(roots) for suffix in _TEXT for path in root.rglob(f"*{suffix}")
    ]
    paths = sorted({path.resolve() for path in found}, key=_inside_library)
    random.Random(5).shuffle(paths)
    yield from _of_texts(sorted(paths, key=lambda path: path.suffix == ".py"))


def _inside_library(path: Path) -> str:
    return os.fspath(path).rpartition("site-packages")[2]


def _of_texts(paths: Iterable[Path]) -> Iterator[Piece]:
    for path in paths:
        if path.stat().st_size > _LARGEST:
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        mime = _MIMES.get(path.suffix, "text/plain")
        yield from _cut(path.name, Extracted(text, mime))


def text_bytes(pieces: Sequence[Piece]) -> int:
    """Return the size of all passages' texts in UTF-8."""
    return sum(len(piece.text.encode()) for piece in pieces)
