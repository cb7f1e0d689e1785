"""The regular expressions of snippets: written as Rust or Python has them, run as Python's."""

from __future__ import annotations

import re
from typing import Final

_GROUP: Final = re.compile(r"\(\?P?<([A-Za-z_]\w*)>")
_RUST_GROUP: Final = re.compile(r"\(\?<(?=[A-Za-z_])")
_LONGEST: Final = 1000  # characters


def group_names(regex: str) -> tuple[str, ...]:
    """Return the names of groups, which templates refer to as variables."""
    return tuple(dict.fromkeys(_GROUP.findall(regex)))


def compiled(regex: str) -> re.Pattern[str] | None:
    """Return an expression that can be matched, None for one that Python has not."""
    if len(regex) > _LONGEST:
        return None
    try:
        return re.compile(_RUST_GROUP.sub("(?P<", regex))
    except (re.error, RecursionError, OverflowError):
        return None
