"""Checks every citation of many queries against the original files, read by other means."""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path

import pypdfium2

from indexer.contract.locations import uri_to_path
from indexer.contract.messages import Hit, Passage
from tests.bench.product import _SETTINGS, sample_queries
from tests.harness import Magpie, magpie

_QUERIES = 200
# Formats whose lines are those of the file on disk, as any editor shows them.
_PLAIN = {".txt", ".md", ".csv", ".json", ".py", ".js", ".c", ".java", ".xml", ".html", ".htm", ""}


def squeeze(text: str) -> str:
    """Reduce white space, which extraction may fold."""
    return re.sub(r"\s+", " ", text).strip()


def holds(path: Path, hit: Hit, passage: Passage) -> bool | None:
    """Tell whether the cited place holds the passage; None where no other reader is at hand."""
    citation = passage.citation
    if hit.mime == "application/pdf" and citation.page is not None:
        with pypdfium2.PdfDocument(path) as document:
            text = document[citation.page - 1].get_textpage().get_text_range()
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    elif path.suffix.lower() in _PLAIN and hit.mime.startswith("text/") and citation.page is None:
        text = path.read_bytes().decode("utf-8", "replace")
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    else:
        return None
    cited = "\n".join(lines[citation.line_start - 1 : citation.line_end])
    if "html" in hit.mime or "xml" in hit.mime:
        return all(word in cited for word in re.findall(r"[A-Za-z]{4,}", passage.text))
    wanted, found = squeeze(passage.text), squeeze(cited)
    return wanted in found or re.sub(r"[^ -~]", "", wanted) in re.sub(r"[^ -~]", "", found)


def measure(source: Path, scratch: Path) -> dict[str, object]:
    """Index a copy, search, and count the citations that hold."""
    documents, home = scratch / "documents", scratch / "home"
    shutil.copytree(source, documents)
    Magpie(home).settings(_SETTINGS)
    good = checked = unchecked = 0
    wrong: list[str] = []
    with magpie(home) as product:
        product.add(documents)
        product.wait(keyword=True, seconds=600)
        for query in sample_queries(documents, _QUERIES, random.Random(11)):
            for hit in product.search(query).hits:
                path = Path(uri_to_path(hit.uri).decode("utf-8", "surrogateescape"))
                for passage in hit.passages:
                    verdict = holds(path, hit, passage)
                    checked += verdict is not None
                    unchecked += verdict is None
                    good += verdict is True
                    if verdict is False:
                        wrong.append(f"{path.name} {passage.citation.label}")
    return {
        "citations_checked": checked,
        "citations_right": good,
        "citations_of_other_formats": unchecked,
        "citations_wrong": sorted(set(wrong))[:20],
    }
