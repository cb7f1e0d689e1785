"""Answers what is asked of the clipboard history, apart from all else: it may take a while."""

from __future__ import annotations

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, assert_never

import msgspec

from indexer.contract import codec
from indexer.contract.clips import (
    EMPTY,
    MAX_CLIP_BYTES,
    MAX_CLIP_ROWS,
    OFF,
    PAUSED,
    TOO_LARGE,
    ClearClips,
    Clip,
    ClipKept,
    ClipRequest,
    Clips,
    DeleteClips,
    ExportClips,
    ForgetClipsSince,
    GetClip,
    ImportClips,
    KeepClip,
    ListClips,
    PauseClips,
    PinClip,
    ResumeClips,
    RotateVaultKey,
    SearchClips,
    SetVaultPassphrase,
    UnlockVault,
    VaultState,
    VaultStatus,
)
from indexer.contract.locations import uri_to_path
from indexer.contract.messages import MAX_MESSAGE_BYTES, AnyReply, Done, Error
from indexer.contract.query_language import parse
from indexer.errors import MagpieError
from indexer.ports import Clock
from indexer.search.clips import ClipSearch
from indexer.server.news import News
from indexer.snippets import literal
from indexer.vault import ClipPause, ClipVault, Forgetting, Keyholder, SnippetVault, VaultWords
from indexer.vault.content import content_of
from indexer.vault.exclusion import excluded

if TYPE_CHECKING:
    from indexer.server.listener import Peer

_PRUNE_SECONDS: Final = 1800.0  # between looks at what has become too old
NOTHING_LATELY: Final = "Nothing was copied in that time that is not pinned."
_OFFERED_AT: Final = 3  # copies of a text
_LONGEST_OFFERED: Final = 20_000  # characters
_LOOK_SECONDS: Final = 20.0  # a pause may have ended, and the machine have slept


class ClipRequests:
    """Maps the requests about clips to the vault. `start` and `stop` in the loop's thread."""

    def __init__(
        self,
        vault: ClipVault,
        words: VaultWords,
        search: ClipSearch,
        pause: ClipPause,
        forgetting: Forgetting,
        clock: Clock,
        snippets: SnippetVault,
    ) -> None:
        self._vault = vault
        self._snippets = snippets
        self._keys = Keyholder([vault, snippets])
        self._words = words
        self._search = search
        self._pause = pause
        self._forgetting = forgetting
        self._clock = clock
        self._loop = asyncio.get_running_loop()
        # What comes is kept in the order in which it was copied, and never waits for the rest.
        self._keeping = ThreadPoolExecutor(1, thread_name_prefix="keep-clip")
        self._others = ThreadPoolExecutor(2, thread_name_prefix="clips")
        self._news = News()
        self._was_paused = pause.held
        self._timer: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Look from time to time for what has become too old."""
        self._timer = self._loop.call_later(_PRUNE_SECONDS, self._prune)

    def stop(self) -> None:
        """Take no more requests."""
        if self._timer is not None:
            self._timer.cancel()
        self._keeping.shutdown(wait=True, cancel_futures=True)
        self._others.shutdown(wait=False, cancel_futures=True)

    def changed(self) -> None:
        """Note that the vault's state is another; from any thread."""
        self._news.tell_soon()

    async def answer(self, request: ClipRequest, peer: Peer) -> AnyReply | None:
        """Answer one request; None when the client has gone meanwhile."""
        if isinstance(request, VaultStatus) and not await self._news.wait(
            request.known, peer, look=self._look_at_pause, every=_LOOK_SECONDS
        ):
            return None
        pool = self._keeping if isinstance(request, KeepClip) else self._others
        return await self._loop.run_in_executor(pool, self._guarded, request)

    def _guarded(self, request: ClipRequest) -> AnyReply:
        try:
            return self._reply(request)
        except (MagpieError, ValueError) as error:
            return Error(id=request.id, code="invalid", message=str(error))

    def _reply(self, request: ClipRequest) -> AnyReply:
        vault = self._vault
        match request:
            case KeepClip():
                return self._keep(request)
            case ListClips():
                rows, more, total = vault.list(request)
                return _fitting(Clips(id=request.id, clips=rows, more=more, total=total))
            case SearchClips():
                return self._found(request)
            case GetClip():
                row, content = vault.get(request.clip)
                return Clip(
                    id=request.id,
                    row=row,
                    text=content.text,
                    html=content.html,
                    image=content.image,
                    image_mime=content.image_mime,
                    uris=list(content.uris),
                )
            case VaultStatus():
                return self._state(request.id)
            case _:
                return Done(id=request.id, notes=self._done(request))

    def _done(
        self,
        request: PinClip | DeleteClips | ClearClips | ForgetClipsSince | PauseClips | ResumeClips
        | UnlockVault | SetVaultPassphrase | RotateVaultKey | ExportClips | ImportClips,
    ) -> list[str]:  # fmt: skip
        """Carry a request out; return lines for the person."""
        vault = self._vault
        match request:
            case PinClip():
                vault.pin(request.clip, pinned=request.pinned)
                return ["The clip is pinned." if request.pinned else "The clip is not pinned."]
            case DeleteClips():
                return self._deleted(vault.delete(request.clips))
            case ClearClips():
                return self._deleted(vault.clear(pinned=request.pinned))
            case ForgetClipsSince():
                count = vault.forget_since(request.seconds)
                return self._deleted(count, "forgotten") if count else [NOTHING_LATELY]
            case PauseClips():
                self._pause.begin(request.seconds)
                self.changed()
                return ["The clipboard history is paused."]
            case ResumeClips():
                self._pause.end()
                self.changed()
                return ["The clipboard history goes on."]
            case UnlockVault():
                if request.passphrase:
                    self._keys.unlock(request.passphrase)
                    return ["The clipboard history is unlocked."]
                self._keys.ask_keyring()
                return ["The keyring is asked."]
            case SetVaultPassphrase():
                self._keys.set_passphrase(request.passphrase)
                opener = "your passphrase" if request.passphrase else "the keyring"
                return [f"The clipboard history opens with {opener} from now on."]
            case RotateVaultKey():
                self._keys.rotate()
                return ["The clipboard history is encrypted with a new key."]
            case ExportClips():
                return [_counted(vault.export(_path(request.uri), request.passphrase), "exported")]
            case ImportClips():
                return [_counted(vault.take_in(_path(request.uri), request.passphrase), "imported")]
            case _:
                assert_never(request)

    def _deleted(self, count: int, done: str = "deleted") -> list[str]:
        self._forgetting.soon()
        return [_counted(count, done)]

    def _keep(self, request: KeepClip) -> ClipKept:
        content = content_of(request)
        if not self._vault.wanted:
            return ClipKept(id=request.id, excluded_by=OFF)
        if self._pause.held:
            return ClipKept(id=request.id, excluded_by=PAUSED)
        if content.empty:
            return ClipKept(id=request.id, excluded_by=EMPTY)
        if content.size > MAX_CLIP_BYTES:
            return ClipKept(id=request.id, excluded_by=TOO_LARGE)
        settings = self._vault.settings
        reason = excluded(
            content.text,
            request.application,
            allowed=settings.allow_secrets,
            applications=settings.exclude_apps,
        )
        if reason is not None:
            self._forgetting.soon()
            return ClipKept(id=request.id, excluded_by=reason)
        clip = self._vault.keep(content, request.application, request.window)
        return ClipKept(id=request.id, clip=clip, offer=self._worth_a_snippet(clip, content.text))

    def _worth_a_snippet(self, clip: int, text: str) -> bool:
        """Tell whether a text was copied for the third time, and is no snippet yet."""
        if not text.strip() or len(text) > _LONGEST_OFFERED:
            return False
        with self._vault.clips() as clips:
            row = clips.by_id([clip]).get(clip)
        third = row is not None and row.times == _OFFERED_AT and row.kind not in {"files", "image"}
        return third and not self._snippets.book().has_text(literal(text))

    def _found(self, request: SearchClips) -> Clips:
        limit = max(1, min(request.limit, MAX_CLIP_ROWS))
        now = datetime.fromtimestamp(self._clock.now()).astimezone()
        parsed = parse(request.query, now, as_you_type=request.as_you_type)
        found = self._search.find(request.query, parsed, limit + 1, alone=True)
        rows = self._search.rows(found[:limit], parsed)
        total = self._vault.totals().clips
        more = len(found) > limit
        return _fitting(Clips(id=request.id, clips=rows, more=more, total=total))

    def _state(self, query_id: int) -> VaultState:
        vault = self._vault
        totals = vault.totals()
        return VaultState(
            id=query_id,
            condition=vault.condition,
            key=vault.key,
            message=vault.message,
            clips=totals.clips,
            pinned=totals.pinned,
            size=totals.size,
            paused=self._pause.held,
            paused_until=self._pause.until,
            searchable=self._words.level,
            revision=self._news.revision,
        )

    def _look_at_pause(self) -> None:
        if self._was_paused != self._pause.held:
            self._was_paused = self._pause.held
            self._news.tell()

    def _prune(self) -> None:
        self._loop.run_in_executor(self._others, self._vault.prune)
        self.start()


def _fitting(clips: Clips) -> Clips:
    """Leave out the last rows where all of them do not fit into one message."""
    while len(codec.encode(clips)) > MAX_MESSAGE_BYTES and clips.clips:
        fewer = clips.clips[: len(clips.clips) * 3 // 4]
        clips = msgspec.structs.replace(clips, clips=fewer, more=True)
    return clips


def _counted(count: int, done: str) -> str:
    return f"{count:,} {'clip is' if count == 1 else 'clips are'} {done}."


def _path(uri: str) -> Path:
    return Path(os.fsdecode(uri_to_path(uri)))
