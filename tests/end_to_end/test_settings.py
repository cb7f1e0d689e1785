"""Settings change while all runs: by the command line, and by hand in the file."""

from __future__ import annotations

from pathlib import Path

from indexer.contract.messages import Done, Opened
from indexer.settings import BOX_MODEL
from tests.harness import Magpie, eventually


def _edit(product: Magpie, before: str, after: str) -> None:
    path = product.locations.settings
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def test_exclusions_hold_at_once_and_what_is_no_longer_excluded_comes_back(
    product: Magpie, documents: Path
) -> None:
    product.add(documents)
    product.wait()
    assert product.names("umbrella", mode="keyword") == ["letter.txt"]
    product.cli("settings", "set", "index.exclude", '["*.txt"]', check=True)
    eventually(lambda: product.names("umbrella", mode="keyword") == [], "it is left out")
    why = product.json("index", "why", str(documents / "letter.txt"))
    assert "`*.txt`" in why["lines"][0]
    _edit(product, '["*.txt"]', '["*.csv"]')
    eventually(lambda: product.names("umbrella", mode="keyword") == ["letter.txt"], "it is back")
    eventually(lambda: product.names("lantern", mode="keyword") == [], "the other is left out")


def test_the_worker_hears_of_another_limit(product: Magpie, documents: Path) -> None:
    (documents / "long.txt").write_text("walrus " * 300_000, encoding="utf-8")
    product.add(documents)
    product.wait(keyword=True)
    assert product.names("walrus", mode="keyword") == ["long.txt"]
    product.cli("settings", "set", "index.max_file_mb", "1", check=True)
    eventually(lambda: product.names("walrus", mode="keyword") == [], "it is too large")
    product.cli("settings", "reset", "index.max_file_mb", check=True)
    eventually(lambda: product.names("walrus", mode="keyword") == ["long.txt"], "it is not")
    assert not product.state().problems


def test_a_slip_in_the_file_is_said_and_what_was_before_stays(
    product: Magpie, documents: Path
) -> None:
    product.cli("settings", "set", "index.exclude", '["*.txt"]', check=True)
    product.add(documents)
    product.wait()
    _edit(product, '["*.txt"]', "[")
    eventually(lambda: len(product.state().problems) == 1, "the slip is said")
    assert product.json("settings", "get", "index.exclude")["settings"] == {
        "index.exclude": ["*.txt"]
    }
    assert product.names("umbrella", mode="keyword") == []
    refused = product.cli("settings", "set", "index.hidden", "true")
    assert refused.returncode == 1
    assert "mended" in refused.stderr


def test_what_is_opened_is_not_noted_where_that_is_unwanted(
    product: Magpie, documents: Path
) -> None:
    product.add(documents)
    product.wait(keyword=True)
    (hit,) = product.search("umbrella", mode="keyword").hits
    usage = product.locations.usage
    with product.client() as client:
        for wanted in ("false", "true"):
            product.cli("settings", "set", "search.remember_opened", wanted, check=True)
            client.ask(Opened(hit=hit.id, query="umbrella"), Done)
            assert usage.exists() == (wanted == "true")


def test_the_old_model_serves_where_another_one_cannot(product: Magpie, documents: Path) -> None:
    product.add(documents)
    product.wait()
    changed = product.cli("settings", "set", "search.model", "there-is-no-such-model")
    assert "embedded anew" in changed.stdout
    eventually(lambda: len(product.state().problems) == 1, "that it is missing is said")
    assert "Search by meaning is off" in product.state().problems[0]
    assert product.names("apiculture", mode="semantic")[0] == "bees.md"
    product.cli("settings", "reset", "search.model", check=True)
    eventually(lambda: not product.state().problems, "all is well again")
    assert product.state().model == BOX_MODEL


def test_the_command_line_names_what_was_meant(product: Magpie) -> None:
    wrong = product.cli("settings", "set", "launcher.thme", "dark")
    assert wrong.returncode == 1
    assert 'did you mean "launcher.theme"?' in wrong.stderr
    assert product.cli("settings", "set", "launcher.theme", "dark").returncode == 0
    assert product.cli("settings", "get", "launcher.theme").stdout == "dark\n"
    assert "* launcher.theme" in product.cli("settings").stdout
    assert product.cli("settings", "reset").returncode == 1
    assert product.cli("settings", "reset", "--all").returncode == 0
    assert product.cli("settings", "get", "launcher.theme").stdout == "system\n"
