"""Every test has a home of its own, and may not leave threads or unexpected log records behind."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from indexer.contract.locations import Locations, locate

# The same examples on every run, so that a change is judged by what it changes;
# HYPOTHESIS_PROFILE=default draws new ones. How long one takes is the machine's matter.
hypothesis.settings.register_profile(
    "steady",
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Point every location into the test's own folder, and the real home nowhere."""
    root = tmp_path / "magpie-home"
    nowhere = tmp_path / "nowhere"
    monkeypatch.setenv("MAGPIE_HOME", os.fspath(root))
    monkeypatch.setenv("HOME", os.fspath(nowhere))
    monkeypatch.setenv("MAGPIE_OFFLINE", "1")
    return root


@pytest.fixture
def locations(home: Path) -> Locations:
    """The test's folders, made."""
    found = locate()
    found.make()
    return found


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    left = [
        thread
        for thread in threading.enumerate()
        if thread not in before and not thread.daemon and thread.is_alive()
    ]
    for thread in left:
        thread.join(timeout=60)
    left = [thread for thread in left if thread.is_alive()]
    assert not left, f"the test left threads behind: {left}"


@pytest.fixture(autouse=True)
def _no_unexpected_errors(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    yield
    if request.node.get_closest_marker("logs_errors"):
        return
    errors = [
        record
        for record in caplog.get_records("call")
        if record.levelno >= logging.ERROR and record.name.startswith("indexer")
    ]
    assert not errors, f"unexpected log records: {errors}"
