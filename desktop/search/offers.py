"""The list's last rows: what else a query could be meant as, here or elsewhere (pure)."""

from __future__ import annotations

import re
import shlex
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

# What the settings window offers to choose from; none is in force until the person chose one.
ENGINES: Final = {
    "DuckDuckGo": "https://duckduckgo.com/?q={query}",
    "Startpage": "https://www.startpage.com/do/search?q={query}",
    "Ecosia": "https://www.ecosia.org/search?q={query}",
    "Wikipedia": "https://en.wikipedia.org/w/index.php?search={query}",
    "Google": "https://www.google.com/search?q={query}",
    "Bing": "https://www.bing.com/search?q={query}",
}
_PLACE: Final = "{query}"
_ADDRESS: Final = re.compile(r"https?://[^\s/]+\.?[^\s]*")
_LONGEST: Final = 300  # characters; what is longer was pasted, and is nothing to search or to run
# What a shell would read as more than words; here no shell runs, so such a line is not offered.
_SHELL: Final = frozenset("|&;<>()$`*?[]{}!#\n\r\0")


@dataclass(frozen=True)
class WebSearch:
    """Search the web for the query; `address` is opened in the person's browser."""

    query: str
    address: str
    engine: str


@dataclass(frozen=True)
class RunCommand:
    """Run a program in a terminal; `words` are it and its arguments."""

    line: str
    words: tuple[str, ...]


Offer = WebSearch | RunCommand


def offers(text: str, template: str, programs: Collection[str], home: str) -> tuple[Offer, ...]:
    """Return the offers for what is typed.

    Args:
        text: what is typed, without filters.
        template: the person's search engine, as an address with ``{query}``; "" for none.
        programs: the names of all programs on the search path.
        home: what ``~`` stands for.
    """
    text = text.strip()
    if not text or len(text) > _LONGEST or not text.isprintable():
        return ()
    found: list[Offer] = []
    if address := web_address(template, text):
        found.append(WebSearch(text, address, engine(template)))
    if words := command(text, programs, home):
        found.append(RunCommand(text, words))
    return tuple(found)


def is_template(template: str) -> bool:
    """Tell whether a search engine's template can be used: http or https, with ``{query}``."""
    host = template.partition("://")[2].partition("/")[0]
    whole = _ADDRESS.fullmatch(template) is not None
    return whole and _PLACE in template and _PLACE not in host


def web_address(template: str, query: str) -> str | None:
    """Return the address that searches for a query; None without a usable template."""
    if not is_template(template):
        return None
    return template.replace(_PLACE, quote(query, safe="", errors="replace"))


def engine(template: str) -> str:
    """Name a search engine: as in `ENGINES`, else by its host."""
    named = (name for name, known in ENGINES.items() if known == template)
    host = template.partition("://")[2].partition("/")[0]
    return next(named, host.removeprefix("www."))


def command(text: str, programs: Collection[str], home: str) -> tuple[str, ...] | None:
    """Read a command line of plain words; None where its first word is no program.

    It is run as it stands, without a shell: where a shell would do more with it than take it
    apart at its spaces and quotes, there is no command. Only ``~/`` stands for the home folder.
    """
    first = text.split(maxsplit=1)[0]
    if first not in programs or _SHELL & set(text):
        return None
    try:
        words = shlex.split(text)
    except ValueError:
        return None
    return tuple(home + word[1:] if word.startswith("~/") else word for word in words)
