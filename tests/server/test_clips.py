"""What the service makes of requests about clips, before and around the vault."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from indexer.catalog import Catalogs
from indexer.contract import codec
from indexer.contract.clips import (
    ClipKept,
    ClipRequest,
    Clips,
    KeepClip,
    ListClips,
    PauseClips,
    ResumeClips,
    SearchClips,
    VaultState,
    VaultStatus,
)
from indexer.contract.messages import MAX_MESSAGE_BYTES, AnyReply, Done, Error
from indexer.contract.settings import Clipboard
from indexer.search.clips import ClipSearch
from indexer.server.clips import ClipRequests
from indexer.usage import Usage
from indexer.vault import ClipPause, ClipVault, Forgetting, SnippetVault, VaultMeaning, VaultWords
from indexer.vault import Clips as KeptClips
from tests.fakes import FakeClock, FakeSecrets


class Peer:
    """A client that waits."""

    def __init__(self) -> None:
        self.supersede: Callable[[], None] | None = None
        self.ended = asyncio.Event()

    async def send(self, reply: AnyReply) -> None:
        raise AssertionError(f"it answers by returning, not with {type(reply).__name__}")


Ask = Callable[[ClipRequest], Awaitable[AnyReply | None]]


def serve(
    folder: Path, task: Callable[[Ask, ClipVault, FakeClock], Awaitable[None]], *, keep: bool = True
) -> None:
    """Run a task that asks."""

    async def run() -> None:
        clock = FakeClock()
        catalogs = Catalogs(folder / "catalog.sqlite")
        vault = ClipVault(folder / "clips.vault", FakeSecrets(), clock, Clipboard(keep=keep))
        words = VaultWords(vault, KeptClips)
        meaning = VaultMeaning(vault, KeptClips, lambda: None)
        vault.on_store, vault.on_items = words.load, words.hear
        search = ClipSearch(vault, words, meaning, Usage(folder / "usage", "test", clock), clock)
        forgetting = Forgetting()
        snippets = SnippetVault(folder / "snippets.vault", FakeSecrets(), clock)
        pause = ClipPause(catalogs, clock)
        requests = ClipRequests(vault, words, search, pause, forgetting, clock, snippets)
        vault.changed = words.on_ready = requests.changed
        words.load()
        vault.start()
        peer = Peer()
        while vault.condition == "opening":
            await asyncio.sleep(0.01)
        try:
            await task(lambda request: requests.answer(request, peer), vault, clock)
        finally:
            forgetting.stop()
            words.stop()
            meaning.stop()
            requests.stop()
            vault.stop()
            snippets.stop()
            catalogs.close()

    asyncio.run(run())


@pytest.mark.parametrize(
    ("request_", "why"),
    [
        (KeepClip(), "empty"),
        (KeepClip(text=" \n\t"), "empty"),
        (KeepClip(text="x" * (23 << 20)), "too-large"),
    ],
)
def test_what_is_nothing_or_too_much_is_not_kept(
    tmp_path: Path, request_: KeepClip, why: str
) -> None:
    async def task(ask: Ask, _vault: ClipVault, _clock: FakeClock) -> None:
        assert await ask(request_) == ClipKept(clip=None, excluded_by=why)

    serve(tmp_path, task)


def test_a_secret_is_not_kept(tmp_path: Path) -> None:
    async def task(ask: Ask, _vault: ClipVault, _clock: FakeClock) -> None:
        key = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n"
        kept = await ask(KeepClip(text=key + "-----END PRIVATE KEY-----"))
        assert isinstance(kept, ClipKept)
        assert kept.clip is None
        assert kept.excluded_by
        assert await ask(ListClips()) == Clips(clips=[], more=False, total=0)

    serve(tmp_path, task)


def test_a_pause_ends_by_itself(tmp_path: Path) -> None:
    async def task(ask: Ask, _vault: ClipVault, clock: FakeClock) -> None:
        assert isinstance(await ask(PauseClips(seconds=60)), Done)
        assert await ask(KeepClip(text="one")) == ClipKept(excluded_by="paused")
        state = await ask(VaultStatus())
        assert isinstance(state, VaultState)
        assert (state.paused, state.paused_until) == (True, clock.now() + 60)
        clock.advance(61)
        assert await ask(KeepClip(text="one")) == ClipKept(clip=1)
        assert isinstance(await ask(PauseClips(seconds=-1)), Error)
        await ask(PauseClips())
        assert await ask(KeepClip(text="two")) == ClipKept(excluded_by="paused")
        await ask(ResumeClips())
        assert await ask(KeepClip(text="two")) == ClipKept(clip=2)

    serve(tmp_path, task)


def test_a_list_fits_into_a_message_and_says_that_more_follows(tmp_path: Path) -> None:
    async def task(ask: Ask, vault: ClipVault, _clock: FakeClock) -> None:
        for number in range(400):
            uris = [f"file:///{number}/{part}/{'x' * 4000}" for part in range(5)]
            await ask(KeepClip(uris=uris, window="w" * 100_000))
        seen: list[int] = []
        before = None
        while True:
            found = await ask(ListClips(limit=500, before=before))
            assert isinstance(found, Clips)
            assert len(codec.encode(found)) <= MAX_MESSAGE_BYTES
            seen += [row.id for row in found.clips]
            if not found.more:
                break
            before = found.clips[-1].place
        assert seen == list(range(400, 0, -1))

    serve(tmp_path, task)


def test_what_is_kept_is_found_in_a_moment(tmp_path: Path) -> None:
    async def task(ask: Ask, _vault: ClipVault, _clock: FakeClock) -> None:
        await ask(KeepClip(text="a blue umbrella"))
        known = None
        while True:
            state = await ask(VaultStatus(known=known))
            assert isinstance(state, VaultState)
            if state.searchable:
                break
            known = state.revision
        found = await ask(SearchClips(query="umbrel", as_you_type=True))
        assert isinstance(found, Clips)
        assert [row.highlights for row in found.clips] == [[(7, 15)]]

    serve(tmp_path, task)


def test_what_is_off_is_not_kept(tmp_path: Path) -> None:
    async def task(ask: Ask, _vault: ClipVault, _clock: FakeClock) -> None:
        assert await ask(KeepClip(text="one")) == ClipKept(excluded_by="off")

    serve(tmp_path, task, keep=False)
