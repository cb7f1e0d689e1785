"""Applications and computed answers, through the running service and the command line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from indexer.contract.messages import Answer, Done, Hit, Hits, Opened, Search
from indexer.contract.session import session_of
from tests.harness import Magpie, eventually
from tests.sources.apps.desktops import entry_text
from tests.terminal import Terminal


@pytest.fixture
def installed(product: Magpie) -> Path:
    """The folder of the session's applications, two of which are installed; and some files."""
    folder = Path(product.environment["XDG_DATA_DIRS"]) / "applications"
    folder.mkdir(parents=True)
    (folder / "org.example.Lantern.desktop").write_text(
        entry_text(
            "Lantern", "GenericName=Lamp", "Keywords=umbrella;", "Icon=lantern", "Exec=lantern",
            "Actions=dim;",
            "[Desktop Action dim]", "Name=Dim the light", "Exec=lantern --dim",
        ),
        encoding="utf-8",
    )  # fmt: skip
    (folder / "budgie.desktop").write_text(
        entry_text("Budgie Desktop", "Name[de]=Wellensittich"), encoding="utf-8"
    )
    return folder


def found(product: Magpie, query: str, **options: object) -> list[str]:
    return [hit.title for hit in product.search(query, **options).hits]


def known(product: Magpie, title: str) -> None:
    eventually(lambda: title in found(product, "", kind="app", limit=50), f"{title} is known")


def test_applications_stand_among_files(product: Magpie, installed: Path, documents: Path) -> None:
    product.add(documents)
    product.wait()
    known(product, "Lantern")
    first, final = replies(product, "lantern")
    for reply in (first, final):
        assert [hit.title for hit in reply.hits][:2] == ["Lantern", "budget.csv"]
    best = final.hits[0]
    assert (best.kind, best.id, best.icon) == ("app", "app:org.example.Lantern.desktop", "lantern")
    assert (best.subtitle, best.title_highlights, best.passages) == ("Lamp", [(0, 7)], [])
    assert best.uri == (installed / "org.example.Lantern.desktop").as_uri()
    # By its keyword it is below the file that is about it.
    assert found(product, "umbrella")[0] == "letter.txt"
    assert "Lantern" in found(product, "umbrella")
    # As the person types, a good beginning is above what has it in its text.
    assert found(product, "lan", as_you_type=True)[0] == "Lantern"


def test_a_file_called_so_is_first_unless_an_application_is(
    product: Magpie, installed: Path, documents: Path
) -> None:
    (documents / "lantern.txt").write_text("nothing", encoding="utf-8")
    product.add(documents)
    product.wait()
    known(product, "Lantern")
    assert found(product, "lantern")[:2] == ["Lantern", "lantern.txt"]
    assert found(product, "budget")[0] == "budget.csv"
    assert product.search("budget.csv").hits[0].title_highlights == [(0, 10)]


def test_a_kind_is_chosen_by_request_or_by_filter(
    product: Magpie, installed: Path, documents: Path
) -> None:
    product.add(documents)
    product.wait()
    known(product, "Lantern")
    assert found(product, "lantern", kind="app") == ["Lantern"]
    assert found(product, "kind:app lantern") == ["Lantern"]
    assert found(product, "lantern", kind="file") == found(product, "kind:file lantern")
    assert "Lantern" not in found(product, "lantern", kind="file")
    assert "Lantern" not in found(product, "ext:csv lantern")
    assert found(product, "kind:app") == ["Budgie Desktop", "Lantern"]
    assert found(product, "lantern", kind="clip") == []
    assert product.json("search", "--kind", "app", "lantern")["hits"][0]["title"] == "Lantern"


def test_what_is_started_ranks_higher(product: Magpie, installed: Path) -> None:
    known(product, "Lantern")
    with product.client() as client:
        client.ask(Opened(hit="app:org.example.Lantern.desktop", query="lan"), Done)
        client.ask(Opened(hit="app:org.example.Lantern.desktop#dim", query="lan"), Done)
    assert found(product, "", kind="app") == ["Lantern", "Budgie Desktop"]
    hits = product.search("lan", explain=True).hits
    assert [hit.title for hit in hits] == ["Lantern", "Lantern: Dim the light"]
    for hit in hits:
        assert sum(part.share for part in hit.contributions) == pytest.approx(hit.score, abs=1e-3)
        assert "opened for this query" in {part.reason for part in hit.contributions}


def test_applications_come_and_go(product: Magpie, installed: Path) -> None:
    known(product, "Lantern")
    (installed / "new.desktop").write_text(entry_text("Newcomer"), encoding="utf-8")
    eventually(lambda: found(product, "newcomer", kind="app") == ["Newcomer"], "it is found")
    (installed / "new.desktop").unlink()
    eventually(lambda: found(product, "newcomer", kind="app") == [], "it is gone")


def test_a_launcher_tells_the_session(product: Magpie, installed: Path) -> None:
    known(product, "Budgie Desktop")
    with product.client() as client:
        here = dict(product.environment)
        client.ask(session_of({**here, "LANG": "en_US.UTF-8"}), Done)
        client.ask(session_of({**here, "LANG": "de_DE.UTF-8"}), Done)
        assert found(product, "budgie") == ["Budgie Desktop"]
        client.ask(session_of({**here, "LANG": "de_DE.UTF-8"}, launcher=True), Done)
    assert found(product, "wellen") == ["Wellensittich"]
    answer = product.search("0,5 * 3").answer
    assert answer is not None
    assert answer.text == "1,5"


def test_what_works_out_comes_in_both_replies(product: Magpie, documents: Path) -> None:
    product.add(documents)
    product.wait()
    for reply in replies(product, "12 * 12"):
        assert reply.answer == Answer("calculation", "144", "144", "12 × 12")
    assert product.search("12 * 12 ext:csv").answer is None
    assert product.search("12 * 12", kind="file").answer is None
    assert product.search("12").answer is None


def test_the_command_line_shows_both(product: Magpie, installed: Path) -> None:
    known(product, "Lantern")
    shown = product.cli("search", "lantern", check=True).stdout
    assert "1 Lantern" in shown
    assert "application  ·  Lamp  ·  " in shown
    assert os.fspath(installed) in shown
    eventually(lambda: not product.search("lantern").notes, "search by meaning is ready")
    computed = product.cli("search", "3 km in m")
    assert (computed.returncode, computed.stderr) == (0, "")
    assert computed.stdout.strip() == "3 km in m = 3,000 m"
    document = product.json("search", "3 km in m")
    assert document["answer"] == {
        "kind": "conversion", "text": "3,000 m", "value": "3000", "expression": "3 km in m",
    }  # fmt: skip
    assert document["hits"] == []
    assert product.json("search", "lantern")["answer"] is None
    listed = product.json("search", "--kind", "app")["hits"]
    assert [hit["title"] for hit in listed] == ["Budgie Desktop", "Lantern"]
    assert product.cli("search").returncode == 2
    assert product.cli("search", "nothing of it").returncode == 1


def test_applications_are_known_to_the_first_command(product: Magpie, installed: Path) -> None:
    product.stop()
    # This starts the service.
    assert product.json("search", "--kind", "app", "lan")["hits"][0]["title"] == "Lantern"
    product.cli("service", "stop", check=True)


def test_an_application_is_started_by_its_number(
    product: Magpie, installed: Path, tmp_path: Path
) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    started = tmp_path / "started"
    program = programs / "gio"
    program.write_text(f'#!/bin/sh\nprintf "%s " "$@" > {started}\n', encoding="utf-8")
    program.chmod(0o755)
    product.environment["PATH"] = f"{programs}:{product.environment['PATH']}"
    known(product, "Lantern")
    terminal = Terminal(product)
    terminal.until("magpie> ")
    terminal.type("lantern\n")
    terminal.until("application")
    terminal.type("1\n")
    eventually(started.exists, "it is started")
    eventually(product.locations.usage.exists, "that is noted")
    terminal.type("\n")
    assert terminal.end() == 0
    file = os.fspath(installed / "org.example.Lantern.desktop")
    eventually(lambda: started.read_text(encoding="utf-8") == f"launch {file} ", "by its file")


def replies(product: Magpie, query: str) -> list[Hits]:
    with product.client() as client:
        return list(client.search(Search(query=query)))


def test_hits_of_applications_fit_the_wire(product: Magpie, installed: Path) -> None:
    known(product, "Lantern")
    hits: list[Hit] = product.search("", kind="app", limit=250).hits
    assert {hit.kind for hit in hits} == {"app"}
