"""Applications find their place among files by what of them matches, and by habits."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from indexer.contract.query_language import parse
from indexer.documents import DocId
from indexer.search.applications import ApplicationSearch, RankedApplication, application_hit
from indexer.search.fusion import Fused
from indexer.search.ranking import Known, rank
from indexer.sources.apps import Finder
from indexer.sources.session import SessionSources
from indexer.usage import Usage
from tests.fakes import FakeClock
from tests.sources.apps.desktops import application, entry_text, environment, write

NOW = datetime(2026, 11, 23, tzinfo=UTC)
# The most that the text of a file can be worth: nothing else has all its words, and it is new.
FILE = DocId(1)
BEST_TEXT = rank([Fused(FILE, 1.0, 9.0, None, 1.0)], {FILE: Known(0.0, 1e9)}, 1e9)[0].score
# About the query, but half as well as the best.
GOOD_FILE = rank([Fused(FILE, 0.8, 4.0, 0.5, 0.1, 0.7)], {}, 1e9)[0].score


class Desk:
    """A session with applications, and a memory of what was opened."""

    def __init__(self, root: Path) -> None:
        self.clock = FakeClock()
        self.usage = Usage(root / "usage.sqlite", "catalog", self.clock)
        self.session = SessionSources(environment(root, LANG="de_DE.UTF-8"), self.clock)
        self.search = ApplicationSearch(lambda: self.session.applications, self.usage)

    def find(self, query: str, *, loosely: bool = True, limit: int = 20) -> list[RankedApplication]:
        return self.search.find(query, parse(query, NOW), limit, loosely=loosely)

    def titles(self, query: str, *, loosely: bool = True) -> list[str]:
        return [one.entry.title for one in self.find(query, loosely=loosely)]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    entries = {
        "firefox": entry_text(
            "Firefox", "GenericName=Web Browser", "GenericName[de]=Webbrowser",
            "Keywords=Internet;WWW;Explorer;", "Icon=firefox", "Exec=firefox", "Actions=private;",
            "[Desktop Action private]", "Name=New Private Window",
            "Name[de]=Neues privates Fenster", "Exec=firefox --private-window", "Icon=private",
        ),
        "gimp": entry_text(
            "GNU Image Manipulation Program", "Comment=Edit images", "Exec=gimp %U", "Icon=gimp",
        ),
        "gvim": entry_text("GVim", "Exec=gvim"),
        "org.gnome.Nautilus": entry_text("Files", "Name[de]=Dateien", "Keywords=folder;manager;"),
        "libreoffice-writer": entry_text("LibreOffice Writer", "Exec=soffice --writer"),
    }  # fmt: skip
    for name, text in entries.items():
        write(tmp_path, f"own/{name}.desktop", text)
    made = Desk(tmp_path)
    made.session.start()
    assert made.session.applications.wait(60)
    yield made
    made.session.stop()


def test_names_are_exact_in_the_persons_language_and_in_english(desk: Desk) -> None:
    for query in ("firefox", "Dateien", "files"):
        assert desk.find(query)[0].exact
    for query in ("firefo", "gimp", "datei"):
        assert not desk.find(query)[0].exact
    assert desk.titles("gimp") == ["GNU Image Manipulation Program"]


@pytest.mark.parametrize("query", ["fire", "f", "gimp", "gnu image", "libre"])
def test_a_good_beginning_is_above_any_text(desk: Desk, query: str) -> None:
    best = desk.find(query)[0]
    assert best.good
    assert best.score >= BEST_TEXT


@pytest.mark.parametrize("query", ["www", "manager", "browser", "internet explorer"])
def test_what_an_application_is_for_is_below_good_files(desk: Desk, query: str) -> None:
    best = desk.find(query)[0]
    assert not best.good
    assert 0.1 < best.score < GOOD_FILE


def test_a_later_word_and_a_typo_are_between(desk: Desk) -> None:
    (writer,) = desk.find("writer")
    (typo,) = desk.find("firefix")
    assert 0.45 < typo.score < writer.score < BEST_TEXT


def test_letters_apart_are_for_who_types_for_an_application(desk: Desk) -> None:
    assert desk.titles("frfx") == ["Firefox"]
    assert desk.titles("frfx", loosely=False) == []
    assert desk.titles("firefix", loosely=False) == ["Firefox"]


def test_an_action_is_found_by_what_it_does(desk: Desk) -> None:
    assert desk.titles("firefox") == ["Firefox"]
    assert desk.titles("firefox privat") == ["Firefox: Neues privates Fenster"]
    desk.usage.record("app:firefox.desktop#private", "fire")
    assert desk.titles("firefox") == ["Firefox", "Firefox: Neues privates Fenster"]


def test_phrases_and_exclusions_bind_the_title(desk: Desk) -> None:
    assert desk.titles('"image manipulation"') == ["GNU Image Manipulation Program"]
    assert desk.titles('"edit images"') == []
    assert desk.titles("gnu -image") == []
    assert desk.titles("gnu -mage") == ["GNU Image Manipulation Program"]


def test_habits_rank_applications_and_are_part_of_the_score(desk: Desk) -> None:
    assert desk.titles("g") == ["GVim", "GNU Image Manipulation Program"]
    desk.usage.record("app:gimp.desktop", "gi")
    best, other = desk.find("g")
    assert best.entry.key == "gimp.desktop"
    assert {part.reason for part in best.contributions} == {
        "name", "opened for this query", "opened before",
    }  # fmt: skip
    assert sum(part.share for part in best.contributions) == pytest.approx(best.score)
    assert {part.reason for part in other.contributions} == {"name"}


def test_habits_choose_among_however_many_begin_so(desk: Desk) -> None:
    names = [f"Game {number:03}" for number in range(100)]
    finder = Finder(application(name) for name in names)
    assert [one.entry.title for one in finder.find("game", 2)] == names[:2]
    also = ["Game099.desktop", "Game000.desktop", "gone.desktop"]
    assert [one.entry.title for one in finder.find("game", 2, also)] == [*names[:2], names[99]]
    assert finder.find("else", 2, also) == []
    desk.usage.record("app:gimp.desktop", "g")
    assert [one.entry.key for one in desk.find("g", limit=1)] == ["gimp.desktop"]


def test_scores_stay_within_one(desk: Desk) -> None:
    for _ in range(200):
        desk.usage.record("app:firefox.desktop", "firefox")
    assert 0.99 < desk.find("firefox")[0].score <= 1.0


def test_without_words_the_most_used_come_first_then_names(desk: Desk) -> None:
    names = ["Dateien", "Firefox", "GNU Image Manipulation Program", "GVim", "LibreOffice Writer"]
    assert [one.entry.title for one in desk.search.most_used(10)] == names
    for opened in ("libreoffice-writer", "gvim", "libreoffice-writer"):
        desk.usage.record(f"app:{opened}.desktop", "")
    used = [one.entry.title for one in desk.search.most_used(3)]
    assert used == ["LibreOffice Writer", "GVim", "Dateien"]


def test_a_hit_tells_what_a_row_shows(desk: Desk, tmp_path: Path) -> None:
    hit = application_hit(desk.find("fire")[0], explain=True)
    assert (hit.id, hit.kind, hit.title) == ("app:firefox.desktop", "app", "Firefox")
    file = tmp_path / "own" / "applications" / "firefox.desktop"
    assert hit.uri == f"file://{os.fspath(file)}"
    assert (hit.subtitle, hit.icon, hit.title_highlights) == ("Webbrowser", "firefox", [(0, 4)])
    assert hit.contributions
    action = application_hit(desk.find("fire privat")[0], explain=False)
    assert (action.id, action.icon) == ("app:firefox.desktop#private", "private")
    assert action.title_highlights == [(0, 4), (15, 21)]
    assert action.contributions == []
    assert application_hit(desk.find("gimp")[0], explain=False).subtitle == "Edit images"


def test_only_what_is_installed_is_known(desk: Desk) -> None:
    for hit in ("app:firefox.desktop", "app:firefox.desktop#private"):
        assert desk.search.knows(hit)
    for hit in ("firefox.desktop", "app:", "app:firefox", "app:firefox.desktop#no", "file:1"):
        assert not desk.search.knows(hit)
