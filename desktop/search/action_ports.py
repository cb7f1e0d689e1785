"""What actions need of the world."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from desktop.search.drafts import NOWHERE
from desktop.system.ports import Copied as Content
from desktop.system.ports import NotOpened, Opened, Opener
from indexer.contract.messages import AnyReply, AnyRequest, Hit
from indexer.contract.snippet_messages import Expanded
from indexer.contract.snippets import Citation

T = TypeVar("T")


class Clipboard(Protocol):
    """The system's clipboard."""

    def put_text(self, text: str) -> None:
        """Put a text there."""
        ...

    def put(self, formats: dict[str, bytes]) -> None:
        """Put a thing there in several forms, by MIME type."""
        ...


class Background(Protocol):
    """Where work is done that may take long; `done` is called in the calling thread."""

    def run(self, task: Callable[[], T], done: Callable[[T], None]) -> object:
        """Run a task."""
        ...


class Service(Protocol):
    """The connection to the service."""

    def ask(self, request: AnyRequest, on_reply: Callable[[AnyReply], None]) -> object:
        """Send a request."""
        ...


class Searching(Protocol):
    """The search field's conversation with the service."""

    def like(self, hit: Hit) -> None:
        """Show what is like a hit."""
        ...

    def explain(self, hit: str, then: Callable[[Hit | None], None]) -> None:
        """Ask once more what is shown, with reasons; hand over the hit, None when it is gone."""
        ...


class Programs(Protocol):
    """Starts programs and opens addresses. Blocks: called off the Qt thread."""

    def run_in_terminal(self, words: tuple[str, ...]) -> None:
        """Run a command in a terminal that stays open.

        Raises:
            DesktopError: when it cannot be started.
        """
        ...

    def browse(self, address: str, token: str) -> None:
        """Open a web address in the person's browser.

        Raises:
            DesktopError: when no program can be started.
        """
        ...


class SnippetEditor(Protocol):
    """Where snippets are written."""

    def open_new(self) -> None:
        """Write a new one: from what is selected in the program before, else from nothing."""
        ...

    def open_for(self, text: str, html: str = "", source: Citation = NOWHERE) -> None:
        """Write a new one from a text, rich where there is `html`, which is taken literally."""
        ...

    def open_edit(self, uid: str) -> None:
        """Write an old one anew."""
        ...


@dataclass(frozen=True)
class Texts:
    """What is in the clipboard, None where that cannot be told, and what is selected."""

    clipboard: str | None = None
    selected: str = ""


class Inserting(Protocol):
    """Where what was filled in goes."""

    def insert(self, expanded: Expanded, then: Callable[[str], None]) -> None:
        """Put it into the program that the person came from; `then` gets a line, or ""."""
        ...

    def copy(self, expanded: Expanded, then: Callable[[str], None]) -> None:
        """Put it into the clipboard, likewise."""
        ...


@dataclass(frozen=True)
class Subject:
    """What an action is done with: a hit, one of its passages, and the query that found it."""

    hit: Hit
    passage: int = 0
    query: str = ""
    token: str = ""  # lets a started program take the focus
    marked: tuple[Hit, ...] = ()  # in the order in which they stand


@dataclass(frozen=True)
class Ports:
    """All that actions need of the world."""

    opener: Opener
    clipboard: Clipboard
    background: Background
    service: Service
    searching: Searching
    programs: Programs
    # Starts an application, with a token; None where there are none. Blocks.
    launch: Callable[[Hit, str], Opened | NotOpened] | None = None
    # Pastes into the program that the person came from; None where there are no clips.
    paste: Callable[[Content], None] | None = None
    # What stands between clips that are pasted as one.
    separator: Callable[[], str] = lambda: "\n"
    # Says something to the person when the launcher has gone.
    tell: Callable[[str], None] = lambda _: None
    # Spells where a passage stands ("p. 3, line 4") in the person's language.
    spelled: Callable[[str], str] = str
    # Where snippets are written; None where there are none.
    editor: SnippetEditor | None = None
    # Puts snippets where the person types; None where there are none.
    inserting: Inserting | None = None
    # Tells, soon, what snippets may take up.
    at_hand: Callable[[Callable[[Texts], None]], None] = lambda then: then(Texts())
