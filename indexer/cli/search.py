"""`magpie search`: ranked, cited hits, for people and for programs."""

from __future__ import annotations

import argparse
import os
import sys

from rich.console import Console
from rich.text import Text

from indexer.cli.output import harmless, print_json
from indexer.client import Client
from indexer.contract.locations import locate, shown, uri_to_path
from indexer.contract.messages import Hit, Hits, Passage, Search

_SHOWN_CHARACTERS = 320
_BEFORE_MATCH = 80


def run(options: argparse.Namespace) -> int:
    """Search and print the final hits; 1 when nothing was found."""
    query = " ".join(options.query)
    request = Search(
        query=query, limit=options.limit, mode=options.mode, kind=options.kind,
        explain=options.explain,
    )  # fmt: skip
    with Client(locate()) as client:
        *_, final = client.search(request)
    if options.json:
        print_json(
            {
                "query": final.query,
                "did_you_mean": final.did_you_mean,
                "took_ms": final.took_ms,
                "hits": final.hits,
            }
        )
    else:
        show(Console(highlight=False), final)
    for note in final.notes:
        print(f"magpie: {note}", file=sys.stderr)
    if not final.hits:
        print(f'magpie: nothing found for "{query}".', file=sys.stderr)
        return 1
    return 0


def show(console: Console, hits: Hits) -> None:
    """Print hits for a person: title and place first, then the passage that matched."""
    if hits.did_you_mean:
        line = Text("Did you mean: ", style="dim")
        line.append(harmless(hits.did_you_mean), style="not dim bold")
        console.print(line, soft_wrap=True)
    for number, hit in enumerate(hits.hits, 1):
        console.print(_headline(number, hit), soft_wrap=True)
        console.print(Text(f"   {_place(hit)}", style="dim"), soft_wrap=True)
        if hit.contributions:
            console.print(Text(f"   {_reasons(hit)}", style="magenta"), soft_wrap=True)
        for passage in hit.passages[:1]:
            console.print(_excerpt(passage), soft_wrap=True)
        console.print()


def _headline(number: int, hit: Hit) -> Text:
    line = Text()
    line.append(f"{number:>2} ", style="dim")
    line.append(harmless(hit.title), style=f"bold link {hit.uri}")
    if hit.passages:
        line.append(harmless(f"  {hit.passages[0].citation.label}"), style="cyan")
    return line


def _place(hit: Hit) -> str:
    path = from_home(hit.uri)
    lines = hit.passages[0].citation.line_start if hit.passages else None
    # path:line is what terminals and editors open at the place.
    spot = f"{path}:{lines}" if lines and hit.passages[0].citation.page is None else path
    return harmless(f"{spot}  ·  {hit.modified[:10]}  ·  {' + '.join(hit.found_by)}")


def _reasons(hit: Hit) -> str:
    parts = " + ".join(f"{part.share:.3f} {part.reason}" for part in hit.contributions)
    return f"{hit.score:.3f} = {parts}"


def from_home(uri: str) -> str:
    """Return a file's path as a person writes it; other URIs as they are."""
    if not uri.startswith("file://"):
        return uri
    path = uri_to_path(uri)
    home = os.fsencode(os.path.expanduser("~")).rstrip(b"/") + b"/"
    return shown(b"~/" + path.removeprefix(home) if path.startswith(home) else path)


def _excerpt(passage: Passage) -> Text:
    """Cut a passage where the most matches are, mark them, and leave out empty lines."""
    low = _window(passage)
    text = Text(harmless(passage.text))
    for start, end in passage.highlights:
        text.stylize("bold yellow", start, end)
    shown_lines = [
        line for line in text[low : low + _SHOWN_CHARACTERS].split("\n") if line.plain.strip()
    ]
    if low:
        shown_lines[0] = Text("… ").append_text(shown_lines[0])
    if low + _SHOWN_CHARACTERS < len(passage.text):
        shown_lines[-1].append(" …")
    return Text("\n").join(Text("   ").append_text(line) for line in shown_lines)


def _window(passage: Passage) -> int:
    """Return where to begin showing a passage, so that the most matches are seen."""
    if len(passage.text) <= _SHOWN_CHARACTERS or not passage.highlights:
        return 0
    starts = [start for start, _ in passage.highlights]

    def seen(low: int) -> int:
        return sum(low <= start < low + _SHOWN_CHARACTERS for start in starts)

    lows = [max(0, start - _BEFORE_MATCH) for start in starts]
    best = max(lows, key=lambda low: (seen(low), -low))
    if seen(0) >= seen(best):
        return 0
    # Not in the middle of a word.
    space = passage.text.find(" ", best)
    return space + 1 if 0 <= space - best < _BEFORE_MATCH else best
