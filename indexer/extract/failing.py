"""How an extractor says that a file cannot be extracted."""

from __future__ import annotations

from typing import Literal

from indexer.documents import Failure
from indexer.errors import MagpieError

Code = Literal["encrypted", "corrupt", "empty", "unsupported", "too-large", "memory"]


class UnextractableError(MagpieError):
    """The file cannot be extracted; `failure` tells why. Turned into a value by the dispatch."""

    def __init__(self, code: Code, reason: str) -> None:
        super().__init__(reason)
        self.failure = Failure(code, reason)
