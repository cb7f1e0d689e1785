"""The serving side of words: which commit searches see, and when."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.catalog import Catalogs
from indexer.ingest.generations import Generations
from indexer.keyword import WhooshWriter
from indexer.search.words import Words
from tests.keyword.building import batch


@pytest.fixture
def catalogs(tmp_path: Path) -> Iterator[Catalogs]:
    made = Catalogs(tmp_path / "catalog.sqlite")
    yield made
    made.close()


@pytest.fixture
def writer(catalogs: Catalogs, tmp_path: Path) -> Iterator[WhooshWriter]:
    generations = Generations(catalogs.here(), tmp_path / "keyword")
    made = generations.open_writer()
    generations.complete()
    yield made
    made.close()


def write(writer: WhooshWriter, number: int) -> None:
    writer.write(batch({number: f"word{number}"}))


def held(words: Words) -> int | None:
    return words.ask(len, None)


def test_a_search_sees_the_newest_commit(
    catalogs: Catalogs, writer: WhooshWriter, tmp_path: Path
) -> None:
    words = Words(catalogs, tmp_path / "keyword", lambda: None)
    write(writer, 1)
    assert held(words) == 1
    write(writer, 2)
    assert held(words) == 2


def test_further_questions_of_a_search_see_the_same_commit(
    catalogs: Catalogs, writer: WhooshWriter, tmp_path: Path
) -> None:
    words = Words(catalogs, tmp_path / "keyword", lambda: None)
    write(writer, 1)
    assert held(words) == 1
    write(writer, 2)
    assert words.ask(len, None, again=True) == 1


def test_after_catching_up_every_question_sees_the_newest_commit(
    catalogs: Catalogs, writer: WhooshWriter, tmp_path: Path
) -> None:
    words = Words(catalogs, tmp_path / "keyword", lambda: None)
    words.catch_up()  # there is nothing to catch up with yet
    write(writer, 1)
    assert held(words) == 1
    write(writer, 2)
    words.catch_up()
    assert words.ask(len, None, again=True) == 2
