"""Writing and searching an index."""

from __future__ import annotations

import errno
import gc
import os
import threading
import weakref
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.filedb.structfile import StructFile

from indexer.documents import DocId
from indexer.errors import IndexCorruptError
from indexer.keyword.analysis import VOCABULARY, vocabulary_term
from indexer.keyword.reader import WhooshReader
from indexer.keyword.storage import FolderStorage, MemoryStorage
from indexer.keyword.writer import WhooshWriter, WriterBusyError
from indexer.ports import Attributes
from tests.keyword.building import (
    ATTRIBUTES,
    batch,
    document,
    found,
    index_of,
    index_texts,
    query,
)


def test_a_replaced_document_exists_once() -> None:
    storage = MemoryStorage()
    writer = WhooshWriter(storage)
    writer.write(batch({1: "old words", 2: "other"}))
    writer.write(batch({1: "new words"}))
    reader = WhooshReader(storage)
    assert reader.doc_ids().tolist() == [1, 2]
    assert found(reader, "old") == []
    assert found(reader, "new") == [1]
    assert len(reader) == len(writer) == 2


def test_of_a_document_given_twice_the_last_holds() -> None:
    reader = index_of([*batch({1: "first"}), *batch({1: "second"})])
    assert found(reader, "first") == []
    assert found(reader, "second") == [1]


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.dictionaries(st.integers(1, 9), st.sampled_from(["ant", "bee", "cat"]), max_size=4),
            st.sets(st.integers(1, 9), max_size=3),
            st.integers(0, 9),
        ),
        max_size=14,
    )
)
def test_the_index_holds_what_was_written_last(
    commits: list[tuple[dict[int, str], set[int], int]],
) -> None:
    storage = MemoryStorage()
    writer = WhooshWriter(storage, merge_step=2)  # so that commits come between its steps
    reader = WhooshReader(storage)
    expected: dict[int, str] = {}
    for bodies, deleted, steps in commits:
        writer.write(batch(bodies), [DocId(doc_id) for doc_id in deleted])
        for _ in range(steps):
            writer.merge()
        expected = {d: body for d, body in expected.items() if d not in deleted} | bodies
        reader.refresh()
        assert reader.doc_ids().tolist() == sorted(expected)
        for word in ("ant", "bee", "cat"):
            assert sorted(found(reader, word)) == sorted(d for d in expected if expected[d] == word)


def test_merging_changes_nothing_but_the_number_of_segments() -> None:
    storage = MemoryStorage()
    writer = WhooshWriter(storage)
    for number in range(30):
        writer.write(batch({number: f"common word{number} and organized notes"}))
    assert len(writer._segments) <= 24
    writer.write([], [DocId(3), DocId(4)])
    reader = WhooshReader(storage)
    before = {
        word: sorted(found(reader, word)) for word in ("common", "word7", "organizing", "word3")
    }
    while writer.merge():
        pass
    assert len(writer._segments) < 8
    reader.refresh()
    assert {word: sorted(found(reader, word)) for word in before} == before
    assert found(reader, '"common word7"') == [7]
    assert found(reader, "organize", as_you_type=True) == found(reader, "organized")


def test_commits_come_between_the_steps_of_a_merge(tmp_path: Path) -> None:
    writer = WhooshWriter(FolderStorage(str(tmp_path)).create(), merge_step=10)
    for number in range(16):
        writer.write(batch({number: f"common {chr(97 + number) * 3} also"}))
    assert writer.merge()
    assert writer.merge()
    writer.write(batch({3: "changed common", 20: "fresh common"}), [DocId(4)])
    reader = WhooshReader.in_folder(str(tmp_path))
    expected = sorted({*range(16), 20} - {4})
    assert sorted(found(reader, "common")) == expected
    while writer.merge():
        pass
    assert len(writer._segments) < 16
    reader.refresh()
    assert sorted(found(reader, "common")) == expected
    assert (found(reader, "ddd"), found(reader, "eee")) == ([], [])
    assert (found(reader, "changed"), found(reader, "fresh")) == ([3], [20])
    writer.close()


def test_a_merge_given_up_leaves_no_files(tmp_path: Path) -> None:
    writer = WhooshWriter(FolderStorage(str(tmp_path)).create(), merge_step=1)
    for number in range(16):
        writer.write(batch({number: f"common word{number}"}))
    before = set(os.listdir(tmp_path))
    assert all(writer.merge() for _ in range(5))
    assert set(os.listdir(tmp_path)) > before
    writer.close()
    assert set(os.listdir(tmp_path)) == before


def test_words_of_deleted_documents_go_with_them(tmp_path: Path) -> None:
    writer = WhooshWriter.in_folder(str(tmp_path))
    writer.write(batch({number: f"common plan{'abcdefghij'[number]}" for number in range(10)}))
    writer.write([], [DocId(number) for number in range(5)])
    while writer.merge():
        pass
    writer.close()
    snapshot = WhooshReader.in_folder(str(tmp_path))._snapshot
    kept = {entry for entry, _ in snapshot.starting_with(VOCABULARY, b"plan", 99)}
    assert kept == {vocabulary_term(word, word) for word in map(plan, "fghij")}
    left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert plan("f") in left
    assert not any(plan(letter) in left for letter in "abcde")


def plan(letter: str) -> bytes:
    return f"plan{letter}".encode()


class FullStorage(MemoryStorage):
    """Has no room while `full` is set."""

    full = False

    def create_file(self, name: str, **options: Any) -> StructFile:
        if self.full:
            raise OSError(errno.ENOSPC, "no space")
        return super().create_file(name, **options)


def test_a_merge_that_fails_is_begun_anew() -> None:
    storage = FullStorage()
    writer = WhooshWriter(storage, merge_step=4)
    for number in range(8):
        writer.write(batch({number: f"common word{number}"}))
    assert writer.merge()
    storage.full = True
    with pytest.raises(OSError, match="no space"):  # no damage: the index is not built anew
        writer.merge()
    storage.full = False
    while writer.merge():
        pass
    reader = WhooshReader(storage)
    assert sorted(found(reader, "common")) == list(range(8))
    assert found(reader, "word7")[0] == 7
    writer.close()


def test_a_generation_of_the_past_goes_at_once(tmp_path: Path) -> None:
    writer = WhooshWriter.in_folder(str(tmp_path))
    writer.write(batch({1: "lantern", 2: "ladder"}))
    reader = WhooshReader.in_folder(str(tmp_path))
    assert reader.corrections(query("lantren"))  # the words are read
    snapshot = weakref.ref(reader._snapshot)
    segment = weakref.ref(reader._snapshot.segments[0])
    enabled = gc.isenabled()
    gc.disable()  # what is in no cycle goes without it
    try:
        writer.write(batch({1: "glove", 2: "grove"}))
        assert reader.refresh()
        assert snapshot() is None
        assert segment() is None
    finally:
        if enabled:
            gc.enable()
    writer.close()


def test_a_reader_sees_a_commit_when_it_refreshes(tmp_path: Path) -> None:
    writer = WhooshWriter.in_folder(str(tmp_path))
    reader = WhooshReader.in_folder(str(tmp_path))
    assert found(reader, "word") == []
    assert not reader.refresh()
    writer.write(batch({1: "word"}))
    assert found(reader, "word") == []
    assert reader.refresh()
    assert found(reader, "word") == [1]
    writer.close()


def test_there_is_one_writer(tmp_path: Path) -> None:
    writer = WhooshWriter.in_folder(str(tmp_path))
    with pytest.raises(WriterBusyError):
        WhooshWriter.in_folder(str(tmp_path))
    writer.close()
    WhooshWriter.in_folder(str(tmp_path)).close()


def test_what_stands_in_the_name_comes_first() -> None:
    reader = index_of(
        [
            (DocId(1), document("budget " * 3 + "and much more of other words " * 5), ATTRIBUTES),
            (DocId(2), document("nothing here", name="Q3_budget-2026.xlsx"), ATTRIBUTES),
            (DocId(3), document("nothing here", title="The budget"), ATTRIBUTES),
            *(
                (DocId(n), document("filler text", f"some file {n}.txt", "Some title"), ATTRIBUTES)
                for n in range(4, 30)
            ),
        ]
    )
    assert found(reader, "budget") == [2, 3, 1]


def test_phrases_are_required_and_exclusions_hold() -> None:
    reader = index_of(
        batch({1: "the annual report is here", 2: "report annual", 3: "annual report draft"})
    )
    assert found(reader, '"annual report"') == [1, 3] or found(reader, '"annual report"') == [3, 1]
    assert found(reader, '"annual report" -draft') == [1]
    assert found(reader, 'report -"annual report"') == [2]
    assert found(reader, '"annual reports"') != []  # stems


def test_the_last_word_may_go_on() -> None:
    reader = index_of(batch({1: "organization of things", 2: "organs", 3: "budget"}))
    assert 1 in found(reader, "organiza", as_you_type=True)
    assert found(reader, "organiza") == []
    assert found(reader, "budg*") == [3]
    assert found(reader, "b", as_you_type=True) == [3]


def test_of_a_paste_the_beginning_is_looked_for() -> None:
    characters = "".join(chr(0x4E00 + number * 7919 % 20_000) for number in range(5000))
    reader = index_of(batch({1: characters[:40], 2: "words " * 9}))
    for pasted in (characters, f'"{characters}"', f"-{characters} words", "x.y" * 3000):
        terms = reader.terms(query(pasted))
        assert len(terms.groups) <= 128
        assert all(len(phrase) <= 128 for phrase in (*terms.phrases, *terms.excluded))
    assert found(reader, characters) == [1]


def test_one_letter_completes_names_before_texts() -> None:
    reader = index_of(
        [
            (DocId(1), document("budget of the year"), ATTRIBUTES),
            (DocId(2), document("nothing here", name="beeswax.txt"), ATTRIBUTES),
        ]
    )
    assert found(reader, "b", as_you_type=True) == [2]


def test_stop_words_alone_are_searched() -> None:
    reader = index_of(batch({1: "to be or not to be", 2: "budget"}))
    assert found(reader, "to be or not to be") == [1]
    assert found(reader, '"or not"') == [1]
    assert found(reader, "what is the budget") == [2]


def test_accents_may_be_left_out() -> None:
    reader = index_texts(["La réunion préférée des élèves était très animée hier soir."])
    for word in ("préférée", "preferee", "PRÉFÉRÉE", "eleves", "élève"):
        assert found(reader, word) == [1], word


def test_filters() -> None:
    reader = index_of(
        [
            (DocId(1), document("note", "report one.pdf"), Attributes("pdf", 1000.0, 5)),
            (DocId(2), document("note", "two.txt"), Attributes("txt", 2000.0, 5000)),
            (DocId(3), document("notiz", "reporting.md", language="de"), Attributes("md", 3e9, 9)),
        ]
    )
    assert found(reader, "ext:pdf") == [1]
    assert found(reader, "ext:pdf,txt") == [2, 1]
    assert found(reader, "-ext:pdf") == [3, 2]
    assert found(reader, "note ext:txt") == [2]
    assert found(reader, "lang:de") == [3]
    assert found(reader, "size:>4k") == [2]
    assert found(reader, "after:2026-01-01") == [3]
    assert found(reader, "name:report") == [3, 1]
    assert found(reader, "-name:report") == [2]
    hits = reader.search(query("note"), 10, allowed=frozenset({DocId(2)}))
    assert [hit.doc_id for hit in hits] == [2]
    hits = reader.search(query("note"), 10, allowed=np.array([], np.int64))
    assert hits == []


def test_positions_lead_to_passages() -> None:
    reader = index_of(batch({7: "zero needle two three needle", 8: "needle"}))
    assert reader.positions([DocId(7), DocId(9)], [b"needl", b"none"]) == {
        7: {b"needl": [1, 4]}, 9: {},
    }  # fmt: skip


def test_a_long_query_and_a_long_document() -> None:
    reader = index_of(batch({1: " ".join(f"word{n} common" for n in range(5000))}))
    assert found(reader, " ".join(f"word{n}" for n in range(2000))) == [1]
    assert len(reader.positions([DocId(1)], [b"common"])[DocId(1)][b"common"]) == 5000


def test_many_postings_in_several_blocks() -> None:
    reader = index_of(batch({n: "common " * (n % 3 + 1) for n in range(1, 2600)}))
    assert len(reader.search(query("common"), 5000)) == 2599
    assert len(reader.positions([DocId(2500)], [b"common"])[DocId(2500)][b"common"]) == 2


def test_threads_search_while_it_is_written(tmp_path: Path) -> None:
    writer = WhooshWriter.in_folder(str(tmp_path))
    writer.write(batch({n: f"word{n} common" for n in range(50)}))
    reader = WhooshReader(FolderStorage(str(tmp_path)), cache_bytes=5000)
    failures: list[Exception] = []
    done = threading.Event()

    def search() -> None:
        try:
            while not done.is_set():
                reader.refresh()
                assert 7 in found(reader, '"word7 common"')
        except (AssertionError, IndexCorruptError) as error:
            failures.append(error)

    threads = [threading.Thread(target=search) for _ in range(3)]
    for thread in threads:
        thread.start()
    for n in range(60, 90):
        writer.write(batch({n: "common", 8: "moving"}))
    writer.merge()
    done.set()
    for thread in threads:
        thread.join()
    writer.close()
    assert failures == []


def test_a_missing_index_is_reported(tmp_path: Path) -> None:
    with pytest.raises(IndexCorruptError):
        WhooshReader.in_folder(str(tmp_path))


def test_which_documents_have_which_groups_is_told() -> None:
    reader = index_texts(["blue umbrella", "a ferry", "the blue ferry"])
    groups = [{b"blue": 1.0}, {b"ferri": 1.0, b"umbrella": 0.5}, {b"nobody": 1.0}]
    having = reader.having([DocId(3), DocId(2), DocId(99)], groups)
    assert having.tolist() == [[True, True, False], [False, True, False], [False, False, False]]
