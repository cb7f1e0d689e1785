"""How a hit is spelled for the clipboard: citations, links, lists of files (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from indexer.contract.locations import shown, uri_to_path
from indexer.contract.messages import Citation, Hit, Passage

_SPACE: Final = re.compile(r"\s+")
_IN_LABEL: Final = re.compile(r"[\\\[\]`*_<>]")
_IN_ADDRESS: Final = {"(": "%28", ")": "%29", "<": "%3C", ">": "%3E", " ": "%20"}
_PDF: Final = "application/pdf"

Spelled = Callable[[str], str]


def citation(hit: Hit, passage: int = 0, spelled: Spelled = str) -> str:
    """Spell a plain citation: ``report.pdf, p. 3, lines 41–44: the excerpt``.

    `spelled` says the label, "p. 3, lines 41–44", in the person's language.
    """
    found = hit.passages[passage]
    start, end = found.excerpt
    excerpt = found.text[start:end] or found.text
    return f"{_one_line(hit.title)}, {spelled(found.citation.label)}: {_one_line(excerpt)}"


def passage_text(hit: Hit, passage: int = 0) -> str:
    """Return a passage as it stands in the file."""
    return hit.passages[passage].text.strip("\n")


def markdown_link(hit: Hit, passage: int = 0, spelled: Spelled = str) -> str:
    """Spell a Markdown link to the passage: ``[report.pdf, p. 3](file:///…/report.pdf#page=3)``.

    Pages are named as PDF viewers and web browsers read them (RFC 8118, ``#page=``), lines as
    code hosts and editors do (``#L41``).
    """
    found: Passage | None = hit.passages[passage] if hit.passages else None
    where = spelled(_place(found.citation)) if found else ""
    label = f"{_one_line(hit.title)}, {where}" if where else _one_line(hit.title)
    label = _IN_LABEL.sub(r"\\\g<0>", label)
    address = "".join(_IN_ADDRESS.get(char, char) for char in hit.uri)
    return f"[{label}]({address}{_fragment(hit, found)})"


def path(hit: Hit) -> str:
    """Return the file's path; what is not UTF-8 in it shows as a replacement character."""
    return shown(uri_to_path(hit.uri))


def file_formats(uri: str) -> dict[str, bytes]:
    """Return a file as file managers take it from the clipboard, by MIME type.

    ``text/uri-list`` is RFC 2483's; GNOME's and KDE's own say that it is copied and not cut.
    """
    address = uri.encode("ascii", "replace")
    return {
        "text/uri-list": address + b"\r\n",
        "x-special/gnome-copied-files": b"copy\n" + address,
        "application/x-kde-cutselection": b"0",
        "text/plain;charset=utf-8": shown(uri_to_path(uri)).encode(),
    }


def _one_line(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _place(citation: Citation) -> str:
    """Return the first part of a citation's label, which is the page where there are pages."""
    return citation.label.partition(", ")[0]


def _fragment(hit: Hit, passage: Passage | None) -> str:
    if passage is None:
        return ""
    if hit.mime == _PDF and passage.citation.page is not None:
        return f"#page={passage.citation.page}"
    return f"#L{passage.citation.line_start}" if passage.citation.page is None else ""
