from __future__ import annotations

import pytest
from hypothesis import given, settings

from indexer.snippets import Cursor, FormField, Node, Offset, Placeholder, Text, parse, unparse
from tests.snippets import templates


@pytest.mark.parametrize(
    ("source", "nodes"),
    [
        ("", ()),
        ("plain", (Text("plain"),)),
        ("{{name}}", (Placeholder("name"),)),
        ("{{ form1.field }}", (Placeholder("form1", "field"),)),
        ("{{{name}}}", (Text("{"), Placeholder("name"), Text("}"))),
        ("C:\\{{name}}", (Text("C:\\"), Placeholder("name"))),
        ("{{date:yyyy-MM-dd}}", (Placeholder("date", argument="yyyy-MM-dd"),)),
        ("{{date +1d}}", (Placeholder("date", offsets=(Offset(1, "d"),)),)),
        ("{{date-2w}}", (Placeholder("date", offsets=(Offset(-2, "w"),)),)),
        (
            '{{date +1M -3h locale="de-DE" | upper:dd. MMM}}',
            (
                Placeholder(
                    "date",
                    offsets=(Offset(1, "M"), Offset(-3, "h")),
                    attributes=(("locale", "de-DE"),),
                    modifiers=("upper",),
                    argument="dd. MMM",
                ),
            ),
        ),
        ("{{clipboard | trim | upper}}", (Placeholder("clipboard", modifiers=("trim", "upper")),)),
        ("{{random:a|b|c}}", (Placeholder("random", argument="a|b|c"),)),
        ('{{random text="{\\u007d}"}}', (Placeholder("random", argument="{}}"),)),
        ("[[name]]", (FormField("name"),)),
        ("[[name:Bob]]", (FormField("name", argument="Bob"),)),
        (
            '[[tone type="list" values="a|b"]]',
            (FormField("tone", (("type", "list"), ("values", "a|b"))),),
        ),
        ("a$|$b", (Text("a"), Cursor(), Text("b"))),
        ("a{{cursor}}b", (Text("a"), Cursor(), Text("b"))),
        ("\\{\\{name\\}\\}", (Text("{{name}}"),)),
        ("\\[\\[name\\]\\]", (Text("[[name]]"),)),
        ('{{"{\\u007b"}}x', (Text("{{x"),)),
        ('{{"$|$"}}', (Text("$|$"),)),
        ("if [[ $x == {{y}} ]]", (Text("if [[ $x == "), Placeholder("y"), Text(" ]]"))),
        ("{{ [[x]] }}", (Text("{{ "), FormField("x"), Text(" }}"))),
        ("{{a {{b}}", (Text("{{a "), Placeholder("b"))),
        ("{date} {{date", (Text("{date} {{date"),)),
    ],
)
def test_each_construct(source: str, nodes: tuple[Node, ...]) -> None:
    assert parse(source).nodes == nodes


def test_positions_are_those_of_the_source() -> None:
    source = "ab {{date}} \\{\\{ [[x]]"
    spans = [source[node.start : node.end] for node in parse(source).nodes]
    assert spans == ["ab ", "{{date}}", " \\{\\{ ", "[[x]]"]


@pytest.mark.parametrize(
    ("source", "marked", "code"),
    [
        ("say {{ .Values.x }} now", "{{ .Values.x }}", "syntax"),
        ("say {{name and", "{{", "unclosed"),
        ('a {{date locale="\\x"}}', '{{date locale="\\x"}}', "syntax"),
    ],
)
def test_what_is_no_placeholder_stays_text_and_is_reported(
    source: str, marked: str, code: str
) -> None:
    template = parse(source)
    assert template.nodes == (Text(source),)
    (problem,) = template.problems
    assert (source[problem.start : problem.end], problem.code) == (marked, code)


@settings(deadline=None)
@given(templates.sources)
def test_every_text_is_a_template(source: str) -> None:
    template = parse(source)
    at = 0
    for node in template.nodes:
        assert node.start == at
        assert node.end > at
        at = node.end
    assert at == len(source)
    assert all(0 <= p.start < p.end <= len(source) for p in template.problems)
    assert parse(unparse(template.nodes)).nodes == template.nodes


@settings(deadline=None)
@given(templates.nodes)
def test_what_is_unparsed_is_parsed_again(nodes: tuple[Node, ...]) -> None:
    assert parse(unparse(nodes)).nodes == nodes


@pytest.mark.parametrize(
    "piece",
    ["{{a", "{{", "[[a ", "{{{", "\\{\\{", "{{a\\{", "$|", '{{a b="x\\"', "[[ {{a}} ", "\\"],
)
def test_long_texts_are_read_without_deep_calls(piece: str) -> None:
    source = piece * (50_000 // len(piece))
    assert parse(unparse(parse(source).nodes)).nodes == parse(source).nodes
