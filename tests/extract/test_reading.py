from __future__ import annotations

import hashlib
import os
import socket
from pathlib import Path

import pytest

from indexer.documents import Failure
from indexer.extract import VanishedError, extract, read_file

LIMIT = 1_000_000


def code_of(path: Path, limit: int = LIMIT) -> str:
    data = read_file(os.fsencode(path), limit).data
    assert isinstance(data, Failure)
    return data.code


def test_content_and_digest_come_from_one_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 100_000)
    content = read_file(os.fsencode(path), LIMIT)
    assert content.data == b"x" * 100_000
    assert content.digest == hashlib.blake2b(b"x" * 100_000, digest_size=16).digest()
    assert content.stat.st_size == 100_000
    assert content.format_version == "text/1"


def test_a_missing_file_has_vanished(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for missing in (tmp_path / "no", tmp_path / "file" / "below"):
        with pytest.raises(VanishedError):
            read_file(os.fsencode(missing), LIMIT)
    with pytest.raises(VanishedError):
        extract(os.fsencode(tmp_path / "no"), max_bytes=LIMIT)


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.write(b"text" * 5_000)
        file.truncate(10 * LIMIT)
    content = read_file(os.fsencode(path), LIMIT)
    assert content.data == Failure("too-large", "The file is 10 MB; the limit is 1 MB.")
    assert content.stat.st_size == 10 * LIMIT


def test_of_a_foreign_kind_only_the_head_is_read(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    with path.open("wb") as file:
        file.write(b"\0\0\0\x18ftypmp42")
        file.truncate(10 * LIMIT)
    content = read_file(os.fsencode(path), LIMIT)
    assert content.data == Failure("unsupported", "A video: only the name is indexed.")
    assert len(content.digest) == 16


def test_what_is_not_a_regular_file_is_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "link").symlink_to("fifo")
    assert code_of(tmp_path / "fifo") == "unreadable"
    assert code_of(tmp_path / "link") == "unreadable"
    assert code_of(tmp_path) == "unreadable"
    assert code_of(Path("/dev/zero")) == "unreadable"


def test_a_socket_is_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's path must be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s")
        assert code_of(tmp_path / "s") == "unreadable"


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_forbidden_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("x")
    path.chmod(0)
    content = read_file(os.fsencode(path), LIMIT)
    assert content.data == Failure("unreadable", "Magpie may not read this file.")
    assert content.stat.st_size == 1


def test_a_name_need_not_be_utf8(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as file:
        file.write(b"bonjour")
    result, version = extract(path, max_bytes=LIMIT)
    assert not isinstance(result, Failure)
    assert (result.text, version) == ("bonjour", "text/1")
