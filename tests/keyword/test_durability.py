"""Crashes and damage: the last commit or the one before, or a clear error."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from indexer.documents import DocId
from indexer.errors import IndexCorruptError
from indexer.keyword.reader import WhooshReader
from indexer.keyword.writer import WhooshWriter
from tests.keyword.building import batch, found, query

_WRITER = """
import sys
from indexer.documents import DocId
from indexer.keyword.writer import WhooshWriter
from tests.keyword.building import batch
writer = WhooshWriter.in_folder(sys.argv[1])
number = int(sys.argv[2])
while True:
    number += 1
    ids = range(number, number + 20)
    writer.write(batch({n: f"commit{number} common word{n}" for n in ids}), [DocId(number - 1)])
    if number % 7 == 0:
        writer.merge()
    print(number, flush=True)
"""


def write_until_killed(folder: str, number: int, seconds: float) -> int:
    """Return the last commit that the writer had reported when it was killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", _WRITER, folder, str(number)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    first = int(process.stdout.readline())
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    lines = process.stdout.read().split("\n")[:-1]
    process.stdout.close()
    process.wait()
    return int(lines[-1]) if lines else first


def test_killed_writers_leave_a_whole_commit(tmp_path: Path) -> None:
    folder = str(tmp_path)
    number = 0
    chance = random.Random(7)  # noqa: S311  # repeatable
    for _ in range(10):
        reported = write_until_killed(folder, number, chance.uniform(0.0, 0.15))
        reader = WhooshReader.in_folder(folder)
        ids = reader.doc_ids().tolist()
        newest = ids[-1] - 19  # the commit that is there: the reported one or the one begun then
        assert newest in {reported, reported + 1}
        assert len(ids) == len(set(ids))
        assert ids[-20:] == list(range(newest, newest + 20))
        assert sorted(found(reader, f"commit{newest}")) == ids[-20:]
        number = newest
    writer = WhooshWriter.in_folder(folder)
    reader = WhooshReader.in_folder(folder)
    while writer.merge():
        pass
    named = {s.segment_id() for s in writer._segments}
    writer.close()
    stems = {name.split(".")[0] for name in os.listdir(folder) if name.startswith("MAIN_")}
    assert stems - {"MAIN_MAIN_WRITELOCK", "MAIN_WRITELOCK"} == named
    assert found(reader, f"word{number}")[:1] == [number]


def build(folder: Path) -> None:
    writer = WhooshWriter.in_folder(str(folder))
    writer.write(batch({n: f"common word{n} " * (n % 5 + 1) for n in range(300)}))
    writer.write(batch({n: f"later word{n}" for n in range(290, 320)}))
    writer.close()


def use(folder: Path) -> None:
    reader = WhooshReader.in_folder(str(folder))
    for text in ("common word7", '"common word9"', "lat*", "name:x", "ext:txt -common", "word310"):
        reader.search(query(text), 10)
        reader.positions([DocId(7)], reader.terms(query(text)).terms)


@pytest.mark.parametrize("damage", ["truncated", "emptied", "garbage", "removed"])
def test_a_damaged_index_is_reported_or_still_works(tmp_path: Path, damage: str) -> None:
    build(tmp_path)
    chance = random.Random(3)  # noqa: S311
    reported = 0
    names = [name for name in os.listdir(tmp_path) if not name.endswith("LOCK")]
    for name in names:
        path = tmp_path / name
        whole = path.read_bytes()
        path.unlink()  # never change a file in place that is mapped somewhere
        if damage == "truncated":
            path.write_bytes(whole[: len(whole) // 2])
        elif damage == "emptied":
            path.write_bytes(b"")
        elif damage == "garbage":
            path.write_bytes(chance.randbytes(len(whole)))
        try:
            use(tmp_path)
        except IndexCorruptError:
            reported += 1
        path.write_bytes(whole)
    use(tmp_path)
    # Garbage in a column of lengths or times is only wrong numbers.
    assert reported == len(names) if damage != "garbage" else reported >= 5


def test_another_version_is_reported(tmp_path: Path) -> None:
    build(tmp_path)
    (tmp_path / "VERSION").write_text("magpie-keyword 0.0")
    with pytest.raises(IndexCorruptError, match="another version"):
        WhooshReader.in_folder(str(tmp_path))
    with pytest.raises(IndexCorruptError, match="another version"):
        WhooshWriter.in_folder(str(tmp_path))


def test_a_leftover_lock_file_blocks_nobody(tmp_path: Path) -> None:
    build(tmp_path)
    locks = [name for name in os.listdir(tmp_path) if "LOCK" in name]
    assert locks
    build(tmp_path)
