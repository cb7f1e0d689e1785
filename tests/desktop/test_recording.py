"""What is copied on a real screen reaches a service, in order, also one that was away."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from queue import SimpleQueue

import msgspec
import pytest

from desktop.connection import Connection
from desktop.recording import MOST_WAITING, Recorder
from desktop.system.clipboard_x11 import X11Clipboard
from desktop.system.ports import Copied
from indexer.contract.clips import ClipKept, KeepClip, VaultState, VaultStatus
from indexer.contract.messages import AnyReply, AnyRequest, Error
from indexer.contract.settings import Clipboard
from tests.desktop.answering import AnsweringService
from tests.desktop.qt import until
from tests.desktop.qt_fixtures import application
from tests.desktop.screen import Screen
from tests.desktop.stalls import refuse_stalls, watched_loop
from tests.desktop.system.copying import Silent, copy, owner
from tests.desktop.ui.following import connection, service
from tests.harness import eventually

__all__ = ["application", "connection", "service"]

pytestmark = pytest.mark.usefixtures("application")

STATE = VaultState(
    condition="open", key="keyring", message="", clips=0, pinned=0, size=0, paused=False,
    paused_until=None, searchable=True, revision=1,
)  # fmt: skip


def answering(service: AnsweringService, state: VaultState = STATE) -> None:
    """Have the service keep clips and be in a state that stays."""

    def status(request: AnyRequest) -> AnyReply:
        assert isinstance(request, VaultStatus)
        return state if request.known is None else Error(code="failed", message="later")

    service.answers[VaultStatus] = status
    service.answers[KeepClip] = ClipKept(clip=1)


def kept(service: AnsweringService) -> list[str]:
    return [request.text for request in service.asked if isinstance(request, KeepClip)]


@pytest.fixture
def recorder(screen: Screen, connection: Connection) -> Iterator[Recorder]:
    made = Recorder(X11Clipboard(screen.display), connection)
    yield made
    made.close()


def watching(recorder: Recorder) -> None:
    until(lambda: recorder.scope == "everywhere", "the clipboard is watched")


def test_two_hundred_copies_all_arrive_in_order(
    screen: Screen, recorder: Recorder, connection: Connection, service: AnsweringService
) -> None:
    answering(service)
    recorder.follow(Clipboard(keep=True))
    connection.open()
    watching(recorder)
    wanted = [f"copy {number}" for number in range(200)]
    for text in wanted:
        copy(screen.environment, text)
        until(lambda text=text: recorder_saw(service, text), f"{text} arrives")  # type: ignore[misc]
    assert kept(service) == wanted


def recorder_saw(service: AnsweringService, text: str) -> bool:
    return text in kept(service)


def test_nothing_is_watched_until_it_is_wanted_and_the_service_says_so(
    recorder: Recorder, connection: Connection, service: AnsweringService
) -> None:
    answering(service, msgspec.structs.replace(STATE, paused=True))
    connection.open()
    until(lambda: service.times(VaultStatus) == 2, "the state is known")
    assert recorder.state == "off"
    recorder.follow(Clipboard(keep=True))
    assert (recorder.state, recorder.scope) == ("paused", "nowhere")


def test_a_pause_holds_at_once(
    screen: Screen, recorder: Recorder, connection: Connection, service: AnsweringService
) -> None:
    answering(service)
    recorder.follow(Clipboard(keep=True))
    connection.open()
    watching(recorder)
    recorder.pause(None)
    copy(screen.environment, "meant to be private")
    recorder._copied.emit(Copied(text="already on its way"))
    until(lambda: service.times(KeepClip) == 0, "nothing is sent")
    assert recorder.state == "paused"


def test_what_is_copied_while_the_service_is_away_arrives_later(
    screen: Screen, recorder: Recorder, connection: Connection, service: AnsweringService
) -> None:
    answering(service)
    recorder.follow(Clipboard(keep=True))
    connection.open()
    watching(recorder)
    service.close()
    until(lambda: not connection.connected, "the service is away")
    for text in ("one", "two", "three"):
        copy(screen.environment, text)
        until(lambda text=text: text in [c.text for c in recorder._waiting], "it waits")  # type: ignore[misc]
    service.open()
    until(lambda: len(kept(service)) == 3, "all arrive")
    assert kept(service) == ["one", "two", "three"]


def test_what_waits_is_bounded_and_the_oldest_go(
    connection: Connection, service: AnsweringService
) -> None:
    answering(service)
    recorder = Recorder(Silent(), connection)
    recorder.follow(Clipboard(keep=True))
    connection.open()
    until(lambda: recorder.scope == "focused", "it is watched")
    service.close()
    until(lambda: not connection.connected, "the service is away")
    for number in range(MOST_WAITING + 5):
        recorder._take(Copied(text=str(number)))
    assert [clip.text for clip in recorder._waiting] == [str(n) for n in range(5, MOST_WAITING + 5)]
    for number in range(5):
        recorder._take(Copied(image=bytes([number]) * (20 << 20)))
    assert [clip.image[0] for clip in recorder._waiting] == [2, 3, 4]
    recorder.close()


def test_a_huge_owner_and_a_large_picture_never_hold_up_the_launcher(
    screen: Screen, recorder: Recorder, connection: Connection, service: AnsweringService
) -> None:
    answering(service)
    recorder.follow(Clipboard(keep=True, max_clip_mb=20))
    connection.open()
    watching(recorder)
    picture = b"\x89PNG" + bytes(range(256)) * (12 << 10)  # 3 MB, as a screenshot may take

    def work() -> None:
        with owner(screen.environment, "huge"):
            copy(screen.environment, picture, "-t", "image/png")
            eventually(lambda: service.times(KeepClip) == 1, "the picture arrives")

    working = threading.Thread(target=work)
    with watched_loop() as stalls:
        working.start()
        until(lambda: not working.is_alive(), "the picture arrives")
    refuse_stalls(stalls)
    request = service.last(KeepClip)
    assert isinstance(request, KeepClip)
    assert (request.image, request.image_mime) == (picture, "image/png")


def test_what_is_there_is_read_whether_or_not_it_is_kept(
    screen: Screen, recorder: Recorder, connection: Connection, service: AnsweringService
) -> None:
    answering(service)
    told: SimpleQueue[Copied | None] = SimpleQueue()
    copy(screen.environment, "read while nothing is kept")
    recorder.read(told.put)
    assert told.get(timeout=60) == Copied(text="read while nothing is kept")
    recorder.follow(Clipboard(keep=True))
    connection.open()
    watching(recorder)
    recorder.read(told.put, text_only=True)
    assert told.get(timeout=60) == Copied(text="read while nothing is kept")
    recorder.pause(None)
    recorder.read(told.put)
    assert told.get(timeout=60) == Copied(text="read while nothing is kept")
    assert kept(service) == []


def test_a_third_copy_is_told(
    screen: Screen, recorder: Recorder, connection: Connection, service: AnsweringService
) -> None:
    answering(service)
    service.answers[KeepClip] = lambda request: ClipKept(
        clip=1, offer=isinstance(request, KeepClip) and request.text == "for the third time"
    )
    often: list[str] = []
    recorder.copied_often.connect(often.append)
    recorder.follow(Clipboard(keep=True))
    connection.open()
    watching(recorder)
    for text in ("once", "for the third time", "then another"):
        copy(screen.environment, text)
        until(lambda text=text: recorder_saw(service, text), f"{text} arrives")  # type: ignore[misc]
    until(lambda: bool(often), "it is told")
    assert often == ["for the third time"]
