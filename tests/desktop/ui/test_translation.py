"""Which language is spoken."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui.translation import catalogues, chosen, speak, tr
from tests.desktop.translations.tool import speaking

_THERE = {"de", "en", "pt_BR"}


@pytest.mark.parametrize(
    ("languages", "spoken"),
    [
        (["de-Latn-AT", "de-AT", "de"], "de"),
        (["de_DE"], "de"),
        (["fr-FR", "fr", "de-DE", "en-US"], "de"),
        (["en-GB", "de"], "en"),
        (["pt-BR"], "pt_BR"),
        (["pt-PT", "pt"], "en"),
        (["C"], "en"),
        ([], "en"),
    ],
)
def test_the_first_language_that_is_there_is_spoken(languages: list[str], spoken: str) -> None:
    assert chosen(languages, _THERE) == spoken


def test_german_is_spoken_with_its_plurals(application: QApplication) -> None:
    assert {"de", "en"} <= catalogues()
    with speaking(application, "de-DE"):
        assert tr("Show in folder") == "Im Ordner anzeigen"
        assert [tr("%Ln files", None, n) for n in (0, 1, 2)] == [
            "0 Dateien",
            "1 Datei",
            "2 Dateien",
        ]
        # Qt's own dialogs as well
        assert QApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    assert tr("Show in folder") == "Show in folder"


def test_a_language_that_is_not_there_is_spoken_in_english(application: QApplication) -> None:
    installed = speak(application, ["tlh"])
    assert tr("%Ln files", None, 1) == "1 file"
    for translator in installed:
        application.removeTranslator(translator)


# The launcher up to where it would connect, bind the key and show itself.
_START = """
import sys
from desktop.app import Desktop, run
from indexer.contract.locations import locate

def started(desktop, **_):
    sys.stdout.buffer.write(desktop.window.field.placeholderText().encode())
    return False

Desktop.start = started
sys.exit(run(locate(), hidden=True))
"""


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"LANG": "de_DE.UTF-8"}, "Dateien, Anwendungen und alles Aufbewahrte durchsuchen"),
        (
            {"LANG": "en_US.UTF-8", "LANGUAGE": "fr:de"},
            "Dateien, Anwendungen und alles Aufbewahrte durchsuchen",
        ),
        ({"LANG": "fr_FR.UTF-8"}, "Search files, apps and everything you kept"),
        ({"LANG": "C"}, "Search files, apps and everything you kept"),
    ],
)
def test_the_launcher_speaks_the_systems_language(environment: dict[str, str], said: str) -> None:
    kept = {name: value for name, value in os.environ.items() if name not in _LANGUAGE}
    done = subprocess.run(
        [sys.executable, "-c", _START],
        env={**kept, "QT_QPA_PLATFORM": "offscreen", **environment},
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.decode() == said


_LANGUAGE = ("LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES")
