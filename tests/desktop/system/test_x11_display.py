"""The way to an X server, and that nothing stays open where there is none."""

from __future__ import annotations

import gc
import os
import socket
import threading
import warnings
from collections.abc import Iterator

import pytest

from desktop.system.x11_display import NO_DISPLAY, opened
from tests.desktop.screen import Screen

_FIRST_PORT = 6000
_REFUSAL = b"\0\x04\x0b\0\0\0\x01\0nope"  # a failure, protocol 11.0, a reason of a word


def test_a_display_is_opened_by_its_name_or_by_the_environment(screen: Screen) -> None:
    for name in (screen.display, f"unix{screen.display}", f"{screen.display}.0", None):
        display = opened(name)
        assert display.screen().root.get_geometry().width == 1280
        display.close()


@pytest.mark.parametrize(
    "name", [":59999", "unix:59999", "127.0.0.1:59000", "nowhere.invalid:7", "no display", ""]
)
def test_where_nobody_serves_nothing_stays_open(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    before = len(os.listdir("/proc/self/fd"))
    with warnings.catch_warnings(record=True) as left:
        warnings.simplefilter("always", ResourceWarning)
        with pytest.raises(NO_DISPLAY):
            opened(name)
        gc.collect()
    assert [str(one.message) for one in left] == []
    assert len(os.listdir("/proc/self/fd")) == before


@pytest.fixture(params=[_REFUSAL, b""], ids=["refuses", "hangs up"])
def unkind(request: pytest.FixtureRequest) -> Iterator[str]:
    """A server that lets nobody in; yields the display's name."""
    answer: bytes = request.param
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            for _ in range(2):  # whether somebody listens is looked at first
                visitor, _ = server.accept()
                with visitor:
                    if visitor.recv(12):
                        visitor.sendall(answer)

        serving = threading.Thread(target=serve)
        serving.start()
        yield f"127.0.0.1:{server.getsockname()[1] - _FIRST_PORT}"
        serving.join()


# python-xlib closes no connection that the server refuses; the collector does.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_server_that_lets_nobody_in_is_no_display(unkind: str) -> None:
    with pytest.raises(NO_DISPLAY):
        opened(unkind)
    gc.collect()
