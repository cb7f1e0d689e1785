"""What HTML says, however it spells that: to tell whether an editor keeps all of it (pure)."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

_STYLES: Final = {
    "b": "b", "strong": "b", "i": "i", "em": "i", "u": "u", "ins": "u", "s": "s", "strike": "s",
    "del": "s", "code": "code", "tt": "code", "a": "a", "span": "",
}  # fmt: skip
_ALONE: Final = frozenset({"br", "hr", "img", "input", "meta", "link", "wbr", "col"})
_UNSAID: Final = frozenset({"tbody"})
_SPACES: Final = re.compile(r"[ \t\r\n\f]+")

Token = tuple[str, ...]


def meaning(html: str) -> list[Token]:
    """Return the blocks of HTML and its texts with their styles; equal ones read the same.

    What has no equal in plain markup (other tags, attributes) stands in it as it is.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.trim()
    return reader.tokens


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tokens: list[Token] = []
        self._styles: list[tuple[str, str]] = []  # tags, and what they mean
        self._kept = 0  # depth of <pre>

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = sorted(f"{name}={value}" for name, value in attrs)
        if tag in _STYLES:
            self._styles.append((tag, " ".join((_STYLES[tag], *told)).strip()))
        elif tag not in _UNSAID or told:
            self.trim()
            self.tokens.append(("begin", tag, *told))
            self._kept += tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        if tag in _STYLES:
            found = next((at for at in reversed(range(len(self._styles)))
                          if self._styles[at][0] == tag), None)  # fmt: skip
            if found is not None:
                del self._styles[found]
        elif tag not in _UNSAID and tag not in _ALONE:
            self.trim()
            self.tokens.append(("end", tag))
            self._kept -= tag == "pre"

    def handle_data(self, data: str) -> None:
        text = data if self._kept else _SPACES.sub(" ", data)
        before = self.tokens[-1] if self.tokens else ("",)
        if not self._kept and (before[0] != "text" or before[1].endswith(" ")):
            text = text.removeprefix(" ")
        if not text:
            return
        styles = tuple(sorted({style for _, style in self._styles if style}))
        if before[0] == "text" and before[2:] == styles:
            self.tokens[-1] = ("text", before[1] + text, *styles)
        else:
            self.tokens.append(("text", text, *styles))

    def trim(self) -> None:
        """Leave out the space at the end of a line, which is not seen."""
        if self._kept or not self.tokens or self.tokens[-1][0] != "text":
            return
        text = self.tokens[-1][1].removesuffix(" ")
        if text:
            self.tokens[-1] = ("text", text, *self.tokens[-1][2:])
        else:
            del self.tokens[-1]
