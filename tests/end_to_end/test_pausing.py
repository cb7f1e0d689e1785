"""Pausing, failures and diagnosis, on the running product."""

from __future__ import annotations

import os
from pathlib import Path

from indexer.client import Client
from indexer.contract.locations import path_to_uri
from indexer.contract.messages import (
    Diagnose,
    Diagnosis,
    Done,
    Failures,
    Folders,
    ListFailures,
    ListFolders,
    PauseIndexing,
    ReadAgain,
    ResumeIndexing,
)
from tests.harness import Magpie, eventually


def pause(product: Magpie, seconds: float | None = None) -> None:
    with product.client() as client:
        client.ask(PauseIndexing(seconds=seconds), Done)


def resume(product: Magpie) -> None:
    with product.client() as client:
        client.ask(ResumeIndexing(), Done)


def failures(client: Client) -> Failures:
    return client.ask(ListFailures(), Failures)


def test_a_pause_ends_the_worker_and_outlives_the_service(product: Magpie, documents: Path) -> None:
    product.add(documents)
    product.wait()
    pause(product)
    eventually(lambda: product.state().worker_pid is None, "the worker has ended")
    (documents / "late.txt").write_text("The walnut bookcase was sold.\n", encoding="utf-8")
    eventually(lambda: product.status().queued == 1, "the new file waits")
    state = product.status()
    assert (state.state, state.pause, state.paused_until) == ("indexing", "person", None)
    assert product.state().worker_pid is None
    product.stop()
    product.start()
    eventually(lambda: product.status().state == "indexing", "the scan is over")
    assert product.status().pause == "person"
    assert product.state().worker_pid is None
    assert "late.txt" not in product.names("walnut bookcase")
    resume(product)
    product.wait()
    assert product.status().pause == ""
    assert product.names("walnut bookcase")[0] == "late.txt"


def test_work_under_way_stops_at_a_pause_and_goes_on_after_it(
    product: Magpie, documents: Path
) -> None:
    for number in range(400):
        (documents / f"{number}.txt").write_text(f"walnut number {number}\n" * 40, encoding="utf-8")
    product.add(documents)

    def under_way() -> bool:
        status = product.status()
        return status.documents > 0 and status.state == "indexing"  # and all files are found

    eventually(under_way, "work is under way")
    pause(product, 3600)
    eventually(lambda: product.state().worker_pid is None, "the worker has ended")
    stopped = product.status()
    assert stopped.state == "indexing"
    assert stopped.paused_until is not None
    assert product.state().problems == []  # no failure of the worker
    assert stopped.queued == stopped.unread  # what was read already is found by its words
    assert stopped.queued + stopped.documents == 404
    assert product.status() == stopped  # nothing goes on
    resume(product)
    assert product.wait(keyword=True).documents == 404


def test_a_short_pause_ends_by_itself(product: Magpie, documents: Path) -> None:
    pause(product, 1.0)
    product.add(documents)
    product.wait()
    assert product.status().pause == ""
    assert product.names("ferry")[0] == "letter.txt"


def test_failures_are_listed_with_reasons_and_read_again(product: Magpie, documents: Path) -> None:
    broken = documents / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing of the kind")
    product.add(documents)
    product.wait()
    with product.client() as client:
        found = failures(client)
        assert [file.path for file in found.failures] == [os.fspath(broken)]
        assert found.failures[0].reason
        assert found.total == sum(found.codes.values()) == 1
        (folder,) = client.ask(ListFolders(), Folders).folders
        assert (folder.documents, folder.failed) == (5, 1)
        assert (folder.by_words, folder.by_meaning, folder.by_name) == (4, 4, 0)
        written = product.status().written
        client.ask(ReadAgain(uris=[path_to_uri(os.fsencode(broken))]), Done)
        # The file is what it was, and yet it is read: the index is told of another revision.
        eventually(lambda: product.status().written > written, "it was read again")
        product.wait()
        assert failures(client).total == 1
        stamp = broken.stat()
        broken.write_text("Not a PDF, but the tale of a walnut.\n", encoding="utf-8")
        os.utime(broken, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
        client.ask(ReadAgain(uris=[]), Done)
        eventually(lambda: failures(client).total == 0, "it is mended")


def test_the_diagnosis_tells_sizes_and_versions(product: Magpie, documents: Path) -> None:
    product.add(documents)
    product.wait()
    with product.client() as client:
        told = client.ask(Diagnose(), Diagnosis)
    assert min(told.catalog, told.keyword, told.models) > 4096
    assert told.versions["whoosh3"] == "3.54.0"
    assert os.fspath(documents) not in str(told)
