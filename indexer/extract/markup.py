"""Splits HTML into tags and text as a browser does, in time that grows with the length only.

The standard library's parser is several times slower, and takes quadratic time on unclosed
comments, tags and quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

# Possessive, so that no character is looked at twice; what is never closed runs to the end.
_TOKEN = re.compile(
    r"(?P<text>[^<]++)"
    r"|<!--(?P<comment>)(?:.*?-->|.*+)"
    r"|<(?P<close>/?)(?P<tag>[a-zA-Z][^\s/>]*+)"
    r"(?P<inside>(?:[^>\"'=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+|[\"'])*+)>?"
    r"|<[!?/][^>]*+>?"
    r"|(?P<stray><)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s\"'>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]*)))?")
# What is inside is no markup.
_RAW = {
    tag: re.compile(rf"</{tag}(?=[\s/>])", re.IGNORECASE)
    for tag in ("script", "style", "textarea", "title", "xmp", "noembed", "iframe")
}


class Tag(NamedTuple):
    """A tag: its name in lower case and what is inside, not taken apart yet."""

    name: str
    closes: bool
    inside: str

    @property
    def is_empty(self) -> bool:
        """Whether it is written as ``<tag/>``."""
        return self.inside.endswith("/")

    def attributes(self) -> dict[str, str]:
        """Return its attributes; the first of a name counts."""
        found: dict[str, str] = {}
        for name, double, single, bare in _ATTRIBUTE.findall(self.inside):
            found.setdefault(name.lower(), unescape(double or single or bare))
        return found


def tokens(source: str) -> Iterator[tuple[int, Tag | str]]:
    """Yield tags, and text that is not unescaped yet, each with its offset in the source.

    Comments, declarations and processing instructions are left out.
    """
    position = 0
    while position < len(source):
        match = _TOKEN.match(source, position)
        assert match is not None  # every character begins a token
        name = match["tag"]
        if name is not None:
            tag = Tag(name.lower(), bool(match["close"]), match["inside"])
            yield position, tag
            position = match.end()
            if tag.name in _RAW and not tag.closes and not tag.is_empty:
                end = _RAW[tag.name].search(source, position)
                stop = end.start() if end is not None else len(source)
                if stop > position:
                    yield position, source[position:stop]
                position = stop
            continue
        if match["text"] or match["stray"]:
            yield position, match[0]
        position = match.end()
