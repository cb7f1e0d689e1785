"""Puts a clip back into the clipboard when the command line asks for it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Protocol

from desktop.system.ports import Copied
from indexer.contract.clips import Clip, GetClip
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
            clipboard.put(formats_of(reply))

    if clip.isascii() and clip.isdigit() and len(clip) < 19:
        connection.ask(GetClip(clip=int(clip)), take)
    else:
        log.warning("a clip to copy was not named by its number")


def pasted(clip: Clip, *, plain: bool) -> Copied:
    """Return a clip as it is pasted; `plain` leaves its text alone, where it has one."""
    if plain and clip.text:
        return Copied(text=clip.text)
    return Copied(clip.text, clip.html, clip.image, clip.image_mime, tuple(clip.uris))


def formats_of(clip: Clip) -> dict[str, bytes]:
    """Return a clip's content by MIME type, as its owner offered it."""
    formats: dict[str, bytes] = {}
    if clip.text:
        formats["text/plain"] = clip.text.encode()
    if clip.html:
        formats["text/html"] = clip.html.encode()
    if clip.image:
        formats[clip.image_mime or "image/png"] = clip.image
    if clip.uris:
        formats["text/uri-list"] = "".join(f"{uri}\r\n" for uri in clip.uris).encode()
    return formats
