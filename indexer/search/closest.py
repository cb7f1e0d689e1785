"""Finds the sentence of a passage whose meaning is nearest to the query's."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from indexer.documents import PassageId
from indexer.search.excerpt import trimmed

Span = tuple[int, int]
Floats = npt.NDArray[np.float32]
# Embeds texts with the model of this number; None when another one serves by now.
Embed = Callable[[Sequence[str], int], Floats | None]
_Key = tuple[int, PassageId, Span]

# Sentences embedded for one reply at most, and characters of each: a sentence takes three to five
# milliseconds of one core, and the reply waits for them.
MOST_SENTENCES = 3
_LONGEST = 120
_SHORTEST = 16  # characters; shorter ones are headings, numbers and crumbs
_REMEMBERED = 4096  # sentences: 6 MB


@dataclass(frozen=True)
class Sentences:
    """A passage with its text and the spans of its sentences."""

    id: PassageId
    text: str
    spans: Sequence[Span]

    def candidates(self) -> list[Span]:
        """Return the sentences worth comparing: the longest ones, none where there is no choice."""
        spans = [trimmed(self.text, *span) for span in self.spans]
        spans = [span for span in spans if span[1] - span[0] >= _SHORTEST]
        spans.sort(key=lambda span: span[0] - span[1])
        return sorted(spans[:MOST_SENTENCES]) if len(spans) > 1 else []


class ClosestSentences:
    """Embeds sentences and remembers their vectors, least recently used ones out first.

    While a query is typed, the same passages come again and again and cost nothing; what one
    reply has no time for, a later one marks. Thread-safe.
    """

    def __init__(self, embed: Embed) -> None:
        self._embed = embed
        self._known: OrderedDict[_Key, Floats] = OrderedDict()
        self._lock = threading.Lock()

    def find(
        self, passages: Sequence[Sentences], query: Floats, model: int
    ) -> dict[PassageId, Span]:
        """Return the sentence nearest to the query's vector in each passage, as [start, end).

        Passages come in order of importance: those for which no more sentences may be embedded
        are left out, and so are those of a single sentence. `model` is the number of the model
        that made the query's vector.
        """
        vectors: dict[_Key, Floats] = {}
        missing: dict[_Key, str] = {}
        wanted: dict[PassageId, list[_Key]] = {}
        for passage in passages:
            keys = [(model, passage.id, span) for span in passage.candidates()]
            known = self._recall(keys)
            new = {key: passage.text[slice(*key[2])][:_LONGEST] for key in keys if key not in known}
            if keys and len(missing) + len(new) <= MOST_SENTENCES:
                wanted[passage.id] = keys
                vectors |= known
                missing |= new
        if missing:
            embedded = self._embed(list(missing.values()), model)
            if embedded is None:
                return {}
            fresh = dict(zip(missing, embedded, strict=True))
            self._remember(fresh)
            vectors |= fresh
        return {
            passage_id: max(keys, key=lambda key: float(vectors[key] @ query))[2]
            for passage_id, keys in wanted.items()
        }

    def _recall(self, keys: Sequence[_Key]) -> dict[_Key, Floats]:
        with self._lock:
            known = {key: self._known[key] for key in keys if key in self._known}
            for key in known:
                self._known.move_to_end(key)
        return known

    def _remember(self, vectors: dict[_Key, Floats]) -> None:
        with self._lock:
            self._known.update(vectors)
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
