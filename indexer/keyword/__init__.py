"""The keyword index: analysis, Whoosh segments written durably, BM25F over their postings."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from indexer.keyword.expansion import QueryTerms
    from indexer.keyword.highlighting import Highlighter, Match, matched_spans
    from indexer.keyword.reader import WhooshReader
    from indexer.keyword.storage import FolderStorage, MemoryStorage
    from indexer.keyword.writer import WhooshWriter

__all__ = [
    "FolderStorage",
    "Highlighter",
    "Match",
    "MemoryStorage",
    "QueryTerms",
    "WhooshReader",
    "WhooshWriter",
    "matched_spans",
]

_HOMES = {
    "FolderStorage": "storage",
    "Highlighter": "highlighting",
    "Match": "highlighting",
    "MemoryStorage": "storage",
    "QueryTerms": "expansion",
    "WhooshReader": "reader",
    "WhooshWriter": "writer",
    "matched_spans": "highlighting",
}


def __getattr__(name: str) -> object:
    # Late, because the sandboxed children need `keyword.analysis` and neither Whoosh nor numpy.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
