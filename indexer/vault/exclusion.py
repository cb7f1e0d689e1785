"""What of the clipboard is not to be kept, by its text (pure)."""

from __future__ import annotations

import re
from typing import Final

_PRIVATE_KEY: Final = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----")


def excluded(text: str) -> str | None:
    """Return what excludes a text from the history, None when nothing does."""
    return "private-key" if _PRIVATE_KEY.search(text) else None
