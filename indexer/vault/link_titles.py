"""What a copied link is called, by the HTML that a browser copies with it (pure)."""

from __future__ import annotations

import html
import re
from typing import Final

HTML_READ: Final = 4096  # characters of a clip's HTML, from its beginning on
_LONGEST: Final = 200  # characters of a title
_ANCHOR: Final = re.compile(r"<a\s[^>]*>(.*?)</a\s*>", re.IGNORECASE | re.DOTALL)
_TITLE: Final = re.compile(r"<title[^>]*>(.*?)</title\s*>", re.IGNORECASE | re.DOTALL)
_TAG: Final = re.compile(r"<[^>]*>")


def link_title(source: str, url: str) -> str:
    """Return the text of the first link in some HTML, else its title; "" where it names nothing.

    A text that is only the address once more is no title.
    """
    source = source[:HTML_READ]
    for found in (_ANCHOR.search(source), _TITLE.search(source)):
        text = " ".join(html.unescape(_TAG.sub(" ", found[1])).split()) if found else ""
        if text and not _is_address(text, url):
            return text[:_LONGEST]
    return ""


def _is_address(text: str, url: str) -> bool:
    bare = re.sub(r"^\w+:(//)?(www\.)?", "", url.strip()).rstrip("/")
    return re.sub(r"^\w+:(//)?(www\.)?", "", text).rstrip("/") == bare
