"""Rich text as plain, and Markdown as rich."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

_BLOCKS: Final = frozenset(
    {
        "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "tr", "blockquote",
        "pre", "section", "article", "header", "footer",
    }
)  # fmt: skip
_UNSEEN: Final = frozenset({"script", "style", "head", "title"})
_SPACES: Final = re.compile(r"[ \t\r\n\f]+")


def plain_text(html: str) -> str:
    """Return what of rich text is read: lines for blocks, "- " before the items of a list."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = "".join(reader.parts).split("\n")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip(" ") for line in lines)).strip("\n ")


def rich_text(markdown: str, *, paragraph: bool = False) -> str:
    """Return Markdown as HTML; HTML in it is shown, not obeyed, since values are filled in there.

    `paragraph`: whether one that is a single paragraph becomes running text.
    """
    from markdown_it import MarkdownIt  # half of the package's time to start, for few snippets

    html = str(MarkdownIt("commonmark", {"html": False}).render(markdown)).strip()
    if paragraph and html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
        html = html[3:-4]
    return html


class _Reader(HTMLParser):
    """Collects text; white space counts as in a browser."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._unseen = 0
        self._kept = 0  # depth of <pre>

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "br":
            self.parts.append("\n")
        elif tag in _BLOCKS:
            self._line()
        elif tag == "li":
            self._line()
            self.parts.append("- ")
        elif tag in {"td", "th"} and self.parts and not self.parts[-1].endswith("\n"):
            self.parts.append("\t")
        self._kept += tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _BLOCKS:
            self._line()
            if tag == "p":
                self.parts.append("\n")
        if tag == "pre":
            self._kept = max(0, self._kept - 1)

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        text = data if self._kept else _SPACES.sub(" ", data)
        if not self._kept and (not self.parts or self.parts[-1].endswith(("\n", " "))):
            text = text.lstrip(" ")
        if text:
            self.parts.append(text)

    def _line(self) -> None:
        if self.parts and not self.parts[-1].endswith("\n"):
            self.parts.append("\n")
