"""The sandboxed child of the ingest worker: prepares one file at a time."""

from __future__ import annotations

import msgspec

from indexer.extract import serve
from indexer.ingest.prepare import (
    Outcome,
    PrepareRequest,
    decode_request,
)

_encoder = msgspec.msgpack.Encoder()


def handle(request: bytes) -> bytes:
    """Answer a `PrepareRequest` with an `Outcome`, both as msgpack."""
    return _encoder.encode(prepare(decode_request.decode(request)))


def prepare(request: PrepareRequest) -> Outcome:
    """Read a file and make of it all that the indexes need."""
    raise NotImplementedError


if __name__ == "__main__":
    serve(handle)
