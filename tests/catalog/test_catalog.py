from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.catalog import Catalog, Catalogs, FileFacts
from indexer.catalog.documents import BLOCK_CHARACTERS, Content
from indexer.catalog.folders import under
from indexer.catalog.queue import GONE, priority
from indexer.catalog.reading import Condition
from indexer.catalog.schema import VERSION
from indexer.catalog.store import recover
from indexer.documents import DocId, Extracted, Failure, Passage, PassageId


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    return Catalog(tmp_path / "catalog.sqlite")


def facts(path: bytes = b"/docs/a.txt", inode: int = 5, mtime_ns: int = 10) -> FileFacts:
    return FileFacts(path, 1, inode, 100, mtime_ns)


def content(*passages: str, digest: bytes = b"digest", failure: Failure | None = None) -> Content:
    text, found = "", []
    for passage in passages:
        found.append(Passage(len(text), len(text) + len(passage), None, 1, 1))
        text += passage + "\n"
    extracted = Extracted(text, "text/plain", title="Title")
    return Content(digest, "text/1", extracted, failure, "en", found, range(len(found)))


def passage_ids(catalog: Catalog, doc_id: DocId) -> list[PassageId]:
    return catalog.reading.passage_places([doc_id])[doc_id][0]


@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=200), data=st.data())
def test_any_slice_of_a_text_comes_back_verbatim(
    tmp_path_factory: pytest.TempPathFactory, text: str, data: st.DataObject
) -> None:
    text = text * (1 + BLOCK_CHARACTERS // max(len(text), 1) * data.draw(st.integers(0, 2)))
    catalog = Catalog(tmp_path_factory.mktemp("catalog") / "catalog.sqlite")
    with catalog.transaction():
        extracted = Extracted(text, "text/plain")
        doc_id = catalog.documents.store(
            facts(), Content(b"", "text/1", extracted, None, "", (), ()), 1.0
        )
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert catalog.reading.text(doc_id, start, end) == text[start:end]
    assert catalog.indexing.text(doc_id) == text
    catalog.close()


def test_passages_with_the_same_text_keep_their_vectors_when_a_document_changes(
    catalog: Catalog,
) -> None:
    doc_id = catalog.documents.store(facts(), content("one", "two"), 1.0)
    model = catalog.indexing.model("m")
    first, second = passage_ids(catalog, doc_id)
    vector = np.ones(4, np.float16).tobytes()
    catalog.indexing.store_vectors(model, [(first, vector), (second, vector)])
    again = catalog.documents.store(facts(mtime_ns=11), content("zero", "two", "one"), 2.0)
    assert again == doc_id
    ids = passage_ids(catalog, doc_id)
    assert ids[1:] == [second, first]
    assert [p.text for p in catalog.indexing.unembedded_passages(doc_id, model)] == ["zero"]


def test_an_equal_passage_elsewhere_lends_its_vector(catalog: Catalog) -> None:
    doc_id = catalog.documents.store(facts(), content("same words"), 1.0)
    model = catalog.indexing.model("m")
    (key,) = passage_ids(catalog, doc_id)
    catalog.indexing.store_vectors(model, [(key, b"\0\x3c" * 4)])
    other = catalog.documents.store(facts(b"/docs/b.txt", 6), content("same words"), 1.0)
    (missing,) = catalog.indexing.unembedded_passages(other, model)
    assert catalog.indexing.vector_of(missing.digest, model) == b"\0\x3c" * 4


def test_a_renamed_document_keeps_its_passages_and_must_be_seen_by_the_keyword_index(
    catalog: Catalog,
) -> None:
    doc_id = catalog.documents.store(facts(), content("one"), 1.0)
    catalog.indexing.keyword_written([(doc_id, 1)], [])
    before = passage_ids(catalog, doc_id)
    catalog.documents.rename(doc_id, facts(b"/docs/renamed.txt"))
    assert passage_ids(catalog, doc_id) == before
    assert [p.id for p in catalog.indexing.pending_keyword(9)] == [doc_id]
    assert catalog.documents.find(b"/docs/a.txt") is None


def test_a_rename_onto_another_document_replaces_it(catalog: Catalog) -> None:
    first = catalog.documents.store(facts(), content("one"), 1.0)
    second = catalog.documents.store(facts(b"/docs/b.txt", 6), content("two"), 1.0)
    catalog.documents.rename(first, facts(b"/docs/b.txt"))
    found = catalog.documents.find(b"/docs/b.txt")
    assert found is not None
    assert found.id == first
    assert catalog.indexing.keyword_deletions() == [second]


def test_a_vanished_folder_hides_all_that_is_in_it_and_nothing_else(catalog: Catalog) -> None:
    for number, path in enumerate([b"/d/a", b"/d/e/b", b"/d/e/\xff", b"/d/ef", b"/d/e0"]):
        catalog.documents.store(facts(path, number), content("x"), 1.0)
    assert sorted(catalog.documents.mark_gone(b"/d/e")) == [b"/d/e/b", b"/d/e/\xff"]
    allowed = catalog.reading.allowed([])
    assert allowed is not None
    assert len(allowed) == 3


def test_nothing_gone_and_no_filter_allows_all_without_listing_them(catalog: Catalog) -> None:
    catalog.documents.store(facts(), content("x"), 1.0)
    assert catalog.reading.allowed([]) is None
    found = catalog.reading.allowed([Condition("d.size > ?", (1000,))])
    assert found is not None
    assert found.tolist() == []


@given(st.binary(min_size=1, max_size=8), st.binary(max_size=8))
def test_the_range_of_a_folder_holds_what_is_inside_and_only_that(name: bytes, rest: bytes) -> None:
    folder = b"/" + name.strip(b"/") or b"/x"
    low, high = under(folder)
    inside = folder.rstrip(b"/") + b"/" + rest
    assert low <= inside < high
    for outside in (folder.rstrip(b"/"), folder.rstrip(b"/") + b"0" + rest):
        assert not low <= outside < high


def test_the_queue_gives_new_and_small_files_first_and_removals_last(catalog: Catalog) -> None:
    week = 7 * 86_400
    catalog.queue.put(
        [
            (b"old", priority(0, 10)),
            (b"new", priority(week, 10)),
            (b"gone", GONE),
            (b"new but huge", priority(week, 1 << 30)),
        ]
    )
    jobs = catalog.queue.next(9, 0.0)
    assert [job.path for job in jobs] == [b"new", b"old", b"new but huge", b"gone"]
    assert [job.gone for job in jobs] == [False, False, False, True]


def test_a_file_that_changes_while_it_is_read_stays_queued(catalog: Catalog) -> None:
    catalog.queue.put([(b"a", 1.0), (b"b", 1.0)])
    jobs = catalog.queue.next(9, 0.0)
    catalog.queue.put([(b"a", 2.0)])
    catalog.queue.done(jobs)
    assert [job.path for job in catalog.queue.next(9, 0.0)] == [b"a"]


def test_a_transaction_is_all_or_nothing(catalog: Catalog) -> None:
    def fail() -> None:
        with catalog.transaction():
            catalog.queue.put([(b"a", 1.0)])
            with catalog.transaction():
                catalog.queue.put([(b"b", 1.0)])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert len(catalog.queue) == 0


def test_inodes_beyond_63_bits_are_kept(catalog: Catalog) -> None:
    huge = facts(inode=(1 << 64) - 3)
    catalog.documents.store(huge, content("x"), 1.0)
    (found,) = catalog.documents.with_inode(huge)
    assert found.facts == huge


def test_vectors_of_a_removed_document_go_with_it(catalog: Catalog) -> None:
    doc_id = catalog.documents.store(facts(), content("x"), 1.0)
    model = catalog.indexing.model("m")
    catalog.indexing.store_vectors(model, [(key, b"1234") for key in passage_ids(catalog, doc_id)])
    catalog.documents.remove(doc_id)
    assert len(catalog.indexing.embedded_keys(model)) == 0
    assert catalog.reading.counts(model).passages == 0


def test_failures_are_counted_and_unsupported_files_are_not(catalog: Catalog) -> None:
    broken = Failure("corrupt", "It is cut short.")
    catalog.documents.store(facts(), content(failure=broken), 1.0)
    picture = Failure("unsupported", "Its text cannot be read.")
    catalog.documents.store(facts(b"/docs/b.jpg", 6), content(failure=picture), 1.0)
    assert catalog.reading.counts(0).failed == 1
    assert catalog.reading.failures(5) == [(b"/docs/a.txt", "It is cut short.")]


def test_a_document_is_embedded_once_all_its_passages_are(catalog: Catalog) -> None:
    doc_id = catalog.documents.store(facts(), content("one", "two"), 1.0)
    model = catalog.indexing.model("m")
    first, second = passage_ids(catalog, doc_id)
    catalog.indexing.store_vectors(model, [(first, b"12")])
    catalog.indexing.mark_embedded("m", model, [doc_id])
    assert catalog.indexing.unembedded_documents("m", 9) == [doc_id]
    catalog.indexing.store_vectors(model, [(second, b"12")])
    catalog.indexing.mark_embedded("m", model, [doc_id])
    assert catalog.indexing.unembedded_documents("m", 9) == []
    assert catalog.indexing.unembedded_documents("another", 9) == [doc_id]


def test_copies_are_files_of_the_same_text_and_none_without_text(catalog: Catalog) -> None:
    store = catalog.documents.store
    first = store(facts(b"/docs/long name.txt"), content("same"), 1.0)
    second = store(facts(b"/docs/b.txt", 6, 20), content("same"), 1.0)
    gone = store(facts(b"/docs/c.txt", 7), content("same"), 1.0)
    catalog.documents.mark_file_gone(b"/docs/c.txt")
    empty = store(facts(b"/docs/d.txt", 8), content(digest=b"nothing"), 1.0)
    picture = Failure("unsupported", "Its text cannot be read.")
    named = store(facts(b"/docs/e.jpg", 9), content(failure=picture), 1.0)
    copies = catalog.reading.copies([first, second, gone, empty, named])
    assert set(copies) == {first, second, gone}
    assert copies[second].preference > copies[first].preference
    places = [b"/docs/b.txt", b"/docs/long name.txt"]
    assert catalog.reading.places({b"digest", b"unknown"}, 9) == {b"digest": places}
    long_first = catalog.reading.places({b"digest"}, 9, np.array([first, empty], np.int64))
    assert long_first == {b"digest": places[::-1]}
    assert len(catalog.reading.places({b"digest"}, 1)[b"digest"]) == 1
    assert catalog.reading.places(set(), 9) == {}
    shown = catalog.reading.shown([first, empty, named])
    assert [shown[key].digest for key in (first, empty, named)] == [b"digest", b"", b""]


def test_copies_are_found_by_an_index(catalog: Catalog) -> None:
    plan = catalog.connection.execute(
        "EXPLAIN QUERY PLAN SELECT path FROM documents"
        " WHERE digest = ? AND failure IS NULL AND NOT gone LIMIT ?", (b"", 1),
    ).fetchall()  # fmt: skip
    assert "documents_digest" in plan[0][3]


def test_a_catalog_of_the_version_before_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    catalog = Catalog(path)
    catalog.documents.store(facts(), content("kept"), 1.0)
    # What a new file has over one of version 1.
    new = {"documents_digest", "documents_failed", "documents_modified"}
    for index in new:
        catalog.connection.execute(f"DROP INDEX {index}")
    catalog.connection.execute("PRAGMA user_version = 1")
    catalog.close()
    again = Catalog(path)
    assert again.reading.places({b"digest"}, 9) == {b"digest": [b"/docs/a.txt"]}
    (version,) = again.connection.execute("PRAGMA user_version").fetchone()
    assert version == VERSION
    indexes = again.connection.execute("SELECT name FROM sqlite_master WHERE type = 'index'")
    assert new <= {name for (name,) in indexes}
    again.close()


def test_the_texts_of_passages_come_back_verbatim_across_blocks(catalog: Catalog) -> None:
    near = "a" * (BLOCK_CHARACTERS - 5)
    doc_id = catalog.documents.store(facts(), content(near, "over the border", "beyond"), 1.0)
    other = catalog.documents.store(facts(b"/docs/b.txt", 6), content("another"), 1.0)
    ids = [*passage_ids(catalog, doc_id), *passage_ids(catalog, other)]
    texts = catalog.reading.texts(catalog.reading.passages(ids).values())
    assert [texts[key] for key in ids] == [near, "over the border", "beyond", "another"]


def test_each_thread_has_its_own_connection(tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    catalogs = Catalogs(tmp_path / "catalog.sqlite")
    with ThreadPoolExecutor(1) as pool:
        theirs = pool.submit(catalogs.here).result()
        assert pool.submit(catalogs.here).result() is theirs
    assert catalogs.here() is not theirs
    catalogs.close()


@pytest.mark.logs_errors
def test_a_damaged_catalog_is_set_aside_and_its_folders_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    catalog = Catalog(path)
    catalog.folders.add(b"/docs", 1.0)
    for number in range(300):
        catalog.documents.store(facts(b"/docs/%d" % number, number), content("x" * 99), 1.0)
    catalog.close()
    assert recover(path) is None
    with open(path, "r+b") as file:
        file.seek(path.stat().st_size * 3 // 4)  # among the documents, not the tables' names
        file.write(os.urandom(20_000))
    line = recover(path)
    assert line is not None
    assert "1 folders were kept" in line
    fresh = Catalog(path)
    assert fresh.folders.all() == [b"/docs"]
    assert fresh.reading.counts(0).documents == 0
    assert list(tmp_path.glob("*.damaged-*"))
    fresh.close()


@pytest.mark.logs_errors
def test_a_catalog_that_is_no_database_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    path.write_bytes(b"not a database at all" * 100)
    assert "set aside" in (recover(path) or "")
    Catalog(path).close()


def test_a_newer_catalog_is_not_touched_by_an_older_program(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    Catalog(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(sqlite3.DatabaseError, match="version 99"):
        Catalog(path)


_WRITER = """
import sys
from pathlib import Path
from tests.catalog.test_catalog import content, facts
from indexer.catalog import Catalog
catalog = Catalog(Path(sys.argv[1]))
print("ready", flush=True)
number = 0
while True:
    number += 1
    with catalog.transaction():
        catalog.documents.store(facts(b"/d/%d" % number, number), content("a", "b"), 1.0)
        catalog.put("count", str(number))
    print(number, flush=True)
"""


@pytest.mark.parametrize("commits", [1, 7, 40])
def test_a_killed_writer_leaves_every_commit_and_no_half_one(tmp_path: Path, commits: int) -> None:
    path = tmp_path / "catalog.sqlite"
    process = subprocess.Popen(
        [sys.executable, "-c", _WRITER, os.fspath(path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    seen = 0
    for line in process.stdout:
        seen = int(line) if line.strip().isdigit() else 0
        if seen >= commits:
            break
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    catalog = Catalog(path)
    counts = catalog.reading.counts(0)
    assert counts.documents == int(catalog.get("count") or 0) >= seen
    assert counts.passages == 2 * counts.documents
    catalog.close()
