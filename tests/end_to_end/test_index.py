"""`magpie index` and `magpie doctor`: what is indexed, what is not, and why."""

from __future__ import annotations

import os
from pathlib import Path

from tests.harness import Magpie, eventually


def why(product: Magpie, path: Path) -> tuple[str, str]:
    answer = product.json("index", "why", os.fspath(path))
    return answer["verdict"], " ".join(answer["lines"])


def test_why_names_the_rule_the_failure_or_the_wait(product: Magpie, documents: Path) -> None:
    (documents / "node_modules").mkdir()
    (documents / "node_modules" / "x.js").write_text("1", encoding="utf-8")
    (documents / ".secret").write_text("1", encoding="utf-8")
    (documents / ".gitignore").write_text("*.log\n", encoding="utf-8")
    (documents / "run.log").write_text("1", encoding="utf-8")
    (documents / "broken.pdf").write_bytes(b"%PDF-1.4 and then nothing")
    (documents / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(50))
    product.add(documents)
    product.wait()
    assert why(product, documents / "letter.txt")[0] == "indexed"
    assert why(product, documents / "photo.jpg")[0] == "name-only"
    for name, verdict, words in (
        ("node_modules/x.js", "excluded", "node_modules"),
        (".secret", "excluded", "hidden"),
        ("run.log", "excluded", "*.log"),
        ("broken.pdf", "failed", "PDF"),
        ("absent.txt", "missing", "No such file"),
    ):
        found, line = why(product, documents / name)
        assert (found, words in line) == (verdict, True), (name, found, line)
    assert why(product, documents.parent / "elsewhere.txt")[0] == "outside"
    assert product.names("photo")[0] == "photo.jpg"
    assert product.status().failed == 1


def test_a_failed_file_is_tried_again_when_it_changes(product: Magpie, documents: Path) -> None:
    (documents / "data.docx").write_bytes(b"PK\x03\x04 and then nothing")
    product.add(documents)
    product.wait()
    assert why(product, documents / "data.docx")[0] == "failed"
    (documents / "data.docx").unlink()
    (documents / "data.txt").write_text("sound again", encoding="utf-8")
    eventually(lambda: product.status().failed == 0, "the failure is gone")


def test_folders_are_listed_and_removed_with_their_files(product: Magpie, documents: Path) -> None:
    product.add(documents)
    product.wait()
    (folder,) = product.json("index", "list")["folders"]
    assert folder["documents"] == 4
    assert product.cli("index", "remove", os.fspath(documents)).returncode == 0
    eventually(lambda: product.status().documents == 0, "the files are forgotten")
    assert product.names("ferry") == []
    done = product.cli("index", "remove", os.fspath(documents))
    assert done.returncode == 1
    assert "not a watched folder" in done.stderr


def test_a_folder_that_is_not_there_is_refused_in_one_line(
    product: Magpie, documents: Path
) -> None:
    for path in (documents / "absent", documents / "letter.txt"):
        done = product.cli("index", "add", os.fspath(path))
        assert done.returncode == 1
        assert done.stderr.count("\n") == 1
        assert os.fspath(path) in done.stderr


def test_status_has_the_fields_that_people_script_against(product: Magpie, documents: Path) -> None:
    product.add(documents)
    assert product.cli("index", "wait", "--timeout", "100").returncode == 0
    status = product.json("index", "status")
    assert status["state"] == "idle"
    assert status["documents"] == 4
    assert status["chunks"] == status["embedded"] > 0
    assert (status["queued"], status["failed"], status["unwatched_folders"]) == (0, 0, 0)
    assert status["watched_folders"] == 2


def test_a_folder_inside_another_is_indexed_once(product: Magpie, documents: Path) -> None:
    product.add(documents, documents / "notes")
    product.wait()
    assert product.names("hive", mode="keyword") == ["bees.md"]
    assert product.cli("index", "remove", os.fspath(documents / "notes")).returncode == 0
    product.wait()
    assert product.names("hive", mode="keyword") == ["bees.md"]


def test_doctor_finds_nothing_wrong_and_rebuilds(product: Magpie, documents: Path) -> None:
    product.add(documents)
    product.wait()
    done = product.cli("doctor")
    assert done.returncode == 0, done.stdout
    assert "Keyword index: 4 documents" in done.stdout
    assert product.cli("doctor", "--rebuild").returncode == 0
    assert product.names("ferry", mode="keyword") == ["letter.txt"]
    product.wait()
    assert product.names("ferry", mode="keyword") == ["letter.txt"]


def test_names_that_are_not_utf8_are_found_and_cited_exactly(
    product: Magpie, documents: Path
) -> None:
    path = os.path.join(os.fsencode(documents), b"caf\xe9.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write("an espresso machine")
    product.add(documents)
    product.wait()
    (hit,) = product.search("espresso", mode="keyword").hits
    assert hit.uri.endswith("caf%E9.txt")
