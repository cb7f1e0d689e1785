"""A keeper of snippets in memory, and folders of them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from indexer.contract.snippets import Snippet

TWO = "matches:\n  - {trigger: ':a', replace: one}\n  - {trigger: ':b', replace: two}\n"
ONE = "matches:\n  - {trigger: ':a', replace: one}\n"


class Kept:
    """Snippets by their uids."""

    def __init__(self, *snippets: Snippet) -> None:
        self.snippets = {snippet.uid: snippet for snippet in snippets}
        self.written = 0

    def all(self) -> tuple[Snippet, ...]:
        return tuple(self.snippets.values())

    def keep(self, snippets: Sequence[Snippet]) -> None:
        self.written += len(snippets)
        self.snippets.update((snippet.uid, snippet) for snippet in snippets)

    def delete(self, uids: Sequence[str]) -> int:
        return sum(self.snippets.pop(uid, None) is not None for uid in uids)

    def changing(self) -> AbstractContextManager[None]:
        return nullcontext()

    def texts(self) -> dict[str, str]:
        return {snippet.keywords[0]: snippet.text for snippet in self.snippets.values()}

    def by(self, keyword: str) -> Snippet:
        (found,) = [one for one in self.snippets.values() if keyword in one.keywords]
        return found


def written(folder: Path, **files: str) -> Path:
    """Write match files by the beginnings of their names."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    return folder
