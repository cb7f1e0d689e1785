"""Gives passages their vectors, newest documents first; equal passages are embedded once."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from indexer.catalog import Catalog
from indexer.catalog.indexing import Unembedded
from indexer.documents import DocId, PassageId
from indexer.ports import Embedder

# About one and a half seconds of work on two cores: how long a file saved meanwhile may wait.
SLICE_PASSAGES = 48
_DOCUMENTS = 32


class EmbedStage:
    """Embeds what lacks vectors of the embedder's model, a slice at a time."""

    def __init__(self, catalog: Catalog, embedder: Embedder) -> None:
        self._catalog = catalog
        self._embedder = embedder
        with catalog.transaction():
            self._model = catalog.indexing.model(embedder.model_key)

    def embed_slice(self, interrupted: Callable[[], bool]) -> int | None:
        """Embed some passages; return how many, None when all passages have their vectors."""
        indexing = self._catalog.indexing
        doc_ids = indexing.unembedded_documents(self._embedder.model_key, _DOCUMENTS)
        if not doc_ids:
            return None
        wanted: list[Unembedded] = []
        visited: list[DocId] = []
        for doc_id in doc_ids:
            missing = indexing.unembedded_passages(doc_id, self._model)
            visited.append(doc_id)
            wanted.extend(missing)
            if len(wanted) >= SLICE_PASSAGES:
                break
        done = 0
        for low in range(0, len(wanted), SLICE_PASSAGES):
            if interrupted():
                return done
            done += self._embed(wanted[low : low + SLICE_PASSAGES])
        with self._catalog.transaction():
            indexing.mark_embedded(self._embedder.model_key, self._model, visited)
        return done

    def _embed(self, passages: list[Unembedded]) -> int:
        indexing = self._catalog.indexing
        vectors: list[tuple[PassageId, bytes]] = []
        new: dict[bytes, list[Unembedded]] = {}
        for passage in passages:
            if (known := indexing.vector_of(passage.digest, self._model)) is not None:
                vectors.append((passage.id, known))
            else:
                new.setdefault(passage.digest, []).append(passage)
        if new:
            embedded = self._embedder.embed([group[0].text for group in new.values()])
            for group, vector in zip(new.values(), embedded.astype(np.float16), strict=True):
                vectors.extend((passage.id, vector.tobytes()) for passage in group)
        with self._catalog.transaction():
            indexing.store_vectors(self._model, vectors)
        return len(vectors)

    def drop_other_models(self) -> int:
        """Remove the vectors of models no longer used, once this one's are complete."""
        with self._catalog.transaction():
            return self._catalog.indexing.drop_other_models(self._model)
