"""Fills snippets in: with the clock, the clipboard, counters, and what the person answered."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Final, overload

from indexer.contract.clips import ClipKind, ListClips
from indexer.contract.snippet_messages import (
    Asked,
    Expanded,
    ExpandSnippet,
    SnippetCommand,
    TemplateProblem,
    Unfilled,
)
from indexer.contract.snippets import Snippet
from indexer.errors import MagpieError
from indexer.ports import Clock
from indexer.server.commands import Commands
from indexer.snippets import (
    Surroundings,
    check_snippet,
    commands_of,
    questions_of,
    render,
)
from indexer.snippets.dates import DateError, locale_of
from indexer.snippets.rows import title_of
from indexer.vault import ClipVault, SnippetVault

_LATEST: Final = 100  # clips that a snippet may ask for
_TEXTUAL: Final[list[ClipKind]] = ["text", "html", "link", "colour", "code"]


class NoSnippetError(MagpieError):
    """There is no such snippet."""


class LatestClips(Sequence[str]):
    """The clipboard's texts, latest first; read when they are asked for."""

    def __init__(self, vault: ClipVault, now: str | None) -> None:
        self._vault = vault
        self._now = now
        self._ids: list[int] | None = None

    def __len__(self) -> int:
        """Return how many there are."""
        return (self._now is not None) + len(self._kept())

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...
    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        """Return a text."""
        if isinstance(index, slice):
            return [self[one] for one in range(*index.indices(len(self)))]
        if self._now is not None:
            if index == 0:
                return self._now
            index -= 1
        return self._text(self._kept()[index])

    def _kept(self) -> list[int]:
        if self._ids is None:
            with self._vault.clips() as clips:
                rows, _ = clips.rows(ListClips(limit=_LATEST, kinds=_TEXTUAL))
            self._ids = [row.id for row in rows]
            # What is in the clipboard now is the latest clip as well, once it has been kept.
            if self._ids and self._now is not None and self._text(self._ids[0]) == self._now:
                del self._ids[0]
        return self._ids

    def _text(self, clip: int) -> str:
        with self._vault.clips() as clips:
            found = clips.whole(clip)
        return found[1].text if found else ""


class Expander:
    """Fills snippets in; runs in any thread."""

    def __init__(
        self,
        snippets: SnippetVault,
        clips: ClipVault,
        clock: Clock,
        locale: Callable[[], str] = lambda: "",
    ) -> None:
        """`locale` tells the language of dates where none is asked for."""
        self._snippets = snippets
        self._locale = locale
        self._clips = clips
        self._clock = clock
        self._commands = Commands()

    def expand(self, request: ExpandSnippet) -> Expanded:
        """Fill one in.

        Raises:
            NoSnippetError: when there is none of this key.
        """
        snippet = request.draft or self._snippets.get(request.key)
        if snippet is None:
            raise NoSnippetError(f"There is no snippet {request.key[:60]}.")
        used = not (request.preview or request.draft)
        use = int(request.seed, 16) if request.seed else secrets.randbits(128)
        around = self._around(request, use, runs=used)
        questions = questions_of(snippet, around)
        complete = used and all(question.key in request.answers for question in questions)
        if not complete:
            around = self._around(request, use, runs=False)
        rendered = render(snippet, around, request.typed)
        if complete:
            self._snippets.note_use(snippet.uid, rendered.counters)
        return Expanded(
            id=request.id,
            uid=snippet.uid,
            title=title_of(snippet),
            text=rendered.text,
            html=rendered.html,
            cursor=rendered.cursor,
            image=snippet.image,
            mode=snippet.expansion.mode,
            asked=[
                Asked(one.key, one.label, one.kind, one.default, list(one.options))
                for one in questions
            ],
            missing=[Unfilled(*one) for one in rendered.missing],
            problems=problems_of(snippet) if request.draft else [],
            commands=self.commands(snippet),
            complete=complete,
        )

    def commands(self, snippet: Snippet) -> list[SnippetCommand]:
        """Return what a snippet would run, and whether it may."""
        approved = self._snippets.approvals()
        return [
            SnippetCommand(one.digest, one.kind, one.text, one.shell, one.digest in approved)
            for one in commands_of(snippet)
        ]

    def _around(self, request: ExpandSnippet, use: int, *, runs: bool) -> Surroundings:
        run = self._commands.run if runs else self._commands.shown
        return Surroundings(
            now=datetime.fromtimestamp(self._clock.now()).astimezone(),
            locale=_known(request.locale or self._locale()),
            clips=LatestClips(self._clips, request.clipboard),
            selection=request.selection,
            seed=use,
            counters=self._snippets.counters(),
            find=self._snippets.get,
            answers=request.answers,
            groups=request.groups,
            approved=self._snippets.approvals(),
            run=partial(run, use),
        )


def _known(locale: str) -> str:
    """Return a locale, or English where there is none of this name."""
    try:
        locale_of(locale)
    except DateError:
        return "en"
    return locale


def problems_of(snippet: Snippet) -> list[TemplateProblem]:
    """Return what an editor marks in a snippet."""
    return [TemplateProblem(*problem) for problem in check_snippet(snippet)]
