"""The plain extraction child: a request names a file, the answer is what was extracted of it."""

from __future__ import annotations

import msgspec

from indexer.documents import Extracted, Failure
from indexer.extract.dispatch import extract
from indexer.extract.reading import VanishedError
from indexer.extract.serving import serve


class ExtractRequest(msgspec.Struct, frozen=True):
    """A file to extract and how large it may be."""

    path: bytes
    max_bytes: int


class ExtractAnswer(msgspec.Struct, frozen=True):
    """What came of it; one of `extracted` and `failure` is set."""

    version: str  # of the format's extractor; "" when the file vanished
    extracted: Extracted | None = None
    failure: Failure | None = None


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(ExtractRequest)


def handle(request: bytes) -> bytes:
    """Answer an `ExtractRequest` with an `ExtractAnswer`, both as msgpack."""
    wanted = _decoder.decode(request)
    try:
        result, version = extract(wanted.path, max_bytes=wanted.max_bytes)
    except VanishedError as error:
        return _encoder.encode(ExtractAnswer("", failure=Failure("vanished", str(error))))
    if isinstance(result, Failure):
        return _encoder.encode(ExtractAnswer(version, failure=result))
    return _encoder.encode(ExtractAnswer(version, extracted=result))


if __name__ == "__main__":
    serve(handle)
