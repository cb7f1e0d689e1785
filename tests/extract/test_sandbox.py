from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import psutil
import pytest

from indexer.documents import Failure
from indexer.extract import Sandbox, SandboxError
from indexer.extract.child import ExtractAnswer, ExtractRequest

MODULE = "tests.extract.misbehaving"
REPOSITORY = Path(__file__).parents[2]


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    made = Sandbox(MODULE, memory_bytes=400_000_000, deadline_seconds=20)
    yield made
    made.close()


def process_of(sandbox: Sandbox) -> psutil.Process:
    answer = sandbox.call(b"process_id")
    assert isinstance(answer, bytes)
    return psutil.Process(int(answer))


def code(answer: bytes | Failure) -> str:
    assert isinstance(answer, Failure), answer
    return answer.code


def test_one_child_answers_call_after_call(sandbox: Sandbox) -> None:
    process = process_of(sandbox)
    assert sandbox.call(b"echo hello") == b"hello"
    assert process_of(sandbox) == process


def test_large_requests_and_answers_pass(sandbox: Sandbox) -> None:
    payload = b"x" * 5_000_000
    assert sandbox.call(b"echo " + payload) == payload
    assert sandbox.call(b"echo ") == b""


def test_a_hang_ends_at_the_deadline() -> None:
    sandbox = Sandbox(MODULE, deadline_seconds=0.5)
    try:
        process = process_of(sandbox)
        assert sandbox.call(b"hang") == Failure(
            "timeout", "Extracting the file took longer than 0.5 s."
        )
        assert not process.is_running()
        assert sandbox.call(b"echo again") == b"again"
    finally:
        sandbox.close()


def test_a_swelling_child_runs_out_of_memory(sandbox: Sandbox) -> None:
    assert code(sandbox.call(b"swell 100")) == "memory"
    assert sandbox.call(b"echo again") == b"again"


def test_the_limit_leaves_what_was_promised(sandbox: Sandbox) -> None:
    assert sandbox.call(b"swell 5") == bytes(5)


@pytest.mark.parametrize("request_", [b"leave", b"fault", b"fail now"])
def test_a_crash_costs_one_call(sandbox: Sandbox, request_: bytes) -> None:
    assert sandbox.call(request_) == Failure("crash", "The file made the extraction crash.")
    assert sandbox.call(b"echo again") == b"again"


def test_a_child_killed_by_the_system_is_a_lack_of_memory(sandbox: Sandbox) -> None:
    assert code(sandbox.call(b"die")) == "memory"
    assert sandbox.call(b"echo again") == b"again"


def test_a_child_that_died_between_calls_is_no_failure(sandbox: Sandbox) -> None:
    process = process_of(sandbox)
    process.kill()
    psutil.wait_procs([process])
    assert sandbox.call(b"echo on") == b"on"


def test_a_child_is_renewed_after_its_calls_and_when_it_grows() -> None:
    sandbox = Sandbox(MODULE, max_calls=2, max_resident_bytes=150_000_000)
    try:
        first = process_of(sandbox)
        sandbox.call(b"echo")
        assert process_of(sandbox) != first
        sandbox.close()
        second = process_of(sandbox)
        sandbox.call(b"keep 200000000")
        assert process_of(sandbox) != second
    finally:
        sandbox.close()


def test_what_libraries_print_does_not_disturb(sandbox: Sandbox) -> None:
    assert sandbox.call(b"chatter hello") == b"hello"


def test_closing_leaves_no_process(sandbox: Sandbox) -> None:
    process = process_of(sandbox)
    sandbox.close()
    assert not process.is_running()
    sandbox.close()


def test_the_child_sees_no_secrets(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MY_TOKEN", "secret")
    answer = sandbox.call(b"environment")
    assert isinstance(answer, bytes)
    assert "MY_TOKEN" not in answer.decode().split("\n")
    assert "HOME" not in answer.decode().split("\n")


@pytest.mark.parametrize("module", ["tests.extract.unstartable", "tests.extract.no_such_module"])
def test_a_child_that_does_not_start_is_nobodys_file(module: str) -> None:
    sandbox = Sandbox(module)
    with pytest.raises(SandboxError, match="does not start"):
        sandbox.call(b"")
    sandbox.close()


def test_two_sandboxes_work_at_once_and_one_serves_many_threads() -> None:
    sandboxes = [Sandbox(MODULE), Sandbox(MODULE)]
    try:
        with ThreadPoolExecutor(4) as pool:
            calls = [pool.submit(sandboxes[i % 2].call, b"echo %d" % i) for i in range(60)]
            assert [call.result() for call in calls] == [b"%d" % i for i in range(60)]
    finally:
        for sandbox in sandboxes:
            sandbox.close()


def test_the_child_of_a_thread_that_ended_is_replaced(sandbox: Sandbox) -> None:
    thread = threading.Thread(target=sandbox.start)
    thread.start()
    thread.join()
    assert sandbox.call(b"echo on") == b"on"


@pytest.mark.parametrize("state", ["idle", "busy"])
def test_a_killed_owner_leaves_no_orphan(state: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.extract.owner", state],
        cwd=REPOSITORY, stdout=subprocess.PIPE, text=True,
    ) as owner:  # fmt: skip
        assert owner.stdout is not None
        child = psutil.Process(int(owner.stdout.readline()))
        owner.kill()
        owner.wait()
    _, alive = psutil.wait_procs([child], timeout=20)
    assert not alive or all(process.status() == psutil.STATUS_ZOMBIE for process in alive)


def test_the_plain_child_extracts(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Hello\n\nworld")
    decode = msgspec.msgpack.Decoder(ExtractAnswer).decode
    sandbox = Sandbox()

    def ask(name: str) -> ExtractAnswer:
        path = os.fsencode(tmp_path / name)
        answer = sandbox.call(msgspec.msgpack.encode(ExtractRequest(path, 1_000_000)))
        assert isinstance(answer, bytes)
        return decode(answer)

    try:
        good = ask("a.md")
        assert good.extracted is not None
        assert (good.extracted.title, good.version) == ("Hello", "markdown/1")
        gone = ask("b.md").failure
        assert gone is not None
        assert gone.code == "vanished"
        (tmp_path / "c.pdf").write_bytes(b"%PDF-1.4 nothing")
        bad = ask("c.pdf").failure
        assert bad is not None
        assert bad.code == "corrupt"
    finally:
        sandbox.close()
