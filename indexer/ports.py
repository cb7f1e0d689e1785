"""The ports: what the core asks of engines and platforms, so that another one is one new file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

import msgspec
import numpy as np
import numpy.typing as npt

from indexer.documents import AnalysedDocument, DocId

Vectors = npt.NDArray[np.float16] | npt.NDArray[np.float32]
Ids = npt.NDArray[np.int64]


class Clock(Protocol):
    """Time, injected so that tests decide it."""

    def now(self) -> float:
        """Return seconds since the epoch."""
        ...

    def monotonic(self) -> float:
        """Return seconds that never go back."""
        ...


class Embedder(Protocol):
    """Turns texts into unit vectors."""

    @property
    def model_key(self) -> str:
        """Name the model and export version: vectors with another key cannot be compared."""
        ...

    @property
    def dimension(self) -> int:
        """Return the length of a vector."""
        ...

    def embed(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Embed passages or queries; shape (len(texts), dimension), rows of length 1."""
        ...


class VectorIndex(Protocol):
    """Nearest neighbours by cosine over unit vectors, keyed by passage id."""

    def __len__(self) -> int: ...

    def keys(self) -> Ids:
        """Return the keys held, in no order."""
        ...

    def add(self, keys: Ids, vectors: Vectors) -> None:
        """Add or replace vectors, shape (len(keys), dimension)."""
        ...

    def remove(self, keys: Ids) -> None:
        """Remove keys; unknown keys are passed over."""
        ...

    def search(
        self, vector: npt.NDArray[np.float32], count: int, allowed: Ids | None = None
    ) -> tuple[Ids, npt.NDArray[np.float32]]:
        """Return up to `count` keys and cosines, best first; only among `allowed` if given."""
        ...


class KeywordHit(msgspec.Struct, frozen=True):
    """A document found by words, with its BM25F score (higher is better)."""

    doc_id: DocId
    score: float


class KeywordWriter(Protocol):
    """The one writer of a keyword index."""

    def write(
        self,
        documents: Iterable[tuple[DocId, AnalysedDocument, Attributes]],
        deleted: Iterable[DocId],
    ) -> None:
        """Add or replace documents and delete others in one durable commit."""
        ...


class Attributes(msgspec.Struct, frozen=True):
    """What the keyword index keeps of a document beside its words."""

    ext: str  # lower case, without the dot
    modified: float  # seconds since the epoch
    size: int  # bytes


class SecretStore(Protocol):
    """Keeps secrets where only the person can reach them.

    Every method may block for as long as a prompt waits for the person, and raises
    KeyringAbsentError, KeyringLockedError or another SecretError.
    """

    def get(self, name: str) -> bytes | None:
        """Return a secret, None when there is none of this name."""
        ...

    def put(self, name: str, secret: bytes) -> None:
        """Keep a secret, in place of another of this name; it is there when this returns."""
        ...

    def delete(self, name: str) -> None:
        """Forget a secret; one that is not there is passed over."""
        ...
