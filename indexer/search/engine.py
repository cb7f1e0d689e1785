"""Hybrid search: what a search needs, and the searches themselves."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from indexer.catalog import Catalogs
from indexer.contract.messages import Search
from indexer.documents import DocId
from indexer.ports import Clock
from indexer.search.applications import ApplicationSearch
from indexer.search.clips import ClipSearch
from indexer.search.meaning import Meaning
from indexer.search.presenting import Presenter
from indexer.search.running import FILE, Running
from indexer.search.similar import Similarity
from indexer.search.snippets import SnippetSearch
from indexer.search.words import Words
from indexer.sources.session import SessionSources
from indexer.usage import Usage

# Searches whose meaning is looked up at the same time as their words.
_AHEAD = 2


class Engine:
    """Answers searches over files, applications, snippets and clips."""

    def __init__(
        self,
        catalogs: Catalogs,
        words: Words,
        meaning: Meaning,
        usage: Usage,
        session: SessionSources,
        clips: ClipSearch,
        snippets: SnippetSearch,
        clock: Clock,
        semantic_weight: float,
    ) -> None:
        self.catalogs = catalogs
        self.words = words
        self.meaning = meaning
        self.usage = usage
        self.session = session
        self.clips = clips
        self.snippets = snippets
        self.clock = clock
        self.semantic_weight = semantic_weight
        self.ahead = ThreadPoolExecutor(_AHEAD, thread_name_prefix="ahead")
        self.applications = ApplicationSearch(lambda: session.applications, usage)
        self.presenter = Presenter(catalogs, words, meaning)
        self.similar = Similarity(
            catalogs, words, meaning, self.presenter, lambda: self.semantic_weight
        ).answer

    def close(self) -> None:
        """Begin nothing further; what runs ends with the process, and changes nothing."""
        self.ahead.shutdown(wait=False, cancel_futures=True)

    def begin(self, request: Search) -> Running:
        """Understand a request; its two replies are computed when they are asked for."""
        return Running(self, request)

    def knows(self, hit: str) -> bool:
        """Tell whether there is such a hit."""
        if any(kind.knows(hit) for kind in (self.applications, self.clips, self.snippets)):
            return True
        number = hit.removeprefix(FILE)
        if number == hit or not (number.isascii() and number.isdigit() and len(number) < 19):
            return False
        return bool(self.catalogs.here().reading.names([DocId(int(number))]))

    def forget_gone(self) -> None:
        """Forget what was opened of files that are no longer known."""
        files = {
            DocId(int(hit.removeprefix(FILE))): hit
            for hit in self.usage.hits()
            if hit.startswith(FILE)
        }
        known = self.catalogs.here().reading.names(list(files))
        self.usage.drop([hit for doc_id, hit in files.items() if doc_id not in known])
