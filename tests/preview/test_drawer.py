"""Pages are drawn one at a time, the newest wanted; the child ends when nobody looks."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import psutil
import pytest

from indexer.catalog import Catalogs, FileFacts
from indexer.catalog.documents import Content
from indexer.contract.messages import AnyReply, DrawnPage, DrawPage, Error
from indexer.documents import Extracted
from indexer.preview import PageDrawer
from tests.extract import samples
from tests.harness import eventually


@pytest.fixture
def catalogs(tmp_path: Path) -> Catalogs:
    path = tmp_path / "a.pdf"
    path.write_bytes(samples.pdf(["One", "Two", "Three"]))
    made = Catalogs(tmp_path / "catalog.sqlite")
    extracted = Extracted("One\nTwo\nThree", "application/pdf", unit="page")
    with made.here().transaction():
        made.here().documents.store(
            FileFacts(os.fsencode(path), 1, 1, 1, 1),
            Content(b"", "pdf/1", extracted, None, "", (), ()),
            1.0,
        )
    return made


def wanted(page: int) -> DrawPage:
    return DrawPage(id=page, hit="file:1", page=page, start=0, end=0, words=[], width=40)


def children() -> list[psutil.Process]:
    return [
        child
        for child in psutil.Process().children()
        if child.status() != psutil.STATUS_ZOMBIE
        and "indexer.preview.page_child" in child.cmdline()
    ]


def test_of_pages_asked_for_at_once_the_last_is_drawn(catalogs: Catalogs) -> None:
    async def ask() -> list[AnyReply]:
        drawer = PageDrawer(catalogs, 1 << 20)
        try:
            return list(await asyncio.gather(*(drawer.draw(wanted(n)) for n in (1, 2, 3))))
        finally:
            drawer.close()

    *others, last = asyncio.run(ask())
    assert isinstance(last, DrawnPage)
    assert (last.id, last.page, last.pages) == (3, 3, 3)
    superseded = [reply for reply in others if isinstance(reply, Error)]
    assert superseded
    assert {reply.code for reply in superseded} == {"superseded"}


def test_the_child_ends_after_a_rest(catalogs: Catalogs) -> None:
    async def ask() -> None:
        drawer = PageDrawer(catalogs, 1 << 20, idle_seconds=0.01)
        try:
            assert isinstance(await drawer.draw(wanted(1)), DrawnPage)
            loop = asyncio.get_running_loop()
            await loop.run_in_executor(None, eventually, lambda: not children(), "it ends")
            assert isinstance(await drawer.draw(wanted(2)), DrawnPage), "another one is started"
        finally:
            drawer.close()

    asyncio.run(ask())


def test_what_cannot_be_drawn_says_why(catalogs: Catalogs) -> None:
    async def ask(request: DrawPage, limit: int = 1 << 20) -> AnyReply:
        drawer = PageDrawer(catalogs, limit)
        try:
            return await drawer.draw(request)
        finally:
            drawer.close()

    for request, limit, code in (
        (wanted(9), 1 << 20, "failed"),
        (wanted(1), 10, "failed"),
        (DrawPage(hit="file:7", page=1, start=0, end=0, words=[], width=5), 1 << 20, "invalid"),
        (DrawPage(hit="file:1", page=1, start=0, end=0, words=[], width=0), 1 << 20, "invalid"),
    ):
        reply = asyncio.run(ask(request, limit))
        assert isinstance(reply, Error)
        assert reply.code == code
        assert reply.message
