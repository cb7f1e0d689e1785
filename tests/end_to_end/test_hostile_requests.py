"""Whatever comes over the socket is answered, and nothing of it is an error of the service's."""

from __future__ import annotations

import json
import os
import socket
import types
from collections.abc import Iterator
from itertools import count
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.contract.declared import declared
from indexer.contract.messages import (
    PROTOCOL,
    AddFolders,
    AnyRequest,
    GetSettings,
    Request,
    SetSetting,
    StopService,
)
from tests.harness import Magpie, magpie

_REQUESTS: Final = [one for one in get_args(AnyRequest) if one is not StopService]
_PATIENCE: Final = 60.0
_IDS: Final = count(1)


def answer(product: Magpie, line: bytes, request_id: int) -> dict[str, Any]:
    """Send a line on a connection of its own and return the last reply to it."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
        client.settimeout(_PATIENCE)
        client.connect(os.fspath(product.locations.socket))
        client.sendall(line + b"\n")
        with client.makefile("rb") as replies:
            for told in replies:
                reply: dict[str, Any] = json.loads(told)
                more = reply["type"] == "hits" and not reply["final"]
                # 0 where not even the id can be read, as of JSON that is no Unicode.
                if reply["id"] in {request_id, 0} and not more:
                    return reply
    raise AssertionError("the service let the client go")


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Magpie]:
    root = tmp_path_factory.mktemp("hostile")
    documents = root / "documents"
    documents.mkdir()
    for name in ("heron", "bittern"):
        (documents / f"{name}.txt").write_text(f"the {name} in the reeds\n", encoding="utf-8")
    with magpie(root / "home") as running:
        running.add(documents)
        running.wait(keyword=True)
        yield running


# Names of no folder of the machine's: what is added is watched.
_NAMES = st.text(max_size=12).filter(lambda name: ".." not in name)
_WORDS = st.one_of(
    st.text(st.characters(), max_size=30),  # with lone surrogates
    st.sampled_from([
        "", "\0", "heron", "file:///nowhere/\0", "file:///nowhere/%00", "file://host/nowhere",
        "file:///nowhere/%ff%zz", "http://nowhere/", "app:nothing.desktop", "in: ext: \"",
        "a" * 9000,
        "ext:pdf " * 200, "1/0", "9**9**9", "((((" * 300, "-" * 500, "1e999 km in m",
        "\ufeff\u202e",
    ]),
    st.builds("file:///nowhere/{}".format, _NAMES),
)  # fmt: skip
_WHOLE = st.one_of(
    st.integers(), st.sampled_from([0, -1, 1, 2**31, 2**63 - 1, 2**63, -(2**63), 10**40])
)
_JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), _WHOLE, st.floats(), _WORDS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(_WORDS, inner, max_size=4)
    ),
    max_leaves=8,
)


def values(kind: Any) -> st.SearchStrategy[Any]:
    """Return values of a field's type, at the edges of what it allows and past them."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return st.one_of(*map(values, inner))
    if origin is Literal:
        return st.sampled_from(inner)
    if origin is list:
        return st.lists(values(inner[0]), max_size=4)
    if origin is dict:
        return st.dictionaries(values(inner[0]), values(inner[1]), max_size=4)
    if origin is tuple:
        return st.lists(values(inner[0]), max_size=4)
    plain: dict[Any, st.SearchStrategy[Any]] = {
        str: _WORDS, int: _WHOLE, float: st.floats(), bool: st.booleans(), type(None): st.none(),
    }  # fmt: skip
    return plain.get(kind, _JSON)


def bodies(kind: type[Request]) -> st.SearchStrategy[dict[str, Any]]:
    """Return requests of a kind: most of the right shape, some of any, with keys left out."""
    known = get_type_hints(kind)
    names = [field.name for field in msgspec.structs.fields(kind) if field.name not in {"v", "id"}]
    shaped = {name: values(known[name]) for name in names}
    if kind is AddFolders:
        shaped["uris"] = st.lists(st.builds("file:///nowhere/{}".format, _NAMES), max_size=3)
    if kind is GetSettings:  # it waits where the revision is the one in force
        shaped["known"] = st.one_of(st.none(), st.integers(min_value=10**6))
    if kind is SetSetting:
        shaped["key"] = st.one_of(st.sampled_from(sorted(declared())), _WORDS)
    right = st.fixed_dictionaries(shaped)
    wrong = st.fixed_dictionaries({}, optional=dict.fromkeys(names, _JSON))
    return right if kind is AddFolders else st.one_of(right, right, wrong)


@pytest.mark.parametrize("kind", _REQUESTS, ids=lambda kind: kind.__name__)
def test_every_request_is_answered(product: Magpie, kind: type[Request]) -> None:
    tag = kind.__struct_config__.tag

    @settings(max_examples=25, deadline=None)
    @given(bodies(kind))
    def ask(body: dict[str, Any]) -> None:
        number = next(_IDS)
        line = json.dumps({"type": tag, **body, "v": PROTOCOL, "id": number})
        reply = answer(product, line.encode(), number)
        assert not (reply["type"] == "error" and reply["code"] == "failed"), reply

    ask()
    assert_healthy(product)


@settings(max_examples=60, deadline=None)
@given(_JSON, st.sampled_from([one.__struct_config__.tag for one in _REQUESTS]))
def test_anything_that_is_json_is_answered(product: Magpie, body: Any, tag: str) -> None:
    number = next(_IDS)
    if isinstance(body, dict):
        body = {**body, "type": tag, "v": PROTOCOL, "id": number}
    else:
        number = 0  # nothing tells which request it is
    if tag != "add-folders":
        answer(product, json.dumps(body).encode(), number)
    assert_healthy(product)


def assert_healthy(product: Magpie) -> None:
    assert product.service is not None
    assert product.service.poll() is None
    for path in (product.locations.log, product.home / "service.out"):
        said = path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
        assert "request failed" not in said
        assert "Traceback" not in said, said[-3000:]
