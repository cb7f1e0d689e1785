"""The clipboard on X11: real programs that copy, and owners that hang, die or offer too much."""

from __future__ import annotations

import subprocess
from collections.abc import Collection, Iterator
from contextlib import ExitStack
from queue import SimpleQueue
from threading import Event

import pytest
from Xlib import X
from Xlib.display import Display

from desktop.system.clip_formats import Reading, reading
from desktop.system.clipboard_x11 import X11Clipboard
from desktop.system.ports import Copied
from tests.desktop.screen import Screen, window
from tests.desktop.system.clip_owner import STEP
from tests.desktop.system.copying import Heard, copy, owner
from tests.harness import eventually

_SMALL = 1 << 20


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def watcher(screen: Screen, heard: Heard) -> Iterator[X11Clipboard]:
    # An owner that answers at all may take its time on a busy machine.
    made = X11Clipboard(screen.display, answer_seconds=20.0, read_seconds=20.0)
    assert made.start(heard) == "everywhere"
    yield made
    made.stop()


@pytest.mark.usefixtures("watcher")
def test_twenty_copies_are_all_heard_of_in_order(screen: Screen, heard: Heard) -> None:
    wanted = [f"copy number {number}" for number in range(20)]
    for text in wanted:
        copy(screen.environment, text)
        heard.until(text)
    assert heard.texts == wanted


@pytest.mark.usefixtures("watcher")
def test_a_copy_names_the_program_and_the_window(screen: Screen, heard: Heard) -> None:
    with window(screen, "notes für später"):
        copy(screen.environment, "from there")
        clip = heard.until("from there")
    assert (clip.application, clip.window) == ("Another", "notes für später")


@pytest.mark.usefixtures("watcher")
def test_an_owner_with_windows_is_named_though_another_is_active(
    screen: Screen, heard: Heard
) -> None:
    with window(screen, "editor") as editor, owner(screen.environment, "window"):
        clip = heard.until("from the vault")
        assert screen.active_window() == editor.id
    assert (clip.application, clip.window) == ("KeePassXC", "all my secrets")


@pytest.mark.usefixtures("watcher")
@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("plain", Copied(text="a plain Häuschen")),
        ("html", Copied(text="two words", html="<p>two <b>words</b></p>")),
        ("files", Copied(text="/tmp/a b.txt\n/tmp/c", uris=("file:///tmp/a%20b.txt", "file:///tmp/c"))),
        ("image", Copied(image=b"\x89PNG-a-picture", image_mime="image/png")),
    ],
)  # fmt: skip
def test_formats(screen: Screen, heard: Heard, kind: str, wanted: Copied) -> None:
    with owner(screen.environment, kind):
        heard.until(wanted.text)
    assert heard.clips == [wanted]


@pytest.mark.usefixtures("watcher")
@pytest.mark.parametrize("kind", ["secret", "sensitive", "concealed", "ours"])
def test_what_is_marked_is_not_heard_of(screen: Screen, heard: Heard, kind: str) -> None:
    with owner(screen.environment, kind):
        copy(screen.environment, "after it")
        heard.until("after it")
    assert heard.texts == ["after it"]


@pytest.mark.usefixtures("watcher")
@pytest.mark.parametrize("kind", ["hung", "mute", "dying"])
def test_nobody_waits_for_an_owner_that_hangs_or_dies(
    screen: Screen, heard: Heard, kind: str
) -> None:
    with owner(screen.environment, kind):
        for number in range(5):
            copy(screen.environment, f"after it {number}")
            heard.until(f"after it {number}")
        assert heard.texts == [f"after it {number}" for number in range(5)]


def test_what_an_owner_gave_before_it_hung_is_kept(screen: Screen, heard: Heard) -> None:
    watcher = X11Clipboard(screen.display, answer_seconds=2.0)
    assert watcher.start(heard) == "everywhere"
    with owner(screen.environment, "half"):
        assert heard.until("the text alone").html == ""
    watcher.stop()


@pytest.mark.usefixtures("watcher")
def test_a_slow_owner_is_waited_for_while_others_copy(screen: Screen, heard: Heard) -> None:
    with owner(screen.environment, "slow") as slow:
        assert slow.stdout is not None
        assert slow.stdout.readline() == "begun\n"
        copy(screen.environment, "meanwhile")
        heard.until("meanwhile")
        heard.until("s" * (3 * STEP))


@pytest.mark.usefixtures("watcher")
@pytest.mark.parametrize("size", [1 << 10, 3 << 20])
def test_who_answers_for_the_owner_before_is_heard_out(
    screen: Screen, heard: Heard, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    """Like xclip, which gives what it has to whoever asked, and hears of nobody else until then."""
    picture = b"\x89PNG" + bytes(size)
    first = iter([True])

    def reading_late(targets: Collection[str]) -> Reading:
        if next(first, False):
            copy(screen.environment, picture, "-t", "image/png")
        return (yield from reading(targets))

    monkeypatch.setattr("desktop.system.clipboard_x11.reading", reading_late)
    copy(screen.environment, "gone before it is read")
    eventually(lambda: bool(heard.clips), "the picture is heard of")
    assert heard.clips == [Copied(image=picture, image_mime="image/png")]


def test_an_owner_that_answers_for_another_and_hangs_is_asked_at_last(
    screen: Screen, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is waited for no longer than for any other answer."""
    watcher = X11Clipboard(screen.display, answer_seconds=0.2)
    watcher.start(heard)
    with ExitStack() as stack:
        came = Event()

        def reading_late(targets: Collection[str]) -> Reading:
            if not came.is_set():
                stack.enter_context(owner(screen.environment, "mute"))
                came.set()
            return (yield from reading(targets))

        monkeypatch.setattr("desktop.system.clipboard_x11.reading", reading_late)
        stack.enter_context(owner(screen.environment, "plain"))
        asked: SimpleQueue[Copied | None] = SimpleQueue()
        assert came.wait(60)
        watcher.read(asked.put)
        assert asked.get(timeout=60) is None
        copy(screen.environment, "a third")
        heard.until("a third")
    watcher.stop()
    assert heard.texts == ["a third"]


def test_what_is_over_the_limit_is_not_read(screen: Screen, heard: Heard) -> None:
    """But its owner is heard out: who pastes afterwards gets all of it."""
    watcher = X11Clipboard(screen.display, limit_bytes=_SMALL)
    assert watcher.start(heard) == "everywhere"
    with owner(screen.environment, "huge"):
        copy(screen.environment, b"x" * (_SMALL - 1))  # by xclip, in steps
        heard.until("x" * (_SMALL - 1))
        large = b"y" * (4 * _SMALL)
        copy(screen.environment, large)
        asked: SimpleQueue[Copied | None] = SimpleQueue()
        watcher.read(asked.put)
        assert asked.get(timeout=60) is None
        pasted = subprocess.run(
            ["xclip", "-o", "-selection", "clipboard"], env=screen.environment, check=True,
            stdout=subprocess.PIPE, timeout=60,
        )  # fmt: skip
        assert pasted.stdout == large
        copy(screen.environment, "small")
        heard.until("small")
    watcher.stop()
    assert [len(text) for text in heard.texts] == [_SMALL - 1, 5]


@pytest.mark.usefixtures("watcher")
def test_the_primary_selection_is_not_heard_of(screen: Screen, heard: Heard) -> None:
    subprocess.run(["xsel", "--primary", "-i"], env=screen.environment, input=b"marked", check=True,
                   stdout=subprocess.DEVNULL, timeout=60)  # fmt: skip
    subprocess.run(["xsel", "--clipboard", "-i"], env=screen.environment, input=b"copied",
                   check=True, stdout=subprocess.DEVNULL, timeout=60)  # fmt: skip
    heard.until("copied")
    assert heard.texts == ["copied"]


@pytest.mark.usefixtures("watcher")
def test_what_this_process_owns_is_not_heard_of_even_unmarked(screen: Screen, heard: Heard) -> None:
    display = Display(screen.display)
    made = display.screen().root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
    made.set_selection_owner(display.intern_atom("CLIPBOARD"), X.CurrentTime)
    display.sync()
    copy(screen.environment, "by another")
    heard.until("by another")
    requests = []
    while display.pending_events():
        requests.append(display.next_event().type)
    assert X.SelectionRequest not in requests  # not even asked
    display.close()


def test_what_is_there_can_be_read_even_when_it_is_secret(
    screen: Screen, watcher: X11Clipboard
) -> None:
    told: SimpleQueue[Copied | None] = SimpleQueue()
    watcher.read(told.put)
    assert told.get(timeout=60) == Copied()  # nobody owns it
    with owner(screen.environment, "secret"):
        watcher.read(told.put)
        assert told.get(timeout=60) == Copied(text="hunter2", secret=True)
    with owner(screen.environment, "ours"):
        watcher.read(told.put)
        assert told.get(timeout=60) == Copied(text="put by Magpie")


def test_to_be_put_back_all_forms_are_read_or_the_text_alone(
    screen: Screen, watcher: X11Clipboard
) -> None:
    told: SimpleQueue[Copied | None] = SimpleQueue()
    with owner(screen.environment, "html"):
        watcher.read(told.put)
        html = ("text/html", b"<p>two <b>words</b></p>")
        assert told.get(timeout=60) == Copied(text="two words", others=(html,))
        watcher.read(told.put, text_only=True)
        assert told.get(timeout=60) == Copied(text="two words")


def test_to_read_alone_nothing_is_heard_of(screen: Screen, heard: Heard) -> None:
    watcher = X11Clipboard(screen.display)
    assert watcher.start(None) == "everywhere"
    told: SimpleQueue[Copied | None] = SimpleQueue()
    copy(screen.environment, "read, not heard of")
    watcher.read(told.put)
    assert told.get(timeout=60) == Copied(text="read, not heard of")
    watcher.start(heard)
    copy(screen.environment, "heard of")
    heard.until("heard of")
    watcher.stop()
    assert heard.texts == ["heard of"]


def test_stopping_ends_it_and_starting_begins_anew(screen: Screen, heard: Heard) -> None:
    watcher = X11Clipboard(screen.display)
    watcher.stop()
    watcher.start(heard)
    copy(screen.environment, "first")
    heard.until("first")
    watcher.stop()
    copy(screen.environment, "unheard")
    watcher.read(lambda found: heard(Copied(text=str(found))))
    assert watcher.start(heard) == "everywhere"  # what is there already is not told
    copy(screen.environment, "second")
    heard.until("second")
    watcher.stop()
    watcher.stop()
    assert heard.texts == ["first", "None", "second"]


def test_without_a_display_nothing_is_seen(heard: Heard) -> None:
    assert X11Clipboard("nowhere.invalid:7").start(heard) == "nowhere"


@pytest.mark.usefixtures("watcher")
def test_a_change_of_the_keyboard_does_not_end_it(screen: Screen, heard: Heard) -> None:
    display = Display(screen.display)
    mapping = display.get_keyboard_mapping(200, 1)
    display.change_keyboard_mapping(200, [[ord("x")] * len(mapping[0])])
    display.sync()
    copy(screen.environment, "after it")
    heard.until("after it")
    display.close()
