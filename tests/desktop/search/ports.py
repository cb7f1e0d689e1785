"""The ports of actions, that remember what they were asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from desktop.errors import DesktopError
from desktop.search.action_ports import Ports, Texts
from desktop.system.ports import Copied, NotOpened, Opened, Place
from indexer.contract.messages import AnyReply, AnyRequest, Hit
from indexer.contract.snippet_messages import Expanded

T = TypeVar("T")
AT_HAND = Texts("what was copied", "what is selected")


@dataclass
class World:
    """All ports at once. `refusal` is what the opener says instead of opening."""

    refusal: str = ""
    opened: list[Place] = field(default_factory=list)
    revealed: list[bytes] = field(default_factory=list)
    launched: list[str] = field(default_factory=list)
    text: str = ""
    formats: dict[str, bytes] = field(default_factory=dict)
    asked: list[AnyRequest] = field(default_factory=list)
    replies: dict[type[AnyRequest], AnyReply] = field(default_factory=dict)
    liked: list[Hit] = field(default_factory=list)
    explained: Hit | None = None
    ran: list[tuple[str, ...]] = field(default_factory=list)
    browsed: list[str] = field(default_factory=list)
    pasted: list[Copied] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    texts: Texts = AT_HAND
    inserted: list[Expanded] = field(default_factory=list)
    copied: list[Expanded] = field(default_factory=list)
    amiss: str = ""  # what is told of an insertion

    def ports(self) -> Ports:
        return Ports(
            self, self, self, self, self, self, self.launch, self.paste, tell=self.told.append,
            inserting=self, at_hand=self.read,
        )  # fmt: skip

    def _done(self) -> Opened | NotOpened:
        return NotOpened(self.refusal) if self.refusal else Opened("viewer", at_place=True)

    def open(self, place: Place, token: str = "") -> Opened | NotOpened:  # noqa: ARG002
        self.opened.append(place)
        return self._done()

    def reveal(self, path: bytes, token: str = "") -> Opened | NotOpened:  # noqa: ARG002
        self.revealed.append(path)
        return self._done()

    def launch(self, hit: Hit, token: str) -> Opened | NotOpened:  # noqa: ARG002
        self.launched.append(hit.id)
        return self._done()

    def paste(self, content: Copied) -> None:
        self.pasted.append(content)

    def read(self, then: Callable[[Texts], None]) -> None:
        then(self.texts)

    def insert(self, expanded: Expanded, then: Callable[[str], None]) -> None:
        self.inserted.append(expanded)
        then(self.amiss)

    def copy(self, expanded: Expanded, then: Callable[[str], None]) -> None:
        self.copied.append(expanded)
        then(self.amiss)

    def put_text(self, text: str) -> None:
        self.text = text

    def put(self, formats: dict[str, bytes]) -> None:
        self.formats = formats

    def run(self, task: Callable[[], T], done: Callable[[T], None]) -> object:
        done(task())
        return None

    def ask(self, request: AnyRequest, on_reply: Callable[[AnyReply], None]) -> object:
        self.asked.append(request)
        if type(request) in self.replies:
            on_reply(self.replies[type(request)])
        return None

    def like(self, hit: Hit) -> None:
        self.liked.append(hit)

    def explain(self, hit: str, then: Callable[[Hit | None], None]) -> None:  # noqa: ARG002
        then(self.explained)

    def run_in_terminal(self, words: tuple[str, ...]) -> None:
        if self.refusal:
            raise DesktopError(self.refusal)
        self.ran.append(words)

    def browse(self, address: str, token: str) -> None:  # noqa: ARG002
        if self.refusal:
            raise DesktopError(self.refusal)
        self.browsed.append(address)
