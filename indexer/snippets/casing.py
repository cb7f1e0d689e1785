"""A keyword's case carried over to its text: `Hi` for `hi` gives `Hello`, `HI` gives `HELLO`."""

from __future__ import annotations

import re
from typing import Final

from indexer.contract.snippets import UppercaseStyle

_WORD: Final = re.compile(r"\w+")


def style_of(typed: str, keyword: str, uppercase: UppercaseStyle) -> UppercaseStyle:
    """Return what is to be done to the text, "" for nothing.

    A keyword that was typed all in upper case gives `uppercase`, one whose first letter was gives
    "capitalize"; one that was typed as it is written gives nothing.
    """
    letters = [letter for letter in typed if letter.isalpha()]
    if typed == keyword or not letters or not letters[0].isupper():
        return ""
    if len(letters) > 1 and all(letter.isupper() for letter in letters):
        return uppercase or "uppercase"
    return "capitalize"


def cased(text: str, style: UppercaseStyle) -> str:
    """Return a text in a style."""
    if style == "uppercase":
        return text.upper()
    if style == "capitalize":
        return text[:1].upper() + text[1:]
    if style == "capitalize_words":
        return _WORD.sub(lambda found: found[0][:1].upper() + found[0][1:], text)
    return text
