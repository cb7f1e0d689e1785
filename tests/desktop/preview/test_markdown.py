from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.preview.blocks import spans_in
from desktop.preview.markdown import markdown


def shown(text: str) -> list[tuple[str, int, str, str]]:
    return [(block.kind, block.level, block.label, block.text) for block in markdown(text, 0)]


def styled(line: str) -> tuple[str, list[tuple[str, str]]]:
    (block,) = markdown(line, 0)
    return block.text, [(block.text[run.start : run.end], run.style) for run in block.runs]


def test_a_document() -> None:
    text = (
        "---\ntitle: Bees\n---\n# Spring #\n\nThe hive woke\nearly.  \nAnd well.\n\n- one\n- two\n"
        "  more\n  - [x] done\n3. third\n\n> said\n> on\n\n```sh\n# no heading\n```\n\nUnder\n---\n"
        "\n| a | b |\n\n***\n<!-- no -->\n"
    )
    assert shown(text) == [
        ("code", 0, "", "title: Bees"),
        ("heading", 1, "", "Spring"),
        ("text", 0, "", "The hive woke early."),
        ("text", 0, "", "And well."),
        ("item", 0, "•", "one"),
        ("item", 0, "•", "two more"),
        ("item", 1, "☑", "done"),
        ("item", 0, "3.", "third"),
        ("quote", 0, "", "said on"),
        ("code", 0, "", "# no heading"),
        ("heading", 2, "", "Under"),
        ("code", 0, "", "| a | b |"),
        ("rule", 0, "", ""),
    ]


@pytest.mark.parametrize(
    ("line", "text", "runs"),
    [
        ("a **b** c", "a b c", [("b", "strong")]),
        ("*a* and _b_", "a and b", [("a", "emphasis"), ("b", "emphasis")]),
        ("snake_case_name 2*3*4", "snake_case_name 2*3*4", None),
        ("`a*b*`", "a*b*", [("a*b*", "inline-code")]),
        (
            "[the *site*](http://x.y/a_(b))",
            "the site",
            [("site", "emphasis"), ("the site", "link")],
        ),
        ("![pic](http://x.y/p.png)", "pic", [("pic", "link")]),
        ("[[Note|name]] [[Other]]", "name Other", [("name", "link"), ("Other", "link")]),
        ("<https://x.y>", "https://x.y", [("https://x.y", "link")]),
        ("see https://x.y/a_b_c.", "see https://x.y/a_b_c.", [("https://x.y/a_b_c", "link")]),
        (r"\*no\* ~~gone~~", "*no* gone", [("gone", "struck")]),
        ("# ", "", []),
    ],
)
def test_marks_in_a_line(line: str, text: str, runs: list[tuple[str, str]] | None) -> None:
    found, styles = styled(line)
    assert found == text
    if runs is not None:
        assert styles == runs


def test_a_match_is_marked_through_the_marks_of_markdown() -> None:
    text = "go **to the** [sea](http://x)"
    (block,) = markdown(text, 100)
    low, high = text.index("the"), text.index("sea") + 3
    (span,) = spans_in(block, [(100 + low, 100 + high)])
    assert block.text[slice(*span)] == "the sea"


def test_front_matter_without_an_end_is_a_rule() -> None:
    assert shown("---\ntext")[0][0] == "rule"


@given(st.text(st.sampled_from("ab *_`[]()<>!~\\:/htps.|#-=1\n"), max_size=120))
def test_no_text_makes_it_fail_and_nothing_is_made_up(text: str) -> None:
    for block in markdown(text, 0):
        assert set(block.text) <= set(text) | {" "}
