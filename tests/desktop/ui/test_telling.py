"""Lines of other layers, said in the person's language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from desktop.ui.telling import told
from tests.desktop.translations.tool import speaking


@pytest.fixture
def german(application: QApplication) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    with speaking(application, "de"):
        yield
    QLocale.setDefault(before)


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "~/a.iso is left out: excluded in the settings: `*.iso`.",
            "~/a.iso wird ausgelassen: in den Einstellungen ausgenommen: `*.iso`.",
        ),
        (
            "~/b is left out: folder build is build output: setup.py is beside it.",
            "~/b wird ausgelassen: Ordner build enthält Erzeugtes: setup.py liegt daneben.",
        ),
        (
            "~/c.png is found by its name only: An image: only the name is indexed.",
            "~/c.png wird nur über den Namen gefunden: Ein Bild: Nur der Name ist indexiert.",
        ),
        (
            "~/d waits to be read (1,234 in the queue; indexing pauses: running on battery).",
            (
                "~/d wartet darauf, gelesen zu werden (1.234 in der Warteschlange; Indexierung "
                "angehalten: Akkubetrieb)."
            ),
        ),
        (
            "Read 2026-11-02 09:05:00 with pdf/3, application/pdf.",
            "Gelesen: 02.11.26 09:05 mit pdf/3, application/pdf.",
        ),
        ("1 files are read again.", "1 Datei wird erneut gelesen."),
        ("1,200 files are read again.", "1.200 Dateien werden erneut gelesen."),
        ("p. 3, lines 41–44", "S. 3, Zeilen 41–44"),
        ("ch. 2 “On, lines 1”, line 7", "Kap. 2 „On, lines 1“, Zeile 7"),
        ("sheet Q3, rows 4–9", "Blatt Q3, Zeilen 4–9"),
        ("must be a number from 0.05 to 60", "muss eine Zahl von 0,05 bis 60 sein"),
        (
            (
                'settings.toml: launcher.theme must be "system" or "light" or "dark"; did you mean '
                '"dark"?; what it was before stays'
            ),
            (
                'settings.toml: launcher.theme muss "system", "light" oder "dark" sein; gemeint: '
                "„dark“?; der vorige Wert gilt weiter"
            ),
        ),
        (
            "Firefox cannot be started: firefox is not installed",
            "Firefox kann nicht gestartet werden: firefox ist nicht installiert",
        ),
        ("weeks until 2027-01-01", "weeks bis 2027-01-01"),
        ("Nobody knows this line.", "Nobody knows this line."),
        ("", ""),
    ],
)
def test_a_line_is_recognised_with_its_values(line: str, said: str) -> None:
    assert told(line) == said


@pytest.mark.usefixtures("german")
def test_a_value_that_does_not_fit_leaves_the_line_as_it_is() -> None:
    assert told("many files are read again.") == "many files are read again."
    assert told("p. three") == "p. three"


_NAMES = st.text(st.characters(blacklist_categories=["Cs"]), min_size=1)


@given(_NAMES)
def test_in_english_a_line_stays_as_it_is_whatever_its_values(name: str) -> None:
    for line in (f"{name} is in no watched folder.", f"hidden folder {name}", name):
        assert told(line) == line


@given(_NAMES)
def test_values_are_handed_through_whole(name: str) -> None:
    line = f"{name} is left out from now on."
    assert told(line) == line
