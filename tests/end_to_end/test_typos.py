"""A person misspells a word, or knows a file by a bit of its name."""

from __future__ import annotations

import json
from pathlib import Path

from indexer.contract.messages import Search
from tests.harness import Magpie


def test_a_misspelt_word_finds_its_document_and_the_right_one_is_offered(
    product: Magpie, documents: Path
) -> None:
    product.add(documents)
    product.wait()
    with product.client() as client:
        first, final = client.search(Search(query="Blue umbrela -snow"))
    for reply in (first, final):
        assert reply.did_you_mean == "Blue umbrella -snow"
        assert reply.query == "Blue umbrela -snow"
        assert reply.hits[0].title == "letter.txt"
    (passage, *_) = final.hits[0].passages
    assert {passage.text[start:end] for start, end in passage.highlights} == {"blue", "umbrella"}
    assert product.search("umbrella").did_you_mean == ""
    typed = product.search("umbrlel", as_you_type=True, mode="keyword")
    assert (typed.did_you_mean, typed.hits[0].title) == ("umbrella", "letter.txt")


def test_the_command_line_says_what_was_probably_meant(product: Magpie, documents: Path) -> None:
    product.add(documents)
    product.wait(keyword=True)
    done = product.cli("search", "lantren", "--mode", "keyword")
    assert done.returncode == 0
    assert done.stdout.splitlines()[0] == "Did you mean: lantern"
    assert "budget.csv" in done.stdout
    found = json.loads(product.cli("search", "lantren", "--json", "--mode", "keyword").stdout)
    assert found["did_you_mean"] == "lantern"
    assert found["hits"][0]["title"] == "budget.csv"
    right = product.cli("search", "lantern", "--mode", "keyword")
    assert "Did you mean" not in right.stdout
