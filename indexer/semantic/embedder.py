"""The embedder that serves: an exported model on onnxruntime, with no torch in the process."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from indexer.errors import ModelError
from indexer.semantic import privacy
from indexer.semantic.model_folder import MODEL_NAME, TOKENIZER_NAME, read_config

Floats = npt.NDArray[np.float32]
_UNKNOWN = frozenset({"[UNK]", "<unk>"})


class OnnxEmbedder:
    """Turns texts into unit vectors with a model exported by `indexer.semantic.export`.

    Each text runs alone, `threads` of them side by side, each on one core. Measured on 2 cores
    against batches with parallel operators: a third faster (no barrier inside the model, no
    padding), less memory, and a text's vector does not depend on which texts it came with, which
    per-batch activation scales would make it do. A session of one thread has no pool that spins.

    Thread-safe. Raises ModelError when the folder cannot be used.
    """

    def __init__(self, folder: Path, threads: int = 1) -> None:
        if threads < 1:
            raise ValueError("threads must be at least 1")
        self._config = read_config(folder)
        self._tokenizer = _tokenizer(folder / TOKENIZER_NAME, self._config.max_tokens)
        self._session = _session(folder / MODEL_NAME)
        # Threads start with the first passages: a process that only answers queries has none.
        self._pool = ThreadPoolExecutor(threads, "embed") if threads > 1 else None

    @property
    def model_key(self) -> str:
        """Name the model, its weights and the export: vectors of other keys cannot be compared."""
        return self._config.key

    @property
    def dimension(self) -> int:
        """Return the length of a vector."""
        return self._config.dimension

    def embed(self, texts: Sequence[str]) -> Floats:
        """Embed passages; shape (len(texts), dimension), rows of length 1, in the order given."""
        prompt = self._config.passage_prompt
        return self.embed_raw([prompt + text for text in texts] if prompt else texts)

    def embed_query(self, text: str) -> Floats:
        """Embed a query with the model's own prompt for queries; shape (dimension,), length 1."""
        return self._vector(self._tokens([self._config.query_prompt + text])[0])

    def characters_per_piece(self, text: str) -> float:
        """Return how many characters the vocabulary's pieces of a text have on average.

        It tells how well the model knows the text's language: what the vocabulary has no piece
        for counts as spelt out.
        """
        clean = text.encode("utf-8", "replace").decode("utf-8")
        encoding = self._tokenizer.encode(clean, add_special_tokens=False)
        pieces = sum(
            end - start if token in _UNKNOWN else 1
            for token, (start, end) in zip(encoding.tokens, encoding.offsets, strict=True)
        )
        # Of a text longer than the model's window, the pieces are those of its beginning.
        read = max((end for _, end in encoding.offsets), default=0)
        return read / max(pieces, 1)

    def embed_raw(self, texts: Sequence[str]) -> Floats:
        """Embed texts with no prompt put before them; shape (len(texts), dimension)."""
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        ids = self._tokens(texts)
        if self._pool is None or len(ids) < 2:
            for row, tokens in enumerate(ids):
                vectors[row] = self._vector(tokens)
            return vectors
        # Longest first, so that the threads finish together.
        order = sorted(range(len(ids)), key=lambda row: -len(ids[row]))
        results = self._pool.map(self._vector, (ids[row] for row in order))
        for row, vector in zip(order, results, strict=True):
            vectors[row] = vector
        return vectors

    def close(self) -> None:
        """End the threads; embedding goes on one text at a time. Not while `embed` runs."""
        if self._pool is not None:
            self._pool.shutdown()
            self._pool = None

    def _tokens(self, texts: Sequence[str]) -> list[list[int]]:
        # A lone surrogate is no text to the tokenizer: replaced, like everywhere in Unicode.
        clean = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]
        return [encoding.ids for encoding in self._tokenizer.encode_batch_fast(clean)]

    def _vector(self, tokens: list[int]) -> Floats:
        if not tokens:  # an empty text, to a tokenizer that adds no special tokens
            return _fallback(self.dimension)
        from onnxruntime.capi.onnxruntime_pybind11_state import Fail, InvalidArgument

        try:
            (rows,) = self._session.run(None, {"ids": np.array([tokens], dtype=np.int64)})
        except (Fail, InvalidArgument) as error:
            raise ModelError("The embedding model failed on a text.") from error
        vector: Floats = rows[0]
        return vector if np.isfinite(vector).all() else _fallback(self.dimension)


def _fallback(dimension: int) -> Floats:
    """Return the unit vector of a text that has no meaning: nothing real is near it."""
    vector = np.zeros(dimension, dtype=np.float32)
    vector[0] = 1.0
    return vector


def _tokenizer(path: Path, max_tokens: int) -> Any:
    from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_file(str(path))
    # The library raises bare Exception for a missing or malformed file, nothing narrower.
    except Exception as error:
        raise ModelError("The exported model's tokenizer cannot be read.") from error
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_tokens)
    return tokenizer


def _session(path: Path) -> Any:
    privacy.silence_onnxruntime()
    import onnxruntime
    from onnxruntime.capi import onnxruntime_pybind11_state as state

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3  # errors only
    # An arena keeps the peak of the longest text forever; without it, the speed is the same.
    options.enable_cpu_mem_arena = False
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except (
        state.Fail,
        state.InvalidArgument,
        state.InvalidGraph,
        state.InvalidProtobuf,
        state.NoSuchFile,
        state.NotImplemented,
        state.RuntimeException,
    ) as error:
        raise ModelError("The exported model cannot be loaded.") from error
