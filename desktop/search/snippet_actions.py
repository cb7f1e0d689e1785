"""Carries out the actions with snippets: filled in, they are pasted or copied; or deleted."""

from __future__ import annotations

from functools import partial

import msgspec

from desktop.search.action_ports import Inserting, Ports, Subject, Texts
from desktop.search.actions import ActionId
from desktop.search.filling import Filling
from desktop.search.outcomes import Asking, Copied, Failed, Lost, Say, Told, Unapproved
from indexer.contract.messages import AnyReply, Done, Error
from indexer.contract.messages import Opened as NoteOpened
from indexer.contract.snippet_messages import SNIPPET, DeleteSnippets, Expanded, ExpandSnippet


class SnippetActions:
    """`say` is called with what became of each, and with what is to be asked first.

    A paste says nothing: the launcher goes with it.
    """

    def __init__(self, ports: Ports) -> None:
        self._ports = ports
        self._filling = False  # one Enter too many pastes nothing twice

    def run(self, action: ActionId, subject: Subject, say: Say) -> None:
        """Do one action."""
        if action == "delete-snippet":
            self._delete(subject, say)
            return
        row = subject.hit.snippet
        fill = partial(self._fill, action, subject, say)
        if row is not None and row.waits:
            say(Unapproved(subject.hit, action, fill))
        else:
            fill()

    def _fill(self, action: ActionId, subject: Subject, say: Say) -> None:
        """Fill it in; where it has a form, have that filled in by the person."""

        def read(texts: Texts) -> None:
            request = ExpandSnippet(
                key=subject.hit.id.removeprefix(SNIPPET),
                clipboard=texts.clipboard,
                selection=texts.selected,
            )
            filling = Filling(self._ports.service, request)

            def take(expanded: Expanded) -> None:
                self._filling = False
                if expanded.complete:
                    self._put(action, subject, say, expanded)
                else:
                    say(Asking(expanded, action, filling.preview, give))

            def give(answers: dict[str, str]) -> None:
                if not self._filling:
                    self._filling = True
                    filling.finish(answers, take, fail)

            filling.begin(take, fail)

        def fail(line: str) -> None:
            self._filling = False
            say(Failed(line))

        if not self._filling:
            self._filling = True
            self._ports.at_hand(read)

    def _put(self, action: ActionId, subject: Subject, say: Say, expanded: Expanded) -> None:
        hit = subject.hit
        self._ports.service.ask(NoteOpened(hit=hit.id, query=subject.query), lambda _: None)
        if action == "copy-snippet":
            self._inserting.copy(expanded, lambda line: say(_copied(line)))
            return
        if action == "paste-snippet-plain":
            expanded = msgspec.structs.replace(expanded, html="")
        self._inserting.insert(expanded, self._tell)

    def _tell(self, line: str) -> None:
        """Say what is amiss with a paste; the launcher has gone."""
        if line:
            self._ports.tell(line)

    def _delete(self, subject: Subject, say: Say) -> None:
        def done(reply: AnyReply) -> None:
            if isinstance(reply, Done):
                say(Told(" ".join(reply.notes)))
            else:
                say(Failed(reply.message) if isinstance(reply, Error) else Lost())

        uid = subject.hit.id.removeprefix(SNIPPET)
        self._ports.service.ask(DeleteSnippets(uids=[uid]), done)

    @property
    def _inserting(self) -> Inserting:
        assert self._ports.inserting is not None, "offered only where snippets are there"
        return self._ports.inserting


def _copied(line: str) -> Copied | Failed:
    return Failed(line) if line else Copied("copy-snippet")
