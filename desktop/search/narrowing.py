"""Which of a few named things fit what is typed (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final, TypeVar

T = TypeVar("T")
_WORD: Final = re.compile(r"\w+")


def narrowed(things: Sequence[T], typed: str, name: Callable[[T], str]) -> tuple[T, ...]:
    """Return the things whose name has, for each word typed, a word that begins with it."""
    wanted = _WORD.findall(typed.casefold())

    def fits(thing: T) -> bool:
        words = _WORD.findall(name(thing).casefold())
        return all(any(word.startswith(part) for word in words) for part in wanted)

    return tuple(thing for thing in things if fits(thing))
