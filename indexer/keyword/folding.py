"""Which characters make words, and how words that differ only in form become equal (pure)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

# Scripts written without spaces between words, and Hangul, whose words carry their particles:
# these are indexed by n-grams of clusters (McNamee & Mayfield 2004).
NGRAM_RANGES: Final = (
    "\u0e01-\u0e3a\u0e40-\u0e4e"  # Thai
    "\u0e81-\u0ecf\u0edc-\u0edf"  # Lao
    "\u1000-\u103f\u104a-\u109f\uaa60-\uaa7f\ua9e0-\ua9fe"  # Myanmar
    "\u1780-\u17d3\u17dc\u17dd"  # Khmer
    "\u1100-\u11ff\u3131-\u318e\ua960-\ua97c\uac00-\ud7a3\ud7b0-\ud7fb\uffa1-\uffdc"  # Hangul
    "\u3041-\u3096\u3099\u309a\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"
    "\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
# Invisible characters that stand inside words: soft hyphen, joiners, word joiner.
_INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u2060\ufe0f"


def _mark_ranges() -> str:
    """Return the combining marks as a character class: Python's ``\\w`` leaves them out."""
    ranges: list[tuple[int, int]] = []
    for low, high in ((0x300, 0x3100), (0xA600, 0xAC00), (0xFE20, 0xFE30), (0x10A00, 0x11E00)):
        for code in range(low, high):
            if unicodedata.category(chr(code))[0] != "M":
                continue
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1] = (ranges[-1][0], code)
            else:
                ranges.append((code, code))
    return "".join(f"{chr(low)}-{chr(high)}" for low, high in ranges)


MARK_RANGES: Final = _mark_ranges()
_CLASS: Final = rf"[\w{MARK_RANGES}{_INVISIBLE}]"
# A token: word characters, joined by single dots and at signs (versions, hosts, addresses);
# C++, C# and their like keep their sign.
_SIGN: Final = r"(?:(?<=\b[CFJcfj])(?:\+\+|#)(?!\w))?"
# The marks' long class is only tried where a letter is followed by something beyond ASCII.
_REST: Final = rf"\w*+(?:(?=[^\x00-\x7f])[{MARK_RANGES}{_INVISIBLE}]{_CLASS}*+|)"
TOKEN: Final = re.compile(rf"\w{_REST}(?:[.@]{_CLASS}++)*+{_SIGN}")
_ASCII_TOKEN: Final = re.compile(rf"\w++(?:[.@]\w++)*+{_SIGN}", re.ASCII)  # twice as fast
NGRAM: Final = re.compile(f"[{NGRAM_RANGES}]")
CLUSTER: Final = re.compile(rf"(?:[\u0e40-\u0e44\u0ec0-\u0ec4])?[{NGRAM_RANGES}][{MARK_RANGES}]*")
RUN: Final = re.compile(f"[{NGRAM_RANGES}][{NGRAM_RANGES}{MARK_RANGES}]*|[^{NGRAM_RANGES}]+")
_DROP_INVISIBLE: Final = {ord(char): None for char in _INVISIBLE}
# Letters that have no decomposition but that people type without their stroke or ligature.
_LETTERS: Final = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th",
        "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "ng", "ё": "е", "ى": "ي", "ة": "ه", "ک": "ك",
        "ی": "ي", "ـ": None,
    }
)  # fmt: skip


def tokens(text: str) -> list[str]:
    """Return the tokens of a text, as written."""
    return (_ASCII_TOKEN if text.isascii() else TOKEN).findall(text)


def token_matches(text: str) -> Iterator[re.Match[str]]:
    """Return the tokens of a text with their places."""
    return (_ASCII_TOKEN if text.isascii() else TOKEN).finditer(text)


def normalise(text: str) -> str:
    """Return the text in NFKC without invisible characters."""
    return unicodedata.normalize("NFKC", text.translate(_DROP_INVISIBLE))


def casefold(word: str) -> str:
    """Return the word without case; the dot of a Turkish capital İ is case, not accent."""
    return word.casefold().replace("i\u0307", "i")


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """Return a case-folded word without the accents people leave out when they type.

    Vowel signs, which spell the word (Indic, Thai), and the breve of й stay.
    """
    if word.isascii():
        return word
    word = word.translate(_LETTERS) or word
    decomposed = unicodedata.normalize("NFD", word)
    if decomposed == word and not unicodedata.combining(word[-1]):
        return word
    kept: list[str] = []
    for char in decomposed:
        marks = unicodedata.combining(char)
        accent = marks >= 200 or 10 <= marks <= 35  # above or below; Hebrew and Arabic points
        if accent and not (char == "\u0306" and kept and kept[-1] in "иу"):
            continue
        kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept)) or word
