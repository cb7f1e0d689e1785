"""`magpie search`: ranked, cited hits, for people and for programs."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence

from rich.console import Console
from rich.text import Text

from indexer.cli.output import harmless, print_json, sendable
from indexer.client import Client
from indexer.contract.locations import locate, path_to_uri, shown, uri_to_path
from indexer.contract.messages import Answer, Done, Hit, Hits, Passage, Search, Similar
from indexer.contract.session import session_of
from indexer.errors import MagpieError

_HIT_ID = re.compile(r"file:\d+")
_PLACES = 3  # of a file's other copies are named


def run(options: argparse.Namespace) -> int:
    """Search and print the final hits; 1 when nothing was found."""
    request = _request(options)
    with Client(locate()) as client:
        client.ask(session_of(os.environ), Done)
        *_, final = client.search(request)
    if options.json:
        print_json(
            {
                "query": final.query,
                "did_you_mean": final.did_you_mean,
                "took_ms": final.took_ms,
                "answer": final.answer,
                "hits": final.hits,
            }
        )
    else:
        show(Console(highlight=False), final)
    for note in final.notes:
        print(f"magpie: {note}", file=sys.stderr)
    if not (final.hits or final.answer):
        asked = f'like "{options.like}"' if options.like else f'for "{" ".join(options.query)}"'
        print(f"magpie: nothing found {harmless(asked)}.", file=sys.stderr)
        return 1
    return 0


def _request(options: argparse.Namespace) -> Search | Similar:
    """Make the request of the arguments; ends with 2 when they do not go together."""
    if options.like is None:
        if not options.query and options.kind != "app":  # which lists them
            options.refuse("a QUERY or --like PATH is required")
        return Search(
            query=sendable(" ".join(options.query)),
            limit=options.limit,
            mode=options.mode or "hybrid",
            kind=options.kind,
            explain=options.explain,
        )
    if options.query or options.mode or options.kind or options.explain:
        options.refuse("--like takes no QUERY, --mode, --kind or --explain")
    if _HIT_ID.fullmatch(options.like):
        return Similar(hit=options.like, limit=options.limit)
    path = os.path.abspath(os.fsencode(options.like))
    if not os.path.lexists(path):
        raise MagpieError(f"There is no file {harmless(shown(path))}.")
    return Similar(hit=path_to_uri(path), limit=options.limit)


def show(console: Console, hits: Hits) -> None:
    """Print hits for a person: title and place first, then the passage that matched."""
    if hits.answer is not None:
        console.print(_computed(hits.answer), soft_wrap=True)
        console.print()
    if hits.did_you_mean:
        line = Text("Did you mean: ", style="dim")
        line.append(harmless(hits.did_you_mean), style="not dim bold")
        console.print(line, soft_wrap=True)
    for number, hit in enumerate(hits.hits, 1):
        console.print(_headline(number, hit), soft_wrap=True)
        place = _WHERE.get(hit.kind, _place)(hit)
        console.print(Text(f"   {place}", style="dim"), soft_wrap=True)
        if hit.contributions:
            console.print(Text(f"   {_reasons(hit)}", style="magenta"), soft_wrap=True)
        for passage in hit.passages[:1]:
            console.print(_excerpt(passage), soft_wrap=True)
        if hit.places:
            console.print(Text(f"   {_also_at(hit.places)}", style="dim"), soft_wrap=True)
        console.print()


def _computed(answer: Answer) -> Text:
    line = Text(harmless(f"{answer.expression} = "), style="dim")
    return line.append(harmless(answer.text), style="not dim bold green")


def _headline(number: int, hit: Hit) -> Text:
    line = Text()
    line.append(f"{number:>2} ", style="dim")
    line.append(harmless(hit.title), style=f"bold link {hit.uri}")
    if hit.passages:
        line.append(harmless(f"  {hit.passages[0].citation.label}"), style="cyan")
    return line


def _application(hit: Hit) -> str:
    parts = ("application", hit.subtitle, from_home(hit.uri))
    return harmless("  ·  ".join(part for part in parts if part))


def _held(hit: Hit) -> str:
    parts = (hit.kind, hit.subtitle, hit.modified[:10], " + ".join(hit.found_by))
    return harmless("  ·  ".join(part for part in parts if part))


def _place(hit: Hit) -> str:
    path = from_home(hit.uri)
    lines = hit.passages[0].citation.line_start if hit.passages else None
    # path:line is what terminals and editors open at the place.
    spot = f"{path}:{lines}" if lines and hit.passages[0].citation.page is None else path
    return harmless(f"{spot}  ·  {hit.modified[:10]}  ·  {' + '.join(hit.found_by)}")


_WHERE: dict[str, Callable[[Hit], str]] = {
    "app": _application, "clip": _held, "snippet": _held,
}  # fmt: skip


def _reasons(hit: Hit) -> str:
    parts = " + ".join(f"{part.share:.3f} {part.reason}" for part in hit.contributions)
    return f"{hit.score:.3f} = {parts}"


def _also_at(places: Sequence[str]) -> str:
    """Name the other copies of a hit's file."""
    named = ", ".join(map(from_home, places[:_PLACES]))
    more = f" and {len(places) - _PLACES:,} more" if len(places) > _PLACES else ""
    return harmless(f"also at {named}{more}")


def from_home(uri: str) -> str:
    """Return a file's path as a person writes it; other URIs as they are."""
    if not uri.startswith("file://"):
        return uri
    path = uri_to_path(uri)
    home = os.fsencode(os.path.expanduser("~")).rstrip(b"/") + b"/"
    return shown(b"~/" + path.removeprefix(home) if path.startswith(home) else path)


def _excerpt(passage: Passage) -> Text:
    """Show a passage's excerpt: matches and the closest sentence marked, empty lines left out."""
    text = Text(harmless(passage.text))
    if passage.closest is not None:
        text.stylize("underline", *passage.closest)
    for start, end in passage.highlights:
        text.stylize("bold yellow", start, end)
    start, end = passage.excerpt
    lines = [line for line in text[start:end].split("\n") if line.plain.strip()]
    if lines and start:
        lines[0] = Text("… ").append_text(lines[0])
    if lines and end < len(passage.text):
        lines[-1].append(" …")
    return Text("\n").join(Text("   ").append_text(line) for line in lines)
