"""The words of a vault's items: a keyword index in memory, kept between sessions in the vault."""

from __future__ import annotations

import itertools
import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeVar

from indexer.documents import AnalysedDocument, DocId
from indexer.errors import IndexCorruptError
from indexer.failures import log_failure
from indexer.keyword import MemoryStorage, WhooshReader, WhooshWriter
from indexer.keyword.analysis import analyse
from indexer.keyword.forgetting import forget_words
from indexer.keyword.portable import pack, unpack
from indexer.keyword.schema import VERSION
from indexer.ports import Attributes
from indexer.vault.searched import Items, Text
from indexer.vault.store import Store
from indexer.vault.vault import Vault

log = logging.getLogger(__name__)

T = TypeVar("T")

_LONGEST: Final = 100_000  # characters of an item that are searched
_AT_ONCE: Final = 500  # items that are analysed for one commit
_AT_COMMIT: Final = 400  # items that a commit may write anew: a copy is found in a moment
# An item that is deleted takes its segment with it, which is written anew; but each further
# segment takes memory for words that others have, and each letter typed is looked up in all.
_LEAST_SEGMENT: Final = 2000  # items that a segment may have in any case
_SEGMENTS: Final = 4  # about as many as there are in all
_MERGE_STEP: Final = 1 << 12
_CACHE_BYTES: Final = 5 << 20
_TIDY_SECONDS: Final = 20.0  # after the last change
_TIDY_SELDOM: Final = 15  # times as long after the last tidying
_MOST_UNKEPT: Final = 1000  # items that may have to be analysed again after a crash


class VaultWords:
    """The index follows the vault in a thread of its own; any thread may search."""

    def __init__(
        self,
        vault: Vault,
        items: Callable[[Store], Items],
        *,
        tidy_seconds: float = _TIDY_SECONDS,
    ) -> None:
        """`items` returns those of one of the vault's stores."""
        self._vault = vault
        self._items = items
        self._tidy_seconds = tidy_seconds
        self._pool = ThreadPoolExecutor(1, thread_name_prefix=f"{vault.schema.item}-words")
        self._lock = threading.Lock()
        self._waiting = 0
        self._timer: threading.Timer | None = None
        self._stopped = False
        self._unkept = 0
        self._tidied = 0.0
        self._storage = MemoryStorage()
        self._writer: WhooshWriter | None = None
        self._reader: WhooshReader | None = None
        self.on_ready: Callable[[], None] = lambda: None
        self.on_tidied: Callable[[], None] = lambda: None

    @property
    def level(self) -> bool:
        """Whether all items are searchable."""
        return self._waiting == 0

    @property
    def kept(self) -> bool:
        """Whether the vault has all of the index, so that nothing is analysed next time."""
        return self.level and not self._unkept

    def stop(self) -> None:
        """End the upkeep; what is not kept is analysed again next time."""
        with self._lock:
            self._stopped = True
            if self._timer is not None:
                self._timer.cancel()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def load(self) -> None:
        """Begin anew with the items of the store that serves now."""
        self._submit(self._load)

    def hear(self, came: Sequence[int], gone: Sequence[int]) -> None:
        """Take in the items that came, and let go of those that went."""
        came, gone = list(came), list(gone)
        self._submit(lambda: self._update(came, gone))

    def let_go(self) -> None:
        """Write anew what has deletions, and drop what is remembered of items to be quicker.

        `on_tidied` is called once that is done, where there was anything to do.
        """
        if self._unkept:
            self._submit(self._tidy_now)
        reader = self._reader
        if reader is not None:
            reader.let_go()
        forget_words()

    def ask(self, question: Callable[[WhooshReader], T], default: T) -> T:
        """Ask the index; the default before it is there."""
        reader = self._reader
        if reader is None:
            return default
        try:
            return question(reader)
        except IndexCorruptError:
            log.warning("the words of %s are read anew", self._vault.schema.items)
            self.load()
            return default

    def _submit(self, task: Callable[[], None]) -> None:
        with self._lock:
            if self._stopped:
                return
            self._waiting += 1
        self._pool.submit(self._guarded, task)

    def _guarded(self, task: Callable[[], None]) -> None:
        try:
            task()
        except Exception as error:  # noqa: BLE001 # the barrier of this thread
            if not self._stopped:
                log_failure(log, f"upkeep of the words of {self._vault.schema.items}", error)
        finally:
            with self._lock:
                self._waiting -= 1
                level = not self._waiting
            if level and not self._stopped:
                self.on_ready()

    def _load(self) -> None:
        with self._vault.store() as store:
            try:
                self._open(unpack(_kept(store)))
            except IndexCorruptError:
                self._open(unpack(()))
            items = self._items(store)
            assert self._writer is not None
            there = items.ids()
            known = self._writer.doc_ids()
            self._write([], sorted(known.difference(there)))
            missing = [item for item in there if item not in known]
            for low in range(0, len(missing), _AT_ONCE):
                if self._stopped:
                    return
                self._write(items.texts(missing[low : low + _AT_ONCE]), [])
                if self._unkept >= 2 * _LEAST_SEGMENT:
                    self._tidy(store)
        self._tidy_later()

    def _open(self, storage: MemoryStorage) -> None:
        self._unkept = 0
        self._storage = storage
        self._writer = WhooshWriter(
            storage, create=False, merge_step=_MERGE_STEP, at_commit=_AT_COMMIT
        )
        self._reader = WhooshReader(storage, cache_bytes=_CACHE_BYTES)

    def _update(self, came: Sequence[int], gone: Sequence[int]) -> None:
        if self._writer is None:
            return  # what is there is read when it is opened
        with self._vault.store() as store:
            self._write(self._items(store).texts(came), gone)
        self._tidy_later()

    def _write(self, texts: Sequence[Text], gone: Sequence[int]) -> None:
        if not (texts or gone):
            return
        assert self._writer is not None
        assert self._reader is not None
        documents = [(DocId(text.id), analysed(text), _attributes(text)) for text in texts]
        self._writer.write(documents, map(DocId, gone))
        self._reader.refresh()
        self._unkept += len(texts) + len(gone)

    def _tidy_later(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        if self._unkept >= _MOST_UNKEPT:
            self._submit(self._tidy_now)
        elif self._unkept and not self._stopped:
            since = time.monotonic() - self._tidied
            wait = max(self._tidy_seconds, _TIDY_SELDOM * self._tidy_seconds - since)
            self._timer = threading.Timer(wait, self._submit, (self._tidy_now,))
            self._timer.daemon = True
            self._timer.start()

    def _tidy_now(self) -> None:
        if self._writer is not None and self._unkept:
            with self._vault.store() as store:
                self._tidy(store)

    def _tidy(self, store: Store) -> None:
        """Rewrite what has deletions and what is small, and keep the outcome in the vault."""
        writer = self._writer
        assert writer is not None
        for segment in writer.segments:
            if segment.deleted_count():
                writer.rewrite([segment])
        room = self._room()
        while not self._stopped:
            small = [s for s in writer.segments if s.doc_count_all() <= room // 2]
            small.sort(key=lambda segment: int(segment.doc_count_all()))
            counts = itertools.accumulate(int(segment.doc_count_all()) for segment in small)
            chosen = small[: sum(1 for count in counts if count <= room)]
            if len(chosen) < 2:
                break
            writer.rewrite(chosen)
        assert self._reader is not None
        self._reader.refresh()
        if store.on_disk:
            self._keep(store, writer)
        self._unkept = 0
        self._tidied = time.monotonic()
        self.on_tidied()

    def _room(self) -> int:
        """Return how many items a segment may have."""
        return max(_LEAST_SEGMENT, len(self._writer or ()) // _SEGMENTS)

    def _keep(self, store: Store, writer: WhooshWriter) -> None:
        """Make the vault's segments those in memory; only whole ones, of items that are there."""
        schema = store.schema
        members = writer.documents_by_segment()
        segments = {segment.segment_id(): segment for segment in writer.segments}
        with store.reading() as connection:
            kept = {row[0] for row in connection.execute("SELECT name FROM segments")}
        for name in kept - segments.keys():
            with store.writing() as connection:
                connection.execute("DELETE FROM segments WHERE name = ?", (name,))
        for name in segments.keys() - kept:
            data = pack(self._storage, segments[name])
            with store.writing() as connection:
                there = connection.execute(f"SELECT id FROM {schema.items}")
                if not {row[0] for row in there}.issuperset(members[name]):
                    continue  # an item was deleted meanwhile: its words must not come back
                connection.execute("INSERT INTO segments VALUES (?, ?, ?)", (name, VERSION, data))
                connection.executemany(
                    f"INSERT INTO {schema.members} VALUES (?, ?)",
                    [(item, name) for item in members[name]],
                )


def analysed(text: Text) -> AnalysedDocument:
    """Analyse an item. Its language is not told: most are too short for that.

    Where it is from says little about it, as a path does of a file.
    """
    body = f"{text.body}\n{text.further}" if text.further else text.body
    return analyse(text.title, text.name, text.where, body[:_LONGEST], [], "")


def _attributes(text: Text) -> Attributes:
    return Attributes(ext="", modified=text.modified, size=text.size)


def _kept(store: Store) -> Iterator[bytes]:
    """Yield the vault's segments of this version, one at a time: all at once are a lot."""
    with store.reading() as connection:
        found = connection.execute("SELECT data FROM segments WHERE version = ?", (VERSION,))
        for (data,) in found:
            yield data
