"""The running product, with a model that is exported once for all these tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.semantic import ensure_model
from indexer.settings import BOX_MODEL
from tests.harness import Magpie, magpie

# The tests load the machine themselves: what they measure must not wait for it to be calm.
SETTINGS = '[index]\nwhen_busy = "run"\non_battery = "run"\nquiet_seconds = 0.1\n'


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the exported model of the box."""
    folder = tmp_path_factory.mktemp("models")
    ensure_model(BOX_MODEL, folder)
    return folder


@pytest.fixture
def product(home: Path, models: Path) -> Iterator[Magpie]:
    """A running service in a home of its own."""
    prepare(home, models)
    with magpie(home) as running:
        yield running


def prepare(home: Path, models: Path) -> Magpie:
    """Give a home its settings and the model."""
    stopped = Magpie(home)
    stopped.settings(SETTINGS)
    shutil.copytree(models, stopped.locations.models)
    return stopped


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """A small folder of a person's files."""
    folder = tmp_path / "documents"
    (folder / "notes").mkdir(parents=True)
    (folder / "notes" / "bees.md").write_text(
        "---\ntitle: Beekeeping diary\n---\n# Spring\n\nThe hive woke early.\n\n"
        "## April\n\nWe counted eleven frames of brood and fed the colony sugar syrup.\n",
        encoding="utf-8",
    )
    (folder / "budget.csv").write_text(
        "item,price\nlantern,12\nladder,80\nlathe,450\n", encoding="utf-8"
    )
    (folder / "letter.txt").write_text(
        "Dear Ada,\n\nthe ferry to Skagen leaves at seven.\nBring the blue umbrella.\n",
        encoding="utf-8",
    )
    (folder / "parser.py").write_text(
        "def parse_header(line):\n    name, _, value = line.partition(':')\n"
        "    return name.strip(), value.strip()\n",
        encoding="utf-8",
    )
    return folder
