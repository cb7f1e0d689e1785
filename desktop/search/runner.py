"""Carries actions out, over ports; what becomes of each is a value that the launcher words."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from desktop.copying import formats_of
from desktop.errors import DesktopError
from desktop.search import citing
from desktop.search.actions import ActionId
from desktop.search.offers import RunCommand, WebSearch
from desktop.system.ports import NotOpened, Opened, Opener, Place
from indexer.contract.clips import Clip, DeleteClips, GetClip
from indexer.contract.locations import path_to_uri, uri_to_path
from indexer.contract.messages import (
    AnyReply,
    AnyRequest,
    Contribution,
    Done,
    Error,
    Exclude,
    Explanation,
    Hit,
    Why,
)
from indexer.contract.messages import Opened as NoteOpened

T = TypeVar("T")


# What becomes of an action


@dataclass(frozen=True)
class Started:
    """A program runs; the launcher's work is done."""

    program: str


@dataclass(frozen=True)
class Copied:
    """It is in the clipboard."""

    action: ActionId


@dataclass(frozen=True)
class Gone:
    """The file is not there any more. `folder` is the nearest one that is."""

    folder: bytes


@dataclass(frozen=True)
class Failed:
    """It could not be done; `reason` is one clear line. `folder` can be shown instead, if any."""

    reason: str
    folder: bytes | None = None


@dataclass(frozen=True)
class Lost:
    """What is shown is not found any more."""


@dataclass(frozen=True)
class Told:
    """It was done; `line` says what."""

    line: str


@dataclass(frozen=True)
class Explained:
    """Why a hit is here: the shares of its score, largest first, and how its file is indexed."""

    hit: Hit
    contributions: tuple[Contribution, ...]
    lines: tuple[str, ...]


Outcome = Started | Copied | Gone | Failed | Lost | Told | Explained
Say = Callable[[Outcome], None]


# Ports


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


@dataclass(frozen=True)
class Subject:
    """What an action is done with: a hit, one of its passages, and the query that found it."""

    hit: Hit
    passage: int = 0
    query: str = ""
    token: str = ""  # lets a started program take the focus


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
    # Pastes a clip into the program that the person came from, plain where the flag says so.
    paste: Callable[[Clip, bool], None] | None = None
    # Spells where a passage stands ("p. 3, line 4") in the person's language.
    spelled: Callable[[str], str] = str


class Runner:
    """Carries out actions; `say` is called once for each with what became of it."""

    def __init__(self, ports: Ports) -> None:
        self._ports = ports

    def run(self, action: ActionId, subject: Subject, say: Say) -> None:
        """Do one action."""
        match action:
            case "open" | "open-passage":
                self._open(subject, say)
            case "launch":
                self._launch(subject, say)
            case "reveal":
                self._reveal(subject, say)
            case "copy-passage" | "copy-path" | "copy-citation" | "copy-link" | "copy-file":
                self._copy(action, subject, say)
            case "similar":
                self._ports.searching.like(subject.hit)
            case "why":
                self._why(subject, say)
            case "exclude-file":
                self._exclude(subject.hit.uri, say)
            case "exclude-folder":
                self._exclude(folder_of(subject.hit), say)
            case "paste" | "paste-plain" | "copy-clip":
                self._fetch(action, subject, say)
            case "delete-clip":
                self._delete(subject, say)
            case "make-snippet":
                raise ValueError("there are no snippets yet")

    def show_folder(self, folder: bytes, token: str, say: Say) -> None:
        """Open a folder, as the way on from a file that is gone."""
        opener = self._ports.opener
        self._ports.background.run(
            lambda: opener.open(Place(folder), token), lambda found: say(_outcome(found, None))
        )

    def offer(self, offer: WebSearch | RunCommand, token: str, say: Say) -> None:
        """Take up one of the last rows: the person has confirmed it."""
        programs = self._ports.programs

        def task() -> Outcome:
            try:
                if isinstance(offer, WebSearch):
                    programs.browse(offer.address, token)
                    return Started(offer.engine)
                programs.run_in_terminal(offer.words)
                return Started(offer.words[0])
            except DesktopError as failure:
                return Failed(str(failure))

        self._ports.background.run(task, say)

    # One action each

    def _open(self, subject: Subject, say: Say) -> None:
        opener, place = self._ports.opener, place_of(subject.hit, subject.passage)
        self._start(subject, lambda: opener.open(place, subject.token), say)

    def _reveal(self, subject: Subject, say: Say) -> None:
        opener, path = self._ports.opener, uri_to_path(subject.hit.uri)
        self._start(subject, lambda: opener.reveal(path, subject.token), say)

    def _start(self, subject: Subject, start: Callable[[], Opened | NotOpened], say: Say) -> None:
        """Start a program; a hit counts as opened once that has come about."""
        path = uri_to_path(subject.hit.uri) if subject.hit.kind == "file" else None

        def ended(outcome: Outcome) -> None:
            if isinstance(outcome, Started):
                self._note_opened(subject)
            say(outcome)

        self._ports.background.run(lambda: _outcome(start(), path), ended)

    def _launch(self, subject: Subject, say: Say) -> None:
        launch = self._ports.launch
        assert launch is not None, "offered only where applications are there"
        self._start(subject, lambda: launch(subject.hit, subject.token), say)

    def _note_opened(self, subject: Subject) -> None:
        self._ports.service.ask(NoteOpened(hit=subject.hit.id, query=subject.query), lambda _: None)

    def _copy(self, action: ActionId, subject: Subject, say: Say) -> None:
        hit, passage, clipboard = subject.hit, subject.passage, self._ports.clipboard
        spelled = self._ports.spelled
        match action:
            case "copy-passage":
                clipboard.put_text(citing.passage_text(hit, passage))
            case "copy-citation":
                clipboard.put_text(citing.citation(hit, passage, spelled))
            case "copy-link":
                clipboard.put_text(citing.markdown_link(hit, passage, spelled))
            case "copy-path":
                clipboard.put_text(citing.path(hit))
            case _:
                clipboard.put(citing.file_formats(hit.uri))
        say(Copied(action))

    def _fetch(self, action: ActionId, subject: Subject, say: Say) -> None:
        """Get a clip from the vault, and paste or copy it."""

        def fetched(reply: AnyReply) -> None:
            if not isinstance(reply, Clip):
                say(Failed(reply.message) if isinstance(reply, Error) else Lost())
                return
            self._note_opened(subject)
            if action == "copy-clip":
                self._ports.clipboard.put(formats_of(reply))
                say(Copied(action))
                return
            assert self._ports.paste is not None, "offered only where clips are there"
            self._ports.paste(reply, action == "paste-plain")

        self._ports.service.ask(GetClip(clip=clip_of(subject.hit)), fetched)

    def _delete(self, subject: Subject, say: Say) -> None:
        def deleted(reply: AnyReply) -> None:
            say(Failed(reply.message) if isinstance(reply, Error) else Told(""))

        self._ports.service.ask(DeleteClips(clips=[clip_of(subject.hit)]), deleted)

    def _why(self, subject: Subject, say: Say) -> None:
        def explained(hit: Hit | None) -> None:
            if hit is None:
                say(Lost())
                return
            self._ports.service.ask(Why(uri=hit.uri), lambda reply: told(hit, reply))

        def told(hit: Hit, reply: AnyReply) -> None:
            lines = tuple(reply.lines) if isinstance(reply, Explanation) else ()
            say(Explained(hit, tuple(hit.contributions), lines))

        self._ports.searching.explain(subject.hit.id, explained)

    def _exclude(self, uri: str, say: Say) -> None:
        def ended(reply: AnyReply) -> None:
            if isinstance(reply, Done):
                say(Told(" ".join(reply.notes)))
            elif isinstance(reply, Error):
                say(Failed(reply.message))

        self._ports.service.ask(Exclude(uri=uri), ended)


def place_of(hit: Hit, passage: int = 0) -> Place:
    """Return where one of a hit's passages is: by its page, else by its line."""
    path = uri_to_path(hit.uri)
    if not hit.passages:
        return Place(path)
    citation = hit.passages[passage].citation
    return Place(path, citation.page, None if citation.page else citation.line_start)


def clip_of(hit: Hit) -> int:
    """Return the number of the clip that a hit is."""
    return int(hit.id.rpartition(":")[2])


def folder_of(hit: Hit) -> str:
    """Return the URI of the folder that a file is in."""
    return path_to_uri(os.path.dirname(uri_to_path(hit.uri)))


def _outcome(found: Opened | NotOpened, path: bytes | None) -> Outcome:
    """Word what an opener says; looks at the disk, as the rest of it does."""
    if isinstance(found, Opened):
        return Started(found.program)
    if path is not None and not os.path.lexists(path):
        return Gone(_nearest_folder(path))
    return Failed(found.reason, os.path.dirname(path) if path is not None else None)


def _nearest_folder(path: bytes) -> bytes:
    folder = os.path.dirname(path)
    while not os.path.isdir(folder) and folder not in (b"/", b""):
        folder = os.path.dirname(folder)
    return folder
