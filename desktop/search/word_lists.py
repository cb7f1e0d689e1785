"""Several words in one line of a form, as "one, two, "with, comma"" (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_ITEM: Final = re.compile(r'\s*+(?:"((?:[^"]|"")*+)"\s*+|([^,]*+))(?:,|\Z)')


def joined(words: Iterable[str]) -> str:
    """Return words in one line: those that a comma or a space at an end would break in quotes."""
    return ", ".join(map(_spelled, words))


def parted(line: str) -> tuple[str, ...]:
    """Return the words of a line, each once, in their order."""
    found: dict[str, None] = {}
    at = 0
    while at < len(line):
        item = _ITEM.match(line, at)
        if item is None:  # something stands behind a closing quote
            end = line.find(",", at)
            word, at = line[at : end if end >= 0 else None].strip(), end if end >= 0 else len(line)
            at += 1
        else:
            word = item[2].strip() if item[1] is None else item[1].replace('""', '"')
            at = item.end()
        if word:
            found[word] = None
    return tuple(found)


def last_part(line: str) -> tuple[str, str]:
    """Return what stands before the word that is typed now, and that word."""
    before, comma, word = line.rpartition(",")
    return f"{before}{comma} " if comma else "", word.strip()


def _spelled(word: str) -> str:
    if "," in word or word.startswith('"') or word != word.strip():
        return '"' + word.replace('"', '""') + '"'
    return word
