"""What ranks a hit, through the running service: habits, explanations, and typing on."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from indexer.contract import codec
from indexer.contract.messages import Done, Error, ForgetOpened, Hits, Opened, Search
from indexer.errors import MagpieError
from tests.harness import Magpie, eventually
from tests.terminal import Terminal


@pytest.fixture
def meetings(product: Magpie, tmp_path: Path) -> Path:
    """Files that answer "meeting" about equally well."""
    folder = tmp_path / "meetings"
    folder.mkdir()
    for number, day in enumerate(("Monday", "Tuesday", "Friday")):
        path = folder / f"{day}.txt"
        path.write_text(f"The meeting of {day} took an hour.\n", encoding="utf-8")
        os.utime(path, (1_700_000_000 + number, 1_700_000_000 + number))
    product.add(folder)
    product.wait()
    return folder


def test_what_was_opened_ranks_higher_until_it_is_forgotten(
    product: Magpie, meetings: Path
) -> None:
    before = product.search("meeting").hits
    last = before[-1]
    with product.client() as client:
        for _ in range(3):
            client.ask(Opened(hit=last.id, query="meeting"), Done)
    assert product.search("meeting").hits[0].id == last.id
    assert product.search("mee", as_you_type=True).hits[0].id == last.id
    product.stop()
    product.start()
    eventually(lambda: product.state().model_ready, "the model is ready again")
    assert product.search("meeting").hits[0].id == last.id
    product.locations.launcher_queries.write_text('{"queries": ["mee"]}', encoding="utf-8")
    assert product.cli("usage", "forget").returncode == 0
    assert [hit.id for hit in product.search("meeting").hits] == [hit.id for hit in before]
    assert not product.locations.usage.exists()
    assert not product.locations.launcher_queries.exists()


def test_what_was_opened_is_forgotten_with_its_folder(product: Magpie, meetings: Path) -> None:
    hit = product.search("meeting").hits[0]
    with product.client() as client:
        client.ask(Opened(hit=hit.id, query="a very private meeting"), Done)
    assert b"very private" in product.locations.usage.read_bytes()
    product.cli("index", "remove", str(meetings), check=True)
    assert b"very private" not in product.locations.usage.read_bytes()


def test_what_is_no_hit_cannot_have_been_opened(product: Magpie, meetings: Path) -> None:
    with product.client() as client:
        for hit in ("file:999999", "file:x", "file:", "", "app:1", "file:-1", "file:" + "9" * 40):
            with pytest.raises(MagpieError, match="no such hit"):
                client.ask(Opened(hit=hit), Done)
        client.ask(ForgetOpened(), Done)


def test_a_score_is_explained(product: Magpie, meetings: Path) -> None:
    hits = product.search("Tuesday meeting", explain=True).hits
    assert hits[0].title == "Tuesday.txt"
    for hit in hits:
        assert sum(part.share for part in hit.contributions) == pytest.approx(hit.score, abs=1e-3)
    reasons = {part.reason for part in hits[0].contributions}
    assert "recent" in reasons
    assert reasons & {"name", "words in its name", "meaning"}
    assert product.search("meeting").hits[0].contributions == []
    shown = product.cli("search", "meeting", "--explain", check=True).stdout
    assert "words in its text" in shown
    assert product.json("search", "meeting", "--explain")["hits"][0]["contributions"]


def test_typing_on_ends_the_searches_before(product: Magpie, meetings: Path) -> None:
    typed = [Search(id=n, query="meeting of Tuesday"[:n], as_you_type=True) for n in range(1, 19)]
    with socket.socket(socket.AF_UNIX) as connection, connection.makefile("rb") as lines:
        connection.connect(os.fspath(product.locations.socket))
        connection.sendall(b"".join(map(codec.encode, typed)))
        ended: dict[int, Hits | Error] = {}
        while len(ended) < len(typed):
            reply = codec.decode_reply(lines.readline())
            assert isinstance(reply, Hits | Error)
            if isinstance(reply, Error) or reply.final:
                assert reply.id not in ended
                ended[reply.id] = reply
    superseded = [reply for reply in ended.values() if isinstance(reply, Error)]
    assert {reply.code for reply in superseded} == {"superseded"}
    last = ended[18]
    assert isinstance(last, Hits)
    assert last.hits[0].title == "Tuesday.txt"


def test_a_hit_is_opened_by_its_number(product: Magpie, meetings: Path, tmp_path: Path) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    opened = tmp_path / "opened"
    opener = programs / "xdg-open"
    opener.write_text(f'#!/bin/sh\nprintf %s "$1" > {opened}\n', encoding="utf-8")
    opener.chmod(0o755)
    product.environment["PATH"] = f"{programs}:{product.environment['PATH']}"
    terminal = Terminal(product)
    terminal.until("magpie> ")
    terminal.type("Friday\n")
    terminal.until("Friday.txt:1")
    terminal.type("1\n")
    eventually(opened.exists, "the hit is opened")
    eventually(product.locations.usage.exists, "the open is noted")
    terminal.type("\n")
    assert terminal.end() == 0
    assert opened.read_text(encoding="utf-8") == (meetings / "Friday.txt").as_uri()
