from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from indexer.contract.snippets import Snippet
from indexer.vault import VaultMeaning
from indexer.vault.meaning import LEAST_COSINE
from tests.fakes import FakeSecrets, SpellingEmbedder
from tests.harness import eventually
from tests.vault.kept import KINDS, Kept, KeptClips, KeptSnippets, opened


class Home:
    """A vault with its vectors; `again` closes both and opens them."""

    def __init__(
        self, folder: Path, kind: type[KeptClips | KeptSnippets], *, model: bool = True
    ) -> None:
        self._folder = folder
        self._kind = kind
        self._secrets = FakeSecrets()
        self.embedder: SpellingEmbedder | None = SpellingEmbedder() if model else None
        self.begin()

    def begin(self) -> None:
        self.kind: Kept = self._kind(self._folder, self._secrets)
        self.vault = self.kind.vault
        self.meaning = VaultMeaning(self.vault, self.kind.items, lambda: self.embedder, rest=0)
        self.vault.on_store, self.vault.on_items = self.meaning.load, self.meaning.hear
        self.vault.start()
        opened(self.kind)

    def end(self) -> None:
        self.meaning.stop()
        self.vault.stop()

    def again(self) -> None:
        self.end()
        self.begin()

    def keep(self, text: str) -> int:
        item = self.kind.keep(text)
        opened(self.kind)
        return self.item(text) if isinstance(self.kind, KeptSnippets) else item

    def item(self, uid: str) -> int:
        assert isinstance(self.kind, KeptSnippets)
        held = self.kind.snippets.book().by_uid(uid)
        assert held is not None
        return held.id

    def near(self, text: str, least: float = LEAST_COSINE) -> list[int]:
        embedder = SpellingEmbedder(self.embedder.model_key if self.embedder else "spelling")
        vector = embedder.embed([text])[0]
        return list(self.meaning.nearest(vector, embedder.model_key, 5, None, least))

    def finds(self, text: str, *items: int) -> None:
        eventually(lambda: self.near(text) == list(items), f"{text} is found by meaning", 20)

    def vectors(self) -> dict[int, str]:
        """What is kept: the items with vectors, and the models that those are by."""
        with self.vault.store() as store, store.reading() as connection:
            found = connection.execute("SELECT * FROM vectors")
            return {item: model for item, model, _ in found}


@pytest.fixture(params=KINDS)
def home(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Home]:
    home = Home(tmp_path, request.param)
    yield home
    home.end()


def test_an_item_is_near_to_what_means_the_same(home: Home) -> None:
    ferry, train = home.keep("the ferry to Skagen"), home.keep("0123456789")
    home.finds("a ferry to Skagen", ferry)
    home.finds("12345", train)
    assert home.near("the ferry", least=0.999) == []


def test_vectors_are_kept_and_not_made_again(home: Home) -> None:
    ferry = home.keep("the ferry to Skagen")
    home.finds("a ferry to Skagen", ferry)
    assert home.vectors() == {ferry: "spelling"}

    class Counting(SpellingEmbedder):
        texts = 0

        def embed(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
            self.texts += len(texts)
            return super().embed(texts)

    home.embedder = counting = Counting()
    home.again()
    home.finds("a ferry to Skagen", ferry)
    other = home.keep("0123456789")
    home.finds("12345", other)
    assert counting.texts == 1


def test_what_is_deleted_has_no_vector(home: Home) -> None:
    ferry, other = home.keep("the ferry to Skagen"), home.keep("the ferries to Skagen")
    eventually(lambda: home.vectors().keys() == {ferry, other}, "both have vectors")
    home.kind.delete(ferry)
    assert home.vectors().keys() == {other}
    home.finds("the ferry to Skagen", other)


def test_another_model_s_vectors_take_the_place_of_the_first_s(home: Home) -> None:
    ferry = home.keep("the ferry to Skagen")
    home.finds("a ferry to Skagen", ferry)
    home.embedder = SpellingEmbedder("another")
    home.meaning.wake()
    eventually(lambda: home.vectors() == {ferry: "another"}, "it is embedded anew")
    home.finds("a ferry to Skagen", ferry)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_near_before_there_is_a_model(
    tmp_path: Path, kind: type[KeptClips | KeptSnippets]
) -> None:
    home = Home(tmp_path, kind, model=False)
    try:
        ferry = home.keep("the ferry to Skagen")
        assert home.near("a ferry to Skagen") == []
        home.embedder = SpellingEmbedder()
        home.finds("a ferry to Skagen", ferry)  # to ask is to wake it
    finally:
        home.end()


def test_an_edited_snippet_means_what_it_says_now(tmp_path: Path) -> None:
    home = Home(tmp_path, KeptSnippets)
    try:
        home.finds("a ferry to Skagen", home.keep("the ferry to Skagen"))
        assert isinstance(home.kind, KeptSnippets)
        home.kind.snippets.keep([Snippet(uid="the ferry to Skagen", text="0123456789")])
        home.finds("12345", home.item("the ferry to Skagen"))
        home.finds("a ferry to Skagen")
    finally:
        home.end()


def test_placeholders_mean_nothing(tmp_path: Path) -> None:
    home = Home(tmp_path, KeptSnippets)
    try:
        uid = "{{clipboard}} the ferry {{date +7d}} [[departure]]"
        home.keep(uid)
        home.finds("ferry", home.item(uid))
        assert home.near("clipboard") == home.near("departure") == []
    finally:
        home.end()
