"""JSON that may be hostile."""

from __future__ import annotations

from typing import cast

import msgspec

from indexer.snippets.formats.reading import FormatError, Value

_LONGEST = 32 << 20  # bytes


def read(text: str) -> Value:
    """Return what a JSON text holds. FormatError for what is none."""
    if len(text) > _LONGEST:
        raise FormatError("The file is too large.")
    try:
        return cast("Value", msgspec.json.decode(text.encode("utf-8", "replace")))
    except (msgspec.DecodeError, RecursionError, ValueError) as error:
        raise FormatError("This is not JSON.") from error
