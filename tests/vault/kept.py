"""Vaults of either kind for tests of what both have: items kept, edited and deleted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from indexer.contract.settings import Clipboard
from indexer.contract.snippets import Snippet
from indexer.vault import Clips, ClipVault, Snippets, SnippetVault
from indexer.vault.content import Content
from indexer.vault.searched import Items
from indexer.vault.store import Store
from indexer.vault.vault import Vault
from tests.fakes import FakeClock, FakeSecrets
from tests.harness import eventually


class Kept(Protocol):
    """A vault open in a folder, with one way to fill it."""

    vault: Vault
    items: Callable[[Store], Items]

    def keep(self, text: str) -> int:
        """Keep a text; return its id."""
        ...

    def delete(self, item: int) -> None:
        """Delete what has this id."""
        ...


class KeptClips:
    """Clips, copied in an application's window."""

    def __init__(self, folder: Path, secrets: FakeSecrets) -> None:
        path = folder / "clips.vault"
        self.clips = ClipVault(path, secrets, FakeClock(), Clipboard(keep=True))
        self.vault: Vault = self.clips
        self.items: Callable[[Store], Items] = Clips

    def keep(self, text: str) -> int:
        return self.clips.keep(Content(text=text), "Writer", "Letter to Ada")

    def delete(self, item: int) -> None:
        self.clips.delete([item])


class KeptSnippets:
    """Snippets, each with its text as its uid."""

    def __init__(self, folder: Path, secrets: FakeSecrets) -> None:
        self.snippets = SnippetVault(folder / "snippets.vault", secrets, FakeClock())
        self.vault: Vault = self.snippets
        self.items: Callable[[Store], Items] = Snippets

    def keep(self, text: str) -> int:
        snippet = Snippet(uid=text, text=text, folder="Writer", comment="Letter to Ada")
        self.snippets.keep([snippet])
        held = self.snippets.book().by_uid(text)
        assert held is not None
        return held.id

    def delete(self, item: int) -> None:
        held = self.snippets.book().by_id(item)
        assert held is not None
        self.snippets.delete([held.snippet.uid])


KINDS: tuple[type[KeptClips | KeptSnippets], ...] = (KeptClips, KeptSnippets)


def opened(kept: Kept) -> None:
    """Wait until a vault's file serves; snippets have one from the first on."""
    wanted = {"open"} if kept.vault.wanted else {"off"}
    eventually(lambda: kept.vault.condition in wanted, "the vault is open")
