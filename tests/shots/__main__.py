"""`make shots`: draws every view into `build/shots`, and the README's picture into `assets`."""

from __future__ import annotations

import io
import itertools
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from tests.extract import samples
from tests.harness import Magpie, magpie
from tests.shots import clips, snippets
from tests.terminal import Terminal

_QUERY = "what did the new roof cost"
_WIDTH = 96
_DAY = 86_400
_ROOT = Path(__file__).parents[2]
_TARGETS = (_ROOT / "build" / "shots" / "search.svg", _ROOT / "assets" / "search.svg")


_PICTURES = {
    "results-light-2x": "launcher",
    "typo-dark-2x": "launcher-dark",
    "cjk-light-2x": "launcher-cjk",
}

_OFFER = samples.pdf([
    "Lindqvist Roofing\nOffer 2041 for the house at Tern Lane 7",
    """What it covers
Stripping the old tiles, 140 square metres of new slate,
gutters and two roof windows.
The price for everything is 18,400 euros.""",
])  # fmt: skip
_DIARY = """# Our house

## Spring

The garden wall was painted.

## October

The roofers finished on Friday. With scaffolding we paid 19,150 euros
in the end, a little more than the offer said. The attic is dry at last.
"""
_MONEY = """date,what,euros
2026-03-02,piano tuning,120
2026-10-09,slate roof second half,9575
2026-10-21,firewood,310
"""
_LETTER = """Dear Sir or Madam,

the storm of 3 March took tiles off our roof.
Please send somebody to estimate the damage.
"""
_KYOTO = """# 京都の紅葉

十一月の半ば、嵐山と東福寺の紅葉が見頃になる。人の少ない朝七時に着くのがよい。

## 宿

駅の近くの小さな宿に三泊。一泊一万二千円。
"""
_FILES: dict[str, tuple[int, str | bytes]] = {  # name: days old, content
    "house/roof offer Lindqvist.pdf": (40, _OFFER),
    "house/diary.md": (20, _DIARY),
    "money/2026.csv": (8, _MONEY),
    "letters/insurance.txt": (60, _LETTER),
    "travel/京都の紅葉.md": (90, _KYOTO),
    "travel/路線図.txt": (95, "京都駅から嵐山まで十六分。紅葉の頃は早朝がよい。\n"),
    "recipes/plum cake.md": (3, "# Plum cake\n\nTwo pounds of plums, butter, and patience.\n"),
}


_SETTINGS = '[index]\nwhen_busy = "run"\non_battery = "run"\n\n[clipboard]\nkeep = true\n'
# A screen with room for every window at both scales.
_SCREEN = {
    "name": "shots", "x": 0, "y": 0, "width": 2400, "height": 1800, "logicalDpi": 96,
    "logicalBaseDpi": 96, "dpr": 1,
}  # fmt: skip


def _draw_views(product: Magpie) -> None:
    """Draw the launcher in its languages, light and dark, at both scales."""
    folder = _TARGETS[0].parent
    folder.mkdir(parents=True, exist_ok=True)
    screens = product.home / "screens.json"
    screens.write_text(json.dumps({"screens": [_SCREEN]}), encoding="utf-8")
    for language, scheme, scale in itertools.product(("en", "de"), ("light", "dark"), ("1", "2")):
        subprocess.run(
            [sys.executable, "-m", "tests.shots.views", str(folder), scheme, language],
            env={
                **os.environ,
                "MAGPIE_HOME": os.fspath(product.home),
                "HOME": os.fspath(product.home / "nowhere"),  # paths are shown from here on
                "QT_QPA_PLATFORM": f"offscreen:configfile={screens}",
                "QT_SCALE_FACTOR": scale,
            },
            cwd=_ROOT,
            check=True,
        )


def _keep_pictures() -> None:
    """Copy what the README shows."""
    for view, name in _PICTURES.items():
        shutil.copyfile(_TARGETS[0].parent / f"{view}.png", _ROOT / "assets" / f"{name}.png")


def main() -> None:
    """Index a few files in a home of their own, search, and keep the picture."""
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch)
        documents = home / "nowhere" / "Documents"
        _write(documents)
        Magpie(home).settings(_SETTINGS)
        with magpie(home, COLUMNS=str(_WIDTH)) as product:
            product.add(documents)
            product.wait(seconds=600)
            clips.fill(product, documents)
            snippets.fill(product)
            terminal = Terminal(product, "search", _QUERY, "--limit", "4")
            shown = terminal.to_the_end()
            terminal.end()
            _draw_views(product)
            _keep_pictures()
    text = Text()
    text.append(f"$ magpie search '{_QUERY}'\n\n", style="bold")
    text.append_text(Text.from_ansi(shown.replace("\r", "").rstrip()))
    console = Console(record=True, width=_WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(text)
    svg = console.export_svg(title="magpie search", theme=MONOKAI, unique_id="search")
    # A picture that fetches its font would tell others who looks at it.
    svg = re.sub(r"@font-face \{[^}]*\}\s*", "", svg)
    for target in _TARGETS:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(svg, encoding="utf-8")


def _write(folder: Path) -> None:
    for name, (days, content) in _FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        then = time.time() - days * _DAY
        os.utime(path, (then, then))


if __name__ == "__main__":
    main()
