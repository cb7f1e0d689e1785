"""The X11 hotkey against a real X server, pressed by xdotool while another client has the focus."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from queue import Empty, SimpleQueue

import pytest
from Xlib import XK, X, error
from Xlib.display import Display

from desktop.system.hotkey_x11 import X11Hotkey
from desktop.system.keys import parse
from desktop.system.ports import Granted, Missing, Press, Taken, Unavailable
from tests.desktop.screen import Screen, running_screen, window
from tests.harness import eventually


class Presses:
    """Counts presses, and answers each as a launcher that has the focus at once."""

    def __init__(self, hotkey: X11Hotkey, *, settle: bool = True) -> None:
        self._hotkey = hotkey
        self._settle = settle
        self._queue: SimpleQueue[Press] = SimpleQueue()

    def __call__(self, press: Press) -> None:
        self._queue.put(press)
        if self._settle:
            self._hotkey.settled()

    def next(self) -> Press:
        """Wait for a press."""
        return self._queue.get(timeout=60)

    def none_left(self) -> bool:
        """Tell that no further press has come."""
        try:
            self._queue.get_nowait()
        except Empty:
            return True
        return False


@pytest.fixture
def hotkey(screen: Screen) -> Iterator[X11Hotkey]:
    made = X11Hotkey(screen.display)
    yield made
    made.stop()


def test_a_press_arrives_once_while_another_client_has_the_focus(
    screen: Screen, hotkey: X11Hotkey
) -> None:
    presses = Presses(hotkey)
    with window(screen) as other:
        assert hotkey.start(parse("Ctrl+Space"), presses) == Granted("Ctrl+Space")
        screen.press("ctrl+space")
        first = presses.next()
        screen.press("a")
        eventually(lambda: other.typed() == "a", "the letter after it arrives, the key itself not")
        screen.press("ctrl+space")
        second = presses.next()
    assert 0 < first.time < second.time
    assert presses.none_left()


@pytest.mark.usefixtures("screen")  # skips where there is none
def test_auto_repeat_of_a_held_key_is_one_press() -> None:
    with running_screen("-ardelay", "50", "-arinterval", "10") as fast:
        hotkey = X11Hotkey(fast.display)
        presses = Presses(hotkey)
        hotkey.start(parse("F9"), presses)
        watcher = Display(fast.display)
        with window(fast) as other:
            # A key that nobody grabbed shows that this server does repeat held keys.
            fast.xdotool("keydown", "b")
            eventually(lambda: other.typed().count("b") > 3, "the server repeats")
            fast.xdotool("keyup", "b")
            fast.xdotool("keydown", "F9")
            presses.next()
            eventually(_Repeats(watcher).enough, "the key stayed down for many repeats")
            fast.xdotool("keyup", "F9")
            fast.press("F9")
            presses.next()
        watcher.close()
        hotkey.stop()
    assert presses.none_left()


class _Repeats:
    """Time of the X server, for a key held as long as twenty repeats take (10 ms each)."""

    def __init__(self, display: Display) -> None:
        self._display = display
        self._window = display.screen().root.create_window(
            0, 0, 1, 1, 0, X.CopyFromParent, event_mask=X.PropertyChangeMask
        )
        self._start = self._now()

    def _now(self) -> int:
        self._window.set_wm_name("time")
        while True:
            event = self._display.next_event()
            if event.type == X.PropertyNotify:
                return int(event.time)

    def enough(self) -> bool:
        return self._now() - self._start > 250


@pytest.mark.parametrize("lock", ["Num_Lock", "Caps_Lock"])
def test_locks_do_not_matter(screen: Screen, hotkey: X11Hotkey, lock: str) -> None:
    presses = Presses(hotkey)
    hotkey.start(parse("Ctrl+Space"), presses)
    screen.press(lock)
    screen.press("ctrl+space")
    presses.next()
    screen.press(lock)
    assert presses.none_left()


def test_a_taken_key_is_reported_with_an_alternative_that_is_free(
    screen: Screen, hotkey: X11Hotkey
) -> None:
    rival = X11Hotkey(screen.display)
    near_rival = X11Hotkey(screen.display)
    try:
        assert rival.start(parse("Ctrl+Space"), lambda _press: None) == Granted("Ctrl+Space")
        offered = hotkey.start(parse("Ctrl+Space"), Presses(hotkey))
        assert isinstance(offered, Taken)
        assert offered.key == parse("Ctrl+Space")
        assert offered.alternative is not None
        near_rival.start(offered.alternative, lambda _press: None)
        again = hotkey.change(parse("Ctrl+Space"))
        assert isinstance(again, Taken)
        assert again.alternative not in {None, offered.alternative}
        assert again.alternative is not None
        assert hotkey.change(again.alternative) == Granted(str(again.alternative))
    finally:
        rival.stop()
        near_rival.stop()


def test_a_key_taken_with_one_lock_only_is_taken(screen: Screen, hotkey: X11Hotkey) -> None:
    rival = Display(screen.display)
    code = rival.keysym_to_keycode(XK.XK_space)
    rival.screen().root.grab_key(
        code, X.ControlMask | X.LockMask, False, X.GrabModeAsync, X.GrabModeAsync
    )
    rival.sync()
    try:
        assert isinstance(hotkey.start(parse("Ctrl+Space"), Presses(hotkey)), Taken)
        # What could be had of it was given back.
        failed = error.CatchError(error.BadAccess)
        rival.screen().root.grab_key(
            code, X.ControlMask, False, X.GrabModeAsync, X.GrabModeAsync, onerror=failed
        )
        rival.sync()
        assert failed.get_error() is None
    finally:
        rival.close()


def test_the_key_changes_while_it_runs(screen: Screen, hotkey: X11Hotkey) -> None:
    presses = Presses(hotkey)
    hotkey.start(parse("Ctrl+Space"), presses)
    assert hotkey.change(parse("Alt+Shift+K")) == Granted("Alt+Shift+K")
    with window(screen) as other:
        screen.press("ctrl+space")
        eventually(lambda: other.typed() == " ", "the old key belongs to others again")
        screen.press("alt+shift+k")
        presses.next()
    assert presses.none_left()


def test_a_refused_change_leaves_the_key(screen: Screen, hotkey: X11Hotkey) -> None:
    rival = X11Hotkey(screen.display)
    presses = Presses(hotkey)
    try:
        rival.start(parse("Alt+Space"), lambda _press: None)
        hotkey.start(parse("Ctrl+Space"), presses)
        assert isinstance(hotkey.change(parse("Alt+Space")), Taken)
        screen.press("ctrl+space")
        presses.next()
    finally:
        rival.stop()


def test_stop_gives_the_key_back(screen: Screen, hotkey: X11Hotkey) -> None:
    hotkey.start(parse("Ctrl+Space"), Presses(hotkey))
    hotkey.stop()
    hotkey.stop()
    other = X11Hotkey(screen.display)
    try:
        assert other.start(parse("Ctrl+Space"), lambda _press: None) == Granted("Ctrl+Space")
    finally:
        other.stop()
    assert not any(thread.name == "hotkey-x11" for thread in threading.enumerate())


def test_a_new_keyboard_layout_moves_the_key(screen: Screen, hotkey: X11Hotkey) -> None:
    presses = Presses(hotkey)
    hotkey.start(parse("Ctrl+J"), presses)
    display = Display(screen.display)
    old = display.keysym_to_keycode(ord("j"))
    new = display.keysym_to_keycode(ord("q"))
    display.change_keyboard_mapping(old, [[ord("q")] * 2])
    display.change_keyboard_mapping(new, [[ord("j")] * 2])
    display.sync()

    def moved() -> bool:
        """Another client can have the old code only when the hotkey has let go of it."""
        failed = error.CatchError(error.BadAccess)
        display.screen().root.grab_key(
            old, X.ControlMask, False, X.GrabModeAsync, X.GrabModeAsync, onerror=failed
        )
        display.sync()
        return failed.get_error() is None

    eventually(moved, "the old code is free")
    display.xtest_fake_input(X.KeyPress, display.keysym_to_keycode(XK.XK_Control_L))
    display.xtest_fake_input(X.KeyPress, new)
    display.xtest_fake_input(X.KeyRelease, new)
    display.xtest_fake_input(X.KeyRelease, display.keysym_to_keycode(XK.XK_Control_L))
    display.sync()
    presses.next()
    display.close()
    assert presses.none_left()


def test_a_key_that_the_keyboard_lacks_is_missing(screen: Screen, hotkey: X11Hotkey) -> None:
    answer = hotkey.start(parse("Ctrl+Ø"), Presses(hotkey))
    assert isinstance(answer, Missing)
    assert answer.alternative is not None
    assert hotkey.change(answer.alternative) == Granted(str(answer.alternative))


def test_letters_typed_before_the_launcher_has_the_focus_reach_it(screen: Screen) -> None:
    patient = X11Hotkey(screen.display, hold_seconds=60)
    presses = Presses(patient, settle=False)
    try:
        patient.start(parse("Ctrl+Space"), presses)
        with window(screen, "editor") as editor:
            screen.press("ctrl+space")
            presses.next()
            screen.type("quarterly")
            with window(screen, "launcher") as launcher:
                screen.type("report")
                eventually(lambda: launcher.typed() == "quarterlyreport", "every letter, in order")
                assert editor.typed() == ""
            screen.press("ctrl+space")
            presses.next()
    finally:
        patient.stop()


def test_where_no_window_gets_the_focus_the_launcher_says_that_it_is_settled(
    screen: Screen,
) -> None:
    patient = X11Hotkey(screen.display, hold_seconds=60)
    presses = Presses(patient, settle=False)
    try:
        patient.start(parse("Ctrl+Space"), presses)
        with window(screen) as other:
            screen.press("ctrl+space")
            presses.next()
            screen.type("held")
            assert other.typed() == ""
            patient.settled()
            eventually(lambda: other.typed() == "held", "the keys come through")
    finally:
        patient.stop()


def test_a_letter_typed_while_the_hotkey_is_still_down_is_not_lost(
    screen: Screen, hotkey: X11Hotkey
) -> None:
    presses = Presses(hotkey)
    hotkey.start(parse("F9"), presses)
    with window(screen) as launcher:
        screen.xdotool("keydown", "F9", "key", "a", "keyup", "F9", "key", "b")
        presses.next()
        eventually(lambda: launcher.typed() == "ab", "both letters arrive")
        screen.press("F9")
        presses.next()
    assert presses.none_left()


def test_a_launcher_that_never_settles_does_not_keep_the_keyboard(screen: Screen) -> None:
    hasty = X11Hotkey(screen.display, hold_seconds=0.05)
    presses = Presses(hasty, settle=False)
    try:
        hasty.start(parse("Ctrl+Space"), presses)
        with window(screen) as other:
            screen.press("ctrl+space")
            presses.next()
            screen.type("abc")
            eventually(lambda: other.typed() == "abc", "the keys come through by themselves")
    finally:
        hasty.stop()


def test_without_a_display_it_is_unavailable() -> None:
    hotkey = X11Hotkey("nowhere.invalid:77")
    assert isinstance(hotkey.start(parse("Ctrl+Space"), lambda _press: None), Unavailable)
    assert isinstance(hotkey.change(parse("Ctrl+Space")), Unavailable)
    hotkey.stop()
    gc.collect()


def test_a_suspended_key_reaches_the_window_with_the_focus(
    screen: Screen, hotkey: X11Hotkey
) -> None:
    presses = Presses(hotkey)
    with window(screen) as other:
        hotkey.start(parse("Shift+A"), presses)
        hotkey.suspend()
        screen.press("shift+a")
        eventually(lambda: other.typed() == "a", "it is the window's")
        assert hotkey.resume() == Granted("Shift+A")
        screen.press("shift+a")
        presses.next()
        assert other.typed() == "a"


def test_a_key_that_was_taken_while_suspended_is_said(screen: Screen, hotkey: X11Hotkey) -> None:
    hotkey.start(parse("F9"), Presses(hotkey))
    hotkey.suspend()
    rival = X11Hotkey(screen.display)
    assert isinstance(rival.start(parse("F9"), lambda _press: None), Granted)
    answer = hotkey.resume()
    rival.stop()
    assert isinstance(answer, Taken)
    assert answer.key == parse("F9")
