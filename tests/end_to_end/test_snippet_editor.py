"""Snippets are made in the launcher, by keys alone: from a PDF's passage, and from a selection."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.contract.snippet_messages import GetSnippet, ListSnippets, Snippets, WholeSnippet
from indexer.contract.snippets import Snippet
from tests.desktop.screen import Screen, bus, screen, window
from tests.desktop.system import fields
from tests.desktop.system.viewer import Home
from tests.end_to_end.clipboard import wait_for_focus
from tests.end_to_end.test_clips_joined_and_edited import pasteable
from tests.end_to_end.test_launcher import launcher
from tests.extract.samples import pdf
from tests.harness import Magpie, eventually, magpie

__all__ = ["bus", "screen"]

_PAGES = ["a cover", "of the heron", "the bittern {{booms}} in the reeds"]


@pytest.fixture
def person(tmp_path: Path) -> Home:
    return Home.make(tmp_path / "person")


@pytest.fixture
def product(tmp_path: Path) -> Iterator[Magpie]:
    with magpie(tmp_path / "home") as running:
        yield running


def kept(product: Magpie) -> list[Snippet]:
    """Return the snippets there are."""
    with product.client() as client:
        rows = client.ask(ListSnippets(), Snippets).snippets
        return [client.ask(GetSnippet(key=row.uid), WholeSnippet).snippet for row in rows]


def copied_by(screen: Screen, *keys: str) -> str:
    """Press keys, and return what is in the clipboard then."""
    screen.press(*keys)
    return pasteable(screen)


def test_a_passage_of_a_pdf_becomes_a_snippet_that_is_found_and_edited(
    screen: Screen, bus: str, person: Home, product: Magpie, tmp_path: Path
) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "birds.pdf").write_bytes(pdf(_PAGES))
    product.add(documents)
    product.wait(keyword=True)
    with launcher(screen, product, person, bus), window(screen):
        screen.press("ctrl+space")
        wait_for_focus(screen, "Magpie")
        screen.type("bittern boom", delay_ms=20)
        # What is selected is copied, once there is anything.
        eventually(lambda: copied_by(screen, "ctrl+c") == _PAGES[2], "the passage is listed")
        screen.press("ctrl+s")
        eventually(
            lambda: copied_by(screen, "ctrl+a", "ctrl+c") != "bittern boom", "the editor is there"
        )
        screen.type("A loud bird", delay_ms=20)
        screen.press("Tab")
        screen.type(";bird", delay_ms=20)
        screen.press("ctrl+Return")
        eventually(lambda: len(kept(product)) == 1, "it is kept")
        (snippet,) = kept(product)
        assert (snippet.name, snippet.keywords) == ("A loud bird", (";bird",))
        assert snippet.text == r"the bittern \{\{booms}} in the reeds"
        assert (snippet.source.uri, snippet.source.page) == (
            (documents / "birds.pdf").as_uri(), 3,
        )  # fmt: skip
        assert snippet.source.label.startswith("birds.pdf, p. 3")
        screen.press("ctrl+a")
        screen.type("loud bird", delay_ms=20)
        eventually(
            lambda: copied_by(screen, "ctrl+e", "ctrl+a", "ctrl+c") == snippet.text,
            "it is found again, and edited",
        )


def test_what_is_selected_becomes_a_snippet(
    screen: Screen, bus: str, person: Home, product: Magpie, tmp_path: Path
) -> None:
    told = tmp_path / "told"
    with launcher(screen, product, person, bus):
        field = fields.gtk({**screen.environment, "GDK_BACKEND": "x11"}, told)
        try:
            wait_for_focus(screen, "field")
            screen.type("best regards", delay_ms=20)
            eventually(lambda: told.exists() and told.read_text() == "best regards", "it is typed")
            screen.press("ctrl+a")

            screen.press("ctrl+space")
            wait_for_focus(screen, "Magpie")

            def begun() -> bool:
                """Begin a snippet from what is selected, which comes in its own time."""
                to_text = ("Tab", "Tab", "Tab", "ctrl+a", "ctrl+c")
                if copied_by(screen, "ctrl+n", *to_text) == "best regards":
                    return True
                screen.press("Escape")  # an empty one, which is left without a question
                return False

            eventually(begun, "it is taken over")
            screen.press("shift+Tab", "shift+Tab", "shift+Tab")
            screen.type("Greeting", delay_ms=20)
            screen.press("ctrl+Return")
            eventually(lambda: len(kept(product)) == 1, "it is kept")
            (snippet,) = kept(product)
            assert (snippet.name, snippet.text) == ("Greeting", "best regards")
        finally:
            field.kill()
            field.wait()
