"""Plain text, source code, logs, CSV, JSON and whatever else reads as text: taken verbatim."""

from __future__ import annotations

import os

from indexer.documents import Extracted
from indexer.extract.decoding import decode

# Not from the system's table, which differs between machines and takes long to load.
_MIMES = {
    "csv": "text/csv", "tsv": "text/tab-separated-values", "json": "application/json",
    "ipynb": "application/x-ipynb+json", "jsonl": "application/jsonl", "yaml": "application/yaml",
    "yml": "application/yaml", "toml": "application/toml", "py": "text/x-python",
    "pyi": "text/x-python", "js": "text/javascript", "mjs": "text/javascript",
    "ts": "text/x-typescript", "tsx": "text/x-typescript", "jsx": "text/javascript",
    "css": "text/css", "c": "text/x-c", "h": "text/x-c", "cpp": "text/x-c++", "cc": "text/x-c++",
    "hpp": "text/x-c++", "rs": "text/x-rust", "go": "text/x-go", "java": "text/x-java",
    "kt": "text/x-kotlin", "swift": "text/x-swift", "rb": "text/x-ruby", "php": "text/x-php",
    "sh": "text/x-shellscript", "sql": "text/x-sql", "r": "text/x-r", "tex": "text/x-tex",
    "rst": "text/x-rst", "ics": "text/calendar", "vcf": "text/vcard", "diff": "text/x-diff",
    "patch": "text/x-diff", "cs": "text/x-csharp", "lua": "text/x-lua", "pl": "text/x-perl",
}  # fmt: skip


def extract(data: bytes, name: str) -> Extracted:
    """Decode the file: line *i* of the text is line *i* of the file."""
    extension = os.path.splitext(name)[1][1:].lower()
    return Extracted(text=decode(data), mime=_MIMES.get(extension, "text/plain"))
