"""What the sandboxed child does for one file: read, extract, cut into passages, analyse."""

from __future__ import annotations

import mimetypes
import os

import msgspec

from indexer.catalog import FileFacts
from indexer.contract.locations import shown
from indexer.documents import AnalysedDocument, Extracted, Failure, Passage


class PrepareRequest(msgspec.Struct, frozen=True):
    """A file to prepare, and what is known of its content from before."""

    path: bytes
    max_bytes: int
    known_digest: bytes = b""
    known_extractor: str = ""


class Facts(msgspec.Struct, frozen=True, array_like=True):
    """The file's state when it was read."""

    device: int
    inode: int
    size: int
    mtime_ns: int

    def at(self, path: bytes) -> FileFacts:
        """Join them with the path."""
        return FileFacts(path, self.device, self.inode, self.size, self.mtime_ns)


class Unchanged(msgspec.Struct, frozen=True, tag=True):
    """The content is what it was, by its digest."""

    facts: Facts


class Vanished(msgspec.Struct, frozen=True, tag=True):
    """There is no such file any more."""


class Prepared(msgspec.Struct, frozen=True, tag=True):
    """All that the catalog and the keyword index need of a file."""

    facts: Facts
    digest: bytes
    extractor: str
    extracted: Extracted
    failure: Failure | None
    passages: tuple[Passage, ...]
    analysed: AnalysedDocument


Outcome = Unchanged | Vanished | Prepared

decode_request: msgspec.msgpack.Decoder[PrepareRequest] = msgspec.msgpack.Decoder(PrepareRequest)
decode_outcome: msgspec.msgpack.Decoder[Outcome] = msgspec.msgpack.Decoder(Outcome)


def names(path: bytes) -> tuple[str, str, str]:
    """Split a path into what is searched of it: its name, its folders, and its lower-case ext."""
    text = shown(path)
    folder, _, name = text.rpartition("/")
    ext = os.path.splitext(name)[1].removeprefix(".").lower()
    return name, folder, ext


def analyse_parts(
    path: bytes, title: str, text: str, starts: list[int], language: str
) -> AnalysedDocument:
    """Analyse a document's name, folders, title and text, which is in this language."""
    from indexer.keyword.analysis import analyse

    name, folder, _ = names(path)
    return analyse(title, name, folder, text, starts, language)


def failed(path: bytes, facts: Facts, digest: bytes, extractor: str, failure: Failure) -> Prepared:
    """Make the outcome of a file that is found by its name only."""
    mime = mimetypes.guess_type(shown(path))[0] or "application/octet-stream"
    analysed = analyse_parts(path, "", "", [], "")
    return Prepared(facts, digest, extractor, Extracted("", mime), failure, (), analysed)
