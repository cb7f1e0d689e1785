"""What the child may not do, tried in a real one."""

from __future__ import annotations

import os
import select
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.extract import Sandbox

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the lockdown is Linux's")


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    made = Sandbox("tests.extract.misbehaving", memory_bytes=400_000_000, deadline_seconds=20)
    made.start()
    yield made
    made.close()


@pytest.fixture
def _filtered(sandbox: Sandbox) -> None:
    if "seccomp" not in sandbox.protections:
        pytest.skip("this kernel has no seccomp filters")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "file.txt"
    path.write_text("before")
    return path


def test_limits_are_always_in_force(sandbox: Sandbox) -> None:
    assert {"no-core", "no-writing", "files", "memory", "parent-death"} <= {*sandbox.protections}


@pytest.mark.usefixtures("_filtered")
def test_the_network_is_out_of_reach(sandbox: Sandbox) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert sandbox.call(b"connect %d" % port) == b"refused EPERM"
        assert not select.select([server], [], [], 0)[0]


def test_files_cannot_be_written(sandbox: Sandbox, target: Path) -> None:
    answer = sandbox.call(b"write " + os.fsencode(target))
    assert isinstance(answer, bytes)
    assert answer.startswith(b"refused")
    if "seccomp" in sandbox.protections or any("landlock" in p for p in sandbox.protections):
        assert target.read_text() == "before"


@pytest.mark.usefixtures("_filtered")
@pytest.mark.parametrize("act", ["write", "append", "remove", "rename", "change_mode"])
def test_files_cannot_be_changed(sandbox: Sandbox, target: Path, act: str) -> None:
    mode = target.stat().st_mode
    answer = sandbox.call(act.encode() + b" " + os.fsencode(target))
    assert answer in {b"refused EPERM", b"refused EACCES"}
    assert target.read_text() == "before"
    assert target.stat().st_mode == mode


@pytest.mark.usefixtures("_filtered")
@pytest.mark.parametrize(
    "act", ["execute", "run", "fork", "kill_parent", "trace_parent", "raise_limit"]
)
def test_other_processes_are_out_of_reach(sandbox: Sandbox, act: str) -> None:
    answer = sandbox.call(act.encode())
    assert answer in {b"refused EPERM", b"refused EACCES", b"refused ValueError"}


def test_reading_threads_and_late_imports_still_work(sandbox: Sandbox, target: Path) -> None:
    assert sandbox.call(b"read " + os.fsencode(target)) == b"before"
    assert sandbox.call(b"thread hi") == b"hi"
    assert sandbox.call(b"import_late") == b"lxml.etree pypdfium2"
