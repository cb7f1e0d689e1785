"""What requests and replies share: limits, and the kinds of things."""

from __future__ import annotations

from typing import Final, Literal

MOST_AROUND = 100_000  # characters on either side of a place
WIDEST_PAGE = 2400  # pixels

Kind = Literal["file", "clip", "snippet", "app"]
Mode = Literal["hybrid", "keyword", "semantic"]
Work = Literal["idle", "scanning", "indexing"]
Pause = Literal["", "person", "battery", "busy"]  # why indexing pauses, "" when it does not
FailureCode = Literal[
    "encrypted", "corrupt", "too-large", "timeout", "memory", "crash", "unreadable", "vanished"
]
AnswerKind = Literal["calculation", "conversion", "base", "dates"]

# What of a session's environment the service asks for: it may have been started outside of it.
SESSION_VARIABLES: Final = (
    "XDG_CURRENT_DESKTOP", "XDG_DATA_HOME", "XDG_DATA_DIRS", "PATH",
    "LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LC_NUMERIC",
)  # fmt: skip
