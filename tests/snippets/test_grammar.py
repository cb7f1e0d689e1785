"""What GRAMMAR.md shows is what the code reads."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from indexer.contract.snippets import EchoVariable, FormVariable
from indexer.snippets import FormField, Placeholder, check, parse
from indexer.snippets.known import FIELD_KINDS, KNOWN, MODIFIERS

_TEXT = (Path(__file__).parents[2] / "indexer" / "snippets" / "GRAMMAR.md").read_text()
_SHOWN = [
    code.replace("\\|", "|")
    for row in re.findall(r"^\| (.*?) \|", _TEXT, re.MULTILINE)
    for code in re.findall(r"`((?:\{\{|\[\[|\$).*?)`", row)
]
_VARIABLES = (EchoVariable(name="name"), FormVariable(name="form1"))


@pytest.mark.parametrize("source", _SHOWN)
def test_each_example_is_right(source: str) -> None:
    template = parse(source.replace("…", "x"))
    assert len(template.nodes) == 1
    assert check(template, {variable.name for variable in _VARIABLES}) == ()


def test_everything_there_is_has_an_example() -> None:
    nodes = [node for source in _SHOWN for node in parse(source).nodes]
    assert KNOWN.keys() - {"cursor"} <= {n.name for n in nodes if isinstance(n, Placeholder)}
    kinds = {n.attribute("type", "text") for n in nodes if isinstance(n, FormField)}
    assert kinds == set(FIELD_KINDS)
    assert all(f"`{name}`" in _TEXT for name in MODIFIERS)
