"""Where previews come from: texts and pages from the service, pictures from files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

from PySide6.QtCore import QSize

from desktop.background import Background
from desktop.preview.blocks import Block, Span
from desktop.preview.code import code
from desktop.preview.kinds import View
from desktop.preview.loading import Cancel, Trouble
from desktop.preview.markdown import markdown
from desktop.preview.prose import prose
from desktop.ui.preview_image import Picture, decoded, read_picture
from desktop.ui.preview_page import Page
from desktop.ui.telling import told
from desktop.ui.wording import tr
from indexer.contract.messages import (
    WIDEST_PAGE,
    AnyReply,
    AnyRequest,
    DrawnPage,
    DrawPage,
    Error,
    Hit,
    Passage,
    ReadAround,
    TextAround,
)

# Characters on either side of a passage: code and Markdown are read from their beginning on.
_AROUND: Final[dict[View, int]] = {"code": 100_000, "markdown": 40_000}
_AROUND_PROSE: Final = 6_000
_COLOURED_AFTER: Final = 12_000  # characters after a passage


Content = TypeVar("Content")


class Asking(Protocol):
    """What the preview needs of a connection."""

    def ask(self, request: AnyRequest, on_reply: Callable[[AnyReply], None]) -> int:
        """Send a request; return its number."""
        ...

    def forget(self, number: int) -> None:
        """Hand out no further reply to it."""
        ...


@dataclass(frozen=True)
class TextWant:
    """The text around a passage; `modified` tells one state of a file from the next."""

    hit: str
    modified: str
    view: View
    name: str
    span: Span


@dataclass(frozen=True)
class Text:
    """A text to show, from one character of the extracted text to another, and what is known."""

    want: TextWant
    blocks: tuple[Block, ...]
    start: int
    end: int
    lines: int
    size: int
    problem: str

    def covers(self, want: TextWant) -> bool:
        """Tell whether it is of the same file and holds another passage as well."""
        mine = (self.want.hit, self.want.modified, self.want.view)
        return mine == (want.hit, want.modified, want.view) and (
            self.start <= want.span[0] and want.span[1] <= self.end
        )


@dataclass(frozen=True)
class PageWant:
    """A PDF's page with a passage on it, `width` pixels wide."""

    hit: str
    modified: str
    page: int
    span: Span
    words: tuple[Span, ...]
    width: int


def page_want(hit: Hit, passage: Passage | None, width: int) -> PageWant:
    """Return which page a passage stands on, the first where there is none."""
    if passage is None:
        return PageWant(hit.id, hit.modified, 1, (0, 0), (), width)
    citation = passage.citation
    return PageWant(
        hit.id, hit.modified, citation.page or 1, (citation.char_start, citation.char_end),
        tuple(passage.highlights), width,
    )  # fmt: skip


@dataclass(frozen=True)
class ImageWant:
    """A file's picture, to fit into so many pixels."""

    path: bytes
    modified: str
    width: int
    height: int


def blocks_of(
    view: View, text: str, start: int, line: int | None, parts: tuple[tuple[int, str], ...] = (),
    name: str = "", until: int = 0,
) -> tuple[Block, ...]:  # fmt: skip
    """Make blocks of extracted text, the way it is to be shown."""
    match view:
        case "code":
            return tuple(code(text, start, line, name, until))
        case "markdown":
            return tuple(markdown(text, start))
        case _:
            return tuple(prose(text, start, parts, broken=view == "page"))


class PreviewSource:
    """Fetches what a preview asks for; all its functions belong to the Qt thread.

    Without a connection nothing is fetched, and nothing is answered.
    """

    def __init__(self) -> None:
        self._asking: Asking | None = None
        self._background: Background | None = None

    def ask_from(self, asking: Asking, background: Background) -> None:
        """Ask the service by this connection, and do the rest there, from now on."""
        self._asking, self._background = asking, background

    def text(self, want: TextWant, done: Callable[[Text | Trouble], None]) -> Cancel:
        """Fetch a text."""
        around = _AROUND.get(want.view, _AROUND_PROSE)
        start, end = want.span
        request = ReadAround(hit=want.hit, start=start, end=end, around=around)

        def make(reply: AnyReply) -> Callable[[], Text | None] | Trouble:
            if not isinstance(reply, TextAround):
                return self.trouble(reply)
            return lambda: _made(want, reply)

        return self.fetch(request, make, done)

    def picture(
        self, want: PageWant | ImageWant, done: Callable[[Page | Picture | Trouble], None]
    ) -> Cancel:
        """Fetch a page or a picture."""
        if isinstance(want, ImageWant):
            room = QSize(want.width, want.height)
            failed = Trouble(tr("This picture cannot be shown."))
            return self.work(
                lambda: read_picture(want.path, room), lambda found: done(found or failed)
            )
        start, end = want.span
        request = DrawPage(
            hit=want.hit, page=want.page, start=start, end=end, words=list(want.words),
            width=min(want.width, WIDEST_PAGE),
        )  # fmt: skip

        def make(reply: AnyReply) -> Callable[[], Page | None] | Trouble:
            if not isinstance(reply, DrawnPage):
                return self.trouble(reply)
            return lambda: _drawn(reply)

        return self.fetch(request, make, done)

    def work(self, task: Callable[[], Content], done: Callable[[Content], None]) -> Cancel:
        """Do something in the background; return how to give it up."""
        if self._background is None:
            return lambda: None
        wanted = [done]

        def hand_out(found: Content) -> None:
            for each in wanted:
                each(found)

        future = self._background.run(task, hand_out)

        def cancel() -> None:
            wanted.clear()
            future.cancel()

        return cancel

    def fetch(
        self, request: AnyRequest,
        make: Callable[[AnyReply], Callable[[], Content | None] | Trouble],
        done: Callable[[Content | Trouble], None],
    ) -> Cancel:  # fmt: skip
        """Ask the service, then make something of its reply in the background."""
        asking = self._asking
        failed = Trouble(tr("There is no preview."))
        cancels: list[Cancel] = []

        def take(reply: AnyReply) -> None:
            cancels.clear()
            work = make(reply)
            if isinstance(work, Trouble):
                done(work)
            else:
                cancels.append(
                    self.work(work, lambda found: done(failed if found is None else found))
                )

        if asking is None:
            return lambda: None
        number = asking.ask(request, take)
        cancels.append(lambda: asking.forget(number))

        def cancel() -> None:
            for each in cancels:
                each()

        return cancel

    @staticmethod
    def trouble(reply: AnyReply) -> Trouble:
        """Return why a reply is none that can be shown."""
        line = told(reply.message) if isinstance(reply, Error) else tr("There is no preview.")
        return Trouble(line)


def _made(want: TextWant, reply: TextAround) -> Text:
    until = want.span[1] - reply.start + _COLOURED_AFTER
    parts = tuple((part.start, told(part.label)) for part in reply.parts)
    blocks = blocks_of(
        want.view, reply.text, reply.start, reply.line, parts, want.name, until
    )  # fmt: skip
    end = reply.start + len(reply.text)
    return Text(want, blocks, reply.start, end, reply.lines, reply.size, told(reply.problem))


def _drawn(reply: DrawnPage) -> Page | None:
    image = decoded(reply.image)
    if image is None:
        return None
    return Page(image, reply.page, reply.pages, tuple(reply.passage), tuple(reply.words))
