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


def test_files_are_found_by_bits_of_their_names(product: Magpie, documents: Path) -> None:
    names = (
        "Quarterly Business Review.pptx", "getNewCategory.py", "Q3 budget.xlsx", "gvim.desktop",
        "gimp.desktop", "Gimp tips and tricks.txt", "Квартальный отчёт.txt", "東京タワー.txt",
        "การประชุม.txt",
    )  # fmt: skip
    for number, name in enumerate(names):
        # Different, for copies are one hit.
        (documents / name).write_text(f"something else, number {number}", encoding="utf-8")
    (documents / "about.txt").write_text(
        "The gimp and the gimp again. gimp, gvim", encoding="utf-8"
    )
    product.add(documents)
    product.wait()
    expected = {
        "qbr": names[0], "quar rev": names[0], "quarterly_business": names[0],
        "gNC": names[1], "getnewcat": names[1], "q3bud": names[2], "gimp": names[4],
        "quarterly business review": names[0], "кварт отч": names[6],
    }  # fmt: skip
    for query, name in expected.items():
        for as_you_type in (False, True):
            hits = product.search(query, as_you_type=as_you_type).hits
            assert hits[0].title == name, (query, as_you_type)
    titles = [*(hit.title for hit in product.search("gimp").hits), "gvim.desktop"]
    found = [titles.index(name) for name in (names[4], "about.txt", names[5], "gvim.desktop")]
    assert found[0] == 0
    assert max(found[:3]) < found[3]
    for letter, name in (("к", names[6]), ("東", names[7]), ("ก", names[8]), ("q", names[2])):
        assert name in [hit.title for hit in product.search(letter, as_you_type=True).hits]
    assert product.search("quar rev").did_you_mean == ""
