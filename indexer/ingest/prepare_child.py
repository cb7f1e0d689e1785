"""The sandboxed child of the ingest worker: prepares one file at a time."""

from __future__ import annotations

import gc
import os

import msgspec

from indexer.catalog import storable
from indexer.documents import Failure
from indexer.extract import VanishedError, extract_bytes, read_file, serve
from indexer.ingest.prepare import (
    Facts,
    Outcome,
    Prepared,
    PrepareRequest,
    Unchanged,
    Vanished,
    analyse_parts,
    decode_request,
    failed,
)
from indexer.keyword.analysis import detect_language
from indexer.semantic.chunking import passages

_encoder = msgspec.msgpack.Encoder()


def handle(request: bytes) -> bytes:
    """Answer a `PrepareRequest` with an `Outcome`, both as msgpack."""
    return _encoder.encode(prepare(decode_request.decode(request)))


def prepare(request: PrepareRequest) -> Outcome:
    """Read a file and make of it all that the indexes need."""
    path = request.path
    try:
        content = read_file(path, request.max_bytes)
    except VanishedError:
        return Vanished()
    found = content.stat
    facts = Facts(found.st_dev, found.st_ino, found.st_size, storable(found.st_mtime_ns))
    if isinstance(content.data, Failure):
        return failed(path, facts, content.digest, content.format_version, content.data)
    if content.digest == request.known_digest and request.known_extractor == content.format_version:
        return Unchanged(facts)
    extracted, version = extract_bytes(os.path.basename(path), content.data)
    if isinstance(extracted, Failure):
        return failed(path, facts, content.digest, version, extracted)
    language = detect_language(extracted.text) if extracted.text else ""
    cut = tuple(passages(extracted, language))
    starts = [passage.start for passage in cut]
    analysed = analyse_parts(path, extracted.title, extracted.text, starts, language)
    return Prepared(facts, content.digest, version, extracted, None, cut, analysed)


if __name__ == "__main__":
    # The language model unpacks itself through a temporary file, which the sandbox forbids.
    detect_language("warm")
    # Analysis makes many small objects and no cycles: collecting less often halves its time.
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)
    serve(handle)
