"""Clips for tests of widgets, and who answers for them."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field

from PIL import Image
from PySide6.QtCore import QTimer

from desktop.search.browsing import hit_of
from indexer.contract import codec
from indexer.contract.clips import Clip, ClipKind, ClipRow, GetClip
from indexer.contract.messages import AnyReply, AnyRequest, Error, Hit

NOW = 1_790_000_000.0


@dataclass
class Answers:
    """Answers for the clips that were added, when the event loop comes to it."""

    clips: dict[int, Clip] = field(default_factory=dict)
    asked: list[int] = field(default_factory=list)
    forgotten: set[int] = field(default_factory=set)

    def add(
        self, kind: ClipKind, text: str = "", *, html: str = "", image: bytes = b"",
        uris: tuple[str, ...] = (), size: int = 0, pinned: bool = False, title: str = "",
    ) -> Hit:  # fmt: skip
        """Add a clip; return its hit."""
        number = len(self.clips) + 1
        row = ClipRow(
            id=number, place=number, kind=kind, text=text.strip()[:300], length=len(text),
            size=size or len(text) + len(image), application="Editor", window="A window",
            copied=NOW - 60, first=NOW - 90_000, times=2, pinned=pinned, uris=list(uris),
            files=len(uris), mime="image/png" if image else "", title=title,
        )  # fmt: skip
        self.clips[number] = Clip(
            row=row, text=text, html=html, image=image, image_mime=row.mime, uris=list(uris)
        )
        return hit_of(row)

    def ask(self, request: AnyRequest, on_reply: Callable[[AnyReply], None]) -> int:
        assert isinstance(request, GetClip)
        self.asked.append(request.clip)
        number = len(self.asked)
        found: AnyReply = self.clips.get(request.clip) or Error(code="invalid", message="Gone.")

        def answer() -> None:
            if number not in self.forgotten:
                on_reply(codec.decode_reply(codec.encode(found)))

        QTimer.singleShot(0, answer)
        return number

    def forget(self, number: int) -> None:
        self.forgotten.add(number)


def picture(width: int, height: int, color: str = "#ff0000") -> bytes:
    """Return a PNG of one colour."""
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), color).save(buffer, "PNG")
    return buffer.getvalue()
