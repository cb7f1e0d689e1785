"""Applications are found by what people type, the one they mean first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.sources.apps import Called, Finder, Found
from indexer.sources.apps.letters import letters_of
from tests.sources.apps.desktops import application

APPLICATIONS = [
    application(
        "Firefox", "GenericName=Web Browser", "Keywords=internet;www;", "Exec=firefox %u",
        "Actions=private;window;", "[Desktop Action private]", "Name=New Private Window",
        "Exec=firefox --private-window", "[Desktop Action window]", "Name=New Window",
        "Exec=firefox --new-window",
    ),
    application("GVim", "GenericName=Text Editor", "Exec=gvim -f %F"),
    application("GNU Image Manipulation Program", "Exec=gimp-2.10 %U", id="gimp.desktop"),
    application("GIMP Toolkit Demo", "Exec=gtk-demo"),
    application("Visual Studio Code", "Exec=/usr/share/code/code %F", "Keywords=vscode;"),
    application("Codeblocks", "Exec=codeblocks"),
    application("LibreOffice Writer", "GenericName=Word Processor", "Exec=libreoffice --writer",
                "Keywords=Text;document;"),
    application("LibreOffice Calc", "Exec=libreoffice --calc"),
    application("System Monitor", "Name[de]=Systemüberwachung", "Exec=gnome-system-monitor",
                locales=("de",)),
    application("Files", "Exec=nautilus --new-window", id="org.gnome.Nautilus.desktop"),
    application("KDE Connect", "Exec=kdeconnect-app"),
    application("7-Zip", "Exec=7zFM"),
    application("Spotify", "Exec=flatpak run --branch=stable --command=spotify com.spotify.Client",
                id="com.spotify.Client.desktop"),
    application("東京カレンダー", "Exec=tokyo"),
]  # fmt: skip
FINDER = Finder(APPLICATIONS)


def titles(query: str) -> list[str]:
    return [found.entry.title for found in FINDER.find(query)]


def best(query: str) -> Found:
    return FINDER.find(query)[0]


def marked(found: Found) -> str:
    return "|".join(found.entry.title[start:end] for start, end in found.spans)


@pytest.mark.parametrize(
    ("query", "title", "called", "letters"),
    [
        ("firefox", "Firefox", "name", "Firefox"), ("FIRE", "Firefox", "name", "Fire"),
        ("f", "Files", "name", "F"), ("office", "LibreOffice Calc", "name", "Office"),
        ("libre", "LibreOffice Calc", "name", "Libre"),
        ("writer", "LibreOffice Writer", "name", "Writer"),
        ("writer libre", "LibreOffice Writer", "name", "Libre|Writer"),
        ("libre wri", "LibreOffice Writer", "name", "Libre|Wri"),
        ("lowri", "LibreOffice Writer", "name", "L|O|Wri"),
        ("libwr", "LibreOffice Writer", "name", "Lib|Wr"),
        ("vsc", "Visual Studio Code", "name", "V|S|C"),
        ("sc", "Visual Studio Code", "name", "S|C"),
        ("visualst", "Visual Studio Code", "name", "Visual|St"),
        ("code", "Visual Studio Code", "executable", ""),
        ("browser", "Firefox", "generic name", ""), ("internet", "Firefox", "keyword", ""),
        ("web bro", "Firefox", "generic name", ""),
        ("text writer", "LibreOffice Writer", "name", "Writer"),
        ("gimp", "GIMP Toolkit Demo", "name", "GIMP"), ("gimp-2", "GNU Image Manipulation Program",
         "executable", ""),
        ("systemüb", "Systemüberwachung", "name", "Systemüb"),
        ("systemub", "Systemüberwachung", "name", "Systemüb"),
        ("system monitor", "Systemüberwachung", "english name", ""),
        ("nautilus", "Files", "executable", ""), ("spotify", "Spotify", "name", "Spotify"),
        ("new priv", "Firefox: New Private Window", "name", "New|Priv"),
        ("firefox priv", "Firefox: New Private Window", "name", "Firefox|Priv"),
        ("firfox", "Firefox", "name", "Fir|fox"), ("firefix", "Firefox", "name", "Firef|x"),
        ("firrefox", "Firefox", "name", "Firefox"), ("fierfox", "Firefox", "name", "Firefox"),
        ("wirter", "LibreOffice Writer", "name", "Writer"), ("brwoser", "Firefox", "generic name",
         ""), ("ffx", "Firefox", "name", "F|f|x"), ("sptfy", "Spotify", "name", "Sp|t|fy"),
        ("7zip", "7-Zip", "name", "7|Zip"), ("7-z", "7-Zip", "name", "7|Z"),
        ("東京", "東京カレンダー", "name", "東京"),
        ("カレンダ", "東京カレンダー", "name", "カレンダ"),
    ],
)  # fmt: skip
def test_what_is_meant_comes_first(query: str, title: str, called: Called, letters: str) -> None:
    found = best(query)
    assert (found.entry.title, found.called) == (title, called)
    assert marked(found) == letters


@pytest.mark.parametrize("query", ["", " ", "!?", "xyzzy", "qqqq", "irefoxx", "fx!9", "xoferif"])
def test_nothing_is_found_for_what_nothing_is_called(query: str) -> None:
    assert FINDER.find(query) == []


def test_an_exact_name_goes_before_longer_ones() -> None:
    finder = Finder(
        [application(name) for name in ("Code Editor", "Code", "Visual Code", "Encoder")]
    )
    found = finder.find("code")
    assert [one.entry.title for one in found] == ["Code", "Code Editor", "Visual Code", "Encoder"]
    assert found[0].score == 1.0
    assert found[1].score < 1.0


def test_gimp_never_finds_gvim_first() -> None:
    assert "GVim" not in titles("gimp")
    assert Finder([application("GVim")]).find("gimp") == []


def test_a_beginning_of_the_name_goes_before_a_part_and_a_part_before_a_keyword() -> None:
    finder = Finder(
        [
            application("Zeta", "Keywords=term;"),
            application("Xterm Pro", "Exec=z"),
            application("My Term", "Exec=y"),
            application("Terminator", "Exec=x"),
        ]
    )
    found = [one.entry.title for one in finder.find("term")]
    assert found == ["Terminator", "My Term", "Zeta", "Xterm Pro"]


def test_actions_come_after_their_application() -> None:
    assert titles("firefox") == [
        "Firefox", "Firefox: New Window", "Firefox: New Private Window",
    ]  # fmt: skip
    private = best("new private")
    assert private.entry.key == "Firefox.desktop#private"
    assert private.entry.action is not None
    assert private.entry.action.exec == "firefox --private-window"
    assert FINDER.entry(private.entry.key) == private.entry
    assert FINDER.entry("Firefox.desktop#gone") is None


def test_less_exact_ways_are_taken_only_where_the_exact_found_nothing() -> None:
    finder = Finder([application("Kate"), application("Kite"), application("Karate Editor")])
    assert [one.entry.title for one in finder.find("kate")] == ["Kate"]
    assert {one.entry.title for one in finder.find("kete")} == {"Kate", "Kite"}


def test_typos_need_four_letters_and_a_last_letter_that_ends_a_word() -> None:
    finder = Finder([application("Okular"), application("Vim")])
    assert finder.find("vin") == []
    assert finder.find("okus") == []
    assert finder.find("okulat")[0].entry.title == "Okular"


def test_words_may_be_said_twice_but_not_be_a_text() -> None:
    assert titles("writer libre writer") == ["LibreOffice Writer"]
    assert titles("a b c d e f g h writer libre") == []


def test_a_word_that_the_name_has_twice_is_marked_twice() -> None:
    found = Finder([application("Pidgin Pidgin")]).find("pidgin pidgin")[0]
    assert (found.score, marked(found)) == (1.0, "Pidgin|Pidgin")


def test_a_limit_is_kept() -> None:
    assert len(FINDER.find("e", limit=1)) <= 1
    assert len(FINDER.find("firefox", limit=2)) == 2


NAMES = st.text(
    st.sampled_from("abcXYZ -_.é7ßfi東京Ⅷ") | st.characters(exclude_categories=["Cs"]),
    min_size=1,
    max_size=40,
)


@given(st.lists(NAMES, max_size=8), NAMES)
def test_scores_and_spans_keep_their_bounds(names: list[str], query: str) -> None:
    clean = [" ".join(name.split()) for name in names]
    usable = [name for name in clean if name and not any(c in name for c in "\\[#;")]
    finder = Finder([application(name, id=f"{n}.desktop") for n, name in enumerate(usable)])
    previous = 1.0
    for found in finder.find(query, limit=100):
        assert 0 < found.score <= previous
        previous = found.score
        ends = [0, *(place for span in found.spans for place in span), len(found.entry.title)]
        assert ends == sorted(ends)


@given(NAMES)
def test_a_name_is_its_own_best_query(name: str) -> None:
    clean = " ".join(name.split())[:60]
    if not letters_of(clean).whole or any(char in clean for char in "\\[#;"):
        return
    finder = Finder([application(clean, id="a.desktop"), application(clean + " x", id="b.desktop")])
    found = finder.find(clean)[0]
    assert (found.entry.key, found.score) == ("a.desktop", 1.0)


@given(NAMES)
def test_every_letter_knows_where_it_is_from(text: str) -> None:
    letters = letters_of(text)
    assert len(letters.spans) == len(letters.whole)
    assert all(0 <= start < end <= len(text) for start, end in letters.spans)
    assert list(letters.spans) == sorted(letters.spans)
    assert all(0 <= start < len(letters.whole) for start in letters.starts)
    assert not letters.whole or letters.starts[0] == 0
