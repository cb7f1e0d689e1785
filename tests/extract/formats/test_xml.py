from __future__ import annotations

from tests.extract.checks import extracted, lines_of


def test_character_data_with_the_lines_of_the_file() -> None:
    source = b"""<?xml version="1.0" encoding="ISO-8859-1"?>
<!-- not this --><root a="nor this"><title>A title</title>
  <p>One <i>two</i>
three &amp; \xe9</p><a>x</a><b>y</b>
  <![CDATA[raw <b>]]>
</root>"""
    found = extracted("a.xml", source)
    assert found.title == "A title"
    assert lines_of(found) == [(2, "A title"), (3, "One two"), (4, "three & é x y"), (5, "raw <b>")]


def test_what_is_not_well_formed_is_read_leniently() -> None:
    found = extracted("a.xml", b"<a>one\n<b>two</a>\nthree")
    assert found.text == "one\ntwo\nthree"
    assert found.lines == (1, 2, 3)


def test_entities_are_neither_fetched_nor_blown_up(tmp_path: object) -> None:
    external = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>in &x; out</a>'
    assert extracted("a.xml", external).text.split() == ["in", "out"]
    laughs = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    bomb = f'<!DOCTYPE a [<!ENTITY a0 "ha">{laughs}]><a>&a9;</a>'
    assert len(extracted("a.xml", bomb.encode()).text) < 10_000


def test_embedded_files_are_left_out() -> None:
    assert extracted("a.xml", b"<a>word\n" + b"QUJD" * 20 + b"\n</a>").text == "word"
