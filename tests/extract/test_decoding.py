from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.extract.decoding import clean, decode, known_encoding

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\ufeff"))

RUSSIAN = "Съешь же ещё этих мягких французских булок, да выпей чаю. Погода сегодня хорошая.\n" * 3
JAPANESE = (
    "吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。\n何でも薄暗い所で泣いていた。\n"
    * 3
)
CHINESE = "学而时习之，不亦说乎？有朋自远方来，不亦乐乎？人不知而不愠，不亦君子乎？\n" * 4
GERMAN = (
    "Über allen Gipfeln ist Ruh, in allen Wipfeln spürest du kaum einen Hauch; schöne Grüße.\n" * 3
)


@given(TEXT)
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode("utf-8-sig")) == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
@given(text=TEXT)
def test_a_byte_order_mark_decides(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_shows_without_a_mark(encoding: str) -> None:
    assert decode("Plain words.\nAnd more.\n".encode(encoding)) == "Plain words.\nAnd more.\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (CHINESE, "gb18030"),
        (GERMAN, "latin-1"),
        (GERMAN, "cp1252"),
    ],
)
def test_older_encodings_are_detected(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_a_few_bad_bytes_do_not_spoil_utf8() -> None:
    text = RUSSIAN * 5
    assert decode(text.encode() + b"\xff") == text + "\ufffd"
    assert decode(text.encode()[:-3]) == text[:-3] + "\ufffd"


def test_what_is_declared_is_believed_unless_the_bytes_are_utf8() -> None:
    assert decode("señal".encode("latin-1"), "iso-8859-1") == "señal"
    assert decode("señal".encode(), "iso-8859-1") == "señal"
    assert decode("日本".encode("iso-2022-jp"), "iso-2022-jp") == "日本"
    assert decode(b"plain", "utf-16") == "plain"


@given(st.binary())
def test_decoding_never_fails_and_never_leaves_what_is_not_text(data: bytes) -> None:
    text = decode(data)
    text.encode()
    assert "\r" not in text
    assert "\0" not in text


LINES = st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n")))


@given(LINES, st.sampled_from(["\n", "\r", "\r\n"]))
def test_no_line_is_lost_or_added(lines: list[str], end: str) -> None:
    assert clean(end.join(lines)).split("\n") == [line.replace("\0", "") for line in lines or [""]]


def test_lone_surrogates_are_dropped() -> None:
    assert clean("a\ud800b\0c") == "abc"


@pytest.mark.parametrize(
    "name", ["no-such", "zip", "hex", "rot13", "idna", "undefined", "", "é", "\0"]
)
def test_what_is_no_text_encoding_is_not_known(name: str) -> None:
    assert known_encoding(name) == ""


def test_browsers_names_are_known() -> None:
    assert known_encoding(" 'ISO-8859-1' ") == "cp1252"
    assert codecs.lookup(known_encoding("GB2312")).name == "gb18030"
