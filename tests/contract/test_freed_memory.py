from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from indexer.contract import freed_memory
from tests.core_image import found

# A process that has had marks in pieces of all sizes, and overwrites what it has free, or does not.
_PROGRAM = """
import sys
from indexer.contract import freed_memory
freed_memory.prepare()
def work():
    stem = "".join(reversed("yzzyxgulp"))
    texts = [f"{stem}{n:05d}" + "z" * (n * 131 % 3000) for n in range(1000)]
    more = [text.encode() for text in texts] + [bytearray(text.encode()) for text in texts]
    return [str(n) for n in range(50000)]
kept = work()
if sys.argv[1] == "overwrite":
    freed_memory.overwrite()
sys.stdout.write("ready\\n")
sys.stdout.flush()
sys.stdin.readline()
"""
_MARKS = [f"plugxyzzy{number:05d}" for number in range(1000)]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="it reads /proc")
@pytest.mark.parametrize("action", ["overwrite", "nothing"])
def test_nothing_is_left_of_what_was_freed(action: str) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, action],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        assert bool(found(process.pid, _MARKS)) == (action == "nothing")
    finally:
        process.communicate("\n")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[clipboard]\nkeep = true\n", True),
        ("[clipboard]\nkeep = false\n", False),
        ("[clipboard]\n", False),
        ('clipboard = "keep"', False),
        ("[clipboard\nkeep = true", False),
        ("", False),
    ],
)
def test_it_is_wanted_where_clips_are_kept(text: str, wanted: bool, tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    assert not freed_memory.wanted(settings)
    settings.write_text(text, encoding="utf-8")
    assert freed_memory.wanted(settings) == wanted
