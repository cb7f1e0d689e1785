"""Fakes of ports that a test decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from indexer.vault.errors import SecretError


class FakeClock:
    """Time that moves when the test says so."""

    def __init__(self, now: float = 1_700_000_000.0) -> None:
        self.time = now

    def now(self) -> float:
        return self.time

    def monotonic(self) -> float:
        return self.time

    def advance(self, seconds: float) -> None:
        self.time += seconds


class FakeSecrets:
    """A `SecretStore` in memory. `wait` is called before each answer, as a prompt would."""

    def __init__(self, failure: SecretError | None = None) -> None:
        self.secrets: dict[str, bytes] = {}
        self.failure = failure
        self.wait: Callable[[], object] = lambda: None

    def get(self, name: str) -> bytes | None:
        self._answer()
        return self.secrets.get(name)

    def put(self, name: str, secret: bytes) -> None:
        self._answer()
        self.secrets[name] = secret

    def delete(self, name: str) -> None:
        self._answer()
        self.secrets.pop(name, None)

    def _answer(self) -> None:
        self.wait()
        if self.failure is not None:
            raise self.failure


class SpellingEmbedder:
    """An `Embedder` to which texts with the same groups of three letters mean the same."""

    dimension = 256

    def __init__(self, model_key: str = "spelling") -> None:
        self.model_key = model_key

    def embed(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        vectors = np.full((len(texts), self.dimension), 1e-6, np.float32)
        for vector, text in zip(vectors, texts, strict=True):
            folded = text.casefold()
            for three in zip(folded, folded[1:], folded[2:], strict=False):
                vector[sum(ord(char) * 31**place for place, char in enumerate(three)) % 256] += 1
        unit: npt.NDArray[np.float32] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit
