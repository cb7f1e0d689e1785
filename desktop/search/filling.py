"""One snippet that is being filled in: what is shown meanwhile is what is written in the end."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping

import msgspec

from desktop.search.action_ports import Service
from indexer.contract.messages import AnyReply, Error
from indexer.contract.snippet_messages import Expanded, ExpandSnippet

Take = Callable[[Expanded], None]
Fail = Callable[[str], None]
NO_ANSWER = "This query does not find it any more."


class Filling:
    """Asks for the text with one seed, clipboard and selection, whatever is answered in its form.

    `request` says which snippet, and what it is filled in with.
    """

    def __init__(self, service: Service, request: ExpandSnippet) -> None:
        seed = request.seed or secrets.token_hex(16)
        self._service = service
        self._request = msgspec.structs.replace(request, seed=seed)
        self._asked = 0

    def begin(self, take: Take, fail: Fail) -> None:
        """Fill it in; where it has a form, the text is only what it would be by the defaults."""
        self.finish({}, take, fail)

    def preview(self, answers: Mapping[str, str], take: Take) -> None:
        """Tell what these answers would give; an earlier question is not answered any more."""
        self._asked += 1
        number = self._asked

        def told(reply: AnyReply) -> None:
            if number == self._asked and isinstance(reply, Expanded):
                take(reply)

        self._service.ask(self._with(answers, preview=True), told)

    def finish(self, answers: Mapping[str, str], take: Take, fail: Fail) -> None:
        """Fill it in with these answers."""
        self._asked += 1

        def told(reply: AnyReply) -> None:
            if isinstance(reply, Expanded):
                take(reply)
            else:
                fail(reply.message if isinstance(reply, Error) else NO_ANSWER)

        self._service.ask(self._with(answers, preview=False), told)

    def _with(self, answers: Mapping[str, str], *, preview: bool) -> ExpandSnippet:
        return msgspec.structs.replace(self._request, answers=dict(answers), preview=preview)
