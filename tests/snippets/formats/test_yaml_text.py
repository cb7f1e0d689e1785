from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.snippets.formats.reading import FormatError, Value
from indexer.snippets.formats.yaml_text import Record, read, write

_texts = st.one_of(
    st.text(),
    st.text(alphabet=" \n\t:#-|>'\"ab{}[]&*!%@`,?\\"),
    st.sampled_from(["yes", "no", "0o17", "12:30", "1e3", "~", "2024-01-01", "=", "<<", "\x85"]),
)
_scalars = st.one_of(
    _texts, st.integers(-(10**20), 10**20), st.booleans(), st.none(), st.floats(allow_nan=False)
)
values = st.recursive(
    _scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_texts, inner, max_size=4),
    max_leaves=12,
)


@settings(deadline=None)
@given(values)
def test_what_is_written_is_read(value: Value) -> None:
    assert read(write(value)) == value


@settings(deadline=None)
@given(st.binary(max_size=60) | st.text(alphabet="{}[]&a*!:-, \n\"'|>%?").map(str.encode))
def test_no_bytes_raise_but_a_format_error(data: bytes) -> None:
    with contextlib.suppress(FormatError):
        read(data)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes", "yes"),
        ("on", "on"),
        ("12:30", "12:30"),
        ("2024-01-01", "2024-01-01"),
        ("true", True),
        ("~", None),
        ("", None),
        ("0x1F", 31),
        ("0o17", 15),
        ("1_000", "1_000"),
        ("1.5", 1.5),
        ("-.inf", float("-inf")),
        ("!!str 5", "5"),
        ("'5'", "5"),
        ("{1: a, true: b, ~: c}", {"1": "a", "true": "b", "null": "c"}),
        ("a: &x [1]\nb: *x", {"a": [1], "b": [1]}),
    ],
)
def test_scalars_are_those_of_yaml_1_2(text: str, value: Value) -> None:
    assert read(text.encode()) == value


def test_mappings_know_their_lines_and_repeated_keys() -> None:
    found = read(b"# head\n- a: 1\n- a: 2\n  a: 3\n")
    assert isinstance(found, list)
    first, second = found
    assert isinstance(first, Record)
    assert isinstance(second, Record)
    assert (first.line, second.line, second.twice) == (2, 3, ("a",))


_BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (_BOMB, "too many values"),
        ("[" * 5000, "too deeply"),
        ("!!python/object/apply:os.system ['true']", "refused"),
        ("a: !Ref x", "refused"),
        ("a: *nothing", "no &nothing"),
        ("a: [1", "line 2"),
        ("a:\n\t- 1", "line 2"),
        ("&x [*x]", "no &x"),
        ("? [a]\n: b", "no text"),
        ("a: \x01", "characters"),
    ],
)
def test_what_is_hostile_or_broken_is_refused_in_a_line(text: str, message: str) -> None:
    with pytest.raises(FormatError, match=message) as caught:
        read(text.encode())
    assert "\n" not in str(caught.value)


def test_a_file_that_is_too_large_is_refused() -> None:
    with pytest.raises(FormatError, match="too large"):
        read(b"#" * (9 << 20))
