"""What passes between the service and the child that draws pages."""

from __future__ import annotations

import msgspec

from indexer.contract.messages import Box


class PageRequest(msgspec.Struct, frozen=True):
    """A page to draw: 1-based, `width` in pixels; the passage's line is one of the page."""

    path: bytes
    max_bytes: int
    page: int
    width: int
    passage: str
    words: list[tuple[int, int]]
    line: int


class PageAnswer(msgspec.Struct, frozen=True):
    """The page, or why there is none."""

    image: bytes = b""
    pages: int = 0
    passage: list[Box] = []
    words: list[Box] = []
    problem: str = ""
