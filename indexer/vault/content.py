"""What was copied: its kind, its identity, its size and what a list shows of it (pure)."""

from __future__ import annotations

import hashlib
import hmac
import re
import struct
from typing import Final

import msgspec

from indexer.contract.clips import ClipKind, KeepClip

HEAD: Final = 300  # characters that a list shows
_URL: Final = re.compile(
    r"(?:https?|ftp|sftp|ssh|git|magnet|mailto|file):(?:\S){3,2000}", re.IGNORECASE
)
_NUMBER: Final = r"[+-]?\d{0,4}(?:\.\d{1,6})?(?:%|deg|rad|turn)?"
_COLOUR: Final = re.compile(
    r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})"
    rf"|(?:rgb|hsl|hwb|lab|lch|oklab|oklch)a?\(\s*{_NUMBER}(?:[\s,/]+{_NUMBER}){{2,3}}\s*\)",
    re.IGNORECASE,
)
_JUDGED: Final = 4000  # characters by which code is told
# What lines of code look like; prose has few of these.
_CODE_LINE: Final = re.compile(
    r"""^\s*(?:
        (?:def|class|import|from|function|const|let|var|return|if|elif|else|for|while|public|private
          |static|void|int|struct|enum|fn|impl|use|package|func|type|try|catch|except|switch|case
          |SELECT|INSERT|UPDATE|CREATE|FROM|WHERE|export|async|await|yield|print|echo|\#include
          |\#define)\b.*[(){}\[\];:=<>.,"'*]
        | [{}()\[\]]+[;,]?
        | .*[;{}]
        | .*=>.*
        | .*\w\(.*\)[;,:]?
        | [\w.\[\]"']+\s*(?:=|:=|\+=)\s*\S.*
        | (?:\$|>>>|\#|//|/\*|\*/|--)\s.*
        | </?\w[^>]*>.*
        | @\w+.*
        | ["'][\w-]+["']\s*:\s.*
    )\s*$""",
    re.VERBOSE,
)
_CODE_SHARE: Final = 0.6  # of the lines
_PNG: Final = b"\x89PNG\r\n\x1a\n"


class Content(msgspec.Struct, frozen=True):
    """All of a clip's content, as it was copied. Its repr says nothing of it."""

    text: str = ""
    html: str = ""
    image: bytes = b""
    image_mime: str = ""
    uris: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"Content({self.size} bytes)"

    @property
    def size(self) -> int:
        """How many bytes it takes."""
        texts = (self.text, self.html, *self.uris)
        return len(self.image) + sum(len(text.encode("utf-8", "replace")) for text in texts)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to keep."""
        return not (self.text.strip() or self.image or self.uris or self.html.strip())


def content_of(request: KeepClip) -> Content:
    """Return what a request wants kept, as text that can be stored."""
    return Content(
        text=_storable(request.text),
        html=_storable(request.html),
        image=request.image,
        image_mime=request.image_mime if request.image else "",
        uris=tuple(map(_storable, request.uris)),
    )


def _storable(text: str) -> str:
    """Replace what is no text: SQLite keeps UTF-8."""
    return text.encode("utf-8", "replace").decode()


def kind_of(content: Content) -> ClipKind:
    """Tell what was copied, by what a person would call it."""
    if content.uris:
        return "files"
    text = content.text.strip()
    if not text:
        return "image" if content.image or not content.html else "html"
    if _URL.fullmatch(text):
        return "link"
    if _COLOUR.fullmatch(text):
        return "colour"
    if looks_like_code(text):
        return "code"
    return "html" if content.html else "text"


def looks_like_code(text: str) -> bool:
    """Guess whether a text is code: most of its lines look so, and it has two of them at least."""
    lines = [line for line in text[:_JUDGED].splitlines() if line.strip()]
    if len(lines) < 2:
        return False
    telling = sum(1 for line in lines if len(line) < 500 and _CODE_LINE.match(line))
    return telling >= _CODE_SHARE * len(lines)


def digest_of(content: Content, secret: bytes) -> bytes:
    """Return what identical content has in common, keyed so that nobody can guess at it.

    The plain text decides where there is one: the same words copied from elsewhere are the same
    clip, whatever they look like there.
    """
    keyed = hmac.new(secret, digestmod=hashlib.sha256)
    if content.uris:
        parts = [b"files", *(uri.encode() for uri in content.uris)]
    elif content.text.strip():
        parts = [b"text", content.text.encode()]
    elif content.image:
        parts = [b"image", content.image]
    else:
        parts = [b"html", content.html.encode()]
    for part in parts:
        keyed.update(len(part).to_bytes(8, "big"))
        keyed.update(part)
    return keyed.digest()


def head_of(content: Content) -> str:
    """Return the beginning of a clip's plain text."""
    return content.text.strip()[:HEAD]


def image_size(image: bytes) -> tuple[int, int]:
    """Return the width and height of a PNG in pixels, 0 and 0 of what is none."""
    if not image.startswith(_PNG) or len(image) < 24:
        return 0, 0
    width, height = struct.unpack(">II", image[16:24])
    return int(width), int(height)
