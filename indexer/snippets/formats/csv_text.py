"""Rows of comma-separated text, also of such that is not quite that.

RFC 4180, and beyond it: a quote within a quoted value that nothing closes is a character, and where
a value's quote is never closed the value ends with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_LINE: Final = re.compile(r"\r\n|\r|\n")
_DELIMITERS: Final = ",;\t"


class Row(NamedTuple):
    """A row, the line it begins in from 1, and whether its quotes had to be guessed."""

    line: int
    values: tuple[str, ...]
    guessed: bool


def delimiter_of(text: str) -> str:
    """Return what parts the values of the first lines: a comma, a semicolon or a tab."""
    head = "\n".join(text.splitlines()[:5])
    plain = re.sub(r'"[^"]*"', "", head)
    counts = {sign: plain.count(sign) for sign in _DELIMITERS}
    return max(_DELIMITERS, key=lambda sign: (counts[sign], -_DELIMITERS.index(sign)))


def rows(text: str, delimiter: str = ",") -> Iterator[Row]:
    """Yield the rows of a text that are not empty, in time linear to its length."""
    return _Rows(text, delimiter).all()


class _Rows:
    def __init__(self, text: str, delimiter: str) -> None:
        self._text = text
        sign = re.escape(delimiter)
        self._delimiter = delimiter
        self._plain = re.compile(rf"[^{sign}\r\n]*")
        self._quoted = re.compile(rf'((?:[^"]|""|"(?![ ]*(?:[{sign}\r\n]|\Z)))*+)"[ ]*')
        self._never_closed = False
        self._guessed = False

    def all(self) -> Iterator[Row]:
        at, line = 0, 1
        while at < len(self._text):
            begin, self._guessed = at, False
            values, at = self._row(at)
            if any(value.strip() for value in values):
                yield Row(line, tuple(values), self._guessed)
            line += len(_LINE.findall(self._text, begin, at))

    def _row(self, at: int) -> tuple[list[str], int]:
        values: list[str] = []
        while True:
            value, at = self._value(at)
            values.append(value)
            if at < len(self._text) and self._text[at] == self._delimiter:
                at += 1
                continue
            if found := _LINE.match(self._text, at):
                at = found.end()
            return values, at

    def _value(self, at: int) -> tuple[str, int]:
        if self._text.startswith('"', at) and not self._never_closed:
            if found := self._quoted.match(self._text, at + 1):
                inner = found[1]
                self._guessed |= '"' in inner.replace('""', "")
                return inner.replace('""', '"'), found.end()
            self._never_closed = True
        self._guessed |= self._text.startswith('"', at)
        found = self._plain.match(self._text, at)
        assert found  # it matches nothing at all as well
        return found[0], found.end()


def quoted(value: str) -> str:
    """Return a value as it stands in a row."""
    if re.search(r'[",;\t\r\n]|^\s|\s$', value):
        return '"' + value.replace('"', '""') + '"'
    return value
