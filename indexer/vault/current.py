"""The store in use: many use it at once, and one may put another in its place."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator

from indexer.vault.store import Store


class Current:
    """Hands out the store; replacing it waits for all users, and they for it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._users = 0
        self._replacing = False
        self._changed = threading.Condition()

    @contextlib.contextmanager
    def using(self) -> Iterator[Store]:
        """Use the store for as long as the block lasts; not inside `replacing`."""
        with self._changed:
            while self._replacing:
                self._changed.wait()
            self._users += 1
            store = self._store
        try:
            yield store
        finally:
            with self._changed:
                self._users -= 1
                self._changed.notify_all()

    @contextlib.contextmanager
    def replacing(self) -> Iterator[Store]:
        """Have the store alone; `put` another one in its place inside the block."""
        with self._changed:
            while self._replacing:
                self._changed.wait()
            self._replacing = True
            while self._users:
                self._changed.wait()
        try:
            yield self._store
        finally:
            with self._changed:
                self._replacing = False
                self._changed.notify_all()

    def put(self, store: Store) -> None:
        """Put another store in place; inside `replacing` only."""
        assert self._replacing
        self._store = store
