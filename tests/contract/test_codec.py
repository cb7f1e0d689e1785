from __future__ import annotations

import contextlib
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.contract import codec, messages
from indexer.contract.clips import MAX_CLIP_MESSAGE_BYTES, Clip, ClipRow, KeepClip
from indexer.contract.messages import MAX_MESSAGE_BYTES, Error, Search


def _requests(kind: type[messages.AnyRequest]) -> st.SearchStrategy[messages.AnyRequest]:
    """Make requests of a kind; Hypothesis does not know that a default may be made anew."""
    hints = get_type_hints(kind, include_extras=True)
    given_anew = {
        field.name: _values(hints[field.name])
        for field in msgspec.structs.fields(kind)
        if field.default_factory is not msgspec.NODEFAULT or "Meta(" in str(hints[field.name])
    }
    return st.builds(kind, **given_anew)


def _values(hint: Any) -> st.SearchStrategy[Any]:
    """Make values of a type within the bounds that msgspec holds them to."""
    parts = get_args(hint)
    if get_origin(hint) is Annotated:
        plain, bounds = parts
        if plain is str:
            return st.from_regex(bounds.pattern.replace("$", r"\Z"))
        numbers = st.integers if plain is int else st.floats
        return numbers(bounds.ge, bounds.le)
    if get_origin(hint) in (Union, UnionType):
        return st.one_of(*map(_values, parts))
    if get_origin(hint) is list:
        return st.lists(_values(parts[0]))
    return st.from_type(hint)


REQUESTS = st.one_of(*(_requests(kind) for kind in messages.AnyRequest.__args__))


@given(REQUESTS)
def test_a_request_survives_the_wire(request: messages.AnyRequest) -> None:
    if request.v != messages.PROTOCOL:
        request = msgspec.structs.replace(request, v=messages.PROTOCOL)
    line = codec.encode(request)
    assert line.count(b"\n") == 1
    assert codec.decode_request(line) == request


@given(st.binary(max_size=200))
def test_no_bytes_raise_anything_but_a_protocol_error(line: bytes) -> None:
    for decode in (codec.decode_request, codec.decode_reply):
        with contextlib.suppress(codec.ProtocolError):
            decode(line)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"{", "malformed"),
        (b"[]", "malformed"),
        (b'{"v":1,"type":"nonsense"}', "malformed"),
        (b'{"v":1,"type":"search"}', "malformed"),
        (b'{"v":1,"type":"search","query":3}', "malformed"),
        (b'{"v":2,"id":7,"type":"search","query":"x"}', "version"),
        (b"[" * 100_000, "malformed"),
        (b'{"v":1,"type":"search","query":"' + b"x" * MAX_MESSAGE_BYTES + b'"}', "oversized"),
        (b'{"v":1,"type":"search","query":"\xff\xfe"}', "malformed"),
    ],
)
def test_a_bad_line_names_what_is_wrong_with_it(line: bytes, code: str) -> None:
    with pytest.raises(codec.ProtocolError) as caught:
        codec.decode_request(line)
    assert caught.value.reply.code == code


def test_an_error_answers_the_request_it_is_about() -> None:
    with pytest.raises(codec.ProtocolError) as caught:
        codec.decode_request(b'{"v":1,"id":42,"type":"search","query":3}')
    assert caught.value.reply.id == 42


def test_a_reply_survives_the_wire() -> None:
    reply = Error(id=3, code="busy", message="No.")
    assert codec.decode_reply(codec.encode(reply)) == reply


def test_fields_added_later_are_passed_over() -> None:
    line = b'{"v":1,"id":1,"type":"search","query":"x","shiny":true}'
    assert codec.decode_request(line) == Search(id=1, query="x")


def test_only_a_message_with_a_whole_clip_may_be_large() -> None:
    image = b"x" * MAX_MESSAGE_BYTES
    kept = KeepClip(image=image, image_mime="image/png")
    assert codec.decode_request(codec.encode(kept)) == kept
    row = ClipRow(1, 1, "image", "", 0, len(image), "", "", 0.0, 0.0, 1, False)
    clip = Clip(row=row, text="", html="", image=image, image_mime="image/png", uris=[])
    assert codec.decode_reply(codec.encode(clip)) == clip
    too_large = codec.encode(KeepClip(text="x" * MAX_CLIP_MESSAGE_BYTES))
    with pytest.raises(codec.ProtocolError) as caught:
        codec.decode_request(too_large)
    assert caught.value.reply.code == "oversized"
