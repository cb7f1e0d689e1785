"""Keys heard and written on a real X server: layouts, locks, grabs, clicks, dead keys."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue

import pytest
from Xlib import X

from desktop.expanding.matching import Matcher
from desktop.system.typing import Found, Outcome, Rules, Written, for_session
from desktop.system.typing_x11 import X11Listener
from desktop.system.x11_display import opened
from desktop.system.x11_reading import PROMPTS, is_left_out
from desktop.system.xkb import Composing, Layout, LayoutError
from indexer.contract.snippet_messages import Trigger
from tests.desktop.screen import Screen
from tests.desktop.screen import window as plain_window
from tests.desktop.system import fields
from tests.desktop.test_pasting import field
from tests.desktop.typist import Typist, entered, typist
from tests.harness import eventually

_TEXT = "Grüße, Ada!"
_TRIGGERS = (
    Trigger(uid="sig", keywords=["sig"]),
    Trigger(uid="word", keywords=["btw"], left_word=True, right_word=True),
)
Answer = Callable[[X11Listener, Found], None]


def writes(text: str) -> Answer:
    """Answer with a text at once."""

    def answer(listener: X11Listener, found: Found) -> None:
        listener.write(found, text, Written(len(text)), lambda _: None)

    return answer


@contextmanager
def listening(
    screen: Screen, answer: Answer, rules: Rules | None = None, hold_seconds: float = 20.0
) -> Iterator[X11Listener]:
    """Listen on a screen; what is found is answered in the listener's own thread."""
    listener = X11Listener(screen.display, {"LANG": "en_US.UTF-8"}, hold_seconds)
    listener.follow(Matcher(_TRIGGERS), rules or Rules())
    assert listener.start(lambda found: answer(listener, found)) == ""
    try:
        yield listener
    finally:
        listener.stop()


@contextmanager
def somebody(screen: Screen, folder: Path) -> Iterator[tuple[Typist, Path]]:
    """Have somebody type into a field."""
    told = folder / "told"
    with field(screen, fields.qt, told), typist(screen.display) as hands:
        yield hands, told


def has(told: Path, text: str) -> None:
    eventually(lambda: entered(told) == text, f"{text!r} stands there", seconds=20)


def layout(screen: Screen, *names: str) -> None:
    subprocess.run(["setxkbmap", *names], env=screen.environment, check=True, timeout=20)


def test_a_keyword_is_replaced(screen: Screen, tmp_path: Path) -> None:
    with listening(screen, writes("Ada")), somebody(screen, tmp_path) as (hands, told):
        hands.type("xsig btw ", per_second=1000)
        has(told, "xAda Ada ")


def test_keys_are_read_and_written_by_the_layout(screen: Screen, tmp_path: Path) -> None:
    """On a German keyboard y and z have each other's place, and umlauts are keys."""
    layout(screen, "de")
    with listening(screen, writes("größer: {y}")) as listener:
        listener.follow(Matcher([Trigger(uid="z", keywords=["ßz"])]), Rules())
        with somebody(screen, tmp_path) as (hands, told):
            hands.press("ß")
            hands.press("z")
            has(told, "größer: {y}")


def test_a_layout_that_changes_is_followed(screen: Screen, tmp_path: Path) -> None:
    layout(screen, "us")
    with listening(screen, writes("{z}")) as listener:
        listener.follow(Matcher([Trigger(uid="y", keywords=["yy"])]), Rules())
        layout(screen, "de")
        with somebody(screen, tmp_path) as (hands, told):
            hands.type("yy")
            has(told, "{z}")


def test_what_no_key_gives_is_left_to_others(screen: Screen, tmp_path: Path) -> None:
    outcomes: SimpleQueue[Outcome] = SimpleQueue()

    def answer(listener: X11Listener, found: Found) -> None:
        listener.write(found, "日本", Written(2), outcomes.put)
        listener.finish(found)

    layout(screen, "us")
    with listening(screen, answer), somebody(screen, tmp_path) as (hands, told):
        hands.type("sigx")
        assert outcomes.get(timeout=60) == "unwritable"
        has(told, "sigx")


def test_with_caps_lock_text_comes_as_it_is_written(screen: Screen, tmp_path: Path) -> None:
    with listening(screen, writes("Ada b")) as listener:
        listener.follow(Matcher([Trigger(uid="s", keywords=["SIG"])]), Rules())
        with somebody(screen, tmp_path) as (hands, told):
            hands.key("Caps_Lock")
            hands.type("sigx")
            has(told, "Ada bX")
            hands.key("Caps_Lock")


@pytest.mark.parametrize("between", ["Left", "Escape", "Return", "Home", "Tab"])
def test_keys_that_go_elsewhere_end_what_was_typed(
    screen: Screen, tmp_path: Path, between: str
) -> None:
    with listening(screen, writes("Ada")), somebody(screen, tmp_path) as (hands, told):
        hands.type("si")
        hands.key(between)
        hands.type("g sig")
        eventually(lambda: "Ada" in entered(told), "the whole keyword is replaced")
        assert entered(told).count("Ada") == 1


def test_a_click_ends_what_was_typed(screen: Screen, tmp_path: Path) -> None:
    with listening(screen, writes("Ada")), somebody(screen, tmp_path) as (hands, told):
        hands.type("si")
        screen.xdotool("click", "1")
        hands.type("gx sig")
        eventually(lambda: "Ada" in entered(told), "the whole keyword is replaced")
        assert entered(told).count("Ada") == 1


def test_a_backspace_takes_one_character_back(screen: Screen, tmp_path: Path) -> None:
    with listening(screen, writes("Ada")), somebody(screen, tmp_path) as (hands, told):
        hands.type("six")
        hands.key("BackSpace")
        hands.type("g")
        has(told, "Ada")


def test_nothing_is_found_where_the_keys_go_to_the_process_itself(screen: Screen) -> None:
    """Magpie's own windows: the process that listens has this one."""
    found: SimpleQueue[Found] = SimpleQueue()
    with (
        listening(screen, lambda _, one: found.put(one)),
        plain_window(screen) as window,
        typist(screen.display) as hands,
    ):
        hands.type("sig")
        eventually(lambda: window.typed() == "sig", "the window has it")
        assert found.empty()


def test_nothing_is_heard_while_another_program_holds_the_keyboard(
    screen: Screen, tmp_path: Path
) -> None:
    """As screen lockers and prompts for passwords do: the server tells nothing then."""
    other = opened(screen.display)
    try:
        with listening(screen, writes("Ada")), somebody(screen, tmp_path) as (hands, told):
            grabbed = other.screen().root.grab_keyboard(
                False, X.GrabModeAsync, X.GrabModeAsync, X.CurrentTime
            )
            assert grabbed == X.GrabSuccess
            hands.type("sig")
            other.ungrab_keyboard(X.CurrentTime)
            other.sync()
            hands.type("g sig")
            has(told, "g Ada")
    finally:
        other.close()


def test_keys_are_held_back_no_longer_than_they_may_be(screen: Screen, tmp_path: Path) -> None:
    """The service does not answer: what was typed comes, and a late answer changes nothing."""
    late: SimpleQueue[Found] = SimpleQueue()
    outcomes: SimpleQueue[Outcome] = SimpleQueue()
    with (
        listening(screen, lambda _, found: late.put(found), hold_seconds=0.2) as listener,
        somebody(screen, tmp_path) as (hands, told),
    ):
        hands.type("sigxy")
        has(told, "sigxy")
        listener.write(late.get(timeout=60), "Ada", Written(3), outcomes.put)
        assert outcomes.get(timeout=60) == "late"
        hands.type("z")
        has(told, "sigxyz")


def test_an_answer_may_come_late_as_long_as_nothing_else_is_typed(
    screen: Screen, tmp_path: Path
) -> None:
    asked: SimpleQueue[Found] = SimpleQueue()
    outcomes: SimpleQueue[Outcome] = SimpleQueue()
    with (
        listening(screen, lambda _, found: asked.put(found), hold_seconds=0.01) as listener,
        somebody(screen, tmp_path) as (hands, told),
    ):
        hands.type("a sig")
        found = asked.get(timeout=60)
        given_back = lambda: listener.ask(lambda thread: thread.replacing.until) is None  # noqa: E731
        eventually(given_back, "the keyboard is given back")
        listener.write(found, "Ada", Written(3), outcomes.put)
        assert outcomes.get(timeout=60) == "done"
        has(told, "a Ada")


def test_a_key_that_is_still_down_is_written_all_the_same(screen: Screen, tmp_path: Path) -> None:
    with listening(screen, writes("gag! s")), somebody(screen, tmp_path) as (hands, told):
        hands.type("si")
        hands.hold("g", down=True)
        has(told, "gag! s")
        hands.hold("g", down=False)
        hands.hold("BackSpace", down=True)
        has(told, "sig")
        hands.hold("BackSpace", down=False)


def test_a_layout_may_change_while_an_answer_is_awaited(screen: Screen, tmp_path: Path) -> None:
    asked: SimpleQueue[Found] = SimpleQueue()
    layout(screen, "us")
    with (
        listening(screen, lambda _, found: asked.put(found)) as listener,
        somebody(screen, tmp_path) as (hands, told),
    ):
        for written in ("Ada", "Eve"):
            hands.type("sig")
            found = asked.get(timeout=60)
            layout(screen, "de")
            listener.write(found, written, Written(3), lambda _: None)
            has(told, written)
            for _ in written:
                hands.key("Right")  # what was written is not undone by the next ones
                hands.key("BackSpace")
            has(told, "")


def test_keys_wait_for_the_answer(screen: Screen, tmp_path: Path) -> None:
    asked: SimpleQueue[Found] = SimpleQueue()
    with (
        listening(screen, lambda _, found: asked.put(found)) as listener,
        somebody(screen, tmp_path) as (hands, told),
    ):
        hands.type("sig!?x", per_second=1000)
        listener.write(asked.get(timeout=60), "Ada", Written(3), lambda _: None)
        has(told, "Ada!?x")


def test_a_click_gives_the_keyboard_back(screen: Screen, tmp_path: Path) -> None:
    asked: SimpleQueue[Found] = SimpleQueue()
    outcomes: SimpleQueue[Outcome] = SimpleQueue()
    with (
        listening(screen, lambda _, found: asked.put(found)) as listener,
        somebody(screen, tmp_path) as (hands, told),
    ):
        hands.type("sig")
        found = asked.get(timeout=60)
        screen.xdotool("click", "1")
        hands.type("x")
        eventually(lambda: "x" in entered(told), "keys go on")
        listener.write(found, "Ada", Written(3), outcomes.put)
        assert outcomes.get(timeout=60) == "late"


def test_what_is_typed_in_programs_left_out_is_not_heard(screen: Screen, tmp_path: Path) -> None:
    heard: list[str] = []

    class Watched(Matcher):
        def find(self, typed: str) -> None:
            heard.append(typed)

    with listening(screen, writes("Ada")) as listener:
        listener.follow(Watched(_TRIGGERS), Rules(applications=frozenset({"field"})))
        with somebody(screen, tmp_path) as (hands, told):
            hands.type("sig")
            has(told, "sig")
            listener.ask(lambda _: None)
    assert heard == []


@pytest.mark.parametrize(("rule", "times"), [("secret", 3), ("composing", 1)])
def test_the_rules_are_kept(screen: Screen, tmp_path: Path, rule: str, times: int) -> None:
    """One is asked at each key, the other once a keyword is complete."""
    on = threading.Event()
    on.set()
    answers: list[bool] = []

    def asked() -> bool:
        answers.append(on.is_set())
        return answers[-1]

    rules = Rules(secret=asked) if rule == "secret" else Rules(composing=asked)
    with listening(screen, writes("Ada"), rules), somebody(screen, tmp_path) as (hands, told):
        hands.type("sig")
        has(told, "sig")
        eventually(lambda: len(answers) == times, "the rule is asked")
        on.clear()
        hands.type(" sig")
        has(told, "sig Ada")


def test_without_a_display_nothing_is_heard() -> None:
    listener = X11Listener(":4711", {})
    assert listener.start(lambda _: None) == "no display"
    listener.stop()


def test_a_listener_starts_again(screen: Screen, tmp_path: Path) -> None:
    with listening(screen, writes("Ada")) as listener:
        listener.stop()
        assert listener.start(lambda found: writes("Eve")(listener, found)) == ""
        with somebody(screen, tmp_path) as (hands, told):
            hands.type("sig")
            has(told, "Eve")


def test_sessions_of_wayland_have_none() -> None:
    assert for_session({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}) is None
    assert for_session({}) is None


def test_a_layout_needs_a_display() -> None:
    with pytest.raises(LayoutError):
        Layout(":4711")


def test_every_character_is_written_as_it_is_read(screen: Screen) -> None:
    for name in ("us", "de", "fr"):
        layout(screen, name)
        read = Layout(screen.display)
        try:
            level3 = 1 << 7
            for text, (code, mods) in read.strokes(0, 0, level3).items():
                assert read.text(code, mods, 0) == text
        finally:
            read.close()


def test_dead_keys_give_what_programs_make_of_them() -> None:
    composing = Composing({"LANG": "en_US.UTF-8"})
    try:
        assert composing.feed(ord("a"), "a") == "a"
        assert composing.feed(0xFE51, "") == ""  # dead acute
        assert composing.feed(ord("e"), "e") == "é"
        assert composing.feed(ord("e"), "e") == "e"
        assert composing.feed(0xFE51, "") == ""
        assert composing.feed(ord("q"), "q") is None  # no such letter
        assert composing.feed(0xFF20, "") == ""  # Compose
        assert composing.feed(ord("s"), "s") == ""
        assert composing.feed(ord("s"), "s") == "ß"
    finally:
        composing.close()


def test_where_there_is_no_table_what_follows_a_dead_key_is_not_known() -> None:
    composing = Composing({"LANG": "xx_XX.nothing"})
    try:
        assert composing.feed(0xFE51, "") == ""
        assert composing.feed(ord("e"), "e") is None
        assert composing.feed(ord("e"), "e") == "e"
    finally:
        composing.close()


@pytest.mark.parametrize(
    ("application", "out"),
    [
        ("KeePassXC", True),
        ("org.keepassxc.KeePassXC", True),
        ("Pinentry-gtk-2", True),
        ("keepassxc2", False),
        ("Proton-Pass", True),
        ("XTerm", False),
        ("", False),
    ],
)
def test_programs_are_known_by_their_names(application: str, *, out: bool) -> None:
    assert is_left_out(application, frozenset({"keepassxc", "proton pass", *PROMPTS})) is out
