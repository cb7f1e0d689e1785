"""What a person has copied lately, for the pictures: every kind of clip, over some weeks."""

from __future__ import annotations

import io
import time
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw

from indexer.contract.clips import ImportClips, SetVaultPassphrase
from indexer.contract.locations import path_to_uri
from indexer.contract.messages import Done
from indexer.vault import exporting
from indexer.vault.clips import Clips, Source
from indexer.vault.content import Content
from indexer.vault.schema import CLIPS
from indexer.vault.store import Store
from tests.harness import Magpie

_HOUR: Final = 3600.0
_DAY: Final = 86_400.0
_PASSPHRASE: Final = "of a home that is gone at once"
_ADDRESS: Final = "Tern Lane 7\nHarbour End\n24103 Kiel"
_CODE: Final = """def nearest(point: Point, others: Sequence[Point]) -> Point:
    \"\"\"Return the point that is nearest to another.\"\"\"
    best = min(others, key=lambda other: distance(point, other))
    if distance(point, best) > 1_000:
        raise ValueError("nobody is near")
    return best.moved(0, 0)
"""
_ARTICLE: Final = """<meta charset='utf-8'><h2>How a slate roof is laid</h2>
<p>Slates are laid <b>from the eaves upwards</b>, each course covering two thirds of the one
below. Three rules keep the water out:</p>
<ul><li>no joint above another</li><li>a <i>headlap</i> of 75&nbsp;mm</li>
<li>copper nails, never steel</li></ul>
<blockquote>A good roof is one that nobody thinks of for a hundred years.</blockquote>
<p>More in <a href="https://example.org/slate">the guild's handbook</a>.</p>"""
_ARTICLE_TEXT: Final = (
    "How a slate roof is laid\nSlates are laid from the eaves upwards, each course covering two"
    " thirds of the one below. Three rules keep the water out:\nno joint above another\na headlap"
    " of 75 mm\ncopper nails, never steel\nA good roof is one that nobody thinks of for a hundred"
    " years.\nMore in the guild's handbook."
)
_LINK: Final = "https://www.example.org/weather/kiel?days=7"


def fill(product: Magpie, folder: Path) -> None:
    """Give a running product these clips, behind a passphrase."""
    store = Store.in_memory(CLIPS)
    clips = Clips(store)
    files = tuple(path_to_uri(str(path).encode()) for path in sorted(folder.rglob("*.md"))[:3])
    now = time.time()
    kept = (
        (21 * _DAY, Content("The garden wall is painted every fourth spring."), "Diary", ""),
        (9 * _DAY, Content("#e3a51fcc"), "GIMP", ""),
        (5 * _DAY, Content("SELECT name, price\nFROM offers\nWHERE price < 20000;"),
         "DB Browser", "offers.sqlite"),
        (3 * _DAY, Content(uris=files), "Files", "travel"),
        (26 * _HOUR, Content(_ARTICLE_TEXT, html=_ARTICLE), "Firefox", "How a slate roof is laid"),
        (6 * _HOUR, Content("IBAN of the roofers is in the offer"), "Signal", "Mara"),
        (3 * _HOUR, Content(_LINK, html=f'<a href="{_LINK}">Weather in Kiel, seven days</a>'),
         "Firefox", "Weather in Kiel"),
        (2 * _HOUR, Content(_CODE), "Code", "geometry.py – harbour"),
        (50 * 60, Content("#1f6f5c"), "Inkscape", "magpie.svg"),
        (40 * 60, Content(image=_chart(), image_mime="image/png"), "Screenshot", ""),
        (12 * 60, Content("https://www.example.org/slates/price-list.pdf"), "Firefox", "Slates"),
        (4 * 60, Content(
            "With scaffolding we paid 19,150 euros in the end, a little more than the offer said."
        ), "LibreOffice Writer", "Letter to the insurance.odt"),
    )  # fmt: skip
    for ago, content, application, window in kept:
        clips.keep(content, Source(application, window, now - ago))
    pinned, _ = clips.keep(Content(_ADDRESS), Source("Contacts", "Ada", now - 30 * _DAY))
    clips.keep(Content(_ADDRESS), Source("Contacts", "Ada", now - 8 * _DAY))
    clips.pin(pinned, pinned=True)
    path = product.home / "clips.sqlite"
    exporting.write(store, path, "")
    store.close()
    with product.client() as client:
        client.ask(SetVaultPassphrase(passphrase=_PASSPHRASE), Done)
        client.ask(ImportClips(uri=path_to_uri(str(path).encode())), Done)
    path.unlink()


def _chart() -> bytes:
    """Draw bars, as a screenshot of a chart has them."""
    picture = Image.new("RGB", (1280, 800), "#f6f4ee")
    draw = ImageDraw.Draw(picture)
    for number, height in enumerate((220, 340, 290, 480, 560, 430, 610)):
        left = 150 + number * 145
        color = "#1f6f5c" if number % 2 else "#e3a51f"
        draw.rectangle((left, 700 - height, left + 90, 700), fill=color)
    draw.line((110, 700, 1190, 700), fill="#5c5f57", width=4)
    draw.line((110, 80, 110, 700), fill="#5c5f57", width=4)
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()
