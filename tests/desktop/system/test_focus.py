"""Giving the focus back, with windows of other programs on a real screen."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator

import pytest
from Xlib import X, Xatom
from Xlib.display import Display

from desktop.system.focus import NullFocus, for_session
from desktop.system.focus_x11 import X11Focus
from desktop.system.ports import Focus
from tests.desktop.screen import Screen, window
from tests.harness import eventually


@pytest.fixture
def focus(screen: Screen) -> Iterator[X11Focus]:
    made = X11Focus(screen.display)
    yield made
    made.close()


def test_the_focus_goes_back_to_the_window_that_had_it(screen: Screen, focus: X11Focus) -> None:
    with window(screen, "editor") as editor:
        focus.remember()
        with window(screen, "launcher") as launcher:
            assert screen.active_window() == launcher.id
            assert focus.give_back()
            assert screen.active_window() == editor.id
            screen.type("back")
            eventually(lambda: editor.typed() == "back", "what is typed goes there")
            assert launcher.typed() == ""


def test_it_holds_also_when_the_launcher_hides_first(screen: Screen, focus: X11Focus) -> None:
    with window(screen, "third"), window(screen, "editor") as editor:
        focus.remember()
        with window(screen, "launcher"):
            pass
        assert focus.give_back()
        assert screen.active_window() == editor.id


def test_the_time_of_the_press_is_good_enough(screen: Screen, focus: X11Focus) -> None:
    with window(screen, "editor") as editor:
        focus.remember()
        with window(screen, "launcher"):
            now = server_time(screen)
            assert focus.give_back(now)
            assert screen.active_window() == editor.id


def server_time(screen: Screen) -> int:
    display = Display(screen.display)
    made = display.screen().root.create_window(
        0, 0, 1, 1, 0, X.CopyFromParent, event_mask=X.PropertyChangeMask
    )
    made.set_wm_name("time")
    time = int(display.next_event().time)
    display.close()
    return time


def test_a_window_of_this_process_is_not_remembered(screen: Screen, focus: X11Focus) -> None:
    with window(screen, "editor") as editor:
        focus.remember()
        with window(screen, "launcher") as launcher:
            pid = launcher.display.intern_atom("_NET_WM_PID")
            made = launcher.display.create_resource_object("window", launcher.id)
            made.change_property(pid, Xatom.CARDINAL, 32, [os.getpid()])
            launcher.display.sync()
            focus.remember()
            assert focus.give_back()
            assert screen.active_window() == editor.id


def test_a_window_that_is_gone_gets_nothing(screen: Screen, focus: X11Focus) -> None:
    with window(screen, "editor"):
        focus.remember()
    with window(screen, "launcher") as launcher:
        # The X server may have given the old window's number to this one.
        assert not focus.give_back()
        assert screen.active_window() == launcher.id


def test_after_the_empty_desktop_nothing_is_given_back(screen: Screen, focus: X11Focus) -> None:
    with window(screen, "editor") as editor:
        focus.remember()
        root = editor.display.screen().root
        active = editor.display.intern_atom("_NET_ACTIVE_WINDOW")
        root.change_property(active, Xatom.WINDOW, 32, [0])
        editor.display.sync()
        focus.remember()
        assert not focus.give_back()


def test_nothing_remembered_gives_nothing_back(focus: X11Focus) -> None:
    assert not focus.give_back()


def test_it_gives_up_when_the_window_manager_does_not_answer(screen: Screen) -> None:
    focus = X11Focus(screen.display, limit_seconds=0.05)
    with window(screen, "editor") as editor, window(screen, "launcher"):
        # A window that no manager manages cannot become the active one.
        made = editor.display.screen().root.create_window(0, 0, 9, 9, 0, X.CopyFromParent)
        root = editor.display.screen().root
        active = editor.display.intern_atom("_NET_ACTIVE_WINDOW")
        before = root.get_full_property(active, Xatom.WINDOW).value
        root.change_property(active, Xatom.WINDOW, 32, [made.id])
        editor.display.sync()
        focus.remember()
        root.change_property(active, Xatom.WINDOW, 32, list(before))
        editor.display.sync()
        assert not focus.give_back()
    focus.close()


@pytest.mark.parametrize("session", ["x11", "wayland"])
def test_contract(screen: Screen, session: str) -> None:
    """Both ways can be asked anything, in any order, from any thread."""
    focus: Focus = for_session({"DISPLAY": screen.display, "XDG_SESSION_TYPE": session})
    assert isinstance(focus, X11Focus if session == "x11" else NullFocus)
    assert focus.give_back() is False
    with window(screen, "editor"):
        remembering = threading.Thread(target=focus.remember)
        remembering.start()
        remembering.join()
        assert focus.give_back(0) is (session == "x11")
    focus.close()
    focus.close()


def test_a_display_that_does_not_answer_leaves_the_focus_alone() -> None:
    assert isinstance(for_session({"DISPLAY": "nowhere.invalid:7"}), NullFocus)


def selects(focus: X11Focus) -> bool:
    return focus.selects


def test_a_selection_counts_where_the_noted_program_has_it(screen: Screen, focus: X11Focus) -> None:
    with window(screen, "editor") as editor:
        focus.remember()
        assert not selects(focus)
        held = editor.display.create_resource_object("window", editor.id)
        held.set_selection_owner(Xatom.PRIMARY, server_time(screen))
        editor.display.sync()
        assert selects(focus)
        with window(screen, "another") as another:
            focus.remember()
            assert not selects(focus)  # it is the first one's
            other = another.display.create_resource_object("window", another.id)
            other.set_selection_owner(Xatom.PRIMARY, server_time(screen))
            another.display.sync()
            assert selects(focus)
