"""All snippets at hand in memory, by every name that they go by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from indexer.contract.snippets import Snippet
from indexer.vault.snippets import Held


class Book:
    """A frozen state of all snippets."""

    def __init__(self, held: Iterable[Held]) -> None:
        self._by_uid = {one.snippet.uid: one for one in held}
        self._by_id = {one.id: one for one in self._by_uid.values()}
        self._by_key: dict[str, Held] = {}
        ordered = list(self._by_uid.values())
        for one in ordered:
            self._note(one.snippet.keywords, one)
        for one in ordered:  # a keyword goes before a name, the letters' case decides last
            self._note([one.snippet.name], one)
        for one in ordered:
            self._note([key.casefold() for key in (*one.snippet.keywords, one.snippet.name)], one)
        self._texts = {one.snippet.text for one in ordered}

    def _note(self, keys: Iterable[str], one: Held) -> None:
        for key in keys:
            if key:
                self._by_key.setdefault(key, one)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._by_uid)

    def __iter__(self) -> Iterator[Held]:
        """Go through all of them in the order in which they came."""
        return iter(self._by_uid.values())

    def by_uid(self, uid: str) -> Held | None:
        """Return the snippet of this uid."""
        return self._by_uid.get(uid)

    def by_id(self, row: int) -> Held | None:
        """Return the snippet in this row."""
        return self._by_id.get(row)

    def find(self, key: str) -> Held | None:
        """Return a snippet by its uid, keyword or name; case decides between two alone."""
        found = self._by_uid.get(key) or self._by_key.get(key)
        return found or self._by_key.get(key.casefold())

    def owner(self, keyword: str) -> Snippet | None:
        """Return the snippet that has just this keyword."""
        found = self._by_key.get(keyword)
        return found.snippet if found and keyword in found.snippet.keywords else None

    def has_text(self, source: str) -> bool:
        """Tell whether a snippet consists of this very template."""
        return source in self._texts
