"""`magpie snippet` through the real service."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.harness import Magpie, eventually, magpie
from tests.snippets.exchange.keeper import ONE, TWO, written


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Magpie]:
    with magpie(tmp_path_factory.mktemp("magpie")) as product:
        yield product


@pytest.fixture
def product(running: Magpie) -> Magpie:
    """The running product without a snippet."""
    rows = running.json("snippet", "list")["snippets"]
    if rows:
        running.cli("snippet", "delete", *(row["uid"] for row in rows), check=True)
    return running


def piped(
    product: Magpie, text: str | bytes, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run `magpie snippet` with a text as its standard input."""
    return subprocess.run(
        [sys.executable, "-m", "indexer", "snippet", *arguments],
        env={**product.environment, **environment},
        input=text.encode() if isinstance(text, str) else text,
        capture_output=True,
        check=False,
    )


def at_terminal(
    product: Magpie, typed: str, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `magpie snippet` at a terminal of a person who types."""
    person, terminal = pty.openpty()
    os.write(person, typed.encode())
    try:
        return subprocess.run(
            [sys.executable, "-m", "indexer", "snippet", *arguments],
            env={**product.environment, **environment},
            stdin=terminal, capture_output=True, text=True, check=False,
        )  # fmt: skip
    finally:
        os.close(person)
        os.close(terminal)


def shown(product: Magpie, key: str) -> Any:
    return product.json("snippet", "show", key)["snippet"]


def editor(folder: Path, script: str) -> str:
    """Return an editor's command that runs a script over the text of the file."""
    path = folder / "editor.py"
    path.write_text(
        "import pathlib, sys\npath = pathlib.Path(sys.argv[1])\n"
        f"text = path.read_text(encoding='utf-8')\n{script}\n",
        encoding="utf-8",
    )
    return f"{sys.executable} {path}"


def test_a_text_is_kept_from_an_argument_and_from_standard_input(product: Magpie) -> None:
    said = piped(
        product, "Kind regards\n{{nobody}}\n", "add", "--name", "Sig", "--keyword", ":sig",
        "--keyword", ":s", "--tag", "mail", "--folder", "work/mail",
    )  # fmt: skip
    uid, *notes = said.stdout.decode().splitlines()
    assert notes[-1].startswith("2:1: ")
    assert "nobody" in notes[-1]
    found = shown(product, ":s")
    assert found["uid"] == uid
    assert found["text"] == "Kind regards\n{{nobody}}"
    assert (found["keywords"], found["tags"], found["folder"]) == (
        [":sig", ":s"], ["mail"], "work/mail",
    )  # fmt: skip
    uid = product.json("snippet", "add", "<b>hello</b>", "--html")["uid"]
    assert shown(product, uid)["html"] == "<b>hello</b>"
    for wrong in (b"\xff\xfe", b"x" * (300 << 10), b""):
        assert piped(product, wrong, "add").returncode == 1


def test_a_keyword_that_another_one_has_is_refused_by_its_name(product: Magpie) -> None:
    product.cli("snippet", "add", "one", "--name", "First one", "--keyword", ":sig", check=True)
    refused = product.cli("snippet", "add", "two", "--keyword", ":sig")
    assert refused.returncode == 1
    assert "First one" in refused.stderr
    assert "--taken" in refused.stderr
    assert product.cli("snippet", "add", "two", "--keyword", ":sig", "--taken").returncode == 0


def test_snippets_are_listed_shown_and_deleted(product: Magpie) -> None:
    assert product.cli("snippet", "list").returncode == 1
    product.cli("snippet", "add", "one\x1b[2J", "--keyword", ":a", "--folder", "work", check=True)
    product.cli("snippet", "add", "{{shell}}", "--keyword", ":b", "--tag", "t", check=True)
    listed = product.cli("snippet", "list").stdout
    assert [line.split()[0] for line in listed.splitlines()] == [":b", ":a"]
    assert "\x1b" not in listed
    narrowed = product.json("snippet", "list", "--folder", "work")["snippets"]
    assert [row["keywords"] for row in narrowed] == [[":a"]]
    assert product.cli("snippet", "list", "--tag", "none").returncode == 1
    assert product.cli("snippet", "list", "--limit", "-1").returncode == 2
    assert product.json("snippet", "status")["snippets"] == 2
    assert "snippets  2" in product.cli("snippet", "status").stdout
    assert product.cli("snippet", "show", "nothing").returncode == 1
    assert product.cli("snippet", "delete", ":a", "nothing").returncode == 1
    assert "1 snippet is deleted." in product.cli("snippet", "delete", ":a").stdout
    assert product.json("snippet", "status")["snippets"] == 1


def test_snippets_are_searched(product: Magpie) -> None:
    product.cli("snippet", "add", "Thank you, but no", "--name", "Refusal", check=True)
    product.cli("snippet", "add", "another", "--keyword", ":b", check=True)
    eventually(
        lambda: "Refusal" in product.cli("snippet", "search", "thank", "you").stdout, "it is found"
    )
    found = product.json("snippet", "search", ":b", "--limit", "1")["snippets"]
    assert [row["keywords"] for row in found] == [[":b"]]
    assert product.cli("snippet", "search", "xyzzy").returncode == 1


def test_commands_are_shown_in_full_and_run_once_approved(product: Magpie, tmp_path: Path) -> None:
    cmd = "printf '%s' one\nprintf two"
    source = written(
        tmp_path / "espanso",
        a="matches:\n- trigger: ':run'\n  replace: '{{out}}'\n  vars:\n"
        f"  - {{name: out, type: shell, params: {{cmd: {json.dumps(cmd)}}}}}\n",
    )
    product.cli("snippet", "import", str(source), check=True)
    text = product.cli("snippet", "show", ":run").stdout
    assert "not approved" in text
    assert "printf '%s' one\n    printf two" in text
    assert "onetwo" not in product.cli("snippet", "expand", ":run").stdout
    assert product.cli("snippet", "approve", ":run").returncode == 1
    assert at_terminal(product, "n\n", "approve", ":run").returncode == 0
    assert "onetwo" not in product.cli("snippet", "expand", ":run").stdout
    said = at_terminal(product, "y\n", "approve", ":run")
    assert "printf two" in said.stderr
    assert product.cli("snippet", "expand", ":run").stdout == "onetwo\n"
    assert product.json("snippet", "approve", ":run", "--take-back")["notes"]
    assert "onetwo" not in product.cli("snippet", "expand", ":run").stdout
    product.cli("snippet", "approve", ":run", "--yes", check=True)
    assert product.cli("snippet", "expand", ":run").stdout == "onetwo\n"


def test_a_snippet_is_filled_in_with_answers(product: Magpie) -> None:
    product.cli("snippet", "add", "Dear [[who]], {{clipboard}}", "--keyword", "dear", check=True)
    refused = product.cli("snippet", "expand", "dear")
    assert refused.returncode == 1
    assert refused.stderr.count("\n") == 1
    assert "who" in refused.stderr
    arguments = ["snippet", "expand", "dear", "--clipboard", "x=y"]
    answered = product.cli(*arguments, "--answer", "who=Ann=Bee")
    assert answered.stdout == "Dear Ann=Bee, x=y\n"
    assert "no field whom" in product.cli(*arguments, "--answer", "whom=Ann").stderr
    assert product.cli(*arguments, "--answer", "who").returncode == 2
    assert at_terminal(product, "Ann\n", *arguments[1:]).stdout == "Dear Ann, x=y\n"
    assert product.json(*arguments, "--answer", "who=Ann")["text"] == "Dear Ann, x=y"
    assert product.json("snippet", "list")["snippets"][0]["uses"] == 3
    assert product.cli(*arguments, "--answer", "who=Ann", "--html").returncode == 1


def test_a_choice_is_made_by_number_name_or_value(product: Magpie, tmp_path: Path) -> None:
    source = written(
        tmp_path / "espanso",
        a="matches:\n- trigger: ':c'\n  form: 'To [[who]]'\n  form_fields:\n"
        "    who: {type: choice, values: [Ann, Bee]}\n",
    )
    product.cli("snippet", "import", str(source), check=True)
    (field,) = product.json("snippet", "expand", ":c", "--answer", "who=Bee")["asked"]
    assert [option["label"] for option in field["options"]] == ["Ann", "Bee"]
    assert product.cli("snippet", "expand", ":c", "--answer", "who=Bee").stdout == "To Bee\n"
    wrong = product.cli("snippet", "expand", ":c", "--answer", "who=Cee")
    assert wrong.returncode == 1
    assert "Ann, Bee" in wrong.stderr
    assert at_terminal(product, "Cee\n2\n", "expand", ":c").stdout == "To Bee\n"


def test_fields_are_changed_one_by_one(product: Magpie) -> None:
    product.cli("snippet", "add", "one", "--keyword", ":a", "--tag", "t", check=True)
    product.cli("snippet", "edit", ":a", "--name", "A", "--keyword", ":b", check=True)
    found = shown(product, ":b")
    assert (found["name"], found["keywords"], found["text"], found["tags"]) == (
        "A", [":b"], "one", ["t"],
    )  # fmt: skip
    assert piped(product, "two\n", "edit", ":b").returncode == 0
    assert shown(product, ":b")["text"] == "two"
    product.cli("snippet", "edit", ":b", "*three*", "--markdown", check=True)
    found = shown(product, ":b")
    assert (found.get("text", ""), found["markdown"]) == ("", "*three*")
    assert "Nothing was changed" in product.cli("snippet", "edit", ":b", "--name", "A").stdout


def test_the_editor_changes_all_of_a_snippet_in_a_file_that_is_gone_then(
    product: Magpie, tmp_path: Path
) -> None:
    product.cli("snippet", "add", "one\ntwo", "--name", "A", "--keyword", ":a", check=True)
    program = editor(
        tmp_path,
        "import os, stat\nassert stat.S_IMODE(path.stat().st_mode) == 0o600\n"
        "assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700\n"
        "path.with_suffix('.md~').write_text(text)\n"
        f"pathlib.Path({str(tmp_path / 'seen')!r}).write_text(text)\n"
        "text = text.replace('tags: []', 'tags: [x, y]').replace(':a', ':b')\n"
        "path.write_text(text.replace('two', 'three'))",
    )
    done = at_terminal(product, "", "edit", ":a", EDITOR=program)
    assert done.returncode == 0, done.stderr
    seen = (tmp_path / "seen").read_text(encoding="utf-8")
    assert seen.startswith("---\n# Here stands")
    assert seen.endswith("---\none\ntwo\n")
    assert "uid" not in seen
    found = shown(product, ":b")
    assert (found["text"], found["tags"], found["name"]) == ("one\nthree", ["x", "y"], "A")
    assert found["uid"] == done.stdout.split()[0]
    assert not list(product.home.rglob("snippet-*"))
    unchanged = at_terminal(product, "", "edit", ":b", VISUAL="true", EDITOR="false")
    assert "Nothing was changed." in unchanged.stdout
    assert at_terminal(product, "", "edit", ":b", EDITOR="false").returncode == 1
    assert at_terminal(product, "", "edit", ":b", EDITOR="/there/is/none").returncode == 1
    assert not list(product.home.rglob("snippet-*"))


def test_what_was_edited_wrongly_is_edited_again(product: Magpie, tmp_path: Path) -> None:
    product.cli("snippet", "add", "one", "--name", "A", "--keyword", ":a", check=True)
    product.cli("snippet", "add", "two", "--name", "B", "--keyword", ":b", check=True)
    program = editor(
        tmp_path,
        "new = text.replace(':a', ':b') if ':a' in text else text.replace(':b', ':c')\n"
        "path.write_text(new)",
    )
    done = at_terminal(product, "y\n", "edit", ":a", EDITOR=program)
    assert "is that of the snippet “B”" in done.stderr
    assert done.returncode == 0
    assert shown(product, ":c")["text"] == "one"
    broken = editor(tmp_path, "path.write_text(text.replace('keywords:', 'keywords: ['))")
    done = at_terminal(product, "n\n", "edit", ":c", EDITOR=broken)
    assert done.returncode == 1
    assert shown(product, ":c")["text"] == "one"


def test_a_new_snippet_is_written_in_the_editor(product: Magpie, tmp_path: Path) -> None:
    program = editor(tmp_path, "path.write_text(text + 'a new text')")
    done = at_terminal(product, "", "add", "--keyword", ":new", EDITOR=program)
    assert done.returncode == 0, done.stderr
    assert "a new text" in shown(product, ":new")["text"]


def test_an_import_is_told_before_it_is_done(product: Magpie, tmp_path: Path) -> None:
    folder = written(tmp_path / "espanso", a=TWO + "  - {trigger: ':n', image_path: [x]}\n")
    product.cli("snippet", "add", "own", "--name", "Own", "--keyword", ":a", check=True)
    told = product.cli("snippet", "import", str(folder), "--dry-run")
    assert told.returncode == 0
    assert "+ :a  one" in told.stdout
    assert "also that of: Own" in told.stdout
    assert "left out" in told.stdout
    assert "dry run" in told.stdout
    assert product.json("snippet", "status")["snippets"] == 1
    assert product.json("snippet", "import", str(folder))["counts"] == {"add": 2}
    written(folder, a=ONE.replace("one", "ONE"))
    told = product.cli("snippet", "import", str(folder))
    assert "~ :a  ONE" in told.stdout
    assert "--remove-gone" in told.stdout
    product.cli("snippet", "import", str(folder), "--remove-gone", check=True)
    assert product.json("snippet", "status")["snippets"] == 2
    assert product.cli("snippet", "import", str(tmp_path / "nothing")).returncode == 1
    assert product.cli("snippet", "import", str(folder), "--format", "word").returncode == 2
    both = product.cli("snippet", "import", str(folder), "--watch", "--dry-run")
    assert both.returncode == 2


def test_a_watched_folder_is_followed_until_the_setting_says_otherwise(
    product: Magpie, tmp_path: Path
) -> None:
    folder = written(tmp_path / "espanso", a=ONE)
    said = product.cli("snippet", "import", str(folder), "--watch")
    assert f"{folder} is followed from now on" in said.stdout
    assert "followed already" in product.cli("snippet", "import", str(folder), "--watch").stdout
    written(folder, a=TWO)

    def keywords() -> list[str]:
        rows = product.json("snippet", "list")["snippets"]
        return sorted(keyword for row in rows for keyword in row["keywords"])

    eventually(lambda: keywords() == [":a", ":b"], "the change came in")
    product.cli("settings", "set", "snippets.export_to", str(folder), check=True)
    eventually(lambda: bool(product.json("snippet", "status")["problems"]), "that is refused")
    assert "is followed: nothing is written" in product.cli("snippet", "status").stdout
    product.cli("settings", "reset", "--all", check=True)
    eventually(lambda: not product.json("snippet", "status")["problems"], "all is well")


def test_who_has_snippets_written_is_told_who_can_read_them(
    product: Magpie, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    product.cli("snippet", "add", "one", "--name", "One", check=True)
    said = product.cli("settings", "set", "snippets.export_to", str(out)).stdout
    assert "not encrypted" in said
    eventually((out / "One.md").exists, "it is written")
    said = product.cli("settings", "set", "snippets.export_to", "").stdout
    assert "stays until you delete it" in said
    assert "not encrypted" not in said
    assert product.cli("settings", "set", "snippets.export_to", "relative").returncode == 1
    assert product.cli("settings", "set", "snippets.follow", '["relative"]').returncode == 1


def test_an_export_comes_back(product: Magpie, tmp_path: Path) -> None:
    assert product.cli("snippet", "export", str(tmp_path / "x"), "--format", "csv").returncode == 1
    product.cli("snippet", "add", "one", "--name", "One", "--keyword", ":a", check=True)
    product.cli("snippet", "add", "two", "--name", "Two", check=True)
    path = tmp_path / "mine.json"
    done = product.cli("snippet", "export", str(path), "--format", "raycast", "--only", ":a")
    assert "1 snippet is written to 1 file." in done.stdout
    assert "not encrypted" in done.stderr
    assert [one["name"] for one in json.loads(path.read_text(encoding="utf-8"))] == ["One"]
    again = product.cli("snippet", "export", str(path), "--format", "raycast")
    assert again.returncode == 1
    assert "--replace" in again.stderr
    arguments = ["export", str(path), "--format", "raycast", "--replace"]
    assert product.json("snippet", *arguments)["counts"] == {"exported": 2, "files": 1}
    assert product.json("snippet", "import", str(path))["counts"] == {"same": 2}
    wrong = product.cli("snippet", "export", str(path), "--format", "alfred")
    assert wrong.returncode == 2
