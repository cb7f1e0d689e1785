"""`magpie` in a terminal: the search line by line, and the progress bar."""

from __future__ import annotations

from pathlib import Path

from indexer.contract.messages import Done, PauseIndexing, ResumeIndexing
from tests.harness import Magpie
from tests.terminal import Terminal


def test_searching_line_by_line(product: Magpie, documents: Path) -> None:
    product.add(documents)
    product.wait()
    terminal = Terminal(product)
    terminal.until("no display")
    terminal.until("4 files")
    terminal.type("umbrella ferry\n")
    terminal.until("letter.txt")
    terminal.until("lines 1–4")
    terminal.type("\n")
    assert terminal.end() == 0


def test_hits_on_a_terminal_can_be_clicked_and_are_coloured(
    product: Magpie, documents: Path
) -> None:
    product.add(documents)
    product.wait()
    terminal = Terminal(product, "search", "umbrella")
    terminal.until("letter.txt")
    terminal.until("umbrella\x1b[0m")
    assert "\x1b]8;" in terminal.seen
    assert (documents / "letter.txt").as_uri() in terminal.seen
    assert terminal.end() == 0


def test_waiting_shows_a_bar(product: Magpie, documents: Path) -> None:
    for number in range(200):
        (documents / f"{number}.txt").write_text(f"number {number}", encoding="utf-8")
    with product.client() as client:
        client.ask(PauseIndexing(), Done)  # or it may be done before there is a bar
        product.add(documents)
        terminal = Terminal(product, "index", "wait")
        terminal.until("Reading files")
        client.ask(ResumeIndexing(), Done)
    terminal.until("Finding meaning")
    assert terminal.end() == 0


def test_off_a_terminal_it_says_how_to_search(product: Magpie) -> None:
    done = product.cli()
    assert done.returncode == 0
    assert "magpie search" in done.stdout
