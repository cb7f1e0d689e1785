from __future__ import annotations

import pytest

from tests.extract.checks import extracted, failure


def text(body: str, head: str = "\\ansi\\ansicpg1252") -> str:
    return extracted("a.rtf", f"{{\\rtf1{head} {body}}}".encode("latin-1")).text


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"One\par Two\line Three", "One\nTwo\nThree"),
        (r"caf\'e9 \u8364? \emdash \{x\}\~y", "café € —{x}\xa0y"),
        (r"\uc2\u8364 ab{\uc0\u65}\u66 ?!c", "€ABc"),
        (r"\u-10179?\u-8704?", "😀"),
        (r"{\fonttbl{\f0 Arial;}{\f1\fcharset204 Arial;}}{\f1\'ec\'e8\'f0} \'e9", "мир é"),
        (r"a{\*\unknown b{c}}d{\pict 00ff}e{\v hidden}f", "adef"),
        (r"a{\footnote note}b\par c", "ab\nc\nnote"),
        (r"{\header Top}{\headerr Top}Body", "Body\nTop"),
        (r"a\cell b\cell\row c", "a\tb\nc"),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}", "link"),
        (r"{\shp{\*\shpinst{\sp{\sn n}{\sv v}}{\shptxt box\par}}}after", "box\nafter"),
        ("split\r\nword", "splitword"),
        (r"a\bin3 }{\b", "ab"),
    ],
)
def test_text(body: str, expected: str) -> None:
    assert text(body) == expected


def test_double_byte_characters_may_be_split_over_escapes() -> None:
    shown = "".join(f"\\'{byte:02x}" for byte in "日本".encode("cp932"))
    assert text(f"{{\\fonttbl{{\\f0\\fcharset128 x;}}}}\\f0 {shown}") == "日本"


def test_information_and_headings() -> None:
    found = extracted(
        "a.rtf",
        rb"{\rtf1{\info{\title My \'e9}{\author Me}{\keywords a, b}}"
        rb"\pard\outlinelevel0 Head\par\pard Text}",
    )
    assert found.title == "My é"
    assert found.fields == {"author": "Me", "tags": "a, b"}
    assert found.text == "Head\nText"
    assert [(h.start, h.level, h.text) for h in found.headings] == [(0, 1, "Head")]


def test_what_is_no_rtf() -> None:
    assert failure("a.rtf", bytes(range(256))).code == "corrupt"
