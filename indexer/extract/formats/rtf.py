"""RTF by striprtf: the text of the body."""

from __future__ import annotations

import re

from striprtf.striprtf import rtf_to_text

from indexer.documents import Extracted
from indexer.extract.decoding import clean, known_encoding
from indexer.extract.failing import UnextractableError

# Pictures and fonts are written as endless hex digits; nothing of them is text.
_HEX_RUN = re.compile(r"(?:[0-9a-fA-F]{2}[\r\n \t]*){64,}")
_CODE_PAGE = re.compile(rb"\\ansicpg(\d{2,5})")
_INFO = re.compile(r"\{\\(title|author|keywords|subject)\s?((?:[^{}\\]|\\[\\{}'u*]|\\'[0-9a-f]{2}"
                   r"|\\u-?\d+ ?\??)*)\}", re.IGNORECASE)  # fmt: skip
_FIELDS = {"author": "author", "keywords": "tags", "subject": "subject"}
_BLANKS = re.compile(r"\n{3,}")


def extract(data: bytes, name: str) -> Extracted:
    """Extract the body; each paragraph is a line."""
    del name
    if not data.lstrip().startswith(b"{\\rtf"):
        raise UnextractableError("corrupt", "Not an RTF document, as its name says it is.")
    page = _CODE_PAGE.search(data[:4096])
    encoding = known_encoding(f"cp{int(page[1])}") if page else ""
    encoding = encoding or "cp1252"
    # RTF is ASCII by the letter, but some programs write their code page's bytes as they are.
    source = _HEX_RUN.sub("", data.decode(encoding, "replace"))
    text = clean(rtf_to_text(source, encoding=encoding, errors="replace"))
    found = {
        match[1].lower(): _info(match[2], encoding) for match in _INFO.finditer(source[:20_000])
    }
    return Extracted(
        text=_tidy(text),
        mime="application/rtf",
        title=found.get("title", ""),
        fields={field: found[key] for key, field in _FIELDS.items() if found.get(key)},
    )


def _info(source: str, encoding: str) -> str:
    text: str = rtf_to_text("{\\rtf1 " + source + "}", encoding=encoding, errors="replace")
    return " ".join(clean(text).split())


def _tidy(text: str) -> str:
    """Turn the marks between cells into tabs, and drop the white space pages are spread with."""
    lines = []
    for line in text.split("\n"):
        stripped = line.rstrip()
        if stripped.endswith("|"):
            stripped = "\t".join(cell.strip() for cell in stripped.split("|")).rstrip()
        lines.append(stripped)
    return _BLANKS.sub("\n\n", "\n".join(lines)).strip("\n")
