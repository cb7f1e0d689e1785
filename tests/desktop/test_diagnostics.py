from __future__ import annotations

from desktop.diagnostics import diagnostics
from desktop.status import Status
from indexer.contract.messages import Diagnosis, FailedFile, Failures, ServiceState

SERVICE = ServiceState(
    pid=1,
    version="0.1.0",
    uptime=61.7,
    memory=100 << 20,
    worker_pid=2,
    worker_memory=300 << 20,
    model="/home/ada/secret-model",
    model_ready=True,
    problems=["/home/ada/divorce.pdf cannot be read"],
)
DIAGNOSIS = Diagnosis(
    catalog=5 << 20, keyword=3 << 20, vectors=2 << 20, models=0, versions={"python": "3.11.7"}
)
FAILED = FailedFile("file:///home/ada/divorce.pdf", "/home/ada/divorce.pdf", "corrupt", "Cut.")
FAILURES = Failures(failures=[FAILED], total=1, codes={"corrupt": 1})


def test_they_tell_states_sizes_and_versions() -> None:
    status = Status("paused", pause="person", folders=2, files=9, waiting=1, failed=1)
    text = diagnostics(status, SERVICE, DIAGNOSIS, FAILURES, {"qt": "6"})
    lines = dict(line.split(": ", 1) for line in text.splitlines())
    assert lines["state"] == "paused (person)"
    assert lines["files"] == "9, 1 waiting, 1 failed"
    assert lines["failures"] == "corrupt 1"
    assert lines["memory"] == "service 100 MiB, worker 300 MiB"
    assert "keyword 3.0 MiB" in lines["sizes"]
    assert (lines["python"], lines["qt"]) == ("3.11.7", "6")


def test_they_name_no_file_and_no_folder() -> None:
    problems = ("/home/ada/divorce.pdf cannot be read",)
    text = diagnostics(Status(problems=problems), SERVICE, DIAGNOSIS, FAILURES, {})
    assert "ada" not in text
    assert "divorce" not in text
    assert "problems: 1" in text
    assert "model: a folder of one's own" in text


def test_what_is_not_known_is_left_out() -> None:
    text = diagnostics(Status(), None, None, None, {})
    assert "folders: unknown" in text
    assert "sizes" not in text
