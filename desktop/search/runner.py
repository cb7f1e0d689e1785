"""Carries actions out, over ports; what becomes of each is a value that the launcher words."""

from __future__ import annotations

import os
from collections.abc import Callable

from desktop.errors import DesktopError
from desktop.search import citing
from desktop.search.action_ports import Ports, Subject
from desktop.search.actions import ActionId
from desktop.search.clip_actions import ClipActions
from desktop.search.offers import RunCommand, WebSearch
from desktop.search.outcomes import Copied, Explained, Failed, Lost, Outcome, Say, Started, Told
from desktop.search.snippet_actions import SnippetActions
from desktop.search.snippet_making import SnippetMaking
from desktop.search.starting import started
from desktop.system.ports import NotOpened, Opened, Place
from indexer.contract.locations import path_to_uri, uri_to_path
from indexer.contract.messages import AnyReply, Done, Error, Exclude, Explanation, Hit, Why
from indexer.contract.messages import Opened as NoteOpened


class Runner:
    """Carries out actions; `say` is called once for each with what became of it."""

    def __init__(self, ports: Ports) -> None:
        self._ports = ports
        self.clips = ClipActions(ports)
        self.making = SnippetMaking(ports)
        self.snippets = SnippetActions(ports)

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
            case "make-snippet" | "edit-snippet" | "new-snippet":
                self.making.run(action, subject, say)
            case (
                "paste-snippet" | "paste-snippet-plain" | "copy-snippet" | "delete-snippet"
            ):  # fmt: skip
                self.snippets.run(action, subject, say)
            case "mark" | "unmark":
                raise ValueError("marks are the window's")
            case _:
                self.clips.run(action, subject, say)

    def show_folder(self, folder: bytes, token: str, say: Say) -> None:
        """Open a folder, as the way on from a file that is gone."""
        opener = self._ports.opener
        self._ports.background.run(
            lambda: opener.open(Place(folder), token), lambda found: say(started(found, None))
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

        self._ports.background.run(lambda: started(start(), path), ended)

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


def folder_of(hit: Hit) -> str:
    """Return the URI of the folder that a file is in."""
    return path_to_uri(os.path.dirname(uri_to_path(hit.uri)))
