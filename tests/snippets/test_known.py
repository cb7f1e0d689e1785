from __future__ import annotations

import pytest
from hypothesis import given, settings

from indexer.contract.snippets import EchoVariable, Snippet
from indexer.snippets import check, check_snippet, hints, parse
from tests.snippets import templates


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("{{date}} {{name}}", "nothing called name"),
        ("{{date.x}}", "nothing called date.x"),
        ("{{date:qwertz}}", "letters that mean nothing"),
        ('{{date colour="x"}}', "knows no colour"),
        ('{{date locale="tlh-XX-!"}}', "no language"),
        ("{{uuid +1d}}", "has no offset"),
        ("{{uuid:x}}", "takes nothing"),
        ("{{random: }}", "needs something"),
        ("{{clipboard | shout}}", "no change called shout"),
        ('[[x type="radio"]]', "no field of type radio"),
        ('[[x size="3"]]', "knows no size"),
        ("{{ .x }}", "no placeholder"),
        ("{{date", "has no }}"),
    ],
)
def test_what_is_wrong_is_marked(source: str, said: str) -> None:
    (problem,) = check(parse(source))
    assert said in problem.message
    assert source[problem.start : problem.end].strip(" ")


def test_what_is_right_is_not_marked() -> None:
    source = (
        '{{date +1d locale="de":yyyy}} {{clipboard:2 }} {{random:a|b}} {{snippet:x}} {{uuid}} '
        '$|$ {{selection | upper}} {{counter:n}} {{env:HOME}} {{shell:ls}} [[x type="list"]]'
    )
    assert check(parse(source)) == ()


def test_a_snippets_own_names_are_known() -> None:
    snippet = Snippet(
        uid="a",
        regex=r"(?P<group>x)",
        text="{{mine}} {{group}} {{shared}} {{other}}",
        variables=(EchoVariable(name="mine"),),
    )
    (problem,) = check_snippet(snippet, ["shared"])
    assert "other" in problem.message


def test_other_programs_placeholders_are_hinted_at() -> None:
    source = "{date} {{date}} {x} ${clipboard} {dates}"
    assert [source[start:end] for start, end in hints(parse(source))] == ["{date}", "{clipboard}"]


@settings(deadline=None)
@given(templates.sources)
def test_problems_lie_within_the_text(source: str) -> None:
    template = parse(source)
    for problem in check(template):
        assert 0 <= problem.start < problem.end <= len(source)
    hints(template)
