"""Answers what is asked of snippets, apart from all else: it may take a while."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final, assert_never

import msgspec

from indexer.contract import codec
from indexer.contract.messages import MAX_MESSAGE_BYTES, AnyReply, Done, Error
from indexer.contract.snippet_messages import (
    LARGEST_SNIPPET,
    MAX_SNIPPET_ROWS,
    ApproveCommand,
    DeleteSnippets,
    Expanded,
    ExpandSnippet,
    ExportSnippets,
    GetSnippet,
    ImportSnippets,
    KeepSnippet,
    ListSnippets,
    ListTriggers,
    SearchSnippets,
    SnippetKept,
    SnippetRequest,
    Snippets,
    SnippetState,
    SnippetStatus,
    Trigger,
    Triggers,
    WholeSnippet,
)
from indexer.contract.snippets import Snippet
from indexer.errors import MagpieError
from indexer.ports import Clock
from indexer.search.snippets import SnippetSearch
from indexer.server.expanding import Expander, NoSnippetError, problems_of
from indexer.server.news import News
from indexer.server.snippet_files import SnippetFiles
from indexer.snippets import compiled
from indexer.snippets.rows import row_of, title_of
from indexer.vault import SnippetVault
from indexer.vault.errors import VaultError
from indexer.vault.snippets import Held

if TYPE_CHECKING:
    from indexer.server.listener import Peer

_MOST_PROBLEMS: Final = 500  # of a template
_LONGEST_LIST: Final = 2000  # folders and tags that a state tells


class SnippetRequests:
    """Maps the requests about snippets to their vault. Made in the loop's thread."""

    def __init__(
        self,
        vault: SnippetVault,
        files: SnippetFiles,
        expander: Expander,
        search: SnippetSearch,
        clock: Clock,
        forget: Callable[[], None] = lambda: None,
    ) -> None:
        """`forget` is called when something was deleted that memory may still hold."""
        self._vault = vault
        self._files = files
        self._forget = forget
        self._expander = expander
        self._search = search
        self._clock = clock
        self._loop = asyncio.get_running_loop()
        # What is filled in as somebody types waits for no import, and for no command but its own.
        self._expanding = ThreadPoolExecutor(2, thread_name_prefix="expand")
        self._searching = ThreadPoolExecutor(1, thread_name_prefix="search-snippets")
        self._others = ThreadPoolExecutor(2, thread_name_prefix="snippets")
        self._news = News()
        files.told, files.forget = self._news.tell_soon, forget

    def stop(self) -> None:
        """Take no more requests."""
        self._expanding.shutdown(wait=False, cancel_futures=True)
        self._searching.shutdown(wait=False, cancel_futures=True)
        self._others.shutdown(wait=False, cancel_futures=True)

    def changed(self) -> None:
        """Note that snippets, or the vault's state, are others; from any thread."""
        self._news.tell_soon()
        self._files.vault_changed()

    async def answer(self, request: SnippetRequest, peer: Peer) -> AnyReply | None:
        """Answer one request; None when the client has gone meanwhile."""
        if isinstance(request, SnippetStatus) and not await self._news.wait(request.known, peer):
            return None
        return await self._loop.run_in_executor(self._pool(request), self._guarded, request)

    def _pool(self, request: SnippetRequest) -> ThreadPoolExecutor:
        match request:
            case ExpandSnippet():
                return self._expanding
            case SearchSnippets():
                return self._searching
            case ImportSnippets() | ExportSnippets():
                return self._files.pool
            case _:
                return self._others

    def _guarded(self, request: SnippetRequest) -> AnyReply:
        try:
            return self._reply(request)
        except (MagpieError, ValueError) as error:
            return Error(id=request.id, code="invalid", message=str(error))

    def _reply(self, request: SnippetRequest) -> AnyReply:
        match request:
            case KeepSnippet():
                return self._keep(request)
            case GetSnippet():
                return self._whole(request)
            case DeleteSnippets():
                return Done(id=request.id, notes=self._delete(request.uids))
            case ListSnippets():
                return self._list(request)
            case ExpandSnippet():
                return _small_enough(self._expander.expand(request))
            case ApproveCommand():
                self._vault.approve(request.digest, approved=request.approved)
                may = "The command may run."
                may_not = "The command may not run any more."
                return Done(id=request.id, notes=[may if request.approved else may_not])
            case ListTriggers():
                return self._triggers(request.id)
            case SnippetStatus():
                return self._state(request.id)
            case SearchSnippets():
                return self._found(request)
            case ImportSnippets():
                return self._files.take_in(request)
            case ExportSnippets():
                return self._files.write_out(request)
            case _:
                assert_never(request)

    def _keep(self, request: KeepSnippet) -> SnippetKept:
        snippet, book = _tidied(request.snippet), self._vault.book()
        if not request.taken:
            for keyword in snippet.keywords:
                owner = book.owner(keyword)
                if owner is not None and owner.uid != snippet.uid:
                    taken = title_of(owner)
                    return SnippetKept(id=request.id, uid="", keyword=keyword, taken_by=taken)
        before, now = book.by_uid(snippet.uid), self._clock.now()
        snippet = msgspec.structs.replace(
            snippet,
            uid=snippet.uid or uuid.uuid4().hex,
            created=before.snippet.created if before else now,
            modified=now,
            **({"origin": before.snippet.origin} if before else {}),
        )
        self._vault.keep([snippet])
        notes = [] if self._vault.condition == "open" else [self._vault.message]
        return SnippetKept(id=request.id, uid=snippet.uid, notes=[note for note in notes if note])

    def _delete(self, uids: list[str]) -> list[str]:
        followed = self._files.followed(uids)
        count = self._vault.delete(uids)
        self._forget()
        notes = [f"{count:,} {'snippet is' if count == 1 else 'snippets are'} deleted."]
        if followed:
            notes.append("What comes from a followed folder comes back while it is there.")
        return notes

    def _whole(self, request: GetSnippet) -> WholeSnippet:
        held = self._vault.book().find(request.key)
        if held is None:
            raise NoSnippetError(f"There is no snippet {request.key[:60]}.")
        return WholeSnippet(
            id=request.id,
            snippet=held.snippet,
            row=row_of(held.snippet, held.uses, held.used, self._vault.approvals()),
            problems=problems_of(held.snippet)[:_MOST_PROBLEMS],
            commands=self._expander.commands(held.snippet),
        )

    def _list(self, request: ListSnippets) -> Snippets:
        limit = max(1, min(request.limit, MAX_SNIPPET_ROWS))
        book, approved = self._vault.book(), self._vault.approvals()
        chosen = [held for held in book if _is_listed(held.snippet, request)]
        chosen.sort(key=_latest_first)
        some = chosen[request.offset : request.offset + limit]
        rows = [row_of(held.snippet, held.uses, held.used, approved) for held in some]
        more = request.offset + limit < len(chosen)
        return fitting(Snippets(id=request.id, snippets=rows, more=more, total=len(book)))

    def _found(self, request: SearchSnippets) -> Snippets:
        limit = max(1, min(request.limit, MAX_SNIPPET_ROWS))
        found = self._search.rows(request.query, limit, as_you_type=request.as_you_type)
        total = len(self._vault.book())
        return fitting(Snippets(id=request.id, snippets=found.rows, more=found.more, total=total))

    def _triggers(self, query_id: int) -> Triggers:
        revision = self._news.revision
        found = [
            Trigger(
                uid=snippet.uid,
                keywords=list(snippet.keywords),
                regex=snippet.regex,
                left_word=snippet.expansion.left_word,
                right_word=snippet.expansion.right_word,
                propagate_case=snippet.expansion.propagate_case,
                uppercase_style=snippet.expansion.uppercase_style,
                mode=snippet.expansion.mode,
                priority=snippet.expansion.priority,
            )
            for snippet in self._vault.all()
            if snippet.expansion.automatic and (snippet.keywords or snippet.regex)
        ]
        triggers = Triggers(id=query_id, triggers=found, revision=revision)
        while len(codec.encode(triggers)) > MAX_MESSAGE_BYTES:
            fewer = triggers.triggers[: len(triggers.triggers) * 3 // 4]
            triggers = msgspec.structs.replace(triggers, triggers=fewer)
        return triggers

    def _state(self, query_id: int) -> SnippetState:
        vault, revision, book = self._vault, self._news.revision, self._vault.book()
        folders = {held.snippet.folder for held in book if held.snippet.folder}
        tags = {tag for held in book for tag in held.snippet.tags}
        state = SnippetState(
            id=query_id,
            condition=vault.condition,
            key=vault.key,
            message=vault.message,
            snippets=len(book),
            folders=sorted(folders)[:_LONGEST_LIST],
            tags=sorted(tags)[:_LONGEST_LIST],
            searchable=vault.condition != "opening",
            revision=revision,
            problems=self._files.problems,
        )
        while len(codec.encode(state)) > MAX_MESSAGE_BYTES and (state.folders or state.tags):
            fewer = state.folders[: len(state.folders) // 2], state.tags[: len(state.tags) // 2]
            state = msgspec.structs.replace(state, folders=fewer[0], tags=fewer[1])
        return state


def _tidied(snippet: Snippet) -> Snippet:
    """Return a snippet as it is to be kept.

    Raises:
        VaultError: when it cannot be one.
    """
    if not (snippet.text or snippet.html or snippet.markdown or snippet.image):
        raise VaultError("A snippet needs a text.")
    if snippet.regex and compiled(snippet.regex) is None:
        raise VaultError("The regular expression cannot be read.")
    if len(msgspec.json.encode(snippet)) > LARGEST_SNIPPET:
        raise VaultError("The snippet is too large.")
    keywords = dict.fromkeys(keyword.strip() for keyword in snippet.keywords)
    tags = dict.fromkeys(tag.strip() for tag in snippet.tags)
    return msgspec.structs.replace(
        snippet,
        name=" ".join(snippet.name.split()),
        keywords=tuple(keyword for keyword in keywords if keyword),
        tags=tuple(tag for tag in tags if tag),
        folder="/".join(part.strip() for part in snippet.folder.split("/") if part.strip()),
    )


def _is_listed(snippet: Snippet, request: ListSnippets) -> bool:
    inside = f"{snippet.folder}/".startswith(f"{request.folder}/") if request.folder else True
    return inside and (not request.tag or request.tag in snippet.tags)


def _latest_first(held: Held) -> tuple[float, float, int]:
    return -held.used, -held.snippet.modified, -held.id


def fitting(snippets: Snippets) -> Snippets:
    """Leave out the last rows where all of them do not fit into one message."""
    while len(codec.encode(snippets)) > MAX_MESSAGE_BYTES and snippets.snippets:
        fewer = snippets.snippets[: len(snippets.snippets) * 3 // 4]
        snippets = msgspec.structs.replace(snippets, snippets=fewer, more=True)
    return snippets


def _small_enough(expanded: Expanded) -> Expanded:
    """Return a reply that fits into a message.

    Raises:
        VaultError: when the text is too long for that.
    """
    if len(codec.encode(expanded)) > MAX_MESSAGE_BYTES:
        raise VaultError("The filled in snippet is too long to be used.")
    return expanded
