"""A person adds a folder and searches it."""

from __future__ import annotations

import json
import os
from pathlib import Path

from indexer.contract.messages import Search
from tests.end_to_end.conftest import SETTINGS
from tests.harness import Magpie, eventually, magpie


def test_hits_cite_file_and_line_and_the_slice_is_verbatim(
    product: Magpie, documents: Path
) -> None:
    product.add(documents)
    product.wait()
    done = product.cli("search", "--json", "blue", "umbrella")
    assert done.returncode == 0
    found = json.loads(done.stdout)
    assert found["query"] == "blue umbrella"
    hit = found["hits"][0]
    assert hit["title"] == "letter.txt"
    assert hit["uri"] == (documents / "letter.txt").as_uri()
    assert set(hit["found_by"]) == {"keyword", "semantic"}
    passage = hit["passages"][0]
    text = (documents / "letter.txt").read_text(encoding="utf-8")
    citation = passage["citation"]
    assert passage["text"] == text[citation["char_start"] : citation["char_end"]]
    lines = text.split("\n")[citation["line_start"] - 1 : citation["line_end"]]
    assert passage["text"] in "\n".join(lines)
    marked = {passage["text"][start:end] for start, end in passage["highlights"]}
    assert marked == {"blue", "umbrella"}
    assert citation["page"] is None
    assert hit["mime"] == "text/plain"
    assert hit["modified"].endswith("Z")


def test_meaning_finds_what_no_word_of_the_query_says(product: Magpie, documents: Path) -> None:
    product.add(documents)
    product.wait()
    hits = product.search("insects that make honey").hits
    assert hits[0].uri.endswith("bees.md")
    assert hits[0].found_by == ["semantic"]


def test_what_is_found_by_meaning_shows_the_closest_sentence(
    product: Magpie, documents: Path
) -> None:
    (documents / "house.txt").write_text(
        "The roof was mended in May. We painted the kitchen blue and bought a new table for it.\n"
        "Our dog had three puppies in the shed behind the garden. The fence fell in a storm.\n",
        encoding="utf-8",
    )
    product.add(documents)
    product.wait()
    hit = product.search("young animals were born in:documents name:house").hits[0]
    (passage,) = hit.passages
    assert hit.title == "house.txt"
    assert passage.closest is not None
    sentence = passage.text[slice(*passage.closest)]
    assert sentence == "Our dog had three puppies in the shed behind the garden."
    assert sentence in passage.text[slice(*passage.excerpt)]
    # Where the words say why, no sentence is looked for.
    (passage,) = product.search("painted kitchen").hits[0].passages
    assert passage.closest is None


def test_an_excerpt_shows_the_place_with_the_words(product: Magpie, documents: Path) -> None:
    lines = [f"This is line {number} of a long and boring list of things." for number in range(14)]
    lines[9] = "The anchors of the barge were sold to a museum in Rostock."
    (documents / "list.txt").write_text("\n\n".join(lines), encoding="utf-8")
    product.add(documents)
    product.wait()
    (hit,) = product.search("barge anchor museum", mode="keyword").hits
    passage = hit.passages[0]
    marked = {passage.text[start:end] for start, end in passage.highlights}
    assert marked == {"anchors", "barge", "museum"}
    excerpt = passage.text[slice(*passage.excerpt)]
    assert lines[9] in excerpt
    assert len(excerpt) <= 280 < len(passage.text)
    shown = product.cli("search", "barge anchor museum", "--mode", "keyword").stdout
    assert lines[9] in shown
    assert shown.count("…") == 2


def test_the_first_reply_is_from_keywords_and_both_have_the_query_id(
    product: Magpie, documents: Path
) -> None:
    product.add(documents)
    product.wait()
    with product.client() as client:
        first, final = client.search(Search(id=77, query="ferry"))
    assert (first.id, final.id) == (77, 77)
    assert (first.final, final.final) == (False, True)
    assert first.hits[0].uri == final.hits[0].uri


def test_filters_narrow_what_is_found(product: Magpie, documents: Path) -> None:
    product.add(documents)
    product.wait()
    assert product.names("ext:csv lantern") == ["budget.csv"]
    assert product.names("in:notes hive") == ["bees.md"]
    assert product.names("name:letter ferry") == ["letter.txt"]
    assert product.names("ferry -umbrella", mode="keyword") == []
    assert product.names('"eleven frames"', mode="keyword") == ["bees.md"]
    assert product.names("ferry after:1d", mode="keyword") == ["letter.txt"]
    assert product.names("ferry before:2001-01-01", mode="keyword") == []
    assert product.names("ext:csv") == ["budget.csv"]
    assert product.names("ext:csv -lathe") == []
    for query in ("ferry after:9999-01-01", "ferry before:0001-01-01", "ext:" + "a," * 3000 + "b"):
        assert product.search(query).hits == []


def test_changes_on_disk_show_up_by_themselves(product: Magpie, documents: Path) -> None:
    product.add(documents)
    product.wait()
    (documents / "later").mkdir()
    (documents / "later" / "fresh.txt").write_text("a walrus on the ice", encoding="utf-8")
    eventually(lambda: product.names("walrus", mode="keyword") == ["fresh.txt"], "a new file")
    (documents / "later" / "fresh.txt").write_text("a narwhal in the sea", encoding="utf-8")
    eventually(lambda: product.names("narwhal", mode="keyword") == ["fresh.txt"], "a changed file")
    assert product.names("walrus", mode="keyword") == []
    (documents / "later" / "fresh.txt").unlink()
    eventually(lambda: product.names("narwhal", mode="keyword") == [], "a deleted file")


def test_a_rename_keeps_the_document_and_reads_nothing_again(
    product: Magpie, documents: Path
) -> None:
    product.add(documents)
    product.wait()
    (before,) = product.search("umbrella", mode="keyword").hits
    read_at = product.json("index", "why", os.fspath(documents / "letter.txt"))["lines"][1]
    (documents / "letter.txt").rename(documents / "post.txt")
    (documents / "notes").rename(documents / "diary")
    eventually(lambda: product.names("umbrella", mode="keyword") == ["post.txt"], "the new name")
    (after,) = product.search("umbrella", mode="keyword").hits
    assert after.id == before.id
    assert product.names("name:post umbrella") == ["post.txt"]
    eventually(lambda: product.names("in:diary hive") == ["bees.md"], "the folder's new name")
    product.wait()
    assert product.json("index", "why", os.fspath(documents / "post.txt"))["lines"][1] == read_at
    assert product.status().documents == 4


def test_copies_of_a_file_are_one_hit_with_all_its_places(product: Magpie, documents: Path) -> None:
    letter = (documents / "letter.txt").read_bytes()
    for number in range(5):
        (documents / f"copy{number}").mkdir()
        (documents / f"copy{number}" / "a letter.txt").write_bytes(letter)
    (documents / "ferry.txt").write_bytes(letter)
    for name in ("empty one.txt", "empty two.txt"):
        (documents / name).touch()
    product.add(documents)
    product.wait()
    hit, *others = product.search("ferry", limit=3).hits
    assert hit.title == "ferry.txt"  # its name answers the query
    assert len(hit.places) == 6
    assert (documents / "letter.txt").as_uri() in hit.places
    assert hit.uri not in hit.places
    assert all(other.places == [] for other in others)
    # The shortest path of all, which the filter leaves out, is not first.
    filtered = product.search("ferry name:letter").hits[0]
    assert len(filtered.places) == 6
    assert filtered.places[-1] == (documents / "ferry.txt").as_uri()
    lines = product.cli("search", "ferry", "--limit", "1").stdout.splitlines()
    (line,) = (line for line in lines if "also at" in line)
    assert "letter.txt, " in line
    assert line.endswith(" and 3 more")
    assert len(product.search("ext:txt").hits) == 3
    assert [hit.places for hit in product.search("name:empty").hits] == [[], []]


def test_more_like_a_file_or_a_hit(product: Magpie, documents: Path) -> None:
    (documents / "hives.txt").write_text(
        "The beekeeper opened the hive and counted the frames of brood.\n", encoding="utf-8"
    )
    (documents / "copy of hives.txt").write_bytes((documents / "hives.txt").read_bytes())
    product.add(documents)
    product.wait()
    bees = documents / "notes" / "bees.md"
    found = product.json("search", "--like", os.fspath(bees))
    assert found["query"] == bees.as_uri()
    hit = found["hits"][0]
    assert hit["title"] in {"hives.txt", "copy of hives.txt"}
    assert len(hit["places"]) == 1
    assert "semantic" in hit["found_by"]
    assert bees.as_uri() not in {hit["uri"] for hit in found["hits"]}
    done = product.cli("search", "--like", hit["id"], "--limit", "1")
    assert done.returncode == 0
    assert "bees.md" in done.stdout
    assert "hives" not in done.stdout


def test_more_like_a_file_works_by_words_before_meaning_does(
    home: Path, models: Path, documents: Path
) -> None:
    stopped = Magpie(home)
    stopped.settings(SETTINGS + '[search]\nmodel = "there-is-no-such-model"\n')
    for name in ("one", "two"):
        (documents / f"{name}.txt").write_text(
            f"The {name} quokka and the wombat met a numbat.\n", encoding="utf-8"
        )
    with magpie(home) as product:
        product.add(documents)
        product.wait(keyword=True)
        hit = product.json("search", "--like", os.fspath(documents / "one.txt"))["hits"][0]
    assert hit["title"] == "two.txt"
    assert hit["found_by"] == ["keyword"]
    (passage,) = hit["passages"]
    marked = {passage["text"][start:end] for start, end in passage["highlights"]}
    assert {"quokka", "wombat", "numbat"} <= marked


def test_more_like_what_is_not_indexed_is_one_clear_line(
    product: Magpie, documents: Path, tmp_path: Path
) -> None:
    (documents / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    (tmp_path / "elsewhere.txt").write_text("outside", encoding="utf-8")
    product.add(documents)
    product.wait()
    for like, words in (
        (documents / "nothing.txt", "no file"),
        (tmp_path / "elsewhere.txt", "not indexed"),
        (documents / "picture.png", "no text"),
        (documents, "not indexed"),
        ("file:99999", "not indexed"),
    ):
        done = product.cli("search", "--like", os.fspath(like))
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
        assert words in done.stderr


def test_a_document_does_not_command_the_terminal(product: Magpie, documents: Path) -> None:
    (documents / "evil.txt").write_text("a trap \x1b]52;c;ZXZpbA==\x07 here", encoding="utf-8")
    product.add(documents)
    product.wait()
    done = product.cli("search", "trap", "--mode", "keyword")
    assert done.returncode == 0
    assert "\x1b" not in done.stdout
    assert "\x07" not in done.stdout


def test_the_longest_lists_of_hits_fit_into_a_message(product: Magpie, documents: Path) -> None:
    for number in range(300):
        text = "\n\n".join(f"ocean {number} {part} " + "ü" * 900 for part in range(4))
        (documents / f"{number}.txt").write_text(text, encoding="utf-8")
    product.add(documents)
    product.wait(keyword=True)
    assert len(product.search("ocean", limit=250, mode="keyword").hits) > 100
    done = product.cli("search", "ocean", "--limit", "1000")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)


def test_nothing_found_is_said_and_exits_with_1(product: Magpie, documents: Path) -> None:
    product.add(documents)
    product.wait()
    done = product.cli("search", "--mode", "keyword", "xyzzyplugh")
    assert done.returncode == 1
    assert done.stderr == 'magpie: nothing found for "xyzzyplugh".\n'


def test_a_query_of_any_kind_is_answered(product: Magpie, documents: Path) -> None:
    product.add(documents)
    product.wait()
    for query in ("", " ", '"', "-", "ext:", "after:never", "a" * 10_000, "\0", "()[]{}", "名:x"):
        assert product.search(query).final


def test_wrong_usage_exits_with_2(product: Magpie) -> None:
    assert product.cli("search").returncode == 2
    assert product.cli("nonsense").returncode == 2
    assert product.cli("search", "x", "--mode", "magic").returncode == 2
    assert product.cli("search", "x", "--like", "y").returncode == 2
    assert product.cli("search", "--like", "y", "--mode", "keyword").returncode == 2


def test_json_is_alone_on_stdout(product: Magpie, documents: Path) -> None:
    product.add(documents)
    product.wait()
    for command in (
        ("search", "ferry"),
        ("index", "status"),
        ("index", "list"),
        ("index", "why", os.fspath(documents / "letter.txt")),
        ("service", "status"),
        ("doctor",),
    ):
        done = product.cli(*command, "--json")
        assert isinstance(json.loads(done.stdout), dict), command
