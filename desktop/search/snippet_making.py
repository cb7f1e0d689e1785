"""Carries out the actions that open the editor of snippets: new, from a hit, and edit."""

from __future__ import annotations

from desktop.search import drafts
from desktop.search.action_ports import Ports, SnippetEditor, Subject
from desktop.search.actions import ActionId
from desktop.search.clip_actions import NO_TEXT, TOO_LONG, clip_of
from desktop.search.outcomes import Failed, Lost, Say
from indexer.contract.clips import Clip, GetClip
from indexer.contract.messages import AnyReply, Error
from indexer.contract.snippet_messages import SNIPPET


class SnippetMaking:
    """Opens the editor with what the action is done with; `say` hears of failures only."""

    def __init__(self, ports: Ports) -> None:
        self._ports = ports

    def run(self, action: ActionId, subject: Subject, say: Say) -> None:
        """Do one action."""
        match action:
            case "new-snippet":
                self.new()
            case "edit-snippet":
                self._editor.open_edit(subject.hit.id.removeprefix(SNIPPET))
            case "make-snippet" if subject.hit.kind == "clip":
                self._from_clip(subject, say)
            case "make-snippet":
                spelled = self._ports.spelled
                self._open(drafts.of_passage(subject.hit, subject.passage, spelled), say)
            case _:
                raise ValueError(f"{action} makes no snippet")

    def of_text(self, text: str) -> None:
        """Open the editor for a text that was copied often."""
        self._editor.open_for(text)

    def new(self) -> None:
        """Open the editor for a new snippet."""
        self._editor.open_new()

    @property
    def _editor(self) -> SnippetEditor:
        assert self._ports.editor is not None, "offered only where snippets are there"
        return self._ports.editor

    def _from_clip(self, subject: Subject, say: Say) -> None:
        def fetched(reply: AnyReply) -> None:
            if isinstance(reply, Clip):
                self._open(drafts.of_clip(reply), say)
            else:
                say(Failed(reply.message) if isinstance(reply, Error) else Lost())

        self._ports.service.ask(GetClip(clip=clip_of(subject.hit)), fetched)

    def _open(self, taken: drafts.Taken, say: Say) -> None:
        if len(taken.text) > drafts.LONGEST:
            say(Failed(TOO_LONG))
        elif not taken.text and not taken.html:
            say(Failed(NO_TEXT))
        else:
            self._editor.open_for(taken.text, taken.html, taken.source)
