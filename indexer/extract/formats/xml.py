"""XML of any vocabulary: its character data, each line with the line of the file it comes from."""

from __future__ import annotations

import re
from xml.parsers import expat

from indexer.documents import Extracted
from indexer.extract.building import TextBuilder
from indexer.extract.decoding import decode
from indexer.extract.formats import html

_TITLES = frozenset({"title", "dc:title", "atom:title"})
_BASE64 = re.compile(r"[A-Za-z0-9+/]{60,}={0,2}")  # a line of an embedded file


class _Stop(Exception):  # noqa: N818 - it ends the parsing and is no error
    """There is enough text."""


class _CharacterData:
    """Receives expat's events; text of neighbouring elements is kept apart by a space."""

    def __init__(self, builder: TextBuilder) -> None:
        self.title = ""
        self._builder = builder
        self._parser = expat.ParserCreate("utf-8")
        self._parser.CharacterDataHandler = self._text
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._pieces: list[str] = []
        self._number = 0
        self._title_parts: list[str] | None = None

    def run(self, text: str) -> None:
        """Parse a document; raises expat.ExpatError where it is not well-formed."""
        try:
            self._parser.Parse(text.encode(), True)
            self._flush()
        except _Stop:
            return

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        del attributes
        self._pieces.append(" ")
        if not self.title and tag.lower() in _TITLES:
            self._title_parts = []

    def _end(self, tag: str) -> None:
        self._pieces.append(" ")
        if self._title_parts is not None and tag.lower() in _TITLES:
            self.title = " ".join("".join(self._title_parts).split())
            self._title_parts = None

    def _text(self, data: str) -> None:
        number = self._parser.CurrentLineNumber
        if number != self._number:
            self._flush()
            self._number = number
        self._pieces.append(data)
        if self._title_parts is not None:
            self._title_parts.append(data)

    def _flush(self) -> None:
        words = " ".join("".join(self._pieces).split())
        self._pieces.clear()
        if words and not _BASE64.fullmatch(words):
            self._builder.line(words, self._number)
            if self._builder.full:
                raise _Stop


def extract(data: bytes, name: str) -> Extracted:
    """Extract the character data; what is not well-formed is read as leniently as HTML."""
    mime = "image/svg+xml" if name.lower().endswith(".svg") else "application/xml"
    text = decode(data, html.declared_encoding(data))
    builder = TextBuilder()
    reader = _CharacterData(builder)
    try:
        reader.run(text)
    except expat.ExpatError:
        builder = TextBuilder()
        visible = html.VisibleText(builder)
        visible.run(text)
        return builder.finish(mime, title=visible.title)
    return builder.finish(mime, title=reader.title)
