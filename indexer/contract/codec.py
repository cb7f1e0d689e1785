"""Messages to lines of JSON and back, with the version and the size checked."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from indexer.contract.clips import MAX_CLIP_MESSAGE_BYTES
from indexer.contract.messages import MAX_MESSAGE_BYTES, PROTOCOL, AnyReply, AnyRequest, Error

# How the messages begin that hold a whole clip.
_WHOLE_CLIP: Final = re.compile(rb'\s*\{\s*"type"\s*:\s*"(?:keep-clip|clip)"')

_encoder = msgspec.json.Encoder()
_requests: msgspec.json.Decoder[AnyRequest] = msgspec.json.Decoder(AnyRequest)
_replies: msgspec.json.Decoder[AnyReply] = msgspec.json.Decoder(AnyReply)


class _Header(msgspec.Struct):
    v: int
    id: int = 0


_headers = msgspec.json.Decoder(_Header)


class ProtocolError(Exception):
    """A message that cannot be understood; `reply` tells the other end so."""

    def __init__(self, reply: Error) -> None:
        super().__init__(reply.message)
        self.reply = reply


def most_bytes(line: bytes | bytearray) -> int:
    """Return how long the message may be that begins so."""
    return MAX_CLIP_MESSAGE_BYTES if _WHOLE_CLIP.match(line) else MAX_MESSAGE_BYTES


def encode(message: AnyRequest | AnyReply) -> bytes:
    """Encode a message as one line that ends in a newline."""
    return _encoder.encode(message) + b"\n"


def decode_request(line: bytes) -> AnyRequest:
    """Decode a client's line.

    Raises:
        ProtocolError: when it is too long, malformed or of another version.
    """
    _check(line)
    try:
        return _requests.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ProtocolError(_malformed(error, _headers.decode(line).id)) from None


def decode_reply(line: bytes) -> AnyReply:
    """Decode the service's line.

    Raises:
        ProtocolError: when it is too long, malformed or of another version.
    """
    _check(line)
    try:
        return _replies.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ProtocolError(_malformed(error, 0)) from None


def _check(line: bytes) -> None:
    if len(line) > most_bytes(line):
        raise ProtocolError(oversized())
    try:
        header = _headers.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ProtocolError(_malformed(error, 0)) from None
    if header.v != PROTOCOL:
        message = (
            f"This Magpie speaks protocol {PROTOCOL}, not {header.v}: restart it after an update."
        )
        raise ProtocolError(Error(id=header.id, code="version", message=message))


def oversized() -> Error:
    """Make the reply to a message over the limit."""
    return Error(code="oversized", message=f"A message is at most {MAX_MESSAGE_BYTES} bytes.")


def _malformed(error: Exception, query_id: int) -> Error:
    return Error(id=query_id, code="malformed", message=f"Not a message: {error}")
