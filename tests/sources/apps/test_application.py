"""Applications are read from `.desktop` files by the specification, bad ones without trouble."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.sources.apps.application import InvalidEntryError, read
from indexer.sources.apps.environment import application_folders, locale_order, session
from tests.sources.apps.desktops import entry_text

FIREFOX = """\
\ufeff# a comment
Stray=line

[Desktop Entry]
Type = Application
Name=Firefox
Name[de]=Feuerfuchs
Name[sr_RS@latin]=Vatrena lisica
GenericName=Web Browser
GenericName[de]=Webbrowser
Comment=Browse\\sthe\\tweb
Keywords=web;internet\\;net;;
Keywords[de]=Netz;web;
Exec=env MOZ=1 "/opt/fire fox/firefox" %u
Icon=firefox
Path=/tmp
Terminal=false
DBusActivatable=true
StartupNotify=1
StartupWMClass=Navigator
Categories=Network;WebBrowser;
Actions=new-window;missing;nameless;
no equals sign
[X-Unknown]
Name=Not this one
[Desktop Action new-window]
Name=New Window
Name[de]=Neues Fenster
Exec=firefox --new-window
[Desktop Action nameless]
Exec=true
"""


def test_every_key_is_read() -> None:
    described = read(FIREFOX, "firefox.desktop", "/usr/share/applications/firefox.desktop", ("de",))
    assert described is not None
    found, visibility = described
    assert (found.name, found.english_name) == ("Feuerfuchs", "Firefox")
    assert (found.generic_name, found.english_generic_name) == ("Webbrowser", "Web Browser")
    assert found.comment == "Browse the\tweb"
    assert found.keywords == ("Netz", "web", "internet;net")
    assert found.exec == 'env MOZ=1 "/opt/fire fox/firefox" %u'
    assert (found.icon, found.working_folder, found.startup_wm_class) == (
        "firefox", "/tmp", "Navigator",
    )  # fmt: skip
    assert (found.terminal, found.dbus_activatable, found.startup_notify) == (False, True, True)
    assert found.categories == ("Network", "WebBrowser")
    assert [(one.id, one.name, one.english_name, one.exec) for one in found.actions] == [
        ("new-window", "Neues Fenster", "New Window", "firefox --new-window")
    ]
    assert visibility.on(frozenset())


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no group"), ("[Desktop Entry]\n", "no Type"),
        ("[Desktop Entry]\nType=Application\nExec=x\n", "no Name"),
        ("[Desktop Entry]\nType=Application\nName=A\n", "no Exec"),
        ("[Other]\nType=Application\nName=A\nExec=x", "no group"),
    ],
)  # fmt: skip
def test_what_cannot_be_started_is_refused(text: str, why: str) -> None:
    with pytest.raises(InvalidEntryError, match=why):
        read(text, "a.desktop", "/a.desktop", ())


def test_links_are_no_applications() -> None:
    assert read("[Desktop Entry]\nType=Link\nName=A\nURL=x:", "a.desktop", "/a", ()) is None


def test_a_file_that_only_hides_needs_nothing_else() -> None:
    described = read("[Desktop Entry]\nHidden=true\n", "a.desktop", "/a.desktop", ())
    assert described is not None
    assert not described[1].on(frozenset())


@pytest.mark.parametrize(
    ("lines", "desktop", "shown"),
    [
        (["OnlyShowIn=GNOME;Unity;"], "GNOME", True), (["OnlyShowIn=GNOME;"], "KDE", False),
        (["OnlyShowIn=GNOME;"], "", False), (["NotShowIn=KDE;"], "KDE", False),
        (["NotShowIn=KDE;"], "ubuntu:GNOME", True), (["OnlyShowIn=GNOME"], "ubuntu:GNOME", True),
        (["NoDisplay=true"], "GNOME", False), (["NoDisplay=false"], "GNOME", True),
    ],
)  # fmt: skip
def test_a_desktop_shows_what_is_for_it(lines: list[str], desktop: str, shown: bool) -> None:
    described = read(entry_text("A", *lines), "a.desktop", "/a.desktop", ())
    assert described is not None
    assert described[1].on(session({"XDG_CURRENT_DESKTOP": desktop}).desktops) is shown


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, ()), ({"LANG": "C.UTF-8"}, ()), ({"LANG": "de_AT.UTF-8"}, ("de_AT", "de")),
        ({"LANG": "sr_RS.UTF-8@latin"}, ("sr_RS@latin", "sr_RS", "sr@latin", "sr")),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "fr_FR"}, ("fr_FR", "fr")),
        ({"LANG": "fr", "LC_ALL": "de"}, ("de",)),
        ({"LANG": "de_DE", "LANGUAGE": "pt_BR:en"}, ("pt_BR", "pt", "en", "de_DE", "de")),
        ({"LANG": "C", "LANGUAGE": "de"}, ()),
    ],
)  # fmt: skip
def test_locales_fall_back_step_by_step(
    environment: dict[str, str], expected: tuple[str, ...]
) -> None:
    assert locale_order(environment) == expected


@pytest.mark.parametrize(
    ("locales", "name"),
    [
        (("de_AT", "de"), "Feuerfuchs"), (("sr_RS@latin", "sr_RS", "sr"), "Vatrena lisica"),
        (("sr_RS", "sr"), "Firefox"), ((), "Firefox"),
    ],
)  # fmt: skip
def test_the_best_locale_that_is_there_is_taken(locales: tuple[str, ...], name: str) -> None:
    described = read(FIREFOX, "firefox.desktop", "/f", locales)
    assert described is not None
    assert described[0].name == name


def test_folders_come_in_the_order_of_the_base_directories() -> None:
    environment = {"HOME": "/home/me", "XDG_DATA_DIRS": "/b/:relative::/c:/b"}
    assert application_folders(environment) == (
        "/home/me/.local/share/applications",
        "/b/applications",
        "/c/applications",
        "/home/me/.local/share/flatpak/exports/share/applications",
        "/var/lib/flatpak/exports/share/applications",
        "/var/lib/snapd/desktop/applications",
    )
    assert application_folders({"HOME": "/me", "XDG_DATA_HOME": "/data"})[:3] == (
        "/data/applications", "/usr/local/share/applications", "/usr/share/applications",
    )  # fmt: skip


LINES = st.lists(
    st.sampled_from(FIREFOX.split("\n")) | st.text(max_size=30) | st.just("Actions=\\;;\\"),
    max_size=40,
).map("\n".join)


@given(LINES | st.text())
def test_no_text_raises_more_than_that_it_is_invalid(text: str) -> None:
    try:
        described = read(text, "a.desktop", "/a.desktop", ("de_DE", "de"))
    except InvalidEntryError:
        return
    if described is not None and described[1].on(frozenset()):
        assert described[0].name
        assert described[0].exec or described[0].dbus_activatable
