"""Puts a clip back into the clipboard when the command line asks for it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Protocol

from desktop.system.ports import Copied
from indexer.contract.clips import Clip, GetClip
from indexer.contract.locations import shown, uri_to_path
from indexer.contract.messages import AnyReply, AnyRequest

log = logging.getLogger(__name__)


class Asked(Protocol):
    """The service, as far as a clip is asked of it."""

    def ask(self, request: AnyRequest, on_reply: Callable[[AnyReply], None]) -> int:
        """Send a request; the reply comes later."""
        ...


class Clipboard(Protocol):
    """Where things are put in several forms."""

    def put(self, formats: dict[str, bytes]) -> None:
        """Put a thing there, by MIME type."""
        ...


def copy_clip(connection: Asked, clipboard: Clipboard, clip: str) -> None:
    """Fetch the clip of this id and put it into the clipboard."""

    def take(reply: AnyReply) -> None:
        if isinstance(reply, Clip):
            clipboard.put(formats_of(pasted(reply)))

    if clip.isascii() and clip.isdigit() and len(clip) < 19:
        connection.ask(GetClip(clip=int(clip)), take)
    else:
        log.warning("a clip to copy was not named by its number")


def pasted(clip: Clip, *, plain: bool = False) -> Copied:
    """Return a clip as it is pasted; `plain` leaves its text alone, where it has one."""
    if plain and clip.text:
        return Copied(text=clip.text)
    return Copied(clip.text, clip.html, clip.image, clip.image_mime, tuple(clip.uris))


def joined(clips: Sequence[Clip], separator: str) -> Copied | None:
    """Return clips as one: files alone as files, all else as text; None where there is no text."""
    if clips and all(clip.uris for clip in clips):
        uris = tuple(dict.fromkeys(uri for clip in clips for uri in clip.uris))
        return Copied(text="\n".join(map(_path, uris)), uris=uris)
    texts = [text for text in map(_text, clips) if text]
    return Copied(text=separator.join(texts)) if texts else None


def _text(clip: Clip) -> str:
    return clip.text or "\n".join(map(_path, clip.uris))


def _path(uri: str) -> str:
    return shown(uri_to_path(uri)) if uri.startswith("file:///") else uri


def formats_of(content: Copied) -> dict[str, bytes]:
    """Return content by MIME type, as its owner offered it."""
    formats: dict[str, bytes] = {}
    if content.text:
        formats["text/plain"] = content.text.encode()
    if content.html:
        formats["text/html"] = content.html.encode()
    if content.image:
        formats[content.image_mime or "image/png"] = content.image
    if content.uris:
        formats["text/uri-list"] = "".join(f"{uri}\r\n" for uri in content.uris).encode()
    return formats
