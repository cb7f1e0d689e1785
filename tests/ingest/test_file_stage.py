from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.catalog import Catalog
from indexer.catalog.queue import GONE
from indexer.documents import DocId, Failure
from indexer.extract import versions
from indexer.ingest.file_stage import FileStage
from indexer.ingest.prepare_child import handle
from indexer.ingest.reconcile import reconcile
from indexer.watch import Filter, Rules
from tests.fakes import FakeClock


class InProcess:
    """Prepares files as the child does, without one, and counts them."""

    def __init__(self) -> None:
        self.calls = 0
        self.failure: Failure | None = None

    def call(self, request: bytes) -> bytes | Failure:
        self.calls += 1
        return self.failure or handle(request)

    def close(self) -> None:
        pass


class Desk:
    """A catalog, a folder, and a stage that reads it."""

    def __init__(self, tmp_path: Path) -> None:
        self.folder = tmp_path / "folder"
        self.folder.mkdir()
        self.catalog = Catalog(tmp_path / "catalog.sqlite")
        self.catalog.folders.add(os.fsencode(self.folder), 1.0)
        self.child = InProcess()
        self.clock = FakeClock()
        self.stage = FileStage(self.catalog, [self.child], versions(), 1 << 20, self.clock)

    def write(self, name: str, text: str) -> bytes:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return os.fsencode(path)

    def scan(self) -> None:
        root = os.fsencode(self.folder)
        reconcile(self.catalog, root, Filter(root, Rules()), lambda: False, lambda: None)

    def work(self) -> None:
        while self.stage.fill():
            while self.stage.running:
                self.stage.store([next(iter(self.stage.running))])

    def read(self) -> None:
        self.scan()
        self.work()

    def paths(self) -> dict[str, DocId]:
        found = self.catalog.documents.under(os.fsencode(self.folder))
        return {os.fsdecode(os.path.basename(doc.facts.path)): doc.id for doc in found}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.stage.close()
    made.catalog.close()


def test_a_scan_queues_what_is_new_and_nothing_twice(desk: Desk) -> None:
    desk.write("a.txt", "one")
    desk.write("sub/b.txt", "two")
    desk.read()
    assert set(desk.paths()) == {"a.txt", "b.txt"}
    assert len(desk.catalog.queue) == 0
    desk.read()
    assert desk.child.calls == 2


def test_a_renamed_file_keeps_its_document_unread(desk: Desk) -> None:
    desk.write("a.txt", "one")
    desk.read()
    before = desk.paths()["a.txt"]
    (desk.folder / "a.txt").rename(desk.folder / "b.txt")
    desk.read()
    assert desk.paths() == {"b.txt": before}
    assert desk.child.calls == 1


def test_a_renamed_folder_keeps_its_documents_unread(desk: Desk) -> None:
    for number in range(20):
        desk.write(f"old/{number}.txt", str(number))
    desk.read()
    before = desk.paths()
    (desk.folder / "old").rename(desk.folder / "new")
    desk.read()
    assert desk.paths() == before
    assert desk.child.calls == 20


def test_another_ending_is_another_format_and_is_read(desk: Desk) -> None:
    desk.write("a.txt", "# one")
    desk.read()
    (desk.folder / "a.txt").rename(desk.folder / "a.md")
    desk.read()
    assert set(desk.paths()) == {"a.md"}
    assert desk.child.calls == 2


def test_a_hard_link_is_a_file_of_its_own(desk: Desk) -> None:
    desk.write("a.txt", "one")
    desk.read()
    os.link(desk.folder / "a.txt", desk.folder / "b.txt")
    desk.read()
    assert set(desk.paths()) == {"a.txt", "b.txt"}


def test_the_same_content_written_again_is_not_extracted(desk: Desk) -> None:
    path = desk.write("a.txt", "one")
    desk.read()
    document = desk.paths()["a.txt"]
    passages = desk.catalog.reading.passage_places([document])
    read_at = desk.catalog.reading.failure(document)[2]
    os.utime(path, ns=(5, 5))
    desk.read()
    assert desk.catalog.reading.passage_places([document]) == passages
    assert desk.catalog.reading.failure(document)[2] == read_at
    found = desk.catalog.documents.find(path)
    assert found is not None
    assert found.facts.mtime_ns == 5


def test_a_deleted_file_goes_and_a_swap_loses_neither(desk: Desk) -> None:
    desk.write("a.txt", "one")
    desk.write("b.txt", "two")
    desk.read()
    (desk.folder / "a.txt").rename(desk.folder / "c.txt")
    (desk.folder / "b.txt").rename(desk.folder / "a.txt")
    desk.read()
    assert set(desk.paths()) == {"a.txt", "c.txt"}
    (desk.folder / "c.txt").unlink()
    desk.read()
    assert set(desk.paths()) == {"a.txt"}
    texts = {desk.catalog.reading.text(doc_id) for doc_id in desk.paths().values()}
    assert texts == {"two"}


def test_a_file_that_vanishes_while_it_waits_is_dropped(desk: Desk) -> None:
    path = desk.write("a.txt", "one")
    desk.scan()
    os.unlink(path)
    desk.work()
    assert desk.paths() == {}
    assert len(desk.catalog.queue) == 0


def test_a_removal_does_not_touch_a_file_that_came_back(desk: Desk) -> None:
    path = desk.write("a.txt", "one")
    desk.read()
    desk.catalog.queue.put([(path, GONE)])  # told late: the document is not gone
    desk.work()
    assert set(desk.paths()) == {"a.txt"}


def test_a_child_that_dies_costs_one_file(desk: Desk) -> None:
    desk.write("a.txt", "one")
    desk.child.failure = Failure("timeout", "It took too long.")
    desk.read()
    document = desk.paths()["a.txt"]
    assert desk.catalog.reading.failure(document)[:2] == ("timeout", "It took too long.")
    desk.read()
    assert desk.child.calls == 1, "it is tried again only when it changes"
    desk.child.failure = None
    desk.write("a.txt", "longer now")
    desk.read()
    assert desk.catalog.reading.failure(document)[0] is None


def test_a_folder_that_is_away_hides_its_files_and_keeps_what_is_known(desk: Desk) -> None:
    desk.write("a.txt", "one")
    desk.read()
    before = desk.paths()
    away = desk.folder.with_name("away")
    desk.folder.rename(away)
    desk.read()
    assert desk.catalog.reading.counts(0).documents == 0
    away.rename(desk.folder)
    desk.read()
    assert desk.paths() == before
    assert desk.catalog.reading.counts(0).documents == 1
    assert desk.child.calls == 1


def test_a_file_removed_while_it_is_read_does_not_come_back(desk: Desk) -> None:
    path = desk.write("a.txt", "one")
    desk.scan()
    assert desk.stage.fill()
    (running,) = desk.stage.running
    running.result()
    os.unlink(path)
    desk.catalog.documents.mark_gone(path)
    desk.catalog.queue.put([(path, GONE)])
    desk.stage.store([running])
    assert desk.paths() == {}
    desk.work()
    assert desk.paths() == {}


def test_a_folder_removed_while_it_is_read_does_not_come_back(desk: Desk) -> None:
    desk.write("a.txt", "one")
    desk.scan()
    assert desk.stage.fill()
    (running,) = desk.stage.running
    running.result()
    desk.catalog.folders.remove(os.fsencode(desk.folder))
    desk.stage.store([running])
    assert desk.paths() == {}
    assert len(desk.catalog.queue) == 0


def test_a_file_that_changes_while_it_is_read_is_read_again(desk: Desk) -> None:
    desk.write("a.txt", "one")
    desk.scan()
    assert desk.stage.fill()
    (running,) = desk.stage.running
    running.result()
    desk.write("a.txt", "two and more")
    desk.scan()
    desk.stage.store([running])
    desk.work()
    assert [desk.catalog.reading.text(key) for key in desk.paths().values()] == ["two and more"]


def test_a_file_of_the_year_2400_is_indexed_and_read_once(desk: Desk) -> None:
    path = desk.write("a.txt", "from afar")
    os.utime(path, (13_569_465_600, 13_569_465_600))
    desk.read()
    desk.read()
    assert set(desk.paths()) == {"a.txt"}
    assert desk.child.calls == 1


def test_a_move_told_in_two_halves_is_still_a_move(desk: Desk) -> None:
    old = desk.write("a.txt", "one")
    desk.read()
    before = desk.paths()["a.txt"]
    new = old.replace(b"a.txt", b"b.txt")
    os.rename(old, new)
    desk.catalog.documents.mark_gone(old)
    desk.catalog.queue.put([(old, GONE)], due=FakeClock().now() + 1)
    desk.work()
    desk.catalog.queue.put([(new, 1.0)])
    desk.work()
    desk.clock.advance(2)
    desk.work()
    assert desk.paths() == {"b.txt": before}
    assert desk.child.calls == 1


def test_a_file_that_may_be_read_now_is_tried_again(desk: Desk) -> None:
    path = desk.write("a.txt", "one")
    desk.child.failure = Failure("unreadable", "Magpie may not read this file.")
    desk.read()
    desk.child.failure = None
    desk.catalog.queue.put([(path, 1.0)])  # its permissions changed, and nothing else
    desk.work()
    assert [desk.catalog.reading.text(key) for key in desk.paths().values()] == ["one"]
