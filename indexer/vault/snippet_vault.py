"""The snippets' vault: begun with the first of them, opened at start once there is a file."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from indexer.contract.clips import VaultCondition
from indexer.contract.snippets import Snippet
from indexer.ports import Clock, SecretStore
from indexer.vault.book import Book
from indexer.vault.schema import SNIPPETS
from indexer.vault.snippets import Changed, Held, Snippets, take_over
from indexer.vault.store import Store
from indexer.vault.vault import PATIENCE_SECONDS, Vault

_OPENING_SECONDS: Final = 5.0  # that a first snippet waits for the keyring


class SnippetVault(Vault):
    """Keeps snippets. Any thread may call."""

    def __init__(
        self,
        path: Path,
        secrets: SecretStore,
        clock: Clock,
        *,
        patience: float = PATIENCE_SECONDS,
        opening: float = _OPENING_SECONDS,
    ) -> None:
        super().__init__(path, SNIPPETS, secrets, clock, patience=patience)
        self._wanted = self._file.there
        self._opening = opening
        self._settled = threading.Event()
        self._writing = threading.RLock()  # held for as long as a change takes: an import's seconds
        self._lock = threading.RLock()  # held while the book is looked up or replaced
        self._book: tuple[Store, Book] | None = None
        self._approvals: tuple[Store, frozenset[str]] | None = None

    @property
    def wanted(self) -> bool:
        """Whether there is a file, or anything to keep in one."""
        return self._wanted

    @property
    def whole(self) -> bool:
        """Whether all snippets that there are serve, and none waits in a file that is locked."""
        no_file = self.condition == "memory" and not self._file.there
        return self.condition in ("open", "off") or no_file

    def _take_over(self, store: Store, before: Store) -> None:
        take_over(Snippets(store), Snippets(before))

    def _begins(self) -> None:
        self.changed()

    def _say(self, condition: VaultCondition, message: str) -> None:
        super()._say(condition, message)
        if condition == "opening":
            self._settled.clear()
        else:
            self._settled.set()

    def book(self) -> Book:
        """Return all snippets as they are now."""
        with self.store() as store:
            return self._book_of(store)

    def all(self) -> tuple[Snippet, ...]:
        """Return all snippets, in the order in which they came."""
        return tuple(held.snippet for held in self.book())

    def get(self, key: str) -> Snippet | None:
        """Return a snippet by its uid, keyword or name."""
        found = self.book().find(key)
        return found.snippet if found else None

    def keep(self, snippets: Sequence[Snippet]) -> None:
        """Keep snippets in place of those with their uids, all of them or none.

        The first one begins the file: this waits for the keyring for a few seconds.
        """
        if not snippets:
            return
        self._begin()
        with self._writing, self.store() as store:
            self._took(store, Snippets(store).keep(snippets))

    def delete(self, uids: Sequence[str]) -> int:
        """Delete snippets for good; return how many there were."""
        with self._writing, self.store() as store:
            changed = Snippets(store).delete(uids)
            self._took(store, changed)
        return len(changed.gone)

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Have nobody else change anything between looking and changing."""
        with self._writing:
            yield

    def note_use(self, uid: str, counters: Mapping[str, int]) -> None:
        """Note that a snippet was used, with the counters that went on."""
        now = self._clock.now()
        with self._writing, self.store() as store:
            Snippets(store).note_use(uid, now, counters)
            held = self._book_of(store)
            self._put(store, Book(_used(one, uid, now) for one in held))
        self.changed()

    def counters(self) -> dict[str, int]:
        """Return the last values of all counters."""
        with self.store() as store:
            return Snippets(store).counters()

    def approve(self, digest: str, *, approved: bool) -> None:
        """Let a command run from now on, or no more."""
        with self._writing, self.store() as store:
            Snippets(store).approve(digest, approved=approved)
            with self._lock:
                self._approvals = None
        self.changed()

    def approvals(self) -> frozenset[str]:
        """Return the digests of the commands that may run."""
        with self.store() as store, self._lock:
            if self._approvals is None or self._approvals[0] is not store:
                self._approvals = store, Snippets(store).approvals()
            return self._approvals[1]

    def _begin(self) -> None:
        if not self._wanted:
            self._wanted = True
            self.start()
        if self.condition == "opening":
            self._settled.wait(self._opening)

    def _book_of(self, store: Store) -> Book:
        with self._lock:
            if self._book is None or self._book[0] is not store:
                self._book = store, Book(Snippets(store).all())
            return self._book[1]

    def _put(self, store: Store, book: Book) -> None:
        with self._lock:
            self._book = store, book

    def _took(self, store: Store, changed: Changed) -> None:
        others = {*changed.gone, *changed.came}
        stayed = [one for one in self._book_of(store) if one.id not in others]
        came = Snippets(store).since(min(changed.came)) if changed.came else []
        self._put(store, Book([*stayed, *came]))
        self.on_items(changed.came, changed.gone)
        self.changed()


def _used(one: Held, uid: str, now: float) -> Held:
    return one._replace(uses=one.uses + 1, used=now) if one.snippet.uid == uid else one
